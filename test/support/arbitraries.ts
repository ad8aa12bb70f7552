/**
 * Random policies and requests for property tests. Both are made over a few actions and few values, so that they meet:
 * of requests drawn from all of AWS hardly one would match.
 */
import fc from 'fast-check';
import type { Action, Catalog } from '../../src/core/catalog/types.ts';
import type { Caller, PlainPolicy, PlainPrincipal, PlainStatement, Request } from './evaluator.ts';
import { realCatalog } from './mini-catalog.ts';

export interface World {
  readonly policy: PlainPolicy;
  readonly requests: readonly Request[];
}

export interface WorldOptions {
  /** True: the statements have principals, the requests callers. */
  readonly principals?: boolean;
  readonly statements?: { readonly minLength: number; readonly maxLength: number };
  readonly services?: readonly string[];
}

export const SERVICES: readonly string[] = ['dynamodb', 'iam', 'kms', 'logs', 's3', 'sqs', 'sts'];

/** A policy over a few actions, and requests of these actions and their neighbours. */
export const world = ({
  principals = false,
  statements,
  services = SERVICES,
}: WorldOptions = {}): fc.Arbitrary<World> =>
  fc.array(anyAction(services).chain(call), { minLength: 1, maxLength: 3 }).chain(calls =>
    fc.record({
      policy: anyPolicy(calls, principals, statements),
      requests: fc.array(anyRequest(calls, principals), { minLength: 6, maxLength: 12 }),
    }),
  );

/** What the policy and the requests of a world are about. */
export interface Call {
  readonly action: Action;
  readonly resource: string;
}

const call = (action: Action): fc.Arbitrary<Call> => concreteArn(action).map(resource => ({ action, resource }));

export function anyAction(services: readonly string[], catalog: Catalog = realCatalog()): fc.Arbitrary<Action> {
  const actions = services.map(prefix => catalog.service(prefix)?.actions ?? []);
  return fc.constantFrom(...actions).chain(group => fc.constantFrom(...group));
}

/** Statements of one policy are alike: later ones have some elements of the first, so that they cover and deny one another. */
export const anyPolicy = (
  calls: readonly Call[],
  principals: boolean,
  length = { minLength: 1, maxLength: 3 },
): fc.Arbitrary<PlainPolicy> =>
  fc
    .tuple(
      fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17'),
      fc.array(fc.tuple(anyStatement(calls, principals), fc.subarray([...PARTS])), length),
    )
    .map(([Version, drawn]) => ({
      Version,
      Statement: drawn.map(([statement, parts]) => {
        const first = drawn[0]?.[0] ?? statement;
        return {
          ...pick(statement, name => !parts.some(part => name.endsWith(part))),
          Effect: statement.Effect,
          ...pick(first, name => parts.some(part => name.endsWith(part))),
        };
      }),
    }));

const PARTS = ['Action', 'Resource', 'Principal', 'Condition'] as const;
const pick = (statement: PlainStatement, isWanted: (name: string) => boolean): object =>
  Object.fromEntries(Object.entries(statement).filter(([name]) => isWanted(name)));

export function anyStatement(calls: readonly Call[], principals: boolean): fc.Arbitrary<PlainStatement> {
  const one = fc.constantFrom(...calls);
  const some = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: 1, maxLength: 2 });
  const what = fc.oneof(
    { weight: 4, arbitrary: some(one.chain(({ action }) => actionText(action))).map(Action => ({ Action })) },
    { weight: 1, arbitrary: some(one.chain(({ action }) => actionText(action))).map(NotAction => ({ NotAction })) },
  );
  const where = fc.oneof(
    { weight: 4, arbitrary: some(one.chain(resourceText)).map(Resource => ({ Resource })) },
    { weight: 1, arbitrary: some(one.chain(resourceText)).map(NotResource => ({ NotResource })) },
  );
  const who = fc.oneof(
    { weight: 4, arbitrary: anyPrincipal.map(Principal => ({ Principal })) },
    { weight: 1, arbitrary: anyPrincipal.map(NotPrincipal => ({ NotPrincipal })) },
  );
  return fc
    .tuple(fc.constantFrom('Allow', 'Allow', 'Deny'), what, where, principals ? who : fc.constant({}), conditions)
    .map(([Effect, ...parts]) => Object.assign({ Effect }, ...parts) as PlainStatement);
}

