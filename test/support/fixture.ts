/**
 * Fixtures are the text a person has, annotated. `$0` is the cursor. A line `// ^^^ warning rule-id: message 💡` (or with
 * `#`) under a line expects a finding there; 💡 says that it has a fix, `…` at the end stands for more of the message.
 * All findings are compared, both ways; a failure prints the actual result as a fixture to paste.
 */
import assert from 'node:assert/strict';
import {
  actions,
  applyEdits,
  type Catalog,
  type Completion,
  type Config,
  check,
  complete,
  type Document,
  type Finding,
  hover,
  type Kind,
  open,
  plain,
} from '../../src/core/index.ts';
import { realCatalog } from './mini-catalog.ts';

export const TODAY = '2026-11-24';

export interface Options {
  readonly language?: string;
  readonly kind?: Kind;
  readonly catalog?: Catalog;
  /** Findings of other rules are passed over: a rule's own tests speak of that rule. */
  readonly only?: string;
  /** Severities in force, for a rule that is off by itself. */
  readonly rules?: Config['rules'];
  /** The day of the check; today where it is missing. */
  readonly today?: string;
}

export interface Marked {
  readonly text: string;
  /** Of `$0`; the end of the text where there is none. */
  readonly cursor: number;
}

export function cursorIn(marked: string): Marked {
  const cursor = marked.indexOf('$0');
  return cursor < 0 ? { text: marked, cursor: marked.length } : { text: marked.replace('$0', ''), cursor };
}

export const openText = (text: string, options: Options = {}): Document =>
  open(text, options.language ?? 'json', { kind: options.kind });

export function findingsOf(text: string, options: Options = {}): readonly Finding[] {
  const { catalog = realCatalog(), today = TODAY, rules = {}, only } = options;
  const result = check(openText(text, options), { catalog, today, config: { rules } });
  assert.deepEqual(result.faults, [], 'a rule threw');
  return only === undefined ? result.findings : result.findings.filter(({ rule }) => rule === only);
}

/** Compares all findings with the annotations of the fixture. */
export function assertFindings(fixture: string, options: Options = {}): void {
  const { text, expected } = readFixture(fixture);
  const actual = annotate(text, findingsOf(text, options), options);
  const wanted = annotate(text, expected, options);
  const plainActual = withEllipsis(actual, wanted);
  assert.equal(plainActual, wanted, `the fixture that would pass:\n${actual}`);
}

/** Applies the fix or refactoring with this title at the cursor (or anywhere, without one) and compares the text. */
export function assertFix(
  before: string,
  title: string,
  after: string,
  options: Options & { answer?: string[] } = {},
): void {
  assert.equal(applyFix(before, title, options), after);
}

/** The text after the fix or refactoring with this title. */
export function applyFix(marked: string, title: string, options: Options & { answer?: string[] } = {}): string {
  const { text, cursor } = cursorIn(marked);
  const document = openText(text, options);
  const catalog = options.catalog ?? realCatalog();
  const offers = [
    ...findingsOf(text, options)
      .filter(({ span }) => text === marked || (span.start <= cursor && cursor <= span.end))
      .flatMap(finding => finding.fixes),
    ...actions(document, cursor, () => catalog),
  ];
  const offer = offers.find(candidate => candidate.title === title);
  assert.ok(offer, `no "${title}" among: ${offers.map(candidate => candidate.title).join(' | ') || 'nothing'}`);
  const change = offer.make(options.answer);
  assert.ok(change, `"${title}" cannot be made here`);
  return applyEdits(text, change.edits);
}

/** The hover at the cursor: the text that it is about, and its Markdown. */
export function hoverAt(marked: string, options: Options = {}): { token: string; markdown: string } | undefined {
  const { text, cursor } = cursorIn(marked);
  const shown = hover(openText(text, options), cursor, () => options.catalog ?? realCatalog());
  return shown && { token: text.slice(shown.span.start, shown.span.end), markdown: shown.markdown };
}

export function completionsAt(marked: string, options: Options = {}): Completion[] {
  const { text, cursor } = cursorIn(marked);
  return complete(openText(text, options), cursor, () => options.catalog ?? realCatalog()).items;
}

/** The text after accepting the item with this label. */
export function accept(marked: string, label: string, options: Options = {}): string {
  const { text } = cursorIn(marked);
  const items = completionsAt(marked, options);
  const item = items.find(candidate => candidate.label === label);
  const some = items.slice(0, 10).map(candidate => candidate.label);
  assert.ok(item, `no "${label}" among ${items.length}: ${some.join(' | ')}`);
  return applyEdits(text, [item.edit, ...item.also]);
}

export const shown = (item: Completion): string => plain(item.edit.text);

interface Expectation {
  readonly span: { readonly start: number; readonly end: number };
  readonly severity: string;
  readonly rule: string;
  readonly message: string;
  readonly fixes: readonly unknown[];
}

const MARKER = /^(\s*)(\/\/|#)(\s*)(\^+) (error|warning|info|hint) ([a-z-]+): (.*?)( 💡)?$/;

function readFixture(fixture: string): { text: string; expected: Expectation[] } {
  const kept: string[] = [];
  const expected: Expectation[] = [];
  let lineStart = 0;
  for (const line of fixture.split('\n')) {
    const marker = MARKER.exec(line);
    if (!marker) {
      lineStart = kept.reduce((sum, text) => sum + text.length + 1, 0);
      kept.push(line);
      continue;
    }
    const [, indent = '', slashes = '', gap = '', carets = '', severity = '', rule = '', message = '', bulb] = marker;
    const start = lineStart + indent.length + slashes.length + gap.length;
    const span = { start, end: start + carets.length };
    expected.push({ span, severity, rule, message, fixes: bulb ? [1] : [] });
  }
  return { text: kept.join('\n'), expected };
}

/** The text with a marker line under each line that has findings. */
function annotate(text: string, findings: readonly Expectation[], options: Options): string {
  const comment = ['yaml', 'terraform'].includes(options.language ?? '') ? '#' : '//';
  let at = 0;
  return text
    .split('\n')
    .flatMap(line => {
      const here = findings.filter(({ span }) => span.start >= at && span.start <= at + line.length);
      const start = at;
      at += line.length + 1;
      const markers = here.map(({ span, severity, rule, message, fixes }) => {
        const column = span.start - start;
        const carets = '^'.repeat(Math.max(1, Math.min(span.end, start + line.length) - span.start));
        return `${comment.padEnd(column)}${carets} ${severity} ${rule}: ${message}${fixes.length > 0 ? ' 💡' : ''}`;
      });
      return [line, ...markers.sort()];
    })
    .join('\n');
}

/** Lets an expected message that ends in `…` stand for any that begins so. */
function withEllipsis(actual: string, wanted: string): string {
  const lines = wanted.split('\n');
  return actual
    .split('\n')
    .map((line, index) => {
      const bulb = line.endsWith(' 💡') ? ' 💡' : '';
      const head = lines[index]?.replace(/ 💡$/, '');
      return head?.endsWith('…') && line.startsWith(head.slice(0, -1)) ? `${head}${bulb}` : line;
    })
    .join('\n');
}
