/** The shortest JSON that AWS can be given for a policy, in whichever language it is written. */
import type { Condition, Policy, Statement, Value, Values } from './model.ts';
import { elementOf, stringOf } from './policy.ts';

export interface Shortest {
  readonly text: string;
  /** False where holes, variables or functions make it longer than that. */
  readonly exact: boolean;
}

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** Without white space; what the text does not show is taken as nothing. */
export function shortestJson(policy: Policy): Shortest {
  const id = stringOf(elementOf(policy, 'Id'), policy.dialect);
  const document = {
    ...(policy.dialect.blocks || elementOf(policy, 'Version') ? { Version: '2012-10-17' } : {}),
    ...(id ? { Id: jsonOf(id) } : {}),
    Statement: policy.statements.map(statement => statementOf(policy, statement)),
  };
  return { text: JSON.stringify(document), exact: !policy.open && policy.statements.every(isShown) };
}

const isShown = ({ open, effect, action, resource, principal, conditions }: Statement): boolean => {
  const fields = [action, resource, ...(principal?.groups ?? []), ...conditions].flatMap(field => field ?? []);
  return (
    !open &&
    !principal?.open &&
    effect?.known !== false &&
    fields.every(field => !field.open && field.values.every(value => value.known && !value.chosen))
  );
};

function statementOf(policy: Policy, { sid, effect, principal, action, resource, conditions }: Statement): Json {
  const [group, ...more] = principal?.groups ?? [];
  // A block of Terraform with the type `*` is everyone, as the plain string is elsewhere.
  const plain =
    principal?.everyone ?? (policy.dialect.blocks && group?.type.value === '*' ? group.values[0] : undefined);
  const who =
    plain && more.length === 0
      ? jsonOf(plain)
      : Object.fromEntries((principal?.groups ?? []).map(group => [group.type.value, valuesOf(policy, group)]));
  return {
    ...(sid && sid.text !== '' ? { Sid: jsonOf(sid) } : {}),
    Effect: effect ? jsonOf(effect) : 'Deny',
    ...(principal ? { [principal.negated ? 'NotPrincipal' : 'Principal']: who } : {}),
    ...(action ? { [action.element]: valuesOf(policy, action) } : {}),
    ...(resource ? { [resource.element]: valuesOf(policy, resource) } : {}),
    ...(conditions.length > 0 ? { Condition: conditionsOf(policy, conditions) } : {}),
  };
}

function conditionsOf(policy: Policy, conditions: readonly Condition[]): Json {
  const operators = new Map<string, Map<string, Json>>();
  for (const condition of conditions) {
    const keys = operators.get(condition.operator.value) ?? new Map<string, Json>();
    operators.set(condition.operator.value, keys);
    if (condition.key) keys.set(condition.key.value, valuesOf(policy, condition));
  }
  return Object.fromEntries([...operators].map(([operator, keys]) => [operator, Object.fromEntries(keys)]));
}

/** Terraform's data source writes a list of one as a string. */
function valuesOf({ dialect }: Policy, { values, list }: Values): Json {
  const shown = values.filter(value => !value.chosen).map(jsonOf);
  const [first = []] = shown;
  return shown.length > 1 || (list && !dialect.blocks) ? shown : first;
}

function jsonOf({ text, scalar }: Value): Json {
  if (scalar.type !== 'string' && /^(?:true|false|-?(?:0|[1-9]\d{0,14}))$/.test(text)) return JSON.parse(text);
  return scalar.holes.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}
