/** What a broken ARN was most likely meant to be; each answer is an ARN without a fault. */
import type { Catalog } from '../catalog/types.ts';
import { isPartition, isRegion } from '../iam/regions.ts';
import type { Policy, Statement, Value } from '../policy/model.ts';
import { arnFaults, isArnService } from './arn-faults.ts';
import { meetsResource, readArn } from './arn-text.ts';
import type { Lookup } from './lookup.ts';

/** What the other ARNs of the policy agree on; undefined where they have none or several. */
export function agreed(
  lookup: Lookup,
  { statements }: Pick<Policy, 'statements'>,
  place: 'partition' | 'region' | 'account',
): string | undefined {
  const found = new Set<string>();
  for (const { resource } of statements) {
    for (const value of resource?.values ?? []) {
      const field = lookup.arn(value).arn?.[place];
      if (field?.sure && IS_PLAIN[place](field.text)) found.add(field.text);
    }
  }
  return found.size === 1 ? [...found][0] : undefined;
}

const IS_PLAIN = { partition: isPartition, region: isRegion, account: (text: string) => /^\d{12}$/.test(text) };

/** Of a text that does not begin with `arn:`. */
export function repairStart(catalog: Catalog, lookup: Lookup, policy: Policy, statement: Statement, value: Value) {
  const partition = agreed(lookup, policy, 'partition') ?? 'aws';
  const text = value.text.trim();
  const [first = '', second = ''] = text.split(':');
  const path = /^s3:\/\/([^/]+.*)$/i.exec(text)?.[1];
  const candidates = [
    ...(path === undefined ? [] : [`arn:${partition}:s3:::${path}`]),
    ...(/^arn:/i.test(text) ? [`arn${text.slice(3)}`] : []),
    ...(isPartition(first) && isArnService(catalog, second) ? [`arn:${text}`] : []),
    ...(text.includes(':') && isArnService(catalog, first) ? [`arn:${partition}:${text}`] : []),
    ...(isBucket(text) && isAboutS3(lookup, statement) ? [`arn:${partition}:s3:::${text}`] : []),
  ];
  return candidates.find(candidate => value.known && isWhole(catalog, candidate));
}

/** A name of a bucket, with or without a path behind it. Source: S3's rules for names of buckets. */
const isBucket = (text: string): boolean => /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/.*)?$/.test(text);

function isAboutS3(lookup: Lookup, statement: Statement): boolean {
  const { actions, complete } = lookup.named(statement);
  return complete && actions.every(({ id }) => id.startsWith('s3:'));
}

/** Of an ARN with too few fields: what is left out is empty where the service's ARNs have nothing there, else a star. */
export function repairShort(catalog: Catalog, lookup: Lookup, policy: Policy, value: Value): string | undefined {
  const fields = value.text.split(':');
  if (!isPartition(fields[1] ?? '') && isArnService(catalog, fields[1] ?? ''))
    fields.splice(1, 0, agreed(lookup, policy, 'partition') ?? 'aws');
  const [, partition = '', service = '', ...rest] = fields;
  const take = (fits: (text: string) => boolean): string => {
    const [next = ''] = rest;
    return rest.length > 1 && (next === '' || next === '*' || fits(next)) ? (rest.shift() ?? '') : '';
  };
  const region = take(isRegion);
  const account = take(IS_PLAIN.account);
  const resource = rest.join(':');
  // A star, a Region or an account at the end is no resource: what is left out is all that follows.
  if (/^\**$/.test(resource) || isRegion(resource) || IS_PLAIN.account(resource)) return undefined;
  const wildcard = resource.search(/[*?]/);
  const head = wildcard < 0 ? resource : resource.slice(0, wildcard);
  const forms = catalog.formsNaming(service).filter(form => meetsResource(form, resource, head));
  const fill = (wanted: string, there: string) => (wanted === '' ? '' : there || '*');
  const found = new Set(
    forms.map(form =>
      ['arn', partition, service, fill(form.fields.region, region), fill(form.fields.account, account), resource].join(
        ':',
      ),
    ),
  );
  const [only] = found;
  return found.size === 1 && only !== undefined && isWhole(catalog, only) ? only : undefined;
}

/** AWS's own completion of a short ARN. */
export const padded = (text: string): string => text + ':*'.repeat(Math.max(0, 6 - text.split(':').length));

/** True for a whole ARN without a fault. */
export function isWhole(catalog: Catalog, text: string): boolean {
  const read = readArn({ text, scalar: { holes: [] } });
  return read.arn !== undefined && arnFaults(catalog, read).length === 0;
}