/** The action's name, a pattern near it, its whole service or everything; in any case of letters. */
export function actionText({ id, name }: Action): fc.Arbitrary<string> {
  const prefix = id.slice(0, -name.length);
  const pattern = fc.nat({ max: name.length }).chain(at => {
    const rest = fc.nat({ max: name.length - at });
    return rest.map(length => `${prefix}${name.slice(0, at)}*${name.slice(at + length)}`);
  });
  const questioned = fc.nat({ max: name.length - 1 }).map(at => `${prefix}${name.slice(0, at)}?${name.slice(at + 1)}`);
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(id) },
    { weight: 2, arbitrary: pattern },
    { weight: 1, arbitrary: fc.constantFrom(questioned, fc.constant(id.toUpperCase())).chain(text => text) },
    { weight: 1, arbitrary: fc.constantFrom(`${prefix}*`, '*') },
  );
}

/** The ARN of the call or another that its action can act on, patterns near it, with a variable, a short one, everything. */
export function resourceText({ action, resource }: Call): fc.Arbitrary<string> {
  const arn = fc.oneof({ weight: 4, arbitrary: fc.constant(resource) }, { weight: 1, arbitrary: concreteArn(action) });
  return fc.oneof(
    { weight: 3, arbitrary: arn },
    { weight: 3, arbitrary: arn.chain(near) },
    { weight: 1, arbitrary: arn.map(text => text.replace(/[^:/]*$/, '${aws:username}')) },
    { weight: 1, arbitrary: arn.map(text => text.replace(/[^:/]*$/, "*${aws:username, 'b'}")) },
    { weight: 1, arbitrary: fc.constantFrom('*', '*', 'arn:aws:s3', 'arn:aws:*', '*:a') },
  );
}

/** A resource that a request of the action can name; `*` where it has no resource types. */
export function concreteArn({ resources }: Action): fc.Arbitrary<string> {
  const forms = resources.flatMap(({ type }) => type.arns);
  if (forms.length === 0) return fc.constant('*');
  return fc.constantFrom(...forms).chain(form => {
    const pieces = form.split(/(\$\{[^}]*\})/);
    const filled = pieces.map(piece => (piece.startsWith('${') ? valueFor(piece.slice(2, -1)) : fc.constant(piece)));
    // A form may have a star of its own, which stands for something.
    return fc.tuple(...filled).map(texts => texts.join('').replaceAll('*', 'x'));
  });
}

/** The calls themselves, mostly; else another resource, or another action of the same services. */
export function anyRequest(calls: readonly Call[], principals: boolean): fc.Arbitrary<Request> {
  const prefixes = [...new Set(calls.map(({ action }) => action.id.slice(0, action.id.indexOf(':'))))];
  const own = fc.constantFrom(...calls);
  const made = fc.oneof(
    { weight: 3, arbitrary: own },
    { weight: 2, arbitrary: own.chain(({ action }) => call(action)) },
    { weight: 1, arbitrary: anyAction(prefixes).chain(call) },
  );
  return made.chain(({ action, resource }) =>
    fc.record({
      action: fc.constant(action.id),
      resource: fc.constant(resource),
      context,
      ...(principals ? { principal: anyCaller } : {}),
    }),
  );
}

const FIXED: Readonly<Record<string, readonly string[]>> = {
  Partition: ['aws', 'aws', 'aws-cn'],
  Region: ['us-east-1', 'eu-west-1'],
  Account: ['111122223333', '444455556666'],
  BucketName: ['a', 'ab', 'b'],
};
const valueFor = (placeholder: string): fc.Arbitrary<string> =>
  fc.constantFrom(...(FIXED[placeholder] ?? ['a', 'b', 'ab', 'a/b', 'a:b']));

/** A star or a question mark in the place of a part. */
const near = (arn: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.nat({ max: arn.length }).map(at => (at < 12 ? arn.replace(/[^:/]+$/, '*') : `${arn.slice(0, at)}*`)),
    fc.constantFrom(arn.replace(/[^:/]+$/, '?'), arn.replace(/:[^:]*:([^:]*)$/, ':*:$1'), arn.replace(':aws:', ':*:')),
  );

const ROLE = 'arn:aws:iam::111122223333:role/a';
const CALLERS: readonly Caller[] = [
  { type: 'AWS', names: [ROLE] },
  { type: 'AWS', names: [ROLE, 'arn:aws:sts::111122223333:assumed-role/a/s'] },
  { type: 'AWS', names: ['arn:aws:iam::444455556666:user/b'] },
  { type: 'AWS', names: [] },
  { type: 'Service', names: ['ec2.amazonaws.com'] },
  { type: 'Service', names: ['lambda.amazonaws.com'] },
  { type: 'Federated', names: ['accounts.google.com'] },
];
export const anyCaller: fc.Arbitrary<Caller> = fc.constantFrom(...CALLERS);

