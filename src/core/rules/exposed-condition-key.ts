/** Reports an Allow that rests on what the caller says of itself: its user agent, or the page that it comes from. */
import type { GlobalKey } from '../iam/condition-keys.ts';
import { hidesConditions } from '../judge/key-presence.ts';
import type { Statement } from '../policy/model.ts';
import type { Rule } from './rule.ts';

const CODE = 'UNTRUSTWORTHY_CONDITION_KEY';

export const exposedConditionKey: Rule = {
  id: 'exposed-condition-key',
  category: 'security',
  severity: 'warning',
  summary: 'An Allow under a condition on a key that the caller can write at will.',
  accessAnalyzer: [CODE],
  *check({ policy, lookup }) {
    for (const statement of policy.statements) {
      if (!statement.allows) continue;
      for (const condition of statement.conditions) {
        const global = lookup.key(condition)?.global;
        if (!global?.forgeable || !condition.key) continue;
        const open =
          isOpenToAll(statement) &&
          !hidesConditions(policy, statement) &&
          statement.conditions.every(other => isForgeable(lookup.key(other)?.global));
        yield {
          span: condition.key.span,
          message: `${global.name} proves nothing: ${TELLS[global.name] ?? 'it'} is whatever the caller writes.${open ? ' Here it is all that stands between the resource and everyone.' : ''}`,
          severity: open ? 'warning' : 'info',
          accessAnalyzer: [CODE],
        };
      }
    }
  },
};

const TELLS: Readonly<Record<string, string>> = {
  'aws:referer': 'the address of the page in front',
  'aws:UserAgent': 'the name of the calling program',
};

const isForgeable = (global: GlobalKey | undefined): boolean => global?.forgeable ?? false;

/** Terraform writes a plain "*" as a principal of the type *. */
const EVERYONE: readonly string[] = ['AWS', '*'];

/** Where nothing else says who may come. */
const isOpenToAll = ({ principal }: Statement): boolean =>
  principal !== undefined &&
  !principal.negated &&
  (principal.everyone?.text === '*' ||
    principal.groups.some(
      ({ type, values }) => EVERYONE.includes(type.value) && values.some(({ text }) => text === '*'),
    ));
