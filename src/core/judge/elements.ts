/** Which elements a policy or a statement surely has or lacks, and which one a mistyped key stands for. */
import { ELEMENTS, type ElementFacts, type ElementName } from '../iam/grammar.ts';
import { nearest } from '../iam/nearest.ts';
import type { Element, Policy, Statement } from '../policy/model.ts';
import { lastStartingBy } from '../syntax/text.ts';

export type Level = ElementFacts['level'];

export const elementsAt = (level: Level): readonly ElementFacts[] =>
  ELEMENTS.filter(element => element.level === level);

export const levelOf = (name: ElementName): Level | undefined => ELEMENTS.find(element => element.name === name)?.level;

/** A key that stands for a function of CloudFormation or Pulumi: what comes in its place is not in the text. */
export const isFunctionKey = (key: string): boolean => key === 'Ref' || /^fn::/i.test(key);

/**
 * True for the properties of `AWS::Events::EventBusPolicy`, which hold a statement beside keys of their own: AWS writes
 * the policy around it. Source: the CloudFormation resource reference.
 */
export const isEventBusPolicy = ({ elements }: Policy): boolean =>
  elements.some(({ entry }) => entry.key.value === 'StatementId');

/** True where the text surely shows every element that there is. */
export const showsAll = ({ open, elements }: Policy | Statement): boolean =>
  !open && elements.every(({ entry: { key } }) => key.holes.length === 0 && !isFunctionKey(key.value));

export const has = (owner: Policy | Statement, name: ElementName | undefined): boolean =>
  name !== undefined && owner.elements.some(element => element.name === name);

/** The element that a key which is none is a slip of: a letter, small for capital, one for many. */
export function meantBy({ dialect }: Policy, element: Element, level: Level): ElementName | undefined {
  const key = element.entry.key.value;
  if (element.name || isFunctionKey(key)) return undefined;
  const names = new Map(elementsAt(level).map(({ name }) => [dialect.keyOf(name), name]));
  const near = nearest(key, names.keys(), 1)[0]?.name;
  return near === undefined ? undefined : names.get(near);
}

/**
 * True where the text of a policy or statement is no JSON yet, more than a comma apart: what seems to be missing or
 * wrong in it may be swallowed by a slip of a quote, and is not judged.
 */
export function isBroken({ tree }: Policy, { node }: Policy | Statement): boolean {
  const faults = tree.faults ?? [];
  // They are in order, so that each statement looks at its own only.
  let at = lastStartingBy(faults.length, index => faults[index]?.span.start ?? 0, node.span.end);
  for (; at >= 0; at--) {
    const fault = faults[at];
    if (!fault || fault.span.start < node.span.start) return false;
    if (!fault.kind.endsWith('comma') && fault.span.end <= node.span.end) return true;
  }
  return false;
}