const anyPrincipal: fc.Arbitrary<PlainPrincipal> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<PlainPrincipal>('*') },
  {
    weight: 3,
    arbitrary: fc.record<PlainPrincipal & object>(
      {
        AWS: fc.subarray(
          ['*', ROLE, '111122223333', 'arn:aws:iam::111122223333:root', 'arn:aws:iam::444455556666:user/b'],
          {
            minLength: 1,
            maxLength: 2,
          },
        ),
        Service: fc.constantFrom('ec2.amazonaws.com', 'lambda.amazonaws.com'),
        Federated: fc.constant('accounts.google.com'),
      },
      { requiredKeys: [] },
    ),
  },
);

interface Key {
  readonly name: string;
  readonly given: readonly (readonly string[])[];
  readonly operators: readonly string[];
  readonly asked: readonly string[];
}

const STRINGS = ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike', 'StringEqualsIgnoreCase', 'Null'];
const KEYS: readonly Key[] = [
  { name: 'aws:username', given: [['a'], ['ab'], ['A']], operators: STRINGS, asked: ['a', 'a*', 'ab', 'b', '*'] },
  {
    name: 'aws:PrincipalTag/team',
    given: [['a'], ['b']],
    operators: STRINGS,
    asked: ['a', '${aws:username}', "${aws:username, 'b'}", '?'],
  },
  {
    name: 'aws:TagKeys',
    given: [['a'], ['a', 'b'], ['b', 'c']],
    operators: [
      'ForAllValues:StringEquals',
      'ForAnyValue:StringEquals',
      'ForAnyValue:StringLike',
      'ForAllValues:StringNotEquals',
      'Null',
    ],
    asked: ['a', 'b', '*'],
  },
  {
    name: 'aws:MultiFactorAuthPresent',
    given: [['true'], ['false']],
    operators: ['Bool', 'BoolIfExists', 'Null'],
    asked: ['true', 'false'],
  },
  {
    name: 's3:max-keys',
    given: [['1'], ['10']],
    operators: ['NumericLessThan', 'NumericEquals', 'NumericNotEquals', 'NumericGreaterThanEquals'],
    asked: ['1', '5', '10'],
  },
  {
    name: 'aws:SourceIp',
    given: [['203.0.113.7'], ['198.51.100.1'], ['2001:db8::1']],
    operators: ['IpAddress', 'NotIpAddress'],
    asked: ['203.0.113.0/24', '198.51.100.1', '2001:db8::/32'],
  },
  {
    name: 'aws:PrincipalArn',
    given: [[ROLE]],
    operators: ['ArnLike', 'ArnNotEquals', 'ArnEquals'],
    asked: [ROLE, 'arn:aws:iam::*:role/*', 'arn:aws:iam::444455556666:role/a'],
  },
  {
    name: 'aws:CurrentTime',
    given: [['2026-11-01T08:00:00Z']],
    operators: ['DateLessThan', 'DateGreaterThan'],
    asked: ['2026-11-01T08:00:00Z', '2027-01-01T00:00:00Z'],
  },
];

const context: fc.Arbitrary<Request['context']> = fc
  .tuple(...KEYS.map(({ given }) => fc.option(fc.constantFrom(...given))))
  .map(values => {
    const found = KEYS.flatMap(({ name }, index) => (values[index] ? [[name, [...values[index]]] as const] : []));
    return Object.fromEntries(found);
  });

const oneCondition: fc.Arbitrary<Record<string, Record<string, string[]>>> = fc.constantFrom(...KEYS).chain(key => {
  const operator = fc
    .tuple(fc.constantFrom(...key.operators), fc.constantFrom('', '', 'IfExists'))
    .map(([name, suffix]) => (name === 'Null' || name.endsWith('IfExists') ? name : name + suffix));
  return operator.chain(name => {
    const asked = name === 'Null' ? ['true', 'false'] : key.asked;
    const values = fc.subarray([...asked], {
      minLength: 1,
      maxLength: name.startsWith('Null') || name.startsWith('Bool') ? 1 : 2,
    });
    const cased = fc.constantFrom(key.name, key.name.toLowerCase());
    return fc.tuple(cased, values).map(([text, list]) => ({ [name]: { [text]: list } }));
  });
});

/** None, mostly; else one or two. */
const conditions = fc
  .oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.array(oneCondition, { minLength: 1, maxLength: 2 }) },
  )
  .map(all => (all.length === 0 ? {} : { Condition: Object.assign({}, ...all) as PlainStatement['Condition'] }));
