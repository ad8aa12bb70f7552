/** Policy variables, wherever `${` is typed in a value that may hold one. */
import type { Catalog } from '../catalog/types.ts';
import { GLOBAL_KEYS } from '../iam/condition-keys.ts';
import { KNOWN_VARIABLES } from '../iam/variables.ts';
import type { Place } from '../policy/place.ts';
import { type Scalar, textSpan, valueOffset } from '../syntax/node.ts';
import { mapText, plain, type Stop, span, type Text } from '../syntax/text.ts';
import { describeVariable } from './documentation.ts';
import { type Item, type List, NOTHING } from './item.ts';
import { spellingAt } from './put.ts';
import { createScore } from './search.ts';

/** Undefined where the cursor is in no variable. */
export function completeVariable(place: Place, offset: number, catalog: Catalog): List | undefined {
  const { token } = place;
  const cursor = token && valueOffset(token, offset);
  if (!token || cursor === undefined) return undefined;
  // What the language around the policy fills in is its own affair.
  if (isInHole(token, cursor)) return NOTHING;
  const run = runAt(token, cursor);
  if (!run) return undefined;
  const { policy } = place;
  const where = spellingAt(policy, token);
  const at = textSpan(token, run);
  const typed = policy.tree.source.text.slice(at.start, offset);
  const items = ranked(token.value.slice(run.start, cursor).replace(/^[$&]\{?/, '')).flatMap(
    ({ key, detail }): Item[] => {
      const spelled = mapText(textOf(key), piece => policy.dialect.writeText(piece, where));
      const text = spelled && mapText(spelled, piece => policy.tree.writer.inside(token, piece));
      if (!text) return [];
      const label = `\${${key}}`;
      const documentation = () => describeVariable(catalog, place, plain(textOf(key)));
      return [{ kind: 'variable', label, detail, span: at, text, filter: `${typed} ${label}`, documentation }];
    },
  );
  return { items, incomplete: true };
}

const isInHole = ({ holes }: Scalar, at: number): boolean => holes.some(({ start, end }) => start < at && at < end);

/**
 * From the dollar or the ampersand to the closing brace, where there is one before anything else; else to the cursor.
 * A dollar alone, just typed, opens one too.
 */
function runAt({ value }: Scalar, at: number): { start: number; end: number } | undefined {
  const lone = /[$&]$/.test(value.slice(0, at)) ? at - 1 : -1;
  const start = Math.max(value.lastIndexOf('${', at - 1), value.lastIndexOf('&{', at - 1), lone);
  if (start < 0 || value.slice(start, at).includes('}')) return undefined;
  const rest = /^[\w:/.-]*\}/.exec(value.slice(at));
  return span(start, at + (rest ? rest[0].length : 0));
}

/** Those in which the word is found, best first, and among equals those that people use; all where none is typed. */
function ranked(word: string): Row[] {
  if (word === '') return rows();
  const score = createScore(word);
  return rows()
    .flatMap((row, index) => {
      const [prefix = '', name = ''] = row.key.split(':');
      const points = score(prefix, name);
      return points === undefined ? [] : [{ row, points, index }];
    })
    .sort((a, b) => Math.ceil(b.points) - Math.ceil(a.points) || a.index - b.index)
    .map(({ row }) => row);
}

interface Row {
  readonly key: string;
  readonly detail: string;
}

/** Those that people use first, then every key with one value. */
function rows(): Row[] {
  const known = KNOWN_VARIABLES.map(({ key, text }) => ({ key, detail: text }));
  const names = new Set(known.map(({ key }) => key));
  const others = GLOBAL_KEYS.filter(({ name, multivalued, status }) => !names.has(name) && !multivalued && !status);
  const isForm = ({ key }: Row): number => Number(key.includes('${'));
  return [
    ...known.sort((a, b) => isForm(a) - isForm(b)),
    ...others.map(({ name, text }) => ({ key: name, detail: text })),
  ];
}

/** `aws:PrincipalTag/${TagKey}` -> `${aws:PrincipalTag/`, a stop, `}` */
function textOf(key: string): Text {
  const [stem = key, part] = key.split('${');
  if (part === undefined) return [`\${${key}}`];
  const stop: Stop = { n: 1, placeholder: 'tag-key' };
  return [`\${${stem}`, stop, '}'];
}
