/** What is wrong with an ARN in a Resource element, said once, so that no two rules speak of one fault. */
import type { Form } from '../catalog/forms.ts';
import type { Catalog } from '../catalog/types.ts';
import { isLeftField, leftIn } from '../iam/placeholder.ts';
import { isPartition, isRegion, partitionOfRegion, partitionsMatching, regionsMatching } from '../iam/regions.ts';
import { hasWildcard, matches } from '../iam/wildcard.ts';
import type { Span } from '../syntax/text.ts';
import { type Arn, type ArnField, type ArnText, meets, meetsAcross, meetsForm, meetsResource } from './arn-text.ts';
import { isBesideData } from './beside-data.ts';

/**
 * `prefix`: it does not begin with `arn:`. `fields`: it has fewer than six. `case`: capitals in the service. `partition`,
 * `service`, `region`, `account`, `resource`: AWS has none of that name or form. `foreign-region`: it is one of another
 * partition. `swapped`: Region and account stand in each other's place. `extra-…`: the resource's ARN has none. `no-…`: the resource's ARN has one.
 */
export type ArnFaultKind =
  | 'prefix'
  | 'fields'
  | 'case'
  | 'partition'
  | 'service'
  | 'region'
  | 'foreign-region'
  | 'account'
  | 'swapped'
  | 'resource'
  | 'extra-region'
  | 'extra-account'
  | 'no-region'
  | 'no-account';

export interface ArnFault {
  readonly kind: ArnFaultKind;
  /** Offsets of the value's text. */
  readonly run: Span;
}

/** None where a hole, a variable or a word left for the reader stands in the part that would be wrong. */
export function arnFaults(catalog: Catalog, read: ArnText): ArnFault[] {
  const faults = [...faultsIn(catalog, read)];
  if (faults.length === 0) return faults;
  const left = leftIn(read.text).filter(({ kind }) => kind === 'word');
  return faults.filter(({ run }) => !left.some(part => part.start < run.end && run.start < part.end));
}

function* faultsIn(catalog: Catalog, read: ArnText): Generator<ArnFault> {
  const { arn, text, fields, everything } = read;
  const [prefix] = fields;
  if (everything || !prefix?.sure) return;
  // Written in the policies of API Gateway, which completes it.
  if (text.startsWith('execute-api:')) return;
  const whole = { start: 0, end: text.length };
  if (!matches(prefix.text, 'arn')) return yield { kind: 'prefix', run: whole };
  if (prefix.text !== 'arn') return;
  if (!arn) {
    if (fields.every(({ sure }) => sure)) yield { kind: 'fields', run: whole };
    return;
  }
  yield* faultsOfFields(catalog, arn);
}

function* faultsOfFields(catalog: Catalog, arn: Arn): Generator<ArnFault> {
  const { partition, service, region, account } = arn;
  if (partition.sure && !isPartition(partition.text) && partitionsMatching(partition.text).length === 0) {
    yield { kind: 'partition', run: partition.run };
    // `arn:lambda:eu-west-1:…`: the partition is left out, and what follows stands one place too early.
    if (isArnService(catalog, partition.text)) return;
  }
  const wrong: ArnField[] = [];
  if (/^\d{12}$/.test(region.text) && account.sure && (account.text === '' || isRegion(account.text))) {
    wrong.push(region, account);
    yield { kind: 'swapped', run: { start: region.run.start, end: account.run.end } };
  }
  const regionKind = wrong.length === 0 && regionFault(arn);
  if (regionKind) {
    wrong.push(region);
    yield { kind: regionKind, run: region.run };
  }
  if (!wrong.includes(account) && account.sure && !isAccount(account.text) && !isLeftField('account', account.text)) {
    wrong.push(account);
    yield { kind: 'account', run: account.run };
  }
  if (!service.sure || hasWildcard(service.text)) return;
  const lower = service.text.toLowerCase();
  if (!isArnService(catalog, lower)) return yield { kind: 'service', run: service.run };
  if (lower !== service.text) yield { kind: 'case', run: service.run };
  yield* faultsOfForm(catalog, { ...arn, service: { ...service, pattern: lower } }, wrong);
}

function regionFault({ partition, region }: Arn): 'region' | 'foreign-region' | undefined {
  const { text, sure } = region;
  if (!sure || text === '' || text === '*') return undefined;
  const home = partitionOfRegion(text);
  if (home && home.name === partition.text) return undefined;
  if (!home && regionsMatching(text).length === 0) return isLeftField('region', text) ? undefined : 'region';
  if (!partition.sure || partitionsMatching(partition.text).length === 0) return undefined;
  return regionsMatching(text, partition.text).length === 0 ? 'foreign-region' : undefined;
}

/** Twelve digits, nothing, a pattern, or a word that stands for AWS or a vendor. */
export const isAccount = (text: string): boolean =>
  text === '' || text === '*' || /^\d{12}$/.test(text) || hasWildcard(text) || VENDOR_ACCOUNTS.has(text);

/** Source: the ARN forms of the service authorization reference. */
const VENDOR_ACCOUNTS: ReadonlySet<string> = new Set(['aws', 'offering']);

/** True for a service that has ARNs, today or once; it need not be one that has actions. Lower case. */
export function isArnService(catalog: Catalog, name: string): boolean {
  if (name === '') return false;
  if (catalog.service(name) || catalog.isRetired(`${name}:*`) || MORE_SERVICES.has(name)) return true;
  return catalog.formsNaming(name).length > 0;
}

/** Services in the ARNs of AWS's managed policies that its list of actions and resource types has no word of. */
const MORE_SERVICES: ReadonlySet<string> = new Set(['acuity']);

function* faultsOfForm(catalog: Catalog, arn: Arn, wrong: readonly ArnField[]): Generator<ArnFault> {
  const { resource, head } = arn;
  const judged =
    wrong.length === 0
      ? arn
      : { ...arn, region: unlessWrong(arn.region, wrong), account: unlessWrong(arn.account, wrong) };
  const forms = catalog.formsNaming(arn.service.pattern);
  if (forms.length === 0 || forms.some(form => meetsForm(form, judged)) || isBesideData(arn)) return;
  const candidates = forms.filter(form => meetsResource(form, resource.pattern, head));
  if (candidates.length === 0) {
    if (resource.text !== '' && !forms.some(form => meetsAcross(form, judged)))
      yield { kind: 'resource', run: resource.run };
    return;
  }
  // What begins with a wildcard may be of any kind.
  if (head === '') return;
  yield* faultsOfPlace(candidates, judged, 'region');
  yield* faultsOfPlace(candidates, judged, 'account');
}

/** A field of which every form that the resource can have says the same: that it is there, or that it is not. */
function* faultsOfPlace(forms: readonly Form[], arn: Arn, place: 'region' | 'account'): Generator<ArnFault> {
  const { pattern, run } = arn[place];
  const wanted = forms.map(({ fields }) => fields[place]);
  if (wanted.some(want => meets(want, pattern))) return;
  if (wanted.every(want => want === '')) yield { kind: `extra-${place}`, run };
  else if (pattern === '' && !wanted.includes('')) yield { kind: `no-${place}`, run };
}

/** A field that is wrong by itself says nothing of the others. */
const unlessWrong = (field: ArnField, wrong: readonly ArnField[]): ArnField =>
  wrong.includes(field) ? { ...field, pattern: '*' } : field;
