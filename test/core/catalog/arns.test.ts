/** Which resource types an ARN can name: plain, with wildcards, variables and holes, cut short, across services. */
import assert from 'node:assert/strict';
import type { Run } from '../../../src/core/catalog/types.ts';
import { miniCatalog, realCatalog } from '../../support/mini-catalog.ts';

describe('types of an ARN', () => {
  const catalog = miniCatalog();
  /** `service:type`, with `?` where it only may be. */
  const named = (arn: string, holes?: readonly Run[], from = catalog) =>
    from.typesOfArn(arn, holes)?.map(({ service, type, certain }) => `${service}:${type.name}${certain ? '' : '?'}`);

  const table: readonly [arn: string, ...types: string[]][] = [
    ['arn:aws:s3:::invoices', 's3:bucket'],
    ['arn:aws:s3:::invoices/2026/09', 's3:object'],
    ['arn:aws:s3:::invoices/*', 's3:object'],
    ['arn:aws:s3:::*', 's3:bucket', 's3:object'],
    ['arn:aws-cn:s3:::inv?ices', 's3:bucket', 's3:object'],
    ['arn:aws:s3:*:*:accesspoint/one', 's3:accesspoint', 's3:object'],
    ['arn:aws:s3:us-east-1:123456789012:accesspoint/one', 's3:accesspoint'],
    ['arn:aws:s3:us-east-1:123456789012:accesspoint/one/object/key', 's3:accesspointobject', 's3:accesspoint?'],
    ['arn:aws:s3:us-east-1:123456789012:accesspoint/one/object/a/b', 's3:accesspointobject', 's3:accesspoint'],
    ['arn:aws:dynamodb:us-east-1:123456789012:table/T', 'dynamodb:table'],
    ['arn:aws:dynamodb:us-east-1:123456789012:table/T/index/I', 'dynamodb:index', 'dynamodb:table?'],
    ['arn:aws:dynamodb:*:*:table/*', 'dynamodb:table', 'dynamodb:index'],
    ['arn:aws:ec2:us-east-1::image/ami-1', 'ec2:image'],
    ['arn:aws:ec2:us-east-1:123456789012:instance/*', 'ec2:instance'],
    ['arn:aws:lambda:us-east-1:123456789012:function:work', 'lambda:function'],
    ['arn:aws:lambda:us-east-1:123456789012:layer:work'],
    ['arn:aws:sns:us-east-1:123456789012:topic'],
  ];
  for (const [arn, ...types] of table) {
    it(`${arn}: ${types.join(', ') || 'none known'}`, () => assert.deepEqual(named(arn), types));
  }

  it('finds the forms that other services have of it, its own first', () => {
    assert.deepEqual(named('arn:aws:iam::123456789012:role/path/name'), ['iam:role', 'sts:role']);
  });

  it('takes policy variables and holes as what cannot be known', () => {
    assert.deepEqual(named('arn:aws:s3:::${aws:username}'), ['s3:bucket?', 's3:object?']);
    assert.deepEqual(named('arn:aws:s3:::home/${aws:username}/*'), ['s3:object']);
    assert.deepEqual(named('arn:${AWS::Partition}:s3:::${Bucket}/*'), ['s3:object']);
    assert.deepEqual(named('arn:aws:s3:::a${*}b'), ['s3:bucket', 's3:object']);
    const text = 'arn:aws:s3:::<bucket>/logs';
    assert.deepEqual(named(text, [{ start: 13, end: 21 }]), ['s3:object']);
    assert.deepEqual(named('arn:aws:s3:::/logs', [{ start: 13, end: 13 }]), ['s3:object'], 'a hole without width');
    assert.deepEqual(named('arn:aws:dynamodb:*:*:table/${T}'), ['dynamodb:table', 'dynamodb:index?']);
    assert.deepEqual(named('arn:aws:iam::${Account}:role/${Role}'), ['iam:role', 'sts:role']);
  });

  it('is never certain where the service is not', () => {
    assert.deepEqual(named('arn:aws:${Service}:::one'), ['s3:bucket?']);
    assert.deepEqual(named('arn:aws:*:us-east-1:123456789012:table/T'), ['dynamodb:table?']);
    const vendor = 'arn:aws:rds:us-east-1:123456789012:snapshot:awsbackup:job-1';
    assert.deepEqual(named(vendor, [], realCatalog()), ['rds:snapshot', 'backup:recoveryPoint?']);
  });

  it('forgives a Region or an account left out where nothing else fits', () => {
    assert.deepEqual(named('arn:aws:dynamodb:::table/T'), ['dynamodb:table?']);
    assert.deepEqual(named('arn:aws:s3:::accesspoint/one'), ['s3:object']);
  });

  it('lets a wildcard reach over a colon where nothing else fits', () => {
    assert.deepEqual(named('arn:aws:lambda:*:*:work'), ['lambda:function?']);
  });

  it('says nothing of what is no whole ARN', () => {
    for (const text of [
      '*',
      '',
      'arn',
      'arn:aws:s3',
      'arn:aws:s3:*',
      'arn:aws:s3::bucket',
      'ARN:aws:s3:::b',
      '${Arn}/*',
    ]) {
      assert.equal(named(text), undefined, text);
    }
    assert.deepEqual(named('arn:aws:constructor:::b'), []);
    assert.deepEqual(named('arn:aws::::b'), []);
  });

  it('takes its time in proportion', () => {
    const long = `arn:aws:s3:::${'*a?${x}'.repeat(300)}`;
    assert.ok((named(long, [], realCatalog()) ?? []).includes('s3:object'));
  });
});
