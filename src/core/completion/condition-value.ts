/** Values of a condition, by the type of its key: true and false, Regions, services, accounts, documented forms. */
import { kebab } from '../access/scope.ts';
import { type KeyFacts, keyFacts } from '../catalog/key-facts.ts';
import { managedPolicyArn } from '../catalog/managed.ts';
import type { Catalog } from '../catalog/types.ts';
import { managedText } from '../hover/managed.ts';
import { oidcProvider } from '../iam/federation.ts';
import { parseOperator } from '../iam/operators.ts';
import { REGIONS } from '../iam/regions.ts';
import type { Place } from '../policy/place.ts';
import { plain, type Stop, type Text } from '../syntax/text.ts';
import { textOf } from '../templates/data.ts';
import { accountsIn } from './accounts.ts';
import type { Item, List } from './item.ts';
import { KEY_VALUES } from './key-values.ts';
import { rankedServices } from './principal.ts';
import { createPutString } from './put.ts';
import { tagKeysIn } from './tag-keys.ts';

type ValuePlace = Extract<Place, { kind: 'condition-value' }>;

interface Row {
  readonly label: string;
  readonly text?: Text;
  readonly detail?: string;
}

export function completeConditionValue(place: ValuePlace, offset: number, catalog: Catalog): List {
  const rows = rowsFor(place, catalog);
  const putText = createPutString(place, offset);
  const labels = new Set(rows.map(({ label }) => label));
  const items = [...elsewhere(place).filter(({ label }) => !labels.has(label)), ...rows].flatMap(
    ({ label, text = [label], detail }): Item[] => {
      const put = putText(text);
      return put
        ? [
            {
              kind: 'value',
              label,
              ...(detail ? { detail } : {}),
              filter: `${label} ${detail ?? ''}`,
              ...put,
              documentation: () => managedText(catalog, label),
            },
          ]
        : [];
    },
  );
  return { items, incomplete: false };
}

/** What other conditions of the policy compare the same key with. */
function elsewhere({ policy, token, key, operator }: ValuePlace): Row[] {
  const facts = operator === undefined ? undefined : parseOperator(operator)?.facts;
  if (key === undefined || !facts || facts.family === 'Null') return [];
  const own = key.toLowerCase();
  const texts = policy.statements
    .flatMap(({ conditions }) => conditions)
    .filter(other => other.key?.value.toLowerCase() === own)
    .filter(other => parseOperator(other.operator.value)?.facts.family === facts.family)
    .flatMap(({ values }) => values)
    .filter(({ known, text, scalar }) => known && text !== '' && scalar.span.start !== token?.span.start)
    .filter(({ text }) => facts.wildcards || !/[*?]/.test(text))
    .map(({ text }) => text);
  return [...new Set(texts)].slice(0, MOST).map(label => ({ label, detail: 'Named by this policy already' }));
}

/** More than these is a list of its own. */
const MOST = 20;

function rowsFor(place: ValuePlace, catalog: Catalog): Row[] {
  const { key = '', operator } = place;
  if (operator !== undefined && parseOperator(operator)?.facts.family === 'Null') return NULL;
  const facts = keyFacts(catalog, key);
  if (!facts) return [];
  const listed = facts.global?.values ?? facts.federation?.claim.values ?? KEY_VALUES[facts.name.toLowerCase()];
  if (listed) return listed.map(label => ({ label }));
  if (facts.type === 'Bool') return [{ label: 'true' }, { label: 'false' }];
  return [...named(facts, place, catalog), ...forms(facts, key)];
}

const NULL: Row[] = [
  { label: 'true', detail: 'The request does not have the key' },
  { label: 'false', detail: 'The request has the key' },
];

