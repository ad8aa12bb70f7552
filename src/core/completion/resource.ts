/** Resources: the ARN forms of the statement's actions, what the text names already, and the parts of an ARN. */
import { arnText, arnTitle, typesFor } from '../access/scope.ts';
import type { Action, Catalog, ResourceType } from '../catalog/types.ts';
import { PARTITIONS, regionsMatching } from '../iam/regions.ts';
import { createLookup } from '../judge/lookup.ts';
import type { Place } from '../policy/place.ts';
import { plain, type Text } from '../syntax/text.ts';
import { accountsIn } from './accounts.ts';
import { describe } from './documentation.ts';
import type { Item, List } from './item.ts';
import { createPutString, typedAt } from './put.ts';

type ResourcePlace = Extract<Place, { kind: 'resource' }>;

interface Row {
  readonly label: string;
  readonly text?: Text;
  readonly note?: string;
  readonly detail?: string;
}

/** More types than these are read by nobody. */
const MOST = 60;

export function completeResource(place: ResourcePlace, offset: number, catalog: Catalog): List {
  const typed = typedAt(place, offset);
  const parts = typed.split(':');
  // A hole may hold colons, and would be written as text.
  const inArn = typed.startsWith('arn:') && parts.length <= 5 && !place.token?.holes.length;
  // The parts behind the one that is chosen stay.
  const behind = place.token?.value.slice(typed.length) ?? '';
  const tail = behind.includes(':') ? behind.slice(behind.indexOf(':') + 1) : '';
  const rows = inArn ? segments(place, parts, catalog).map(row => ({ ...row, text: [row.label + tail] })) : [];
  const putText = createPutString(place, offset);
  const items = [...rows, ...whole(place, catalog)].flatMap(({ label, text = [label], note, detail }): Item[] => {
    const put = putText(text);
    return put
      ? [
          {
            kind: 'resource',
            label,
            ...(note ? { note } : {}),
            ...(detail ? { detail } : {}),
            filter: `${label} ${note ?? ''}`,
            ...put,
            documentation: () => describe(catalog, place, plain(text)),
          },
        ]
      : [];
  });
  // A part of an ARN is chosen by what is typed so far: the next colon asks anew.
  return { items, incomplete: rows.length > 0 };
}

function whole(place: ResourcePlace, catalog: Catalog): Row[] {
  const { actions, complete } = createLookup(catalog).named(place.statement);
  const first = typesFor(actions);
  const others = [...new Set(actions.flatMap(({ resources }) => resources.map(({ type }) => type)))].filter(
    type => !first.includes(type),
  );
  const present = new Set(place.field?.values.filter(({ scalar }) => scalar !== place.token).map(({ text }) => text));
  return [
    ...[...first, ...others].slice(0, MOST).flatMap(type => formsOf(type, actions)),
    ...elsewhere(place, present),
    star(actions, complete),
  ];
}

/** Backups have a form whose very service is a part to fill in: nothing that stood there would be right. */
const hasService = (form: string): boolean => !form.split(':')[2]?.includes('${');

const formsOf = (type: ResourceType, actions: readonly Action[]): Row[] =>
  type.arns.filter(hasService).map(form => {
    const count = actions.filter(({ resources }) => resources.some(one => one.type === type)).length;
    return {
      label: arnTitle(form),
      text: arnText(form, 1).text,
      note: type.name,
      detail:
        actions.length === 1
          ? `A resource of ${actions[0]?.id ?? ''}`
          : `For ${count} of the ${actions.length} actions here`,
    };
  });

/** Resources of other statements of the policy. */
function elsewhere({ policy, statement }: ResourcePlace, present: ReadonlySet<string>): Row[] {
  const texts = policy.statements
    .filter(other => other !== statement)
    .flatMap(({ resource }) => resource?.values ?? [])
    .filter(({ known, text }) => known && text !== '*' && text.startsWith('arn:') && !present.has(text))
    .map(({ text }) => text);
  return [...new Set(texts)]
    .slice(0, MOST)
    .map(label => ({ label, detail: 'Named by another statement of this policy' }));
}

function star(actions: readonly Action[], complete: boolean): Row {
  const unscoped = complete && actions.length > 0 && actions.every(({ resources }) => resources.length === 0);
  return { label: '*', detail: unscoped ? 'All resources: these actions take nothing narrower' : 'All resources' };
}

/** The next part of an ARN, in front of which its parts so far stand. */
function segments(place: ResourcePlace, parts: readonly string[], catalog: Catalog): Row[] {
  const before = parts.slice(0, -1).join(':');
  const next = (label: string, detail: string): Row => ({ label: `${before}:${label}:`, detail });
  switch (parts.length) {
    case 2:
      return [...PARTITIONS.map(({ name, title }) => next(name, title)), next('*', 'Every partition')];
    case 3:
      return catalog.services.map(({ prefix, name }) => next(prefix, name));
    case 4:
      return [
        next('', 'No Region: a resource of all Regions'),
        next('*', 'Every Region'),
        ...regionsMatching('*', parts[1]).map(({ name, title }) => next(name, title)),
      ];
    default:
      return [
        next('', 'No account'),
        next('*', 'Every account'),
        ...accountsIn(place.policy).map(account => next(account, 'An account that this text names already')),
        next('${aws:PrincipalAccount}', 'The account of the caller'),
      ];
  }
}
