/** A Resource value read as an ARN: its fields, where they stand in the text, and each as a pattern. */
import type { Form } from '../catalog/forms.ts';
import { formSteps } from '../iam/arn.ts';
import { marksIn } from '../iam/placeholder.ts';
import { hasWildcard, intersects, matches, type Step, steps } from '../iam/wildcard.ts';
import type { Value } from '../policy/model.ts';
import type { Span } from '../syntax/text.ts';

export interface ArnField {
  readonly text: string;
  /** Offsets of the value's text. */
  readonly run: Span;
  /** The text with `*` for each hole, variable and mark of another tool. */
  readonly pattern: string;
  /** False where the pattern has such a star. */
  readonly sure: boolean;
  /** A star is written in it, which can run over the colons behind it. */
  readonly wild: boolean;
}

export interface Arn {
  readonly partition: ArnField;
  readonly service: ArnField;
  readonly region: ArnField;
  readonly account: ArnField;
  readonly resource: ArnField;
  /** Of the resource's pattern, up to the first wildcard. */
  readonly head: string;
}

export interface ArnText {
  readonly text: string;
  /** What stands between the colons, the word `arn` first; six at most, since the resource keeps its own colons. */
  readonly fields: readonly ArnField[];
  /** The fields by name, where the text begins with `arn:` and has all of them. */
  readonly arn?: Arn;
  /** It is `*`. */
  readonly everything: boolean;
}

/** Colons in holes, variables and marks do not count: each is taken to be a part of one field. */
export function readArn({ text, scalar }: { text: string; scalar: Pick<Value['scalar'], 'holes'> }): ArnText {
  const fields = splitFields(text, unsureRuns(text, scalar.holes));
  const [prefix, partition, service, region, account, resource] = fields;
  const everything = text === '*';
  if (!resource || !account || !region || !service || !partition || prefix?.pattern !== 'arn')
    return { text, fields, everything };
  const wildcard = resource.pattern.search(/[*?]/);
  const head = wildcard < 0 ? resource.pattern : resource.pattern.slice(0, wildcard);
  return { text, fields, everything, arn: { partition, service, region, account, resource, head } };
}

/** True where the form and the ARN have a text in common, field by field; each is told at a glance from most others. */
export function meetsForm(form: Form, { service, region, account, resource, head }: Arn): boolean {
  const shared = Math.min(form.head.length, head.length);
  if (!(shared === form.head.length ? head.startsWith(form.head) : form.head.startsWith(head))) return false;
  const { fields } = form;
  if (!meets(fields.service, service.pattern) || !meets(fields.region, region.pattern)) return false;
  return meets(fields.account, account.pattern) && meetsResource(form, resource.pattern, head);
}

/** The resource part alone. */
export function meetsResource(form: Form, pattern: string, head: string): boolean {
  if (form.rest === undefined || head.length < form.head.length)
    // What the form takes letter by letter, stars of the ARN too, needs no closer look.
    return matches(form.glob, pattern) || intersects(form.resource().loose, steps(pattern));
  if (!head.startsWith(form.head)) return false;
  for (const char of form.rest) if (pattern.includes(char, form.head.length)) return false;
  return true;
}

/** A field of a form that is a placeholder takes any text but none. */
export function meets(form: string, pattern: string): boolean {
  if (form === pattern || form === '*') return true;
  if (form.startsWith('${')) return pattern !== '';
  return hasWildcard(pattern) && matches(pattern, form);
}

/**
 * The same over the whole text: a star in the Region can run over the colons behind it, which few mean. Only where the
 * fields do not meet is there more to find.
 */
export function meetsAcross(form: Form, arn: Arn): boolean {
  const fields = [arn.partition, arn.service, arn.region, arn.account];
  if (!fields.some(({ wild }) => wild)) return false;
  return intersects(formSteps(form.text), wholeSteps(arn));
}

/** The whole ARN as a pattern. */
export function wholeSteps({ partition, service, region, account, resource }: Arn): Step[] {
  const before = [partition, service, region, account].flatMap(field => [':', ...fieldSteps(field)]);
  return [...'arn', ...before, ':', ...steps(resource.pattern)];
}

/** What stands for a hole is taken to be a part of its field. */
const fieldSteps = ({ pattern, sure, wild }: ArnField): Step[] =>
  sure || wild
    ? steps(pattern)
    : steps(pattern).map(step => (typeof step === 'string' ? step : { run: true, without: ':' }));

/** A run of the text that stands for another, which is not known; `as` is what it is as a pattern. */
interface UnsureRun extends Span {
  readonly as: '*' | '?';
}

function unsureRuns(text: string, holes: readonly Span[]): UnsureRun[] {
  const runs: UnsureRun[] = holes.map(({ start, end }) => ({ start, end, as: '*' }));
  if (!/[${<#%@]|__/.test(text)) return runs;
  const add = (start: number, end: number, as: UnsureRun['as']) => {
    if (!runs.some(run => start < run.end && run.start < end)) runs.push({ start, end, as });
  };
  for (const { 0: found, index } of text.matchAll(/\$\{[^}]*(?:\}|$)/g))
    add(index, index + found.length, /^\$\{[*?$]\}$/.test(found) ? '?' : '*');
  for (const { start, end } of marksIn(text)) add(start, end, '*');
  return runs.sort((a, b) => a.start - b.start);
}

function splitFields(text: string, runs: readonly UnsureRun[]): ArnField[] {
  const fields: ArnField[] = [];
  let start = 0;
  for (let at = 0; fields.length < 5; ) {
    const colon = text.indexOf(':', at);
    if (colon < 0) break;
    const run = runs.length === 0 ? undefined : runs.find(({ start: from, end }) => from <= colon && colon < end);
    if (run) {
      at = run.end;
      continue;
    }
    fields.push(fieldOf(text, start, colon, runs));
    start = colon + 1;
    at = start;
  }
  fields.push(fieldOf(text, start, text.length, runs));
  return fields;
}

function fieldOf(text: string, start: number, end: number, runs: readonly UnsureRun[]): ArnField {
  const written = text.slice(start, end);
  const inside = runs.length === 0 ? runs : runs.filter(run => start <= run.start && run.end <= end);
  if (inside.length === 0)
    return { text: written, run: { start, end }, pattern: written, sure: true, wild: written.includes('*') };
  let pattern = '';
  let outside = '';
  let at = start;
  for (const run of [...inside, { start: end, end, as: '' }]) {
    const plain = text.slice(at, run.start);
    pattern += plain + run.as;
    outside += plain;
    at = run.end;
  }
  return { text: written, run: { start, end }, pattern, sure: false, wild: outside.includes('*') };
}
