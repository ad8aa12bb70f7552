/** The shortest list of names and patterns that means exactly a set of actions of one service. */
import type { Action, Service } from '../catalog/types.ts';
import { matches } from '../iam/wildcard.ts';

/**
 * `wanted` are actions of `service`. A pattern is only used where all actions of the service that it names are wanted,
 * and only breaks a name between words, so that it reads as what it means: `ec2:Describe*`, `s3:*Tagging`. Beginnings
 * come first; other patterns only take the place of several names. Time is at most the number of patterns that several
 * names share, few for each name, times that of the service's actions.
 */
export function shrink(service: Service, wanted: readonly Action[]): string[] {
  const keep = new Set(wanted.map(action => action.id));
  if (keep.size === service.actions.length) return [`${service.prefix}:*`];
  const unwanted = service.actions.filter(action => !keep.has(action.id)).map(action => action.name.toLowerCase());
  const isFree = (stem: string) => stem !== '' && !unwanted.some(name => name.startsWith(stem.toLowerCase()));
  const named = wanted.map(action => ({ action, words: wordsOf(action.name) }));
  return withEndings(cut(named, '', 0, isFree), unwanted).map(name => `${service.prefix}:${name}`);
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

/** Two names are as quickly read as a pattern that stands for both. */
const FEWEST_NAMES = 3;

/** Puts patterns that end in words (`*Tagging`, `Get*Acl`) in the place of names, the one for most names first. */
function withEndings(texts: readonly string[], unwanted: readonly string[]): string[] {
  let left = [...texts];
  for (const { pattern, names } of endings(texts)) {
    const replaced = names.filter(name => left.includes(name));
    if (replaced.length < FEWEST_NAMES || unwanted.some(name => matches(pattern.toLowerCase(), name))) continue;
    const [first = ''] = replaced;
    left = left.flatMap(text => (text === first ? [pattern] : replaced.includes(text) ? [] : [text]));
  }
  return left;
}

/** Patterns that several of the names share: those of most names first, then those that say most. */
function endings(texts: readonly string[]): { pattern: string; names: string[] }[] {
  const found = new Map<string, string[]>();
  for (const name of texts.filter(text => !text.endsWith('*'))) {
    for (const pattern of endingsOf(wordsOf(name))) {
      const names = found.get(pattern);
      if (names) names.push(name);
      else found.set(pattern, [name]);
    }
  }
  return [...found]
    .map(([pattern, names]) => ({ pattern, names }))
    .filter(({ names }) => names.length >= FEWEST_NAMES)
    .sort((a, b) => b.names.length - a.names.length || b.pattern.length - a.pattern.length);
}

/** With one word left out at least: `*Tagging`, `Get*Tagging`, `*ObjectTagging`. */
function endingsOf(words: readonly string[]): string[] {
  const patterns: string[] = [];
  for (let end = 1; end < words.length; end++) {
    for (let start = 0; start + end < words.length; start++) {
      patterns.push(`${words.slice(0, start).join('')}*${words.slice(words.length - end).join('')}`);
    }
  }
  return patterns;
}

/** `DescribeInstances` -> `Describe`, `Instances`. */
const wordsOf = (name: string): string[] => name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^A-Za-z]+|[A-Z]/g) ?? [name];
