/** What each element of a policy is, what may stand there, one sample, and the trap people fall into. */
import type { ElementName } from '../iam/grammar.ts';
import type { Sample } from './spelling.ts';

export interface ElementText {
  readonly what: string;
  readonly sample: Sample;
  readonly trap: string;
  /** The trap in blocks of Terraform's `aws_iam_policy_document`, where it is another one. */
  readonly blockTrap?: string;
}

/** Source: AWS's pages of policy elements, and for the blocks the documentation of Terraform's AWS provider. */
export const ELEMENT_TEXTS: Readonly<Record<ElementName, ElementText>> = {
  Version: {
    what: 'Which edition of the policy language AWS reads the policy in: `2012-10-17`, today’s, or `2008-10-17`, the one before. It is no date of your own.',
    sample: '2012-10-17',
    trap: 'Left out, it means 2008-10-17, and `${aws:username}` and every other variable is then plain text.',
    blockTrap: 'Left out, Terraform writes 2012-10-17. With 2008-10-17 every variable is plain text.',
  },
  Id: {
    what: 'A name for the whole policy, of your own choosing. Some services ask for it, none gives it a meaning.',
    sample: 'InvoicesBucket',
    trap: 'Policies for users, groups and roles take no Id, only those attached to a resource.',
  },
  Statement: {
    what: 'The rules of the policy: one statement or a list of them. Each allows or denies some actions on some resources.',
    sample: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::invoices/*' }],
    trap: 'Their order means nothing. One matching Deny, here or in any other policy, beats every Allow.',
  },
  Sid: {
    what: 'A name for the statement (statement ID), so that people and logs can speak of it.',
    sample: 'ReadInvoices',
    trap: 'In policies for users, groups and roles: letters and digits only, and no two alike.',
  },
  Effect: {
    what: 'Whether the statement grants or forbids: `Allow` or `Deny`. What no statement allows is denied anyway.',
    sample: 'Allow',
    trap: 'Spelled exactly so, with a capital. A Deny wins over every Allow, so no later Allow can lift it.',
    blockTrap: 'Left out, Terraform writes Allow. A Deny wins over every Allow, so no later Allow can lift it.',
  },
  Principal: {
    what: 'Who the statement is about: accounts, roles, users, AWS services or federated users. It belongs to policies attached to a resource or a role.',
    sample: { Service: 'ec2.amazonaws.com' },
    trap: 'A policy for a user, group or role has no Principal: there it is whoever has the policy. `*` is everyone, the whole internet included.',
    blockTrap:
      'A policy for a user, group or role has no principals: there it is whoever has the policy. Identifiers `*` of type `*` or `AWS` are everyone, the whole internet included.',
  },
  NotPrincipal: {
    what: 'Everyone except those listed. It is meant for Deny.',
    sample: { AWS: 'arn:aws:iam::123456789012:root' },
    trap: 'With Allow it opens the resource to all others, strangers included. A Deny with a condition on `aws:PrincipalArn` is the safer way.',
  },
  Action: {
    what: 'What may be done, or not: `service:Operation`, one or a list. `*` stands for any letters, `?` for one.',
    sample: ['s3:GetObject', 's3:List*'],
    trap: '`s3:*` also holds deleting and changing permissions, and whatever AWS adds tomorrow.',
  },
  NotAction: {
    what: 'Every action except those listed, of all services.',
    sample: ['iam:*', 'organizations:*'],
    trap: 'With Allow it grants nearly all of AWS. It denies nothing: what is listed is only left out.',
  },
  Resource: {
    what: 'What the actions may touch: ARNs, one or a list, `*` in them for any letters.',
    sample: 'arn:aws:s3:::invoices/*',
    trap: 'A bucket (`arn:aws:s3:::invoices`) and the objects in it (`arn:aws:s3:::invoices/*`) are two resources. Trust policies have no Resource: it is the role.',
  },
  NotResource: {
    what: 'Every resource except those listed.',
    sample: 'arn:aws:s3:::invoices/*',
    trap: 'With Allow it grants the actions on everything else, of all services, and on what is created tomorrow.',
  },
  Condition: {
    what: 'When the statement counts: an operator, a condition key, and the values to compare with. Several operators and keys must all hold; of several values one is enough, and for a negated operator none may match.',
    sample: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    trap: 'A key that the request does not carry makes the condition false, unless the operator is a negated one, ends in `IfExists` or begins with `ForAllValues:`.',
  },
};

/** How a variable of IAM is written where the language has a meaning of its own for `${…}`. */
export const VARIABLE_NOTES = {
  blocks: 'A variable of IAM is written `&{aws:username}` here, since `${…}` is Terraform’s own.',
  hcl: 'A variable of IAM is written `$${aws:username}` here, since `${…}` is Terraform’s own.',
  cloudformation:
    'Inside `!Sub` a variable of IAM is written `${!aws:username}`, since `${…}` is CloudFormation’s own.',
} as const;

/** The keys inside the blocks that stand for Principal, NotPrincipal and Condition. */
export const BLOCK_KEY_TEXTS: Readonly<Record<string, string>> = {
  type: 'What sort of principals the identifiers are: `AWS`, `Service`, `Federated`, `CanonicalUser`, or `*` for everyone.',
  identifiers:
    'The principals themselves: ARNs and account numbers for `AWS`, names such as `ec2.amazonaws.com` for `Service`.',
  test: 'The condition operator, such as `StringEquals`: how key and values are compared.',
  variable: 'The condition key, such as `aws:SourceIp`: what is looked up in the request.',
  values: 'What the key is compared with. One that matches is enough; for a negated operator none may match.',
};
