/** Ranges of IP addresses as IAM reads them: one address, or an address and a prefix length (CIDR). */

export interface IpRange {
  readonly version: 4 | 6;
  /** The address as written, as a number. */
  readonly address: bigint;
  /** How many leading bits decide; all of them where no length is written. */
  readonly prefix: number;
}

/** Undefined for what is neither an IPv4 nor an IPv6 range. */
export function parseIpRange(text: string): IpRange | undefined {
  const [written = '', length, ...more] = text.split('/');
  if (more.length > 0) return undefined;
  const four = parseFour(written);
  const address = four ?? parseSix(written);
  if (address === undefined) return undefined;
  const version = four === undefined ? 6 : 4;
  const prefix = length === undefined ? bitsOf(version) : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  return prefix < 0 || prefix > bitsOf(version) ? undefined : { version, address, prefix };
}

/** The range as it should be written: the first address, and the length where it is more than one address. */
export const ipRangeText = (range: IpRange): string =>
  range.prefix === bitsOf(range.version)
    ? ipText(range.version, range.address)
    : `${ipText(range.version, firstOf(range))}/${range.prefix}`;

export const firstAddress = (range: IpRange): string => ipText(range.version, firstOf(range));
export const lastAddress = (range: IpRange): string => ipText(range.version, firstOf(range) + sizeOf(range) - 1n);

/** How many addresses it has. */
export const sizeOf = ({ version, prefix }: IpRange): bigint => 1n << BigInt(bitsOf(version) - prefix);

/** True where bits behind the prefix are set, which IAM passes over: `10.1.2.3/8`. */
export const hasHostBits = (range: IpRange): boolean => range.address !== firstOf(range);

/** True where every address of `inner` is in `outer`. */
export const rangeCovers = (outer: IpRange, inner: IpRange): boolean =>
  outer.version === inner.version &&
  outer.prefix <= inner.prefix &&
  firstOf(outer) === firstOf({ ...inner, prefix: outer.prefix });

/** True where all of it lies in networks that never send to the internet under their own address. */
export const isPrivateRange = (range: IpRange): boolean => PRIVATE.some(network => rangeCovers(network, range));

/** The widest range that a text such as `10.1.*` or `10.0.0.0/255.0.0.0` can only mean; undefined where it means none. */
export function meantRange(text: string): string | undefined {
  const tidy = text
    .trim()
    .replace('\\', '/')
    .replace(/\s*\/\s*/, '/');
  if (parseIpRange(tidy)) return tidy === text ? undefined : tidy;
  const [, known, stars] = /^((?:\d{1,3}\.){1,3})(\*(?:\.\*){0,2})$/.exec(tidy) ?? [];
  const labels = known ? known.split('.').length - 1 : 0;
  if (known && stars && labels + (stars.length + 1) / 2 <= 4) {
    const range = `${known}${Array(4 - labels)
      .fill('0')
      .join('.')}/${labels * 8}`;
    return parseIpRange(range) ? range : undefined;
  }
  const [address, mask, ...more] = tidy.split('/');
  const prefix = more.length === 0 && mask ? prefixOfMask(mask) : undefined;
  return prefix !== undefined && address && parseFour(address) !== undefined ? `${address}/${prefix}` : undefined;
}

const bitsOf = (version: 4 | 6): number => (version === 4 ? 32 : 128);

function firstOf({ version, address, prefix }: IpRange): bigint {
  const free = BigInt(bitsOf(version) - prefix);
  return (address >> free) << free;
}

/** Sources: RFC 1918, 1122, 3927, 4193 and 4291. Shared address space (RFC 6598) is left out: what it is to AWS is not documented. */
const PRIVATE: readonly IpRange[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '127.0.0.0/8',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
].flatMap(text => parseIpRange(text) ?? []);

function parseFour(text: string): bigint | undefined {
  const labels = text.split('.');
  // A leading zero means base eight to some and nothing to others.
  if (labels.length !== 4 || !labels.every(label => /^(0|[1-9]\d{0,2})$/.test(label) && Number(label) < 256))
    return undefined;
  return labels.reduce((sum, label) => sum * 256n + BigInt(label), 0n);
}

function parseSix(text: string): bigint | undefined {
  const [head = '', tail, ...more] = text.split('::');
  if (!text.includes(':') || more.length > 0) return undefined;
  const before = groupsOf(head, tail === undefined);
  const after = tail === undefined ? [] : groupsOf(tail, true);
  if (!before || !after) return undefined;
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array<bigint>(missing).fill(0n), ...after];
  return groups.reduce((sum, group) => sum * 65536n + group, 0n);
}

/** At the end the last one may be an IPv4 address, which stands for two. */
function groupsOf(text: string, atEnd: boolean): bigint[] | undefined {
  if (text === '') return [];
  const groups: bigint[] = [];
  const labels = text.split(':');
  for (const [index, label] of labels.entries()) {
    const four = atEnd && index === labels.length - 1 ? parseFour(label) : undefined;
    if (four !== undefined) groups.push(four >> 16n, four & 65535n);
    else if (/^[0-9a-f]{1,4}$/i.test(label)) groups.push(BigInt(`0x${label}`));
    else return undefined;
  }
  return groups;
}

function ipText(version: 4 | 6, address: bigint): string {
  const size = version === 4 ? 8n : 16n;
  const count = version === 4 ? 4 : 8;
  const groups = Array.from({ length: count }, (_, index) => {
    return Number((address >> (size * BigInt(count - 1 - index))) & ((1n << size) - 1n));
  });
  if (version === 4) return groups.join('.');
  const words = groups.map(group => group.toString(16)).join(':');
  // The first of the longest runs of zeros is written as two colons.
  const runs = [...words.matchAll(/(?<![^:])0(?::0)+(?![^:])/g)].sort((a, b) => b[0].length - a[0].length);
  const [longest] = runs;
  if (!longest) return words;
  return `${words.slice(0, longest.index).replace(/:$/, '')}::${words.slice(longest.index + longest[0].length).replace(/^:/, '')}`;
}

function prefixOfMask(text: string): number | undefined {
  const mask = parseFour(text);
  if (mask === undefined) return undefined;
  const bits = mask.toString(2).padStart(32, '0');
  return /^1*0*$/.test(bits) ? bits.replace(/0*$/, '').length : undefined;
}
