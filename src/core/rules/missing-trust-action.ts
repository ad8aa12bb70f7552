/** Reports a trust policy without an action that its callers, or its conditions, need. */
import { whenKeyMissing } from '../iam/operators.ts';
import { matches } from '../iam/wildcard.ts';
import type { Lookup } from '../judge/lookup.ts';
import { namedPrincipals } from '../judge/named-principals.ts';
import { addValues } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Condition, Policy, Statement } from '../policy/model.ts';
import type { Problem, Rule } from './rule.ts';

/** What a service does when it assumes a role for its callers. Sources: the guides of IAM Roles Anywhere and of Amazon EKS. */
const NEEDED_BY: Readonly<Record<string, Needed>> = {
  'rolesanywhere.amazonaws.com': {
    title: 'IAM Roles Anywhere',
    actions: ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'],
    code: 'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY',
  },
  'pods.eks.amazonaws.com': { title: 'EKS Pod Identity', actions: ['sts:AssumeRole', 'sts:TagSession'] },
};

interface Needed {
  readonly title: string;
  readonly actions: readonly string[];
  readonly code?: string;
}

/** Keys that a request holds only where it also asks for the action. Source: AWS's page of IAM and STS keys. */
const NEEDED_FOR: readonly (readonly [key: RegExp, action: string])[] = [
  [/^sts:sourceidentity$/i, 'sts:SetSourceIdentity'],
  [/^aws:requesttag\/.+$/i, 'sts:TagSession'],
  [/^aws:tagkeys$/i, 'sts:TagSession'],
  [/^sts:transitivetagkeys$/i, 'sts:TagSession'],
];

const GRANTS: Readonly<Record<string, string>> = {
  'sts:AssumeRole': 'lets the caller in',
  'sts:SetSourceIdentity': 'lets the caller name a source identity',
  'sts:TagSession': 'lets the caller tag the session',
};

export const missingTrustAction: Rule = {
  id: 'missing-trust-action',
  category: 'validity',
  severity: 'error',
  summary: 'A trust policy without an action that its callers, or its conditions, need.',
  kinds: ['trust'],
  accessAnalyzer: ['MISSING_ACTION_FOR_CONDITION_KEY', 'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY'],
  *check({ policy, lookup }) {
    const grants = policy.statements.filter(({ effect }) => effect?.text !== 'Deny');
    // What is not shown, or not known, may allow the action.
    if (policy.open || grants.some(isVague)) return;
    for (const statement of grants) {
      if (!statement.allows) continue;
      yield* ofServices(policy, grants, statement);
      yield* ofConditions(policy, lookup, grants, statement);
    }
  },
};

function* ofServices(policy: Policy, grants: readonly Statement[], statement: Statement): Generator<Problem> {
  for (const { value, principal } of namedPrincipals(statement).named) {
    const name = principal.kind === 'service' ? principal.service.name : '';
    const needed = NEEDED_BY[name];
    if (!needed) continue;
    const own = grants.filter(other => trusts(other, name));
    const missing = needed.actions.filter(action => !isAllowed(own, action));
    // Said once, where the service is named first.
    if (missing.length === 0 || own[0] !== statement) continue;
    yield {
      span: value.scalar.span,
      message: `${needed.title} also needs ${missing.join(' and ')} here, or no session begins.`,
      // The tags of pods can be switched off, and Access Analyzer says nothing of them.
      severity: needed.code ? 'error' : 'warning',
      accessAnalyzer: needed.code ? [needed.code] : [],
      fixes: fixesOf(policy, statement, missing),
    };
  }
}

function* ofConditions(
  policy: Policy,
  lookup: Lookup,
  grants: readonly Statement[],
  statement: Statement,
): Generator<Problem> {
  const said = new Set<string>();
  for (const condition of statement.conditions) {
    const { key } = condition;
    const action = NEEDED_FOR.find(([name]) => key && name.test(key.value))?.[1];
    if (!key || key.holes.length > 0 || action === undefined || said.has(action)) continue;
    if (isAllowed(grants, action)) continue;
    if (!needsKey(lookup, condition)) continue;
    said.add(action);
    yield {
      span: key.span,
      message: `Without ${action} no request can hold ${key.value}, so this condition never holds and nobody gets in.`,
      accessAnalyzer: ['MISSING_ACTION_FOR_CONDITION_KEY'],
      fixes: fixesOf(policy, statement, [action]),
    };
  }
}

/** True where the condition surely fails for a request without the key. */
function needsKey(lookup: Lookup, condition: Condition): boolean {
  const operator = lookup.operator(condition);
  if (!operator) return false;
  const whenMissing = whenKeyMissing(operator);
  if (whenMissing !== 'asks') return whenMissing === 'false';
  const [value] = condition.values;
  return !operator.ifExists && value?.known === true && value.text.toLowerCase() === 'false';
}

const isVague = ({ action, open, principal }: Statement): boolean =>
  open ||
  !action ||
  action.negated ||
  action.open ||
  action.values.some(({ known }) => !known) ||
  !principal ||
  principal.open;

const isAllowed = (statements: readonly Statement[], wanted: string): boolean =>
  statements.some(({ action }) =>
    (action?.values ?? []).some(({ text }) => matches(text.toLowerCase(), wanted.toLowerCase())),
  );

/** The service by its name, or whoever may be behind what is not known. */
function trusts(statement: Statement, name: string): boolean {
  const { named, complete } = namedPrincipals(statement);
  return !complete || named.some(({ principal }) => principal.kind === 'service' && principal.service.name === name);
}

function fixesOf(policy: Policy, { action }: Statement, missing: readonly string[]): Fix[] {
  if (!action) return [];
  return [
    {
      title: `Add ${missing.join(' and ')} (${missing.map(name => GRANTS[name]).join(', ')})`,
      kind: 'quickfix',
      preferred: true,
      make: () =>
        addValues(
          policy,
          action,
          missing.map(name => [name]),
        ),
    },
  ];
}
