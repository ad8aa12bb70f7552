/** Reports a condition key that stands twice under one operator, also where only capitals tell the two apart. */
import { hidesConditions } from '../judge/key-presence.ts';
import { all } from '../policy/change.ts';
import { removeCondition, setValues } from '../policy/change-condition.ts';
import type { Fix } from '../policy/fix.ts';
import type { Condition, Policy, Statement } from '../policy/model.ts';
import type { Scalar } from '../syntax/node.ts';
import { excerpt, span } from '../syntax/text.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

const CODE = 'DUPLICATE_KEYS_WITH_DIFFERENT_CASE';

export const duplicateConditionKey: Rule = {
  id: 'duplicate-condition-key',
  category: 'validity',
  severity: 'error',
  summary: 'A condition key that stands twice under one operator.',
  accessAnalyzer: [CODE],
  *check(context) {
    const { policy } = context;
    for (const statement of policy.statements) {
      // What is hidden may be a choice between the two.
      if (statement.conditions.length < 2 || hidesConditions(policy, statement)) continue;
      const first = new Map<Scalar | string, Map<string, Condition>>();
      for (const condition of statement.conditions) {
        const { operator, key } = condition;
        if (!key || key.value === '' || key.holes.length > 0 || operator.holes.length > 0) continue;
        // A key without its colon is still being typed.
        if (condition.entry.form === 'pair' && !condition.entry.separator) continue;
        // Blocks of Terraform are put together by what they say.
        const group = policy.dialect.blocks ? operator.value : operator;
        const keys = first.get(group) ?? new Map<string, Condition>();
        first.set(group, keys);
        const earlier = keys.get(key.value.toLowerCase());
        if (!earlier) keys.set(key.value.toLowerCase(), condition);
        else if (earlier.key && isFault(policy, earlier.key, key))
          yield problem(context, statement, earlier, condition);
      }
    }
  },
};

/** Equal keys are one key to Terraform's blocks, and VS Code itself marks them in JSON. */
function isFault(policy: Policy, earlier: Scalar, key: Scalar): boolean {
  if (earlier.value !== key.value) return true;
  return !policy.dialect.blocks && !isOwnJson(policy);
}

/** True where the file is JSON and the policy stands in no string of it. */
const isOwnJson = ({ tree }: Policy): boolean =>
  tree.faults !== undefined && tree.source.toHost(span(0, 0)).start === 0;

function problem({ policy, lookup }: RuleContext, statement: Statement, earlier: Condition, later: Condition): Problem {
  const [one, other] = [earlier.key, later.key];
  const equal = one?.value === other?.value;
  const name = lookup.key(later)?.name.replace(/\$\{.*/, '…') ?? other?.value.toLowerCase() ?? '';
  const why = equal ? 'Only one of them counts.' : 'To AWS keys that differ only in capitals are one key.';
  const fix = merge(policy, statement, earlier, later, lookup.operator(later)?.facts);
  return {
    span: (other ?? later.entry.key).span,
    message: `The key ${excerpt(name)} stands here twice. ${why}`,
    ...(equal ? {} : { accessAnalyzer: [CODE] }),
    ...(one ? { related: [{ span: one.span, message: 'The first of the two.' }] } : {}),
    fixes: fix ? [fix] : [],
  };
}

interface Facts {
  readonly negated: boolean;
  readonly single?: true;
}

function merge(
  policy: Policy,
  statement: Statement,
  earlier: Condition,
  later: Condition,
  facts: Facts | undefined,
): Fix | undefined {
  const values = [...earlier.values, ...later.values];
  if (!facts || earlier.open || later.open || values.some(({ known, chosen }) => !known || chosen)) return undefined;
  const texts = [...new Set(values.map(({ text }) => text))];
  const before = new Set(earlier.values.map(({ text }) => text)).size;
  if (texts.length === before) {
    return {
      title: 'Remove this one, whose values the other has',
      kind: 'quickfix',
      preferred: true,
      make: () => removeCondition(policy, statement, later),
    };
  }
  if (facts.single) return undefined;
  return {
    title: `Put all values under one key (${facts.negated ? 'then none of them may match' : 'then one that matches is enough'})`,
    kind: 'quickfix',
    preferred: true,
    make: () =>
      all(
        setValues(
          policy,
          earlier,
          texts.map(text => [text]),
        ),
        removeCondition(policy, statement, later),
      ),
  };
}
