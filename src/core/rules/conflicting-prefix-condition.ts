/** Reports attempts to hide a folder of a bucket by the prefix of a listing: a shorter prefix shows it all the same. */
import { keysOf } from '../catalog/keys.ts';
import type { Statement } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Rule, RuleContext } from './rule.ts';

const CODE = 'S3_PREFIX_IN_NEGATIVE_CONTEXT';

export const conflictingPrefixCondition: Rule = {
  id: 'conflicting-prefix-condition',
  category: 'security',
  severity: 'warning',
  summary: 'A condition that excludes prefixes from a listing, which a shorter prefix gets round.',
  accessAnalyzer: [CODE],
  *check(context) {
    const { policy, lookup } = context;
    for (const statement of policy.statements) {
      const { allows, effect, conditions } = statement;
      if (!allows && effect?.text !== 'Deny') continue;
      for (const condition of conditions) {
        const { key, values } = condition;
        const facts = lookup.operator(condition)?.facts;
        if (!key || facts?.family !== 'String' || facts.negated !== allows) continue;
        if (lookup.key(condition)?.name !== 's3:prefix' || !lists(context, statement)) continue;
        const [value] = values;
        const what = values.length === 1 && value?.known ? `"${excerpt(value.text)}"` : 'these prefixes';
        yield {
          span: key.span,
          message: `s3:prefix is what the caller asks for. A shorter one, or none, lists what begins with ${what} past this ${allows ? 'Allow' : 'Deny'}.`,
          accessAnalyzer: [CODE],
        };
      }
    }
  },
};

/** Where no action lists, another rule says that the key is never there. */
function lists({ lookup }: RuleContext, statement: Statement): boolean {
  const { actions, complete } = lookup.named(statement);
  return !complete || actions.some(action => keysOf(action).has('s3:prefix'));
}
