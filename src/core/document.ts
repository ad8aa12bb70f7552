/** A text and the policies in it: parses, finds, and follows strings that hold further text. */
import { KINDS, type Kind } from './iam/grammar.ts';
import { type Carried, carriedByName } from './policy/carriers.ts';
import { findPolicies } from './policy/find.ts';
import type { Policy } from './policy/model.ts';
import { readPolicy } from './policy/policy.ts';
import type { Tree } from './syntax/host.ts';
import { hostOf } from './syntax/hosts.ts';
import { jsonHost } from './syntax/json.ts';
import type { Scalar } from './syntax/node.ts';
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
  const policies = trees.flatMap(tree => {
    const kind = options.kind ?? kindInComments(tree);
    const said = kind ? { kind } : undefined;
    return [
      ...policiesOf(tree, { said, guess: options.path === undefined ? undefined : carriedByName(options.path) }, 0),
    ];
  });
  return { language, text, trees, policies, tooLarge };
}

/** What is known of the kind beside a policy's carrier: `said` wins over it, `guess` gives way to it. */
interface Known {
  readonly said: Carried | undefined;
  readonly guess: Carried | undefined;
}

function* policiesOf(tree: Tree, known: Known, depth: number): Generator<Policy> {
  for (const found of findPolicies(tree)) {
    const carried = found.carried ?? known.guess;
    if (found.is === 'policy') {
      // A person who says the kind says nothing of the service, which the carrier may still know.
      const kind = known.said?.kind ?? carried?.kind;
      const service = kind === carried?.kind ? carried?.service : undefined;
      yield readPolicy(found.node, { tree, dialect: found.dialect, kind, service });
    } else if (depth < MAX_NESTING) {
      for (const nested of parseText(tree, found.scalar)) {
        yield* policiesOf(nested, { said: known.said, guess: carried }, depth + 1);
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

/** `policywright-kind: scp` in a comment, where the language has comments. */
function kindInComments(tree: Tree): Kind | undefined {
  for (const { start, end } of tree.comments) {
    const said = /policywright-kind:\s*([a-z]+)/.exec(tree.source.text.slice(start, end))?.[1];
    const kind = KINDS.find(candidate => candidate === said);
    if (kind) return kind;
  }
  return undefined;
}
