/** An ARN segment by segment: each with its name, its value, and what an empty or a starred one means. */
import type { ArnMatch, Catalog } from '../catalog/types.ts';
import { typeWords } from '../explain/resources.ts';
import { type Arn, parseArn, placeholders } from '../iam/arn.ts';
import { PARTITIONS, partitionsMatching, region, regionsMatching } from '../iam/regions.ts';
import { hasWildcard } from '../iam/wildcard.ts';
import { excerpt } from '../syntax/text.ts';
import { bullets, code, prose } from './markdown.ts';

const MOST = 4;

/** `match` is the resource type that the ARN is taken to name; undefined where none is known. */
export function segments(catalog: Catalog, arn: Arn, match: ArnMatch | undefined): string {
  const form = match && bestForm(match, arn);
  return (
    bullets(
      segment('Partition', arn.partition, partitionMeaning(arn.partition)),
      segment('Service', arn.service, prose(catalog.service(arn.service)?.name ?? '')),
      ...placeSegments(arn, form, match),
      ...resourceSegments(arn, form),
    ) ?? ''
  );
}

function segment(label: string, value: string, meaning: string): string {
  const shown = value === '' ? `${label} (empty)` : `${label} ${code(excerpt(value))}`;
  return meaning === '' ? shown : `${shown}: ${meaning}`;
}

function partitionMeaning(value: string): string {
  if (value === 'aws') return 'the public one; China and GovCloud have their own';
  if (!hasWildcard(value)) return prose(PARTITIONS.find(({ name }) => name === value)?.title ?? '');
  if (/^\*+$/.test(value)) return 'every partition, China and GovCloud too';
  return firstOf(partitionsMatching(value).map(({ title }) => title));
}

/** Region and account; one line where both are empty for the same reason. */
function placeSegments(arn: Arn, form: Arn | undefined, match: ArnMatch | undefined): string[] {
  const [inRegion, inAccount] = [regionMeaning(arn, form, match), accountMeaning(arn, form, match)];
  const isAlike = (form?.region === '') === (form?.account === '');
  if (arn.region !== '' || arn.account !== '' || !isAlike) {
    return [segment('Region', arn.region, inRegion), segment('Account', arn.account, inAccount)];
  }
  return [
    segment('Region and account', '', inRegion.replace('no Region', 'neither').replace('names one', 'names them')),
  ];
}

function regionMeaning({ region: value, partition }: Arn, form: Arn | undefined, match: ArnMatch | undefined): string {
  if (value === '') return emptyMeaning('Region', form?.region, match);
  if (/^\*+$/.test(value)) return 'any Region';
  if (hasWildcard(value)) return firstOf(regionsMatching(value, partition).map(({ name }) => name));
  const known = region(value);
  return known ? `${prose(known.title)}${known.optIn ? ', which an account must switch on' : ''}` : '';
}

/** The account of AWS's own samples, which is nobody's. */
export const SAMPLE_ACCOUNT = '123456789012';

function accountMeaning({ account: value }: Arn, form: Arn | undefined, match: ArnMatch | undefined): string {
  if (value === '') return emptyMeaning('account', form?.account, match);
  if (/^\*+$/.test(value)) return 'any account';
  if (value === 'aws') return 'AWS itself, which keeps it for all accounts';
  return value === SAMPLE_ACCOUNT ? 'the number that AWS’s samples use' : '';
}

function emptyMeaning(what: string, formField: string | undefined, match: ArnMatch | undefined): string {
  if (formField === undefined || !match) return '';
  const type = prose(typeWords(match.type.name));
  return formField === ''
    ? `an ARN of type ${type} names no ${what}`
    : `left out, though every ARN of type ${type} names one`;
}

function firstOf(texts: readonly string[]): string {
  if (texts.length === 0) return 'none that is known';
  const shown = texts.slice(0, MOST).map(prose).join(', ');
  return texts.length > MOST ? `${shown} and ${texts.length - MOST} more` : shown;
}

/** Of a type with several forms the one that the text can be laid on. */
function bestForm({ type }: ArnMatch, arn: Arn): Arn | undefined {
  const forms = type.arns.flatMap(form => parseArn(form) ?? []);
  return forms.find(form => laidOn(form.resource, arn.resource)) ?? forms[0];
}

function resourceSegments(arn: Arn, form: Arn | undefined): string[] {
  const parts = form && laidOn(form.resource, arn.resource);
  if (!parts) return [segment('Resource', arn.resource, resourceMeaning(arn.resource))];
  return parts.map(({ name, value }) => segment(prose(partWords(name)), value, resourceMeaning(value)));
}

function resourceMeaning(value: string): string {
  if (/^\*+$/.test(value)) return 'any, whatever follows';
  return hasWildcard(value) ? '`*` is any text, slashes included; `?` is one character' : '';
}

/** `BucketName` -> `Bucket name`; what AWS calls by its ARN's own word stays. */
function partWords(name: string): string {
  const text = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .trim();
  const [first = '', ...rest] = text.split(' ');
  return [first, ...rest.map(word => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()))].join(' ');
}

export interface FormPart {
  /** The placeholder. */
  readonly name: string;
  readonly value: string;
}

/**
 * A text laid on a form: what stands in place of each placeholder, each as short as the next piece of text allows, the
 * last one with all that is left. Undefined where the pieces of the form do not stand in the text, as where a wildcard
 * takes them. Time is that of one search for each piece.
 */
export function laidOn(form: string, text: string): FormPart[] | undefined {
  const names = placeholders(form);
  const pieces = form.split(/\$\{[^}]*\}/);
  const [head = '', ...rest] = pieces;
  if (names.length === 0 || !text.startsWith(head)) return undefined;
  const parts: FormPart[] = [];
  let at = head.length;
  for (const [index, name] of names.entries()) {
    const piece = rest[index] ?? '';
    const isLast = index === names.length - 1;
    const end = isLast ? text.length - piece.length : piece === '' ? -1 : text.indexOf(piece, at);
    if (end < at || !text.startsWith(piece, end)) return undefined;
    parts.push({ name, value: text.slice(at, end) });
    at = end + piece.length;
  }
  return parts;
}
