/** Reports an ARN whose second part is no partition of AWS, and names the one that was meant. */
import { nearest } from '../iam/nearest.ts';
import { isPartition, PARTITIONS } from '../iam/regions.ts';
import { isArnService } from '../judge/arn-faults.ts';
import { changeTo, faultyArns, withRun } from '../judge/arn-fix.ts';
import { agreed } from '../judge/arn-repair.ts';
import { conditionArns } from '../judge/condition-arns.ts';
import type { Fix } from '../policy/fix.ts';
import type { Value } from '../policy/model.ts';
import { textSpan } from '../syntax/node.ts';
import { excerpt, type Span, span } from '../syntax/text.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

export const unknownPartition: Rule = {
  id: 'unknown-partition',
  category: 'validity',
  severity: 'error',
  summary: 'An ARN in a partition that AWS does not have.',
  accessAnalyzer: ['INVALID_PARTITION'],
  *check(context) {
    const { policy, lookup } = context;
    for (const { value, fault } of faultyArns(lookup, policy, ['partition'])) yield judge(context, value, fault.run);
    for (const { value, faults } of conditionArns(context.catalog, lookup, policy)) {
      for (const { kind, run } of faults) if (kind === 'partition') yield judge(context, value, run);
    }
  },
};

function judge(context: RuleContext, value: Value, run: Span): Problem {
  const { policy, lookup, catalog } = context;
  const written = value.text.slice(run.start, run.end);
  const usual = agreed(lookup, policy, 'partition') ?? 'aws';
  const fixes: Fix[] = [];
  let why = '';
  if (isArnService(catalog, written)) {
    // It is the service, and the partition before it is missing.
    why = ` The partition is missing before ${written}.`;
    fixes.push(
      changeTo(policy, value, withRun(value.text, span(run.start, run.start), `${usual}:`), { preferred: true }),
    );
  } else {
    const near = written === '' ? [usual] : nearPartitions(written);
    why = near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : '';
    for (const name of near)
      fixes.push(changeTo(policy, value, withRun(value.text, run, name), near.length === 1 ? { preferred: true } : {}));
  }
  return {
    span: textSpan(value.scalar, written === '' ? span(run.start - 1, run.end + 1) : run),
    message:
      written === ''
        ? `The partition of this ARN is empty: it is ${usual} for most.`
        : `AWS has no partition "${excerpt(written)}".${why}`,
    accessAnalyzer: ['INVALID_PARTITION'],
    fixes,
  };
}

function nearPartitions(written: string): string[] {
  const lower = written.toLowerCase();
  if (isPartition(lower)) return [lower];
  const [first, second] = nearest(
    lower,
    PARTITIONS.map(({ name }) => name),
  );
  if (!first) return lower === 'amazon' ? ['aws'] : [];
  return second?.distance === first.distance ? [first.name, second.name] : [first.name];
}
