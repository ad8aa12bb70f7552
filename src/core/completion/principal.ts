/** Types and values of Principal: services, accounts, roles, identity providers. */
import type { Catalog } from '../catalog/types.ts';
import { OIDC_PROVIDERS } from '../iam/federation.ts';
import type { Kind } from '../iam/grammar.ts';
import { PRINCIPAL_TYPES } from '../iam/grammar.ts';
import { SERVICE_PRINCIPALS, type ServicePrincipal } from '../iam/service-principals.ts';
import type { Place } from '../policy/place.ts';
import { plain } from '../syntax/text.ts';
import { map, string } from '../syntax/writer.ts';
import { textOf } from '../templates/data.ts';
import { accountsIn } from './accounts.ts';
import { describe } from './documentation.ts';
import type { Item, List } from './item.ts';
import { CURSOR, createPutString, hasValue, putData, putEntry, putKey, putString } from './put.ts';

const TYPES: Readonly<Record<string, string>> = {
  AWS: 'Accounts, roles, users and their sessions',
  Service: 'AWS services, such as ec2.amazonaws.com',
  Federated: 'Identity providers: OIDC and SAML',
  CanonicalUser: 'An account by its canonical ID, for S3',
};

export function completePrincipalType(
  place: Extract<Place, { kind: 'principal-type' }>,
  offset: number,
  catalog: Catalog,
): List {
  const { policy, statement, token } = place;
  const present = statement.principal?.groups.filter(({ type }) => type !== token).map(({ type }) => type.value) ?? [];
  const types = typesFor(policy.kind).filter(type => policy.dialect.blocks || !present.includes(type));
  const items = types.flatMap((label): Item[] => {
    const put = policy.dialect.blocks
      ? putString(place, offset, [label])
      : hasValue(place)
        ? putKey(place, offset, [label])
        : putEntry(place, offset, { key: label, value: string(CURSOR) });
    return put
      ? [
          {
            kind: 'principal',
            label,
            detail: TYPES[label] ?? '',
            filter: label,
            again: true,
            ...put,
            documentation: () => describe(catalog, place, label),
          },
        ]
      : [];
  });
  return { items, incomplete: false };
}

/** Only roles trust identity providers, and only S3 knows canonical users. */
function typesFor(kind: Kind): readonly string[] {
  if (kind === 'trust') return ['Service', 'AWS', 'Federated'];
  return PRINCIPAL_TYPES.filter(type => type !== 'Federated');
}

export function completePrincipal(
  place: Extract<Place, { kind: 'principal' }>,
  offset: number,
  catalog: Catalog,
): List {
  const { policy, type } = place;
  const rows =
    type === 'Service'
      ? services()
      : type === 'Federated'
        ? providers()
        : type === 'AWS'
          ? [...callers(policy.kind), ...known(place)]
          : type === undefined
            ? [EVERYONE]
            : [];
  const putText = createPutString(place, offset);
  const items = rows.flatMap(({ label, text, detail }): Item[] => {
    const put = putText(textOf(text));
    if (!put) return [];
    const word = plain(textOf(text));
    const documentation = () => describe(catalog, place, word);
    return [{ kind: 'principal', label, detail, filter: `${label} ${detail}`, ...put, documentation }];
  });
  return { items: type === undefined ? [...types(place, offset, catalog), ...items] : items, incomplete: false };
}

/** A type with its map around it, where Principal has no value yet. */
function types(place: Extract<Place, { kind: 'principal' }>, offset: number, catalog: Catalog): Item[] {
  if (place.policy.dialect.blocks) return [];
  return typesFor(place.policy.kind).flatMap((label): Item[] => {
    const put = putData(place, offset, map([{ key: label, value: string(CURSOR) }]));
    const asType = { ...place, kind: 'principal-type' } as const;
    return put
      ? [
          {
            kind: 'principal',
            label,
            detail: TYPES[label] ?? '',
            filter: label,
            again: true,
            ...put,
            documentation: () => describe(catalog, asType, label),
          },
        ]
      : [];
  });
}

interface Row {
  readonly label: string;
  /** With marks of stops. */
  readonly text: string;
  readonly detail: string;
}

const EVERYONE: Row = { label: '*', text: '*', detail: 'Everyone, the whole internet included: add a condition' };

/** Services that run the account's own code come first, and plain names before those of a part of a service. */
const services = (): Row[] => rankedServices().map(({ name, title }) => ({ label: name, text: name, detail: title }));

export const rankedServices = (): readonly ServicePrincipal[] =>
  [...SERVICE_PRINCIPALS].sort(
    (a, b) =>
      usual(a.name) - usual(b.name) || Number(b.runsCode) - Number(a.runsCode) || labels(a.name) - labels(b.name),
  );

const USUAL =
  'lambda ec2 ecs-tasks states.amazonaws.com events scheduler codebuild codepipeline apigateway glue eks s3 sns sqs cloudformation'
    .split(' ')
    .map(name => (name.includes('.') ? name : `${name}.amazonaws.com`));
const usual = (name: string): number => (USUAL.includes(name) ? USUAL.indexOf(name) : USUAL.length);

const labels = (name: string): number => name.split('.').length;

const callers = (kind: Kind): Row[] => [
  row('an account', 'arn:aws:iam::{{1:123456789012}}:root', 'A whole account: who in it may is decided there'),
  row('a role', 'arn:aws:iam::{{1:123456789012}}:role/{{2:role-name}}', 'One role'),
  row('a user', 'arn:aws:iam::{{1:123456789012}}:user/{{2:user-name}}', 'One user'),
  row(
    'a session of a role',
    'arn:aws:sts::{{1:123456789012}}:assumed-role/{{2:role-name}}/{{3:session-name}}',
    'One session of a role',
  ),
  ...(kind === 'trust' ? [] : [EVERYONE]),
];

/** The account stands as a name in the list, as digits in the text. */
const row = (name: string, text: string, detail: string): Row => ({
  label: text.replace('{{1:123456789012}}', '<account>').replace(/\{\{\d+:([^}]*)\}\}/g, '<$1>'),
  text,
  detail: `${detail} (${name})`,
});

/** Accounts that the text names elsewhere. */
const known = (place: Place): Row[] =>
  accountsIn(place.policy).map(account => ({
    label: `arn:aws:iam::${account}:root`,
    text: `arn:aws:iam::${account}:root`,
    detail: 'An account that this text names already',
  }));

const providers = (): Row[] => [
  ...OIDC_PROVIDERS.filter(({ principal }) => principal === 'name').map(({ issuer, title }) => ({
    label: issuer,
    text: issuer,
    detail: title,
  })),
  ...OIDC_PROVIDERS.filter(({ principal }) => principal === 'arn').map(({ issuer, title }) => {
    const own = issuer.replace(/\$\{(\w+)\}/g, (_, name: string) => `<${name}>`);
    let stop = 1;
    const marked = issuer.replace(/\$\{(\w+)\}/g, (_, name: string) => `{{${++stop}:${name}}}`);
    return {
      label: `arn:aws:iam::<account>:oidc-provider/${own}`,
      text: `arn:aws:iam::{{1:123456789012}}:oidc-provider/${marked}`,
      detail: title,
    };
  }),
  row('SAML', 'arn:aws:iam::{{1:123456789012}}:saml-provider/{{2:provider-name}}', 'A SAML provider'),
];
