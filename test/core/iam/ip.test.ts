import assert from 'node:assert/strict';
import { BlockList } from 'node:net';
import fc from 'fast-check';
import {
  firstAddress,
  hasHostBits,
  type IpRange,
  ipRangeText,
  isPrivateRange,
  lastAddress,
  meantRange,
  parseIpRange,
  rangeCovers,
  sizeOf,
} from '../../../src/core/iam/ip.ts';

function range(text: string): IpRange {
  const parsed = parseIpRange(text);
  assert.ok(parsed, text);
  return parsed;
}

const words = (count: number, most: number) =>
  fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: most })), { minLength: count, maxLength: count });
const FOUR = fc.tuple(words(4, 255), fc.integer({ min: 0, max: 32 })).map(([w, n]) => `${w.join('.')}/${n}`);
const SIX = fc
  .tuple(words(8, 65535), fc.integer({ min: 0, max: 128 }))
  .map(([w, n]) => `${w.map(word => word.toString(16)).join(':')}/${n}`);
const ANY = fc.oneof(FOUR, SIX);

describe('ranges of IP addresses', () => {
  it('are read in both versions, with and without a length', () => {
    assert.deepEqual(parseIpRange('203.0.113.7'), { version: 4, address: 0xcb007107n, prefix: 32 });
    assert.deepEqual(parseIpRange('203.0.113.0/24'), { version: 4, address: 0xcb007100n, prefix: 24 });
    assert.deepEqual(parseIpRange('2001:DB8::1'), { version: 6, address: (0x20010db8n << 96n) + 1n, prefix: 128 });
    for (const text of ['::', '::/0', '::ffff:203.0.113.7', '1:2:3:4:5:6:7::', '1:2:3:4:5:6:1.2.3.4', '0.0.0.0/0'])
      assert.ok(parseIpRange(text), text);
  });
  it('are no names, halves, patterns or spaces', () => {
    for (const text of [
      '',
      'example.com',
      '203.0.113',
      '203.0.113.256',
      '203.0.113.07',
      '203.0.113.0/33',
      '203.0.113.0/',
      '203.0.113.0/24/1',
      '203.0.113.*',
      ' 203.0.113.0',
      '203.0.113.0/-1',
      '203.0.113.0/255.255.255.0',
      ':',
      ':::',
      '1::2::3',
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      '1:2:3:4:5:6:7:8::',
      '12345::',
      'g::',
      '1.2.3.4::',
      '::/129',
      'fe80::1%eth0',
    ])
      assert.equal(parseIpRange(text), undefined, text);
  });
  it('have a first and a last address, and a size', () => {
    const office = range('203.0.113.77/26');
    assert.deepEqual(
      [firstAddress(office), lastAddress(office), sizeOf(office), hasHostBits(office), ipRangeText(office)],
      ['203.0.113.64', '203.0.113.127', 64n, true, '203.0.113.64/26'],
    );
    assert.deepEqual(
      [sizeOf(range('::/0')), lastAddress(range('::/0'))],
      [1n << 128n, Array(8).fill('ffff').join(':')],
    );
    assert.equal(hasHostBits(range('203.0.113.7')), false);
  });
  it('are written short', () => {
    for (const [text, short] of [
      ['2001:0DB8:0:0:1:0:0:0/80', '2001:db8:0:0:1::/80'],
      ['0:0:0:0:0:0:0:0/0', '::/0'],
      ['::1', '::1'],
      ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
      ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
      ['fe80:0:0:0:0:0:0:0/10', 'fe80::/10'],
      ['10:0:0:100:0:0:0:0/64', '10:0:0:100::/64'],
      ['203.0.113.7/32', '203.0.113.7'],
    ] as const)
      assert.equal(ipRangeText(range(text)), short);
  });
  it('keep what they are when written and read again', () => {
    fc.assert(
      fc.property(ANY, text => {
        const one = range(text);
        const again = range(ipRangeText(one));
        assert.ok(rangeCovers(one, again) && rangeCovers(again, one) && !hasHostBits(again));
      }),
    );
  });
  it('hold what another program says they hold', () => {
    let held = 0;
    fc.assert(
      fc.property(fc.oneof(fc.tuple(FOUR, FOUR), fc.tuple(SIX, SIX)), ([outer, inner]) => {
        const [wide, narrow] = [range(outer), range(inner)];
        const list = new BlockList();
        const family = wide.version === 4 ? 'ipv4' : 'ipv6';
        list.addSubnet(firstAddress(wide), wide.prefix, family);
        const both = [firstAddress(narrow), lastAddress(narrow)].every(address => list.check(address, family));
        if (both) held++;
        assert.equal(rangeCovers(wide, narrow), both);
      }),
      { numRuns: 500 },
    );
    assert.ok(held > 20, `${held}`);
  });
  it('of different versions have nothing in common', () => {
    assert.equal(rangeCovers(range('0.0.0.0/0'), range('::1')), false);
    assert.equal(rangeCovers(range('::/0'), range('1.2.3.4')), false);
  });
});

describe('private ranges', () => {
  it('lie in a private network as a whole', () => {
    for (const text of [
      '10.0.0.0/8',
      '10.1.2.3',
      '172.31.0.0/16',
      '192.168.0.0/16',
      'fd00::/8',
      'fe80::1',
      '127.0.0.1',
    ])
      assert.ok(isPrivateRange(range(text)), text);
  });
  it('hold no public address', () => {
    for (const text of [
      '10.0.0.0/7',
      '172.32.0.0/16',
      '0.0.0.0/0',
      '203.0.113.0/24',
      '::/0',
      '2001:db8::/32',
      '100.64.0.0/10',
    ])
      assert.ok(!isPrivateRange(range(text)), text);
  });
});

describe('what was meant by a range', () => {
  it('is clear for wildcards at the end, masks, backslashes and spaces', () => {
    for (const [text, meant] of [
      ['10.*', '10.0.0.0/8'],
      ['10.*.*.*', '10.0.0.0/8'],
      ['10.1.*.*', '10.1.0.0/16'],
      ['10.1.2.*', '10.1.2.0/24'],
      ['10.0.0.0/255.0.0.0', '10.0.0.0/8'],
      ['10.0.0.0\\8', '10.0.0.0/8'],
      [' 10.0.0.0 / 8', '10.0.0.0/8'],
    ] as const)
      assert.equal(meantRange(text), meant);
  });
  it('is not clear otherwise', () => {
    for (const text of ['*', '300.1.2.*', '10.0.0.0/255.0.255.0', 'example.com', '10.0.0.1-10.0.0.9', '10.0.0.0/8'])
      assert.equal(meantRange(text), undefined, text);
  });
});
