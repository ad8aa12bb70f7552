/** Reports a Region or an account in an ARN of a kind that has none. */
import type { ArnFault } from '../judge/arn-faults.ts';
import { changeTo, faultyArns, withRun } from '../judge/arn-fix.ts';
import { textSpan } from '../syntax/node.ts';
import { excerpt } from '../syntax/text.ts';
import type { Rule } from './rule.ts';

export const misplacedArnField: Rule = {
  id: 'misplaced-arn-field',
  category: 'validity',
  severity: 'error',
  summary: 'An ARN with a Region or an account that the ARNs of its kind do not have.',
  accessAnalyzer: ['ARN_ACCOUNT_NOT_ALLOWED', 'ARN_REGION_NOT_ALLOWED'],
  covers: ['invalid-placeholder'],
  *check({ policy, lookup, catalog }) {
    for (const { value, fault } of faultyArns(lookup, policy, ['extra-region', 'extra-account'])) {
      const { run, kind } = fault;
      const what = kind === 'extra-region' ? 'Region' : 'account';
      const prefix = lookup.arn(value).arn?.service.text ?? '';
      const service = catalog.service(prefix)?.name ?? prefix;
      yield {
        span: textSpan(value.scalar, run),
        message: `ARNs of this kind in ${excerpt(service)} have no ${what}: with "${excerpt(value.text.slice(run.start, run.end))}" this one names nothing.`,
        accessAnalyzer: [kind === 'extra-region' ? 'ARN_REGION_NOT_ALLOWED' : 'ARN_ACCOUNT_NOT_ALLOWED'],
        fixes: [changeTo(policy, value, emptied(value.text, lookup.arnFaults(value)), { preferred: true })],
      };
    }
  },
};

/** Without all that does not belong there: to leave one of two would not help. */
const emptied = (text: string, faults: readonly ArnFault[]): string =>
  faults.filter(({ kind }) => kind.startsWith('extra-')).reduceRight((left, { run }) => withRun(left, run, ''), text);
