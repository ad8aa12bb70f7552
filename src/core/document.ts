/** A text and the policies in it: parses, finds, and follows strings that hold further text. */
import { KINDS, type Kind } from './iam/grammar.ts';
import { type Carried, carriedByName } from './policy/carriers.ts';
import { findPolicies } from './policy/find.ts';
import type { Policy } from './policy/model.ts';
import { readPolicy } from './policy/policy.ts';
import type { Tree } from './syntax/host.ts';
import { hostOf } from './syntax/hosts.ts';
import { jsonHost } from './syntax/json.ts';
import { isMap, type Scalar } from './syntax/node.ts';
import { isPercentEncoded, percentDecoded, percentEncode } from './syntax/percent.ts';
import { nestedSource, rootSource } from './syntax/source.ts';

export interface Document {
  readonly language: string;
  readonly text: string;
  readonly trees: readonly Tree[];
  /** In the order of the text. */
  readonly policies: readonly Policy[];
  /** Larger than the limit and left alone. */
  readonly tooLarge: boolean;
}

export interface OpenOptions {
  /** Takes the place of what the text, its carrier and its name say. */
  readonly kind?: Kind | undefined;
  /** The file's path, `/` between folders: its name may say the kind. */
  readonly path?: string | undefined;
  /** UTF-16 units; a longer text is left alone. */
  readonly maxLength?: number | undefined;
}

export const DEFAULT_MAX_LENGTH = 5_000_000;

/** Strings in strings are followed this deep: a policy in JSON in a heredoc needs two. */
const MAX_NESTING = 4;

/** Every policy has at least one of these words; a text without any is not even parsed. */
const MARKS: readonly RegExp[] = [/Statement/, /20(12|08)-10-17/, /aws_iam_policy_document/];

/** Never throws; a language that can hold no policy gives a document without any. */
export function open(text: string, language: string, options: OpenOptions = {}): Document {
  const tooLarge = text.length > (options.maxLength ?? DEFAULT_MAX_LENGTH);
  const host = hostOf(language);
  if (!host || tooLarge || !MARKS.some(mark => mark.test(text))) {
    return { language, text, trees: [], policies: [], tooLarge };
  }
  const trees = host.parse(rootSource(text));
  const guess = options.path === undefined ? undefined : carriedByName(options.path);
  const policies = trees.flatMap(tree => {
    const comments = kindsInComments(tree);
    const saidAt = (offset: number): Carried | undefined =>
      options.kind ? { kind: options.kind } : comments.findLast(({ from, to }) => from <= offset && offset < to)?.said;
    return [...policiesOf(tree, { saidAt, guess }, 0)];
  });
  return { language, text, trees, policies, tooLarge };
}

/** What is known of the kind beside a policy's carrier: what a person said of the place wins, `guess` gives way to it. */
interface Known {
  saidAt(offset: number): Carried | undefined;
  readonly guess: Carried | undefined;
}

function* policiesOf(tree: Tree, known: Known, depth: number): Generator<Policy> {
  for (const found of findPolicies(tree)) {
    const carried = found.carried ?? known.guess;
    const said = known.saidAt(found.is === 'policy' ? found.node.span.start : found.scalar.span.start);
    if (found.is === 'policy') {
      // A person who says the kind says nothing of the service, which the carrier may still know.
      const kind = said?.kind ?? carried?.kind;
      const service = kind === carried?.kind ? carried?.service : undefined;
      yield readPolicy(found.node, { tree, dialect: found.dialect, kind, service });
    } else if (depth < MAX_NESTING) {
      for (const nested of parseText(tree, found.scalar)) {
        yield* policiesOf(nested, { saidAt: () => said, guess: carried }, depth + 1);
      }
    }
  }
}

/** JSON in a string, which may be percent-encoded. */
function parseText(tree: Tree, scalar: Scalar): Tree[] {
  if (!isPercentEncoded(scalar.value)) return jsonHost.parse(nestedSource(tree, scalar));
  const decoded = percentDecoded(scalar);
  return decoded ? jsonHost.parse(nestedSource(tree, decoded, percentEncode)) : [];
}

interface SaidKind {
  readonly from: number;
  readonly to: number;
  readonly said: Carried;
}

/**
 * `policywright-kind: scp` in a comment, where the language has comments. Above everything else it speaks for the whole
 * text; further down for the next policy.
 */
function kindsInComments(tree: Tree): SaidKind[] {
  const { text } = tree.source;
  const first = firstContent(tree);
  return tree.comments.flatMap(({ start, end }): SaidKind[] => {
    const word = /policywright-kind:\s*([a-z]+)/.exec(text.slice(start, end))?.[1];
    const kind = KINDS.find(candidate => candidate === word);
    return kind ? [{ from: end, to: start < first ? text.length + 1 : nextAfter(tree, end), said: { kind } }] : [];
  });
}

/** Where the first policy after the offset has begun: a comment there speaks for that one alone. */
function nextAfter(tree: Tree, offset: number): number {
  for (const found of findPolicies(tree)) {
    const { start } = (found.is === 'policy' ? found.node : found.scalar).span;
    if (start >= offset) return start + 1;
  }
  return offset;
}

/** Where the text has its first token that is no comment. */
function firstContent({ root, source }: Tree): number {
  const bracket = /[{[]/.test(source.text[root.span.start] ?? '');
  return bracket || !isMap(root) ? root.span.start : (root.entries[0]?.span.start ?? root.span.start);
}
