/** Reports a resource that is no ARN, or one with too few parts, capitals in its service or an account that is none. */
import type { Kind } from '../iam/grammar.ts';
import { hasWildcard } from '../iam/wildcard.ts';
import type { ArnFaultKind } from '../judge/arn-faults.ts';
import { changeTo, type FaultyArn, faultyArns, withRun } from '../judge/arn-fix.ts';
import { padded, repairShort, repairStart } from '../judge/arn-repair.ts';
import type { Fix } from '../policy/fix.ts';
import { textSpan } from '../syntax/node.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

export const invalidArn: Rule = {
  id: 'invalid-arn',
  category: 'validity',
  severity: 'error',
  summary:
    'A resource that is no ARN, or an ARN with too few parts, capitals in its service, or no account where one stands.',
  accessAnalyzer: [
    'INVALID_ARN_ACCOUNT',
    'INVALID_ARN_PREFIX',
    'INVALID_ARN_REGION',
    'INVALID_ARN_SERVICE_CASE',
    'MISSING_ARN_FIELD',
  ],
  *check(context) {
    const { policy, lookup } = context;
    for (const found of faultyArns(lookup, policy, KINDS)) {
      // API Gateway, SQS and VPC Lattice take paths in the policies of their resources.
      if (found.fault.kind === 'prefix' && policy.kind === 'resource' && found.value.text.startsWith('/')) continue;
      yield problem(context, found);
    }
    if (policy.kind === 'endpoint') yield* partsOfAccounts(context);
  },
};

const KINDS: readonly ArnFaultKind[] = ['prefix', 'fields', 'case', 'swapped', 'account'];

function problem(context: RuleContext, found: FaultyArn): Problem {
  const { policy } = context;
  const { value, fault } = found;
  const span = textSpan(value.scalar, fault.run);
  const text = value.text.slice(fault.run.start, fault.run.end);
  switch (fault.kind) {
    case 'fields':
      return tooShort(context, found);
    case 'case':
      return {
        span,
        message: `AWS compares the service of an ARN letter by letter, so "${excerpt(text)}" is not ${excerpt(text.toLowerCase())} and this ARN names nothing.`,
        accessAnalyzer: ['INVALID_ARN_SERVICE_CASE'],
        fixes: [changeTo(policy, value, withRun(value.text, fault.run, text.toLowerCase()), { preferred: true })],
      };
    case 'swapped':
      return {
        span,
        message: 'The account stands where the Region belongs: an ARN has the Region first.',
        accessAnalyzer: ['INVALID_ARN_ACCOUNT', 'INVALID_ARN_REGION'],
        fixes: [
          changeTo(policy, value, withRun(value.text, fault.run, text.split(':').reverse().join(':')), {
            preferred: true,
          }),
        ],
      };
    case 'account':
      return {
        span,
        message: `"${excerpt(text)}" is no account: that is 12 digits, a wildcard or nothing.`,
        accessAnalyzer: ['INVALID_ARN_ACCOUNT'],
        fixes: withoutDashes(context, found, text),
      };
    default:
      return noArn(context, found);
  }
}

function noArn({ policy, catalog, lookup }: RuleContext, { statement, value }: FaultyArn): Problem {
  const meant = repairStart(catalog, lookup, policy, statement, value);
  return {
    span: value.scalar.span,
    message: `${value.text.trim() === '' ? 'An empty text' : `"${excerpt(value.text)}"`} is no ARN: AWS takes "*" or a text that begins with arn: and rejects the policy.`,
    accessAnalyzer: ['INVALID_ARN_PREFIX'],
    fixes: meant === undefined ? [] : [changeTo(policy, value, meant, { preferred: true })],
  };
}

/** Kinds in which AWS fills a short ARN up with `*`. Source: its page on the Resource element. */
const FILLED_UP: readonly Kind[] = ['identity', 'boundary'];

function tooShort({ policy, catalog, lookup }: RuleContext, { value }: FaultyArn): Problem {
  const { text } = value;
  const count = text.split(':').length;
  const filled = FILLED_UP.includes(policy.kind);
  const rejected = policy.kind === 'session';
  const meant = repairShort(catalog, lookup, policy, value);
  const full = padded(text);
  const fixes: Fix[] = meant === undefined ? [] : [changeTo(policy, value, meant, { preferred: true })];
  // Where a part is left out in the middle, the stars at the end are not what anybody means.
  if (meant === undefined && filled && policy.kindKnown) fixes.push(changeTo(policy, value, full, { safe: true }));
  else if (meant === undefined) fixes.push(changeTo(policy, value, full));
  return {
    span: value.scalar.span,
    message: `An ARN has six parts between colons, and "${excerpt(text)}" has ${count}.${filled ? ` AWS reads it as "${excerpt(full)}".` : rejected ? ' AWS rejects a session policy with it.' : ''}`,
    severity:
      rejected && policy.kindKnown
        ? 'error'
        : text.endsWith('*') && meant === undefined && !rejected
          ? 'info'
          : 'warning',
    accessAnalyzer: ['MISSING_ARN_FIELD'],
    fixes,
  };
}

/** The console shows account numbers with dashes. */
function withoutDashes({ policy }: RuleContext, { value, fault }: FaultyArn, text: string): Fix[] {
  const digits = text.replace(/[- ]/g, '');
  if (!/^\d{12}$/.test(digits)) return [];
  return [changeTo(policy, value, withRun(value.text, fault.run, digits), { preferred: true })];
}

/** The policy of a VPC endpoint takes an account or a wildcard, and nothing between. */
function* partsOfAccounts({ policy, lookup }: RuleContext): Generator<Problem> {
  for (const { resource } of policy.statements) {
    for (const value of resource?.values ?? []) {
      const account = lookup.arn(value).arn?.account;
      if (!account?.sure || !hasWildcard(account.text) || account.text === '*') continue;
      yield {
        span: textSpan(value.scalar, account.run),
        message: `The policy of a VPC endpoint takes a whole account or "*", not "${excerpt(account.text)}".`,
        severity: policy.kindKnown ? 'error' : 'warning',
        accessAnalyzer: ['INVALID_ARN_ACCOUNT'],
      };
    }
  }
}