/** Names of which there is a table. */
function named(facts: KeyFacts, place: ValuePlace, catalog: Catalog): Row[] {
  const name = facts.name.toLowerCase();
  if (name.endsWith('region') || name === 's3:locationconstraint') {
    return [...REGIONS]
      .sort((a, b) => Number(a.optIn) - Number(b.optIn))
      .map(region => ({ label: region.name, detail: region.title }));
  }
  if (TAKES_SERVICE.has(name)) return rankedServices().map(({ name: label, title }) => ({ label, detail: title }));
  if (TAKES_POLICY.has(name)) {
    return catalog.managedPolicies
      .filter(({ deprecated }) => !deprecated)
      .map(policy => ({ label: managedPolicyArn(policy), detail: policy.description }));
  }
  if (name === 'aws:tagkeys') {
    return tagKeysIn(place.policy).map(label => ({ label, detail: 'A tag that this policy names already' }));
  }
  if (name.endsWith('account')) {
    return accountsIn(place.policy).map(label => ({ label, detail: 'An account that this text names already' }));
  }
  return [];
}

/** Keys whose values are ARNs of policies. */
const TAKES_POLICY: ReadonlySet<string> = new Set(['iam:policyarn', 'iam:permissionsboundary']);

/** Keys whose values are service principals. */
const TAKES_SERVICE: ReadonlySet<string> = new Set([
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'iam:awsservicename',
  'iam:passedtoservice',
]);

/** What an identity provider's claims look like, and the forms of some keys of AWS. */
function forms({ global, federation }: KeyFacts, key: string): Row[] {
  const issuer = key.slice(0, key.lastIndexOf(':'));
  const claim = key.slice(key.lastIndexOf(':') + 1);
  const provider = federation?.provider ?? (federation && oidcProvider(issuer));
  if (provider?.audience.claim === claim && provider.audience.value !== undefined) {
    return [{ label: provider.audience.value, detail: `The audience that ${provider.title} sends to AWS` }];
  }
  if (provider?.subject?.claim === claim) {
    return provider.subject.forms.map(({ form, means }) => ({
      label: shown(form),
      text: withStops(form),
      detail: means,
    }));
  }
  return (FORMS[global?.name ?? ''] ?? []).map(({ marked, detail }) => ({
    label: plain(textOf(marked)),
    text: textOf(marked),
    detail,
  }));
}

/** Marked as in templates: what stands in a stop is of the right form until it is filled in. */
const FORMS: Readonly<Record<string, readonly { readonly marked: string; readonly detail: string }[]>> = {
  'aws:PrincipalOrgID': [{ marked: '{{1:o-a1b2c3d4e5}}', detail: 'The ID of an organization' }],
  'aws:ResourceOrgID': [{ marked: '{{1:o-a1b2c3d4e5}}', detail: 'The ID of an organization' }],
  'aws:SourceOrgID': [{ marked: '{{1:o-a1b2c3d4e5}}', detail: 'The ID of an organization' }],
  'aws:SourceVpc': [{ marked: '{{1:vpc-0a1b2c3d4e5f67890}}', detail: 'The ID of a VPC' }],
  'aws:SourceVpce': [{ marked: '{{1:vpce-0a1b2c3d4e5f67890}}', detail: 'The ID of a VPC endpoint' }],
  'aws:SourceIp': [{ marked: '{{1:203.0.113.0/24}}', detail: 'Public addresses, as a range' }],
  'aws:VpcSourceIp': [{ marked: '{{1:10.0.0.0/16}}', detail: 'Private addresses of a VPC, as a range' }],
  'aws:SourceArn': [
    { marked: 'arn:aws:{{1:s3}}:{{2:}}:{{3:}}:{{4:bucket-name}}', detail: 'The resource that the service acts for' },
  ],
  'aws:PrincipalArn': [
    {
      marked: 'arn:aws:iam::{{1:123456789012}}:role/{{2:role-name}}',
      detail: 'A role, whatever its sessions are called',
    },
    { marked: 'arn:aws:iam::{{1:123456789012}}:user/{{2:user-name}}', detail: 'A user' },
  ],
};

const shown = (form: string): string => form.replace(/\$\{(\w+)\}/g, (_, name: string) => `<${kebab(name)}>`);

function withStops(form: string): Text {
  let n = 0;
  return form
    .split(/(\$\{\w+\})/)
    .filter(piece => piece !== '')
    .map((piece): string | Stop =>
      piece.startsWith('${') ? { n: ++n, placeholder: kebab(piece.slice(2, -1)) } : piece,
    );
}
