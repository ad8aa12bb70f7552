/** What a value is: a range of addresses, a moment, an ARN, an account, a Region, a service, an organization, a network. */
import type { KeyFacts } from '../catalog/key-facts.ts';
import type { Catalog } from '../catalog/types.ts';
import { sayDuration, sayMoment } from '../explain/moment.ts';
import { grouped } from '../explain/phrase.ts';
import { LONGEST } from '../explain/resources.ts';
import { parseArn } from '../iam/arn.ts';
import { firstAddress, hasHostBits, isPrivateRange, lastAddress, parseIpRange, sizeOf } from '../iam/ip.ts';
import { parseOperator } from '../iam/operators.ts';
import { region } from '../iam/regions.ts';
import { parseServicePrincipal } from '../iam/service-principals.ts';
import type { Condition } from '../policy/model.ts';
import { SAMPLE_ACCOUNT, segments } from './arn.ts';
import { managedText } from './managed.ts';
import { code, prose } from './markdown.ts';
import { capital, serviceFacts } from './service.ts';

export interface Meaning {
  /** Follows the value in its line. */
  readonly short: string;
  readonly long?: string;
}

/** Undefined where the value says all by itself. */
export function meaningOf(
  catalog: Catalog,
  condition: Condition,
  facts: KeyFacts | undefined,
  text: string,
): Meaning | undefined {
  const family = parseOperator(condition.operator.value)?.facts.family;
  if (family === 'Null') return nullMeaning(text);
  if (family === 'IpAddress' || facts?.type === 'IPAddress') return addressMeaning(facts, text);
  if (family === 'Date' || facts?.name === 'aws:EpochTime') return momentMeaning(text);
  return numberMeaning(facts, text) ?? arnMeaning(catalog, text) ?? nameMeaning(text);
}

function nullMeaning(text: string): Meaning | undefined {
  const word = text.toLowerCase();
  if (word === 'true') return { short: 'the key must be missing from the request.' };
  return word === 'false' ? { short: 'the key must be in the request, whatever its value.' } : undefined;
}

/** A range with its first and last address. */
function addressMeaning(facts: KeyFacts | undefined, text: string): Meaning | undefined {
  const range = parseIpRange(text);
  if (!range) return undefined;
  const size = sizeOf(range);
  const [first, last] = [firstAddress(range), lastAddress(range)];
  const short = size === 1n ? 'one address.' : `${sizeText(size)} addresses, from ${code(first)} to ${code(last)}.`;
  const notes = [
    hasHostBits(range) ? `AWS reads it as ${code(`${first}/${range.prefix}`)}.` : '',
    range.prefix === 0 ? 'It is the whole internet.' : '',
    isPrivateRange(range) && facts?.name === 'aws:SourceIp'
      ? 'It is private: no request from the internet has such an address. Behind a VPC endpoint ask for `aws:VpcSourceIp`.'
      : isPrivateRange(range)
        ? 'It is private: the same addresses are in use in many networks.'
        : '',
  ].filter(note => note !== '');
  return notes.length === 0 ? { short } : { short, long: notes.join(' ') };
}

const sizeText = (size: bigint): string =>
  size < 1_000_000_000n ? grouped(Number(size)) : `2^${size.toString(2).length - 1}`;

function momentMeaning(text: string): Meaning | undefined {
  const moment = sayMoment(text);
  return moment === undefined ? undefined : { short: `${moment}.` };
}

/** Numbers that are times. */
function numberMeaning(facts: KeyFacts | undefined, text: string): Meaning | undefined {
  const name = facts?.name.toLowerCase() ?? '';
  if (facts?.type !== 'Numeric' || !/(age|seconds|duration)$|^sts:durationseconds$/.test(name)) return undefined;
  const milliseconds = name === 's3:signatureage';
  const duration = sayDuration(milliseconds ? text.replace(/000$/, '') : text);
  if (duration === undefined || (milliseconds && !text.endsWith('000'))) return undefined;
  return { short: `${duration}.` };
}

function arnMeaning(catalog: Catalog, text: string): Meaning | undefined {
  const arn = text.length > LONGEST ? undefined : parseArn(text);
  if (!arn) return undefined;
  const managed = managedText(catalog, text);
  const [match] = catalog.typesOfArn(text) ?? [];
  const service = prose(catalog.service(match?.service ?? arn.service)?.name ?? arn.service);
  const short = match ? `${prose(match.type.name)} of ${service}.` : `an ARN of ${service}.`;
  return { short, long: managed ?? segments(catalog, arn, match) };
}

/** Texts that can be told by their form. */
function nameMeaning(text: string): Meaning | undefined {
  const place = region(text);
  if (place)
    return { short: `${prose(place.title)}${place.optIn ? ', a Region that an account must switch on' : ''}.` };
  if (/^\d{12}$/.test(text)) {
    return {
      short:
        text === SAMPLE_ACCOUNT
          ? 'an account, with the number that AWS’s samples use.'
          : 'the number of an AWS account.',
    };
  }
  const service = parseServicePrincipal(text);
  if (service?.known) {
    const more = serviceFacts(service).filter(fact => fact !== '');
    const long = more.length === 0 ? {} : { long: `${more.map(capital).join('. ')}.` };
    return { short: `${prose(service.known.title)}.`, ...long };
  }
  const form = FORMS.find(({ pattern }) => pattern.test(text));
  return form && { short: form.means };
}

/** IDs by their form. Source: AWS's pages of Organizations, VPC and IAM identifiers. */
const FORMS: readonly { readonly pattern: RegExp; readonly means: string }[] = [
  { pattern: /^o-[a-z0-9]{10,32}$/, means: 'the ID of an organization.' },
  { pattern: /^o-[^/]+\/(.*\/)?ou-\*$/, means: 'accounts in the units below, but not those that hang directly above.' },
  { pattern: /^o-[^/]+\/.*ou-[^*]*\/\*$/, means: 'all accounts in this organizational unit and in those below it.' },
  { pattern: /^o-[^/]+\/.*ou-[^*]*\/$/, means: 'accounts that hang directly in this organizational unit.' },
  { pattern: /^o-[a-z0-9]+\/\*?$/, means: 'a path in an organization: all of its accounts.' },
  { pattern: /^ou-[a-z0-9]+-[a-z0-9]+$/, means: 'the ID of an organizational unit.' },
  { pattern: /^vpc-[0-9a-z]{8,}$/i, means: 'the ID of a VPC.' },
  { pattern: /^vpce-[0-9a-z]{8,}$/i, means: 'the ID of a VPC endpoint.' },
  { pattern: /^AROA[A-Z0-9]{12,}:/, means: 'sessions of one role, by the role’s unique ID.' },
  { pattern: /^AROA[A-Z0-9]{12,}$/, means: 'the unique ID of a role.' },
  { pattern: /^AIDA[A-Z0-9]{12,}$/, means: 'the unique ID of an IAM user.' },
];
