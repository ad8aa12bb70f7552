/** Reports elements that this kind of policy does not have, and those that stand one level too high or too low. */
import { type ElementName, elementFacts, type Kind } from '../iam/grammar.ts';
import { elementsAt, has, levelOf } from '../judge/elements.ts';
import { removeElement, renameElement } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Element, Policy, Statement } from '../policy/model.ts';
import type { Problem, Rule } from './rule.ts';

export const misplacedElement: Rule = {
  id: 'misplaced-element',
  category: 'shape',
  severity: 'error',
  summary: 'An element that this kind of policy does not have, or that stands beside Statement instead of in it.',
  accessAnalyzer: [
    'INVALID_POLICY_ELEMENT',
    'MISSING_STATEMENT',
    'RCP_SYNTAX_ERROR_NOTACTION',
    'RCP_SYNTAX_ERROR_PRINCIPAL',
    'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
    'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE',
    'SCP_SYNTAX_ERROR_PRINCIPAL',
    'UNSUPPORTED_PRINCIPAL',
  ],
  *check({ policy }) {
    yield* tooHigh(policy);
    for (const element of policy.elements) yield* inKind(policy, policy, element);
    for (const statement of policy.statements) {
      for (const element of statement.elements) {
        if (element.name && levelOf(element.name) === 'policy') yield tooLow(policy, statement, element, element.name);
        else if (isJudged(policy, statement)) yield* inKind(policy, statement, element);
      }
    }
  },
};

/** One finding for all of them: a statement was written without its braces. */
function* tooHigh(policy: Policy): Generator<Problem> {
  const strays = policy.elements.filter(({ name }) => name && levelOf(name) === 'statement');
  const [first] = strays;
  if (!first) return;
  const names = elementsAt('statement')
    .filter(({ name }) => strays.some(stray => stray.name === name))
    .map(({ name }) => name);
  const missing = !policy.open && !has(policy, 'Statement') && !policy.dialect.blocks;
  yield {
    span: first.entry.key.span,
    message: `${listed(names)} ${names.length > 1 ? 'belong' : 'belongs'} in a statement: ${policy.dialect.blocks ? 'statement { … }' : '"Statement": [{ … }]'}.`,
    accessAnalyzer: ['INVALID_POLICY_ELEMENT', ...(missing ? ['MISSING_STATEMENT'] : [])],
    related: strays.slice(1).map(({ entry }) => ({ span: entry.key.span, message: 'Belongs there too.' })),
  };
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

function tooLow(policy: Policy, statement: Statement, element: Element, name: ElementName): Problem {
  const { keyOf } = policy.dialect;
  const key = element.entry.key.value;
  const asSid = name === 'Id' && !has(statement, 'Sid');
  const twice = name !== 'Statement' && has(policy, name);
  const fixes: Fix[] = [
    ...(asSid ? [fix(`Rename to ${keyOf('Sid')}`, () => renameElement(policy, element, 'Sid'))] : []),
    ...(twice ? [fix(`Remove ${key} (the policy has its own)`, () => removeElement(policy, statement, element))] : []),
  ];
  return {
    span: element.entry.key.span,
    message: `${name} belongs to the policy, not in a statement.${asSid ? ' The name of a statement is its Sid.' : ''}`,
    accessAnalyzer: ['INVALID_POLICY_ELEMENT'],
    fixes,
  };
}

/** Never safe: AWS rejects the policy as it stands, so this brings it to life. */
const fix = (title: string, make: Fix['make']): Fix => ({ title, kind: 'quickfix', preferred: true, make });

/** A guess goes by the principal, so that it rules none out; that it is a trust policy takes an action that says so. */
const isJudged = ({ kind, kindKnown }: Policy, { action }: Statement): boolean =>
  kindKnown || (kind === 'trust' && (action?.values ?? []).some(({ text }) => /^sts:/i.test(text)));

function* inKind(policy: Policy, owner: Policy | Statement, element: Element): Generator<Problem> {
  const { kind, kindKnown } = policy;
  const { name } = element;
  if (!name || !elementsAt(owner === policy ? 'policy' : 'statement').some(facts => facts.name === name)) return;
  if (elementFacts(name)?.kinds?.includes(kind) ?? true) return;
  // AWS's guide does not say what becomes of it there.
  if (kind === 'endpoint' || (name === 'Id' && !kindKnown)) return;
  const code = codeOf(kind, name);
  yield {
    span: element.entry.key.span,
    message: `${SUBJECTS[kind]} has no ${name}${reasonOf(kind, name)}.`,
    severity: kindKnown && name !== 'Id' ? 'error' : 'warning',
    accessAnalyzer: code ? [code] : [],
    fixes: removal(policy, owner, element, name),
  };
}

const SUBJECTS: Readonly<Record<Kind, string>> = {
  identity: 'A policy for users, groups and roles',
  boundary: 'A permissions boundary',
  session: 'A session policy',
  trust: 'A trust policy',
  resource: 'A policy on a resource',
  scp: 'A service control policy',
  rcp: 'A resource control policy',
  endpoint: 'The policy of a VPC endpoint',
};

function reasonOf(kind: Kind, name: ElementName): string {
  if (name === 'Id') return ': only policies on resources have one';
  if (name.endsWith('Resource')) return ': the role that has it is meant';
  if (kind === 'trust') return ': it says with Principal who may assume the role';
  if (name === 'NotAction') return ': it lists with Action what it denies';
  if (kind === 'rcp') return ': its Principal is "*", and conditions say who is meant';
  if (kind === 'scp')
    return ': it is about every user and role in the accounts; a condition on aws:PrincipalArn narrows it';
  return ': it is about whoever has it';
}

function codeOf(kind: Kind, name: ElementName): string | undefined {
  if (name === 'Id') return undefined;
  if (kind === 'scp') return 'SCP_SYNTAX_ERROR_PRINCIPAL';
  if (kind === 'rcp') return name === 'NotAction' ? 'RCP_SYNTAX_ERROR_NOTACTION' : 'RCP_SYNTAX_ERROR_PRINCIPAL';
  if (kind !== 'trust') return 'UNSUPPORTED_PRINCIPAL';
  const what = name === 'NotPrincipal' ? 'NOTPRINCIPAL' : 'RESOURCE';
  return `ROLE_TRUST_POLICY_SYNTAX_ERROR_${what}`;
}

/** Nothing for what was meant to narrow the statement and would be lost: NotAction, NotPrincipal, named principals in an SCP. */
function removal(policy: Policy, owner: Policy | Statement, element: Element, name: ElementName): Fix[] {
  const key = element.entry.key.value;
  const remove = (then: string): Fix[] => [fix(`Remove ${key}${then}`, () => removeElement(policy, owner, element))];
  if (name === 'Id') return remove('');
  if (policy.kind === 'trust') return name === 'NotPrincipal' ? [] : remove(' (the role is meant)');
  if (name !== 'Principal') return [];
  if (policy.kind !== 'scp') return remove(' (whoever has the policy is meant)');
  return 'principal' in owner && isEveryone(owner) ? remove(' (everyone in the accounts is meant)') : [];
}

const isEveryone = ({ principal }: Statement): boolean =>
  principal?.everyone?.text === '*' ||
  (principal?.groups.length === 1 &&
    principal.groups.every(
      ({ type, values, open }) =>
        type.value === 'AWS' && !open && values.length > 0 && values.every(({ text }) => text === '*'),
    ));
