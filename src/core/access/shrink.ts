/** The shortest list of names and patterns that means exactly a set of actions of one service. */
import type { Action, Service } from '../catalog/types.ts';

/**
 * `wanted` are actions of `service`. A pattern is only used where all actions of the service that it names are wanted,
 * and only ends at a word, so that it reads as what it means: `ec2:Describe*`.
 */
export function shrink(service: Service, wanted: readonly Action[]): string[] {
  const keep = new Set(wanted.map(action => action.id));
  if (keep.size === service.actions.length) return [`${service.prefix}:*`];
  const unwanted = service.actions.filter(action => !keep.has(action.id)).map(action => action.name.toLowerCase());
  const isFree = (stem: string) => stem !== '' && !unwanted.some(name => name.startsWith(stem.toLowerCase()));
  return cut(
    wanted.map(action => ({ action, words: wordsOf(action.name) })),
    '',
    0,
    isFree,
  ).map(name => `${service.prefix}:${name}`);
}

interface Named {
  readonly action: Action;
  readonly words: readonly string[];
}

/** All of the group begin with `stem`, which is their first `depth` words. */
function cut(group: readonly Named[], stem: string, depth: number, isFree: (stem: string) => boolean): string[] {
  const [first, second] = group;
  if (first && !second) return [first.action.name];
  if (isFree(stem)) return [`${stem}*`];
  const branches = new Map<string, Named[]>();
  for (const named of group) {
    const word = named.words[depth] ?? '';
    const branch = branches.get(word);
    if (branch) branch.push(named);
    else branches.set(word, [named]);
  }
  return [...branches].flatMap(([word, branch]) =>
    word === '' ? branch.map(({ action }) => action.name) : cut(branch, stem + word, depth + 1, isFree),
  );
}

/** `DescribeInstances` -> `Describe`, `Instances`. */
const wordsOf = (name: string): string[] => name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^A-Za-z]+|[A-Z]/g) ?? [name];
