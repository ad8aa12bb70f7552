/** Fixes that narrow what some of a statement's actions reach: in place, or in a statement of their own where others stand beside them. */
import { namesResource } from '../access/fit.ts';
import { arnText, arnTitle, typesFor } from '../access/scope.ts';
import type { Action } from '../catalog/types.ts';
import { parseAction } from '../iam/action.ts';
import { passedTo } from '../iam/passed-to.ts';
import { all, type Edits, renameElement, replaceValue, valuesData } from '../policy/change.ts';
import { addCondition } from '../policy/change-condition.ts';
import { canMoveActions, moveActions } from '../policy/change-statement.ts';
import type { Fix } from '../policy/fix.ts';
import type { Field, Policy, Statement, Value } from '../policy/model.ts';
import { elementOf } from '../policy/policy.ts';
import { excerpt, type Stop, type Text } from '../syntax/text.ts';

/** More forms than these would be a list to read, not a fix. */
const MOST_FORMS = 6;

/** The actions of a statement that a fix is about. */
export interface Part {
  readonly policy: Policy;
  readonly statement: Statement;
  /** What brings them. */
  readonly values: readonly Value[];
  /** All that these values bring. */
  readonly actions: readonly Action[];
}

/** The value that stands for everything; none in a NotResource. */
export const starOf = ({ resource }: Statement): Value | undefined =>
  resource?.negated ? undefined : resource?.values.find(({ known, chosen, text }) => known && !chosen && text === '*');

/** What the resource is narrowed to. */
export interface Scope {
  readonly title: string;
  readonly texts: readonly Text[];
}

/** Puts ARNs with stops in the place of a wide resource. None where an action knows no resource, or they know too many kinds. */
export function scopeFixes(part: Part, wide: Value): Fix[] {
  const forms = formsFor(part);
  return forms.length === 0 ? [] : scopeTo(part, wide, { title: titleOf(forms), texts: textsOf(forms) });
}

export function scopeTo(part: Part, wide: Value, { title, texts }: Scope): Fix[] {
  const { policy, statement, values } = part;
  const { resource } = statement;
  if (resource && isWhole(part)) {
    const make = () => replaceValue(policy, resource, wide, texts);
    return [{ title: `Scope to ${title}`, kind: 'quickfix', preferred: true, make }];
  }
  if (!canMoveActions(policy, statement, values)) return [];
  const make = () => moveActions(policy, statement, values, { resources: texts });
  return [{ title: `Move ${namesOf(values)} to a statement for ${title}`, kind: 'quickfix', make }];
}

/** Puts Resource with ARNs in the place of NotResource. */
export function nameResourceFixes(part: Part): Fix[] {
  const { policy, statement } = part;
  const forms = formsFor(part);
  const element = elementOf(statement, 'NotResource');
  const { resource } = statement;
  if (!element || !resource || forms.length === 0 || !isWhole(part)) return [];
  const make = (): Edits =>
    all(renameElement(policy, element, 'Resource'), replaceAll(policy, resource, textsOf(forms)));
  return [{ title: `Change to Resource with ${titleOf(forms)}`, kind: 'quickfix', make }];
}

/** Puts other values in the place of all that there are. */
export function replaceAll(policy: Policy, { list, values }: Field, texts: readonly Text[]): Edits {
  const [only] = values;
  if (!list) return only && policy.tree.writer.replace(only.node, valuesData(policy, texts));
  const items = texts.map(text => valuesData(policy, [text]));
  return policy.tree.writer.spliceItems(list, 0, list.items.length, items);
}

/** A condition that limits what a role is good for. */
export interface Limit {
  readonly key: string;
  /** What a person chooses from; the first is there until then. */
  readonly choices: readonly string[];
}

/** The condition on the service that a role is passed to; the services that the policy's actions are of come first. */
export function serviceLimit({ statements }: Policy): Limit {
  const prefixes = new Set<string>();
  for (const { action } of statements)
    for (const { text } of action?.values ?? []) prefixes.add(parseAction(text)?.prefix ?? '');
  return { key: 'iam:PassedToService', choices: passedTo(prefixes) };
}

/** Adds a condition that every call of these actions can be asked about. */
export function limitFixes(part: Part, { key, choices }: Limit): Fix[] {
  const { policy, statement, values } = part;
  const [first = ''] = choices;
  const stop: Stop = { n: 1, placeholder: first, choices };
  const condition = { operator: 'StringEquals', key, texts: [[stop]] };
  if (isWhole(part)) {
    const make = () => addCondition(policy, statement, condition.operator, key, condition.texts);
    return [{ title: `Add ${key} ${first} (for no other service)`, kind: 'quickfix', preferred: true, make }];
  }
  const resources = knownTexts(statement);
  if (!resources || !canMoveActions(policy, statement, values)) return [];
  const make = () => moveActions(policy, statement, values, { resources, condition });
  return [{ title: `Move ${namesOf(values)} to a statement with ${key} ${first}`, kind: 'quickfix', make }];
}

const isWhole = ({ statement: { action }, values }: Part): boolean =>
  action !== undefined && !action.open && !action.negated && values.length === action.values.length;

function formsFor({ actions }: Part): string[] {
  if (actions.length === 0 || !actions.every(namesResource)) return [];
  const types = typesFor(actions);
  const forms = types.flatMap(type => type.arns[0] ?? []);
  // A recovery point of AWS Backup has the ARN of any service.
  return types.length > MOST_FORMS || forms.some(form => form.split(':')[2]?.includes('$')) ? [] : forms;
}

function textsOf(forms: readonly string[]): Text[] {
  const texts: Text[] = [];
  let stop = 1;
  for (const form of forms) {
    const { text, next } = arnText(form, stop);
    texts.push(text);
    stop = next;
  }
  return texts;
}

const titleOf = ([first = '', ...more]: readonly string[]): string =>
  `${arnTitle(first)}${more.length > 0 ? ` and ${more.length} more` : ''}`;

const namesOf = ([first, ...more]: readonly Value[]): string =>
  `${excerpt(first?.text ?? '', 40)}${more.length > 0 ? ` and ${more.length} more` : ''}`;

/** Undefined where the text does not show all of the resources. */
function knownTexts({ resource }: Statement): Text[] | undefined {
  if (!resource || resource.negated || resource.open) return undefined;
  return resource.values.every(({ known }) => known) ? resource.values.map(({ text }) => [text]) : undefined;
}
