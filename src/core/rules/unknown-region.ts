/** Reports a Region that AWS does not have, in an ARN or in a condition, or that is not in the partition of its ARN. */
import { nearest } from '../iam/nearest.ts';
import { isPlaceholder, leftIn, marksIn } from '../iam/placeholder.ts';
import { isRegionKey, looksLikeRegion, partitionOfRegion, REGIONS, region, regionsMatching } from '../iam/regions.ts';
import { hasWildcard } from '../iam/wildcard.ts';
import type { ArnFault } from '../judge/arn-faults.ts';
import { changeTo, faultyArns, withRun } from '../judge/arn-fix.ts';
import { conditionArns } from '../judge/condition-arns.ts';
import type { Fix } from '../policy/fix.ts';
import type { Condition, Policy, Value } from '../policy/model.ts';
import { textSpan } from '../syntax/node.ts';
import { excerpt, type Span, span } from '../syntax/text.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

export const unknownRegion: Rule = {
  id: 'unknown-region',
  category: 'validity',
  severity: 'error',
  summary: 'A Region that AWS does not have, or that is not in the partition of its ARN.',
  accessAnalyzer: ['INVALID_ARN_REGION', 'INVALID_REGION'],
  *check(context) {
    const { policy, lookup, catalog } = context;
    for (const { value, fault } of faultyArns(lookup, policy, ['region', 'foreign-region']))
      yield inArn(context, value, fault);
    for (const { value, faults } of conditionArns(catalog, lookup, policy)) {
      for (const fault of faults) if (fault.kind !== 'partition') yield inArn(context, value, fault);
    }
    for (const { conditions } of policy.statements) {
      for (const condition of conditions) {
        if (condition.key && isRegionKey(condition.key.value)) yield* inCondition(context, condition);
      }
    }
  },
};

function inArn({ policy, lookup }: RuleContext, value: Value, { kind, run }: ArnFault): Problem {
  const written = value.text.slice(run.start, run.end);
  if (kind === 'region') return unknown(policy, value, run, 'INVALID_ARN_REGION');
  const partition = lookup.arn(value).arn?.partition;
  const home = partitionOfRegion(written);
  return {
    span: textSpan(value.scalar, run),
    message: `"${excerpt(written)}" is a Region of ${home ? `the partition ${home.name}` : 'another partition'}, not of "${excerpt(partition?.text ?? '')}", so this ARN names nothing.`,
    accessAnalyzer: ['INVALID_ARN_REGION'],
    fixes:
      home && partition
        ? [changeTo(policy, value, withRun(value.text, partition.run, home.name), { preferred: true })]
        : [],
  };
}

function* inCondition({ policy, lookup }: RuleContext, condition: Condition): Generator<Problem> {
  const facts = lookup.operator(condition)?.facts;
  if (facts?.family !== 'String') return;
  const anyCase = facts.name.includes('IgnoreCase');
  for (const value of condition.values) {
    const text = anyCase ? value.text.toLowerCase() : value.text;
    if (!value.known || value.scalar.type !== 'string' || text === '' || region(text) || text === 'EU') continue;
    if (isPlaceholder(text) || leftIn(text).length > 0 || marksIn(text).length > 0) continue;
    // A wildcard that is none is a fault of its own.
    if (hasWildcard(text) && (!facts.name.includes('Like') || regionsMatching(text).length > 0)) continue;
    yield unknown(policy, value, span(0, text.length), 'INVALID_REGION');
  }
}

function unknown(policy: Policy, value: Value, run: Span, code: string): Problem {
  const written = value.text.slice(run.start, run.end);
  const near = nearRegions(written);
  const hint = near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
  const may = looksLikeRegion(written);
  const pattern = hasWildcard(written);
  return {
    span: textSpan(value.scalar, run),
    message: pattern
      ? `No Region of AWS matches "${excerpt(written)}".`
      : `AWS has no Region "${excerpt(written)}"${may ? ' that is known here; it may be new' : ''}.${hint}`,
    // One of tomorrow's Regions can have such a name.
    severity: may ? 'info' : pattern ? 'warning' : 'error',
    accessAnalyzer: [code],
    fixes: near.map(
      (name): Fix =>
        changeTo(policy, value, withRun(value.text, run, name), near.length === 1 ? { preferred: true } : {}),
    ),
  };
}

function nearRegions(written: string): string[] {
  if (hasWildcard(written)) return [];
  // The Availability Zone instead of its Region.
  const zone = /^(.*\d)[a-z]$/.exec(written)?.[1];
  if (zone && region(zone)) return [zone];
  const found = nearest(
    written,
    REGIONS.map(({ name }) => name),
  ).filter(({ distance }) => distance <= 2);
  return found.filter(({ distance }) => distance === found[0]?.distance).map(({ name }) => name);
}
