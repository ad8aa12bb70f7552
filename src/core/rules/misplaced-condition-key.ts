/** Reports condition keys at a place where they tell nothing: services that do not fill them, policies of one resource. */
import { parseAction } from '../iam/action.ts';
import type { GlobalKey } from '../iam/condition-keys.ts';
import { type ParsedOperator, whenKeyMissing } from '../iam/operators.ts';
import { hasWildcard, matches } from '../iam/wildcard.ts';
import { requiresKey } from '../judge/key-presence.ts';
import type { Condition, Statement } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

const SUPPORTED = 'USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES';
const IRRELEVANT = 'IRRELEVANT_CONDITION_KEY_IN_POLICY';

/** Those about the owner of the resource; of a policy's own resource it is always the same. */
const OWNER: readonly string[] = [
  'aws:ResourceAccount',
  'aws:ResourceOrgID',
  'aws:ResourceOrgPaths',
  's3:ResourceAccount',
];

export const misplacedConditionKey: Rule = {
  id: 'misplaced-condition-key',
  category: 'security',
  severity: 'warning',
  summary: 'A condition key in a statement or policy where it tells nothing.',
  accessAnalyzer: [IRRELEVANT, SUPPORTED],
  *check(context) {
    const { policy, lookup } = context;
    for (const statement of policy.statements) {
      for (const condition of statement.conditions) {
        const facts = lookup.key(condition);
        const operator = lookup.operator(condition);
        if (!facts || !operator || operator.facts.family === 'Null') continue;
        const problem =
          (facts.global?.services && unfilled(context, statement, condition, facts.global, operator)) ??
          (OWNER.includes(facts.name) ? ownOwner(context, condition) : undefined);
        if (problem) yield problem;
      }
    }
  },
};

/** In a policy whose kind is guessed the resource may be any: endpoint policies and RCPs look the same. */
function ownOwner({ policy }: RuleContext, condition: Condition): Problem | undefined {
  const { key, values, open } = condition;
  if (policy.kind !== 'resource' || !policy.kindKnown || !key || open) return undefined;
  // Compared with the caller it tells something: ${aws:PrincipalAccount}.
  if (values.some(({ known, text }) => !known || text.includes('${'))) return undefined;
  return {
    span: key.span,
    message: `This policy belongs to one resource, whose owner is always the same. ${excerpt(key.value)} tells nothing here.`,
    severity: 'info',
    accessAnalyzer: [IRRELEVANT],
  };
}

function unfilled(
  { policy, lookup, catalog }: RuleContext,
  statement: Statement,
  condition: Condition,
  global: GlobalKey,
  operator: ParsedOperator,
): Problem | undefined {
  const name = global.name.toLowerCase();
  const others = { conditions: statement.conditions.filter(other => other !== condition) };
  if (requiresKey(lookup, others, other => other === name)) return undefined;
  const { allows, effect } = statement;
  if (!allows && effect?.text !== 'Deny') return undefined;
  const isKnown = (prefix: string): boolean => catalog.service(prefix) !== undefined;
  const outside = isAttached(policy.kind)
    ? outsideOf(policy.service ? [policy.service] : [], global)
    : outsideOf(namesIn(statement, isKnown), global);
  if (outside === undefined) return undefined;
  const holds = whenKeyMissing(operator) === 'true';
  const done = allows ? (holds ? 'pass' : 'are not allowed') : holds ? 'are forbidden' : 'are not forbidden';
  const whose = outside === '*' ? 'Calls to all others' : `${excerpt(outside)} is not one of them: its calls`;
  return {
    span: (condition.key ?? condition.operator).span,
    message: `Only some services fill ${global.name}. ${whose} ${done}, wherever they come from.`,
    // The key about the ARN of the network is new, and Access Analyzer says nothing of it.
    ...(global.name.startsWith('aws:Vpce') ? { accessAnalyzer: [SUPPORTED] } : {}),
  };
}

/** Attached to a resource or an endpoint, a policy is about one service, whatever its actions are. */
const isAttached = (kind: string): boolean => kind === 'resource' || kind === 'endpoint' || kind === 'trust';

/** The services and actions that a statement names, in the order of the alphabet; `*` where it names no service. */
function namesIn({ action }: Statement, isKnown: (prefix: string) => boolean): string[] {
  if (!action) return [];
  if (action.negated) return ['*'];
  const names = action.values.flatMap(({ known, text }) => {
    const pattern = known ? parseAction(text) : undefined;
    if (!pattern) return [];
    if (hasWildcard(pattern.prefix)) return ['*'];
    if (!isKnown(pattern.prefix)) return [];
    return [hasWildcard(pattern.name) ? pattern.prefix : text];
  });
  return [...new Set(names)].sort();
}

/** The first that never comes with the key. */
const outsideOf = (names: readonly string[], { services = [], notFor = [] }: GlobalKey): string | undefined =>
  names.find(name => {
    const prefix = parseAction(name)?.prefix ?? name;
    return !services.includes(prefix) || notFor.some(pattern => matches(pattern.toLowerCase(), name.toLowerCase()));
  });
