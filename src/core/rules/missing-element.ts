/** Reports statements that lack what AWS asks for, and policies without any statement. */
import { EFFECTS, type ElementFacts, type ElementName, needsResource } from '../iam/grammar.ts';
import { elementsAt, has, isBroken, levelOf, meantBy, showsAll } from '../judge/elements.ts';
import type { Lookup } from '../judge/lookup.ts';
import { addElements, addStatement, type Content } from '../policy/change-elements.ts';
import type { Fix } from '../policy/fix.ts';
import type { Policy, Statement } from '../policy/model.ts';
import { elementOf } from '../policy/policy.ts';
import { isList } from '../syntax/node.ts';
import { type Span, type Stop, span } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const missingElement: Rule = {
  id: 'missing-element',
  category: 'shape',
  severity: 'error',
  summary:
    'A statement without Effect, Action, Resource or Principal where AWS asks for it, or a policy without a statement.',
  accessAnalyzer: ['MISSING_ACTION', 'MISSING_EFFECT', 'MISSING_PRINCIPAL', 'MISSING_RESOURCE', 'MISSING_STATEMENT'],
  *check({ policy, lookup }) {
    yield* withoutStatement(policy);
    for (const statement of policy.statements) {
      // A whole policy where a statement should be is told as that.
      if (!showsAll(statement) || isBroken(policy, statement) || has(statement, 'Statement')) continue;
      const missing = missingIn(policy, statement);
      if (missing.length > 0) yield problem(policy, statement, missing, lookup);
    }
  },
};

function* withoutStatement(policy: Policy): Generator<Problem> {
  // A data source of Terraform without statements is an empty policy to which others are added.
  if (policy.dialect.blocks || !showsAll(policy)) return;
  const element = elementOf(policy, 'Statement');
  if (element ? !isList(element.value) || element.value.items.length > 0 : isElsewhere(policy)) return;
  const at = element ?? elementOf(policy, 'Version');
  yield {
    span: at?.entry.key.span ?? span(policy.node.span.start, policy.node.span.start + 1),
    unfinished: policy.node.span,
    message: `This policy has no statement, and AWS rejects it. A statement says what is allowed or denied.`,
    accessAnalyzer: ['MISSING_STATEMENT'],
    fixes: [
      {
        title: 'Add a statement, to be filled in',
        kind: 'quickfix',
        preferred: true,
        make: () =>
          addStatement(
            policy,
            contentsOf(
              policy,
              needed(policy).map(({ name }) => name),
            ),
          ),
      },
    ],
  };
}

/** Other rules speak of a mistyped `Statement`, and of the elements of a statement that stand in the policy itself. */
const isElsewhere = (policy: Policy): boolean =>
  policy.elements.some(
    element =>
      meantBy(policy, element, 'policy') === 'Statement' ||
      (element.name !== undefined && levelOf(element.name) === 'statement'),
  );

/** Of the guessed kinds each rests on whether there is a principal, so that the guess cannot make these wrong. */
const needed = ({ kind, service, dialect }: Policy): readonly ElementFacts[] =>
  elementsAt('statement').filter(({ name, requiredIn }) => {
    if (name === 'Effect' && dialect.allowsByDefault) return false;
    return name === 'Resource' ? needsResource(kind, service) : requiredIn?.includes(kind);
  });

function missingIn(policy: Policy, statement: Statement): ElementName[] {
  const meant = statement.elements.map(element => meantBy(policy, element, 'statement'));
  return needed(policy)
    .filter(({ name, opposite }) => ![name, opposite].some(one => has(statement, one) || (one && meant.includes(one))))
    .map(({ name }) => name);
}

function problem(policy: Policy, statement: Statement, missing: readonly ElementName[], lookup: Lookup): Problem {
  return {
    span: anchorOf(statement),
    unfinished: statement.node.span,
    message: `This statement has no ${listed(missing, 'or')}, and AWS rejects the policy.`,
    accessAnalyzer: missing.map(name => `MISSING_${name.toUpperCase()}`),
    fixes: fixes(policy, statement, missing, lookup),
  };
}

/** Of an empty statement the two braces. */
const anchorOf = ({ anchor, node }: Statement): Span =>
  node.entries.length === 0 && node.span.end - node.span.start === 2 ? node.span : anchor;

const listed = (keys: readonly string[], last: string): string =>
  keys.length < 2 ? keys.join('') : `${keys.slice(0, -1).join(', ')} ${last} ${keys.at(-1)}`;

/** Never safe: the statement comes to life with them. */
function fixes(policy: Policy, statement: Statement, missing: readonly ElementName[], lookup: Lookup): Fix[] {
  const [first] = missing;
  const add = (title: string, contents: readonly Content[], preferred = false): Fix => ({
    title,
    kind: 'quickfix',
    ...(preferred ? { preferred } : {}),
    make: () => addElements(policy, statement, contents),
  });
  const key = first && policy.dialect.keyOf(first);
  if (missing.length === 1 && first === 'Effect')
    return EFFECTS.filter(effect => effect === 'Deny' || policy.kind !== 'rcp').map(effect =>
      add(`Add ${key} ${effect} (the statement ${effect === 'Deny' ? 'forbids' : 'grants'} what it names)`, [
        { name: first, texts: [[effect]] },
      ]),
    );
  if (missing.length === 1 && first === 'Resource') {
    const { actions, complete } = lookup.named(statement);
    if (complete && actions.every(action => action.resources.length === 0))
      return [add(`Add ${key} "*" (the actions here take no other)`, [{ name: first, texts: [['*']] }], true)];
    return [add(`Add ${key} "*" (every resource, unless you name one)`, contentsOf(policy, missing))];
  }
  if (missing.length === 1 && first === 'Principal' && EVERYONE.includes(policy.kind))
    return [add(`Add ${key} "*" (everyone whom the rest lets through)`, contentsOf(policy, missing), true)];
  return [
    add(`Add ${listed(missing.map(policy.dialect.keyOf), 'and')}, to be filled in`, contentsOf(policy, missing), true),
  ];
}

/** Kinds of policy whose Principal is `*` as a rule: conditions say who. */
const EVERYONE: readonly Policy['kind'][] = ['rcp', 'endpoint'];

/** Values that a person types over, one stop each. */
function contentsOf({ kind, service }: Policy, names: readonly ElementName[]): Content[] {
  const trust = kind === 'trust';
  const action = service && service !== 's3' ? `${service}:*` : 's3:GetObject';
  return names.map((name, index): Content => {
    const stop = (placeholder: string, choices?: readonly string[]): [[Stop]] => [
      [{ n: index + 1, placeholder, ...(choices ? { choices } : {}) }],
    ];
    if (name === 'Effect') return { name, texts: kind === 'rcp' ? [['Deny']] : stop('Allow', ['Allow', 'Deny']) };
    if (name === 'Action') return { name, texts: stop(trust ? 'sts:AssumeRole' : action) };
    if (name !== 'Principal') return { name, texts: stop('*') };
    if (EVERYONE.includes(kind)) return { name, texts: [['*']] };
    return trust
      ? { name, type: 'Service', texts: stop('ec2.amazonaws.com') }
      : { name, type: 'AWS', texts: stop('arn:aws:iam::123456789012:root') };
  });
}
