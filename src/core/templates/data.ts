/** Turns a template's body into data that a writer writes, and finds its stops. */
import type { Stop, Text } from '../syntax/text.ts';
import { type Data, list, map, string } from '../syntax/writer.ts';
import type { Body } from './template.ts';

export function dataOf(body: Body): Data {
  if (typeof body === 'string') return string(...textOf(body));
  if (isList(body)) return list(body.map(dataOf));
  return map(Object.entries(body).map(([key, value]) => ({ key, value: dataOf(value) })));
}

const isList = (body: Body): body is readonly Body[] => Array.isArray(body);

/** `a{{1:b}}c` -> `a`, stop 1 with `b`, `c`. */
export function textOf(marked: string): Text {
  return marked
    .split(/(\{\{\d+:[^}]*\}\})/)
    .filter(piece => piece !== '')
    .map((piece): string | Stop => {
      const mark = /^\{\{(\d+):([^}]*)\}\}$/.exec(piece);
      return mark ? { n: Number(mark[1]), placeholder: mark[2] ?? '' } : piece;
    });
}
