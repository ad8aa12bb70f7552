/** Whole policies in an empty text, whole statements between statements. */
import type { Place } from '../policy/place.ts';
import { renderJson } from '../syntax/json-writer.ts';
import { span } from '../syntax/text.ts';
import { list } from '../syntax/writer.ts';
import { dataOf } from '../templates/data.ts';
import { TEMPLATES } from '../templates/index.ts';
import type { Item, List } from './item.ts';
import { putData } from './put.ts';

/** For a JSON text without anything in it yet, but perhaps a word that is being typed. */
export function completeEmpty(text: string): List {
  const at = span(0, text.length);
  return {
    items: TEMPLATES.map(template => ({
      kind: 'template',
      label: template.title,
      note: `IAM ${template.kind} policy`,
      detail: template.description,
      span: at,
      text: renderJson(dataOf(template.body)),
      filter: `${template.id} ${template.title}`,
    })),
    incomplete: false,
  };
}

export function completeStatement(place: Extract<Place, { kind: 'statement' }>, offset: number): List {
  const { policy } = place;
  const items = TEMPLATES.filter(template => template.kind === policy.kind).flatMap(template => {
    const { Statement } = template.body;
    return Statement.map((statement, index): Item | undefined => {
      const data = dataOf(statement);
      const put = putData(place, offset, place.bare ? list([data]) : data);
      const part = Statement.length > 1 ? ` (${index + 1} of ${Statement.length})` : '';
      const label = template.id === 'iam-empty' ? 'New statement' : `${template.title}${part}`;
      return (
        put && {
          kind: 'template',
          label,
          note: 'statement',
          detail: template.description,
          filter: `${template.id} ${label}`,
          ...put,
        }
      );
    });
  });
  return { items: items.flatMap(item => item ?? []), incomplete: false };
}
