/** Whole policies in an empty text, whole statements between statements. */
import type { Place } from '../policy/place.ts';
import { renderJson } from '../syntax/json-writer.ts';
import { span } from '../syntax/text.ts';
import { dataOf } from '../templates/data.ts';
import { TEMPLATES } from '../templates/index.ts';
import type { Item, List } from './item.ts';

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

export function completeStatement(place: Extract<Place, { kind: 'statement' }>): List {
  const { policy, span: at } = place;
  const items = TEMPLATES.filter(template => template.kind === policy.kind).flatMap(template =>
    template.body.Statement.map((statement, index): Item | undefined => {
      const text = policy.tree.writer.value(dataOf(statement), at.start);
      const part = template.body.Statement.length > 1 ? ` (${index + 1} of ${template.body.Statement.length})` : '';
      return (
        text && {
          kind: 'template',
          label: `${template.title}${part}`,
          note: 'statement',
          detail: template.description,
          span: at,
          text,
          filter: `${template.id} ${template.title}`,
        }
      );
    }),
  );
  return { items: items.flatMap(item => item ?? []), incomplete: false };
}
