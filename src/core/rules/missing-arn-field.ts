/** Reports an ARN without the Region or the account that the ARNs of its kind have. */
import { changeTo, type FaultyArn, faultyArns } from '../judge/arn-fix.ts';
import { agreed } from '../judge/arn-repair.ts';
import type { Fix } from '../policy/fix.ts';
import type { Value } from '../policy/model.ts';
import { textSpan } from '../syntax/node.ts';
import { excerpt, span } from '../syntax/text.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

export const missingArnField: Rule = {
  id: 'missing-arn-field',
  category: 'validity',
  severity: 'warning',
  summary: 'An ARN whose Region or account is empty although the ARNs of its kind have one.',
  accessAnalyzer: ['MISSING_ARN_ACCOUNT', 'MISSING_ARN_REGION'],
  *check(context) {
    const { policy, lookup } = context;
    for (const found of faultyArns(lookup, policy, ['no-region', 'no-account'])) {
      const kinds = lookup.arnFaults(found.value).map(({ kind }) => kind);
      const both = kinds.includes('no-region') && kinds.includes('no-account');
      // Both are one slip, and one fix.
      if (both && found.fault.kind === 'no-account') continue;
      yield problem(
        context,
        found,
        both ? ['region', 'account'] : [found.fault.kind === 'no-region' ? 'region' : 'account'],
      );
    }
  },
};

/** Views that AWS keeps for its services belong to no account. Source: AWS's managed policies that name them. */
const isOfAws = ({ text }: Value): boolean => /:resource-explorer-2:.*:view\/AWSServiceView/.test(text);

type Place = 'region' | 'account';

const WORDS = { region: 'Region', account: 'account' };

function problem({ policy, lookup, catalog }: RuleContext, { value, fault }: FaultyArn, places: Place[]): Problem {
  const prefix = lookup.arn(value).arn?.service.text ?? '';
  const service = catalog.service(prefix)?.name ?? prefix;
  const what = places.map(place => WORDS[place]).join(' and an ');
  const { start } = fault.run;
  const filled = (by: (place: Place) => string) =>
    value.text.slice(0, start) + places.map(by).join(':') + value.text.slice(start + places.length - 1);
  const usual = filled(place => agreed(lookup, policy, place) ?? '*');
  const any = filled(() => '*');
  const anyFix: Fix = {
    ...changeTo(policy, value, any, usual === any ? { preferred: true } : {}),
    title: `Change to ${excerpt(any)} (* is any ${what.replace('an ', 'any ')})`,
  };
  return {
    span: textSpan(value.scalar, span(start - 1, start + places.length)),
    message: `ARNs of this kind in ${excerpt(service)} have ${places[0] === 'region' ? 'a' : 'an'} ${what}: where that is empty, as here, the ARN ${isOfAws(value) ? 'may name only what AWS itself has' : 'names nothing'}.`,
    ...(isOfAws(value) ? { severity: 'info' as const } : {}),
    accessAnalyzer: places.map(place => (place === 'region' ? 'MISSING_ARN_REGION' : 'MISSING_ARN_ACCOUNT')),
    fixes: usual === any ? [anyFix] : [changeTo(policy, value, usual, { preferred: true }), anyFix],
  };
}
