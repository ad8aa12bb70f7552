/** What each element of a policy is, what may stand there, one example, the trap people fall into, and AWS's page. */
import type { ElementName } from '../iam/grammar.ts';
import { fence, link, paragraphs } from './markdown.ts';

interface ElementText {
  readonly what: string;
  readonly example: string;
  readonly trap: string;
  /** The page's name below AWS's reference of policy elements. */
  readonly page: string;
}

const TEXTS: Readonly<Record<ElementName, ElementText>> = {
  Version: {
    what: 'Which edition of the policy language AWS reads the policy in: `"2012-10-17"`, today\'s, or `"2008-10-17"`, the one before. It is no date of your own.',
    example: '"Version": "2012-10-17"',
    trap: 'Left out, it means 2008-10-17, and `${aws:username}` and every other variable is then plain text.',
    page: 'version',
  },
  Id: {
    what: 'A name for the whole policy, of your own choosing. Some services ask for it, none gives it a meaning.',
    example: '"Id": "InvoicesBucket"',
    trap: 'Policies for users, groups and roles take no Id, only those attached to a resource.',
    page: 'id',
  },
  Statement: {
    what: 'The rules of the policy: one statement or a list of them. Each allows or denies some actions on some resources.',
    example:
      '"Statement": [\n  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::invoices/*" }\n]',
    trap: 'Their order means nothing. One matching Deny, here or in any other policy, beats every Allow.',
    page: 'statement',
  },
  Sid: {
    what: 'A name for the statement (statement ID), so that people and logs can speak of it.',
    example: '"Sid": "ReadInvoices"',
    trap: 'In policies for users, groups and roles: letters and digits only, and no two alike.',
    page: 'sid',
  },
  Effect: {
    what: 'Whether the statement grants or forbids: `"Allow"` or `"Deny"`. What no statement allows is denied anyway.',
    example: '"Effect": "Allow"',
    trap: 'Spelled exactly so, with a capital. A Deny wins over every Allow, so no later Allow can lift it.',
    page: 'effect',
  },
  Principal: {
    what: 'Who the statement is about: accounts, roles, users, AWS services or federated users. It belongs to policies attached to a resource or a role.',
    example: '"Principal": { "Service": "ec2.amazonaws.com" }',
    trap: 'A policy for a user, group or role has no Principal: there it is whoever has the policy. `"*"` is everyone, the whole internet included.',
    page: 'principal',
  },
  NotPrincipal: {
    what: 'Everyone except those listed. It is meant for Deny.',
    example: '"NotPrincipal": { "AWS": "arn:aws:iam::123456789012:root" }',
    trap: 'With Allow it opens the resource to all others, strangers included. A Deny with a condition on `aws:PrincipalArn` is the safer way.',
    page: 'notprincipal',
  },
  Action: {
    what: 'What may be done, or not: `service:Operation`, one or a list. `*` stands for any letters, `?` for one.',
    example: '"Action": ["s3:GetObject", "s3:List*"]',
    trap: '`s3:*` also holds deleting and changing permissions, and whatever AWS adds tomorrow.',
    page: 'action',
  },
  NotAction: {
    what: 'Every action except those listed, of all services.',
    example: '"NotAction": ["iam:*", "organizations:*"]',
    trap: 'With Allow it grants nearly all of AWS. It denies nothing: what is listed is only left out.',
    page: 'notaction',
  },
  Resource: {
    what: 'What the actions may touch: ARNs, one or a list, `*` in them for any letters.',
    example: '"Resource": "arn:aws:s3:::invoices/*"',
    trap: 'A bucket (`arn:aws:s3:::invoices`) and the objects in it (`arn:aws:s3:::invoices/*`) are two resources. Trust policies have no Resource: it is the role.',
    page: 'resource',
  },
  NotResource: {
    what: 'Every resource except those listed.',
    example: '"NotResource": "arn:aws:s3:::invoices/*"',
    trap: 'With Allow it grants the actions on everything else, of all services, and on what is created tomorrow.',
    page: 'notresource',
  },
  Condition: {
    what: 'When the statement counts: an operator, a condition key, and the values to compare with. Several operators and keys must all hold; of several values one is enough, and for a negated operator none may match.',
    example: '"Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }',
    trap: 'A key that the request does not carry makes the condition false, unless the operator is a negated one, ends in `IfExists` or begins with `ForAllValues:`.',
    page: 'condition',
  },
};

/** The same in every language that a policy is written in. */
export function elementHover(name: ElementName): string {
  const { what, example, trap, page } = TEXTS[name];
  return paragraphs(
    `**${name}** · ${what}`,
    `**Mind:** ${trap}`,
    fence('json', example),
    link('AWS reference', address(page)),
  );
}

const address = (page: string): string =>
  `https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_${page}.html`;
