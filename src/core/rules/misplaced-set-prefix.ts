/** Reports ForAllValues and ForAnyValue on keys of which a request holds one value. */
import { isProviderKey } from '../iam/federation.ts';
import { type ParsedOperator, whenKeyMissing } from '../iam/operators.ts';
import { requiresKey } from '../judge/key-presence.ts';
import { setOperator } from '../policy/change-condition.ts';
import type { Condition, Statement } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

const CODE = 'FORALLVALUES_WITH_SINGLE_VALUED_KEY';

export const misplacedSetPrefix: Rule = {
  id: 'misplaced-set-prefix',
  category: 'security',
  severity: 'warning',
  summary: 'ForAllValues or ForAnyValue before an operator on a key that has one value.',
  accessAnalyzer: [CODE],
  *check(context) {
    const { policy, lookup } = context;
    for (const statement of policy.statements) {
      for (const condition of statement.conditions) {
        const facts = lookup.key(condition);
        const operator = lookup.operator(condition);
        if (facts?.multivalued !== 'no' || !operator?.prefix || operator.facts.family === 'Null') continue;
        // Claims of identity providers are matters of other rules.
        if (facts.federation || isProviderKey(facts.name) || facts.name.startsWith('saml:')) continue;
        // AWS's own examples have ForAnyValue on keys of services that their data call single; it does no harm.
        if (operator.prefix === 'ForAnyValue' && !facts.global) continue;
        yield problem(context, statement, condition, operator, facts.global !== undefined);
      }
    }
  },
};

function problem(
  { policy, lookup }: RuleContext,
  statement: Statement,
  condition: Condition,
  operator: ParsedOperator,
  certain: boolean,
): Problem {
  const { prefix: _, ...bare } = operator;
  const prefix = operator.prefix ?? 'ForAnyValue';
  const plain = operator.spelling.slice(prefix.length + 1);
  const changes = whenKeyMissing(operator) !== whenKeyMissing(bare);
  const name = condition.key?.value ?? '';
  const others = statement.conditions.filter(other => other !== condition);
  const guarded = requiresKey(lookup, { conditions: others }, other => other === name.toLowerCase());
  const shown = excerpt(name);
  const { message, severity, effect } = changes && !guarded ? told(statement, prefix, shown) : nothing(prefix, shown);
  return {
    span: condition.key?.span ?? condition.operator.span,
    message,
    severity,
    ...(prefix === 'ForAllValues' ? { accessAnalyzer: [CODE] } : {}),
    fixes: [
      {
        title: `Change to ${plain} (${effect})`,
        kind: 'quickfix',
        preferred: true,
        // Of keys of services the data may err.
        ...(certain && (!changes || guarded) ? { safe: true } : {}),
        make: () => setOperator(policy, statement, condition, plain),
      },
    ],
  };
}

interface Told {
  readonly message: string;
  readonly severity: 'warning' | 'info' | 'hint';
  readonly effect: string;
}

const nothing = (prefix: string, name: string): Told => ({
  message: `A request holds one value of ${name}, so ${prefix} changes nothing.`,
  severity: 'hint',
  effect: 'which means the same',
});

/** What the prefix does to requests without the key, and what dropping it does. */
function told({ allows }: Statement, prefix: string, name: string): Told {
  if (prefix === 'ForAllValues') {
    const message = `A request holds one value of ${name} or none, and with ForAllValues those with none ${allows ? 'pass' : 'match too'}.`;
    return { message, severity: allows ? 'warning' : 'info', effect: 'then requests without the key no longer match' };
  }
  return {
    message: `A request holds one value of ${name}: ForAnyValue only keeps requests without the key from matching.`,
    severity: 'hint',
    effect: 'then requests without the key match too',
  };
}
