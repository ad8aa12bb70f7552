/** Look-ups in a catalog, their laziness, and what a broken file does. */
import assert from 'node:assert/strict';
import { loadCatalog } from '../../../src/core/catalog/catalog.ts';
import type { SourceService } from '../../../src/tools/catalog/model.ts';
import { MINI, miniCatalog, miniCatalogBytes } from '../../support/mini-catalog.ts';

describe('catalog look-ups', () => {
  const catalog = miniCatalog();

  it('finds an action in any case, in the spelling of AWS', () => {
    for (const id of ['s3:GetObject', 's3:getobject', 'S3:GETOBJECT']) {
      assert.equal(catalog.action(id)?.id, 's3:GetObject');
    }
    assert.equal(catalog.service('S3')?.action('GETobject')?.name, 'GetObject');
  });

  it('tells everything about an action', () => {
    const action = catalog.action('ec2:RunInstances');
    assert.ok(action);
    assert.deepEqual(action.access, ['Write']);
    assert.deepEqual(action.dependentActions, ['ec2:CreateTags', 'iam:PassRole']);
    assert.equal(action.description, 'Launch one or more instances');
    assert.equal(action.permissionOnly, false);
    const resources = action.resources.map(({ type, required }) => `${type.name}${required ? '!' : ''}`);
    assert.deepEqual(resources.slice(0, 3), ['image!', 'instance!', 'key-pair']);
    assert.deepEqual(action.resources[0]?.type.arns, ['arn:${Partition}:ec2:${Region}::image/${ImageId}']);
    assert.equal(catalog.action('iam:PassRole')?.permissionOnly, true);
  });

  it('orders several access levels by weight', () => {
    assert.deepEqual(catalog.action('s3:PutBucketPolicy')?.access, ['Permissions management', 'Write']);
    assert.deepEqual(catalog.action('s3:PutObjectTagging')?.access, ['Write', 'Tagging']);
  });

  it('gives the same value each time', () => {
    assert.equal(catalog.service('s3'), catalog.service('S3'));
    assert.equal(catalog.service('s3')?.actions, catalog.service('s3')?.actions);
    const object = catalog.service('s3')?.resourceTypes.find(type => type.name === 'object');
    assert.ok(object);
    assert.equal(catalog.action('s3:GetObject')?.resources.at(-1)?.type, object);
  });

  it('knows nothing of what is not there', () => {
    for (const id of [
      's3:GetObjects',
      'nowhere:GetObject',
      's3',
      's3:',
      ':',
      '',
      's3:*',
      's3:Get:Object',
      '__proto__:x',
    ]) {
      assert.equal(catalog.action(id), undefined, id);
      assert.equal(catalog.isRetired(id), false, id);
    }
    assert.equal(catalog.service('constructor'), undefined);
    assert.equal(catalog.managedPolicy('Nobody'), undefined);
  });

  it('remembers what has retired, in any case', () => {
    assert.equal(catalog.isRetired('trustedadvisor:GetEngagement'), true);
    assert.equal(catalog.isRetired('TrustedAdvisor:LISTENGAGEMENTS'), true);
    assert.equal(catalog.service('trustedadvisor')?.isRetired('getengagement'), true);
    assert.equal(catalog.isRetired('trustedadvisor:GetRecommendation'), false);
    assert.equal(catalog.isRetired('deepracer:AnythingAtAll'), true);
  });

  it('lists services, sorted, and knows the managed policies', () => {
    const prefixes = catalog.services.map(service => service.prefix);
    assert.deepEqual(prefixes, [...prefixes].sort());
    assert.deepEqual(
      catalog.services.find(service => service.prefix === 'sts'),
      {
        prefix: 'sts',
        name: 'AWS Security Token Service',
        category: 'Security, identity, and compliance',
        actionCount: 5,
      },
    );
    assert.deepEqual(catalog.managedPolicy('service-role/AWSLambdaBasicExecutionRole'), {
      name: 'service-role/AWSLambdaBasicExecutionRole',
      description: 'Provides write permissions to CloudWatch Logs.',
      deprecated: false,
    });
  });
});

describe('catalog file', () => {
  it('keeps a broken line to itself', () => {
    for (const damage of ['{"prefix":"sX"', '{"prefix"~"s3"', '["prefix":"s3"']) {
      const catalog = loadCatalog(replaced('{"prefix":"s3"', damage));
      assert.throws(() => catalog.action('s3:GetObject'), /^Error: The catalog file is broken: the line of s3 /);
      assert.throws(() => catalog.action('s3:GetObject'), /broken/, 'still, at the second look');
      assert.equal(catalog.action('iam:PassRole')?.name, 'PassRole');
      assert.equal(catalog.services.length, catalog.counts.services);
      assert.ok(catalog.managedPolicy('ReadOnlyAccess'));
    }
  });

  it('says so where a line refers to nothing', () => {
    const catalog = loadCatalog(replaced('"keyLists":[[],[0', '"keyLists":[[],[9'));
    assert.throws(() => catalog.action('dynamodb:GetItem'), /the line of dynamodb names an entry that it has not/);
  });

  it('reads no service before it is asked for', () => {
    const bytes = miniCatalogBytes();
    const header = bytes.indexOf(0x0a) + 1;
    const catalog = loadCatalog(bytes.slice().fill(0x20, header));
    assert.equal(catalog.services.length, 9);
    assert.equal(catalog.isRetired('deepracer:GetCar'), true);
    assert.equal(catalog.service('s3')?.name, 'Amazon S3');
    assert.throws(() => catalog.service('s3')?.names, /the names of s3 are others/);
    assert.throws(() => catalog.service('s3')?.url, /the line of s3 cannot be read/);
    assert.throws(() => catalog.managedPolicy('ReadOnlyAccess'), /the line of managed policies cannot be read/);
    assert.throws(() => catalog.conditionKey('s3:prefix'), /the index cannot be read/);
  });

  it('is refused where the header is none, cut short or of another format', () => {
    const whole = miniCatalogBytes();
    for (const bytes of [
      new Uint8Array(),
      whole.subarray(0, 40),
      new TextEncoder().encode('null\n'),
      whole.subarray(1),
    ]) {
      assert.throws(() => loadCatalog(bytes), /The catalog file is broken: the header cannot be read/);
    }
    assert.throws(() => loadCatalog(replaced('"format":2', '"format":1')), /its format is 1, not 2/);
  });

  it('keeps characters outside ASCII, and stays ASCII', () => {
    const name = 'Größe “é” 𝄞';
    const bytes = miniCatalogBytes({ managedPolicies: [[name, name]], services: [oddService(name)] });
    assert.ok(bytes.every(byte => byte < 0x80));
    const catalog = loadCatalog(bytes);
    assert.deepEqual(catalog.managedPolicy(name), { name, description: name, deprecated: false });
    assert.equal(catalog.services[0]?.name, name);
    assert.equal(catalog.action('odd:Do')?.description, name);
  });

  it('is the same whatever the order of what it is made from', () => {
    const turned = MINI.services.map(service => ({
      ...service,
      actions: service.actions.toReversed(),
      resourceTypes: service.resourceTypes.toReversed(),
      conditionKeys: service.conditionKeys.toReversed(),
      retired: service.retired.toReversed(),
    }));
    const other = miniCatalogBytes({
      services: turned.reverse(),
      rcpServices: MINI.rcpServices.toReversed(),
      managedPolicies: MINI.managedPolicies.toReversed(),
    });
    assert.deepEqual(other, miniCatalogBytes());
  });

  it('is not written with a reference to nothing', () => {
    const odd = oddService('Odd');
    const action = { ...odd.actions[0], conditionKeys: ['odd:nothing'] } as SourceService['actions'][number];
    assert.throws(
      () => miniCatalogBytes({ services: [{ ...odd, actions: [action] }] }),
      /no condition key odd:nothing/,
    );
  });
});

/** The mini catalog with a piece of its text replaced by one of the same length. */
function replaced(from: string, to: string): Uint8Array {
  assert.equal(from.length, to.length);
  const text = new TextDecoder().decode(miniCatalogBytes());
  assert.ok(text.includes(from));
  return new TextEncoder().encode(text.replace(from, to));
}

function oddService(name: string): SourceService {
  const action = { name: 'Do', description: name, resources: [], conditionKeys: [], dependentActions: [] };
  return {
    prefix: 'odd',
    name,
    category: undefined,
    url: undefined,
    otherPages: [],
    actions: [{ ...action, access: ['Write'], permissionOnly: false, guide: undefined }],
    resourceTypes: [],
    conditionKeys: [],
    retired: [],
  };
}
