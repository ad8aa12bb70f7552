/** What holds of the real data from release to release: nothing vanishes unseen, nothing dangles, all can be looked up. */
import assert from 'node:assert/strict';
import { addressOf } from '../../../src/core/catalog/addresses.ts';
import { formOf } from '../../../src/core/catalog/forms.ts';
import { keysOf } from '../../../src/core/catalog/keys.ts';
import { managedPolicyArn } from '../../../src/core/catalog/managed.ts';
import type { Service } from '../../../src/core/catalog/types.ts';
import { realCatalog, realCatalogBytes } from '../../support/mini-catalog.ts';

/**
 * What the data had when somebody last looked. A count may differ by 1 %; beyond that this list is to be changed.
 * If it has grown, write the new count. If it has shrunk, find out why first: has AWS taken something away (then say so
 * in the changelog), or has a package changed its layout, so that the tool now misses what is still there?
 */
const EXPECTED = {
  services: 456,
  actions: 22_091,
  'actions with dependent actions': 1_584,
  'actions that are permissions only': 1_286,
  'actions with a page': 21_632,
  'actions with resource types': 15_367,
  'resource types': 2_334,
  'ARN forms': 2_347,
  'condition keys': 1_577,
  'condition keys in services': 2_575,
  'condition keys that are templates': 795,
  'managed policies': 1_584,
  'RCP services': 62,
  categories: 23,
};

describe('the contract of the data', () => {
  const catalog = realCatalog();
  const services = catalog.services.flatMap(({ prefix }) => catalog.service(prefix) ?? []);
  const actions = services.flatMap(service => service.actions);
  const types = services.flatMap(service => service.resourceTypes.map(type => ({ service, type })));
  const keys = services.flatMap(service => service.conditionKeys.map(key => ({ service, key })));

  it('has lost nothing, and gained nothing that is not written down', () => {
    const counts: typeof EXPECTED = {
      services: services.length,
      actions: actions.length,
      'actions with dependent actions': actions.filter(action => action.dependentActions.length > 0).length,
      'actions that are permissions only': actions.filter(action => action.permissionOnly).length,
      'actions with a page': services.flatMap(service => service.actions.filter(service.guideOf)).length,
      'actions with resource types': actions.filter(action => action.resources.length > 0).length,
      'resource types': types.length,
      'ARN forms': types.flatMap(({ type }) => type.arns).length,
      'condition keys': catalog.counts.conditionKeys,
      'condition keys in services': keys.length,
      'condition keys that are templates': keys.filter(({ key }) => key.name.includes('${')).length,
      'managed policies': catalog.managedPolicies.length,
      'RCP services': catalog.rcpServices.length,
      categories: new Set(services.map(service => service.category)).size,
    };
    const off = Object.entries(EXPECTED).flatMap(([what, expected]) => {
      const actual = counts[what as keyof typeof EXPECTED];
      return Math.abs(actual - expected) > expected / 100 ? [`${what}: ${actual}, was ${expected}`] : [];
    });
    assert.deepEqual(off, [], 'see the comment of EXPECTED for what to do');
  });

  it('fits into the extension', () => {
    const bytes = realCatalogBytes();
    assert.ok(bytes.length < 3_500_000, `${bytes.length} bytes`);
    assert.ok(bytes.indexOf(0x0a) < 40_000, 'the header is read at every start');
  });

  it('finds every condition key, by its name and with its places filled in', () => {
    for (const { service, key } of keys) {
      for (const name of [key.name, key.name.toUpperCase(), filled(key.name)]) {
        assert.equal(service.conditionKey(name), key, `${service.prefix} ${name}`);
        const match = catalog.conditionKey(name);
        assert.equal(match?.key.name.toLowerCase(), key.name.toLowerCase(), name);
        assert.ok(match.services.includes(service.prefix), `${name} of ${service.prefix}`);
      }
    }
  });

  it('leads from actions to keys and types, and back', () => {
    for (const service of services) {
      for (const action of service.actions) {
        for (const name of keysOf(action)) {
          const key = service.conditionKey(name);
          assert.equal(key?.name, name, action.id);
          assert.ok(service.actionsWith(key).includes(action), `${action.id} with ${name}`);
        }
        for (const { type } of action.resources) {
          assert.equal(service.resourceType(type.name), type, action.id);
          assert.ok(service.actionsOn(type).includes(action), `${action.id} on ${type.name}`);
        }
      }
      assert.equal(backLinks(service), links(service), service.prefix);
    }
  });

  it('parses every ARN form, and knows an ARN of it again', () => {
    for (const { service, type } of types) {
      for (const form of type.arns) {
        assert.equal(formOf(form).fields.partition, '${Partition}', form);
        const matches = catalog.typesOfArn(filled(form));
        const match = matches?.find(found => found.type === type);
        assert.equal(match?.service, service.prefix, form);
        assert.equal(match.certain, !form.includes('${Vendor}'), form);
      }
    }
  });

  it('finds every managed policy in all its names, of which no two are alike', () => {
    for (const policy of catalog.managedPolicies) {
      const lastName = policy.name.slice(policy.name.lastIndexOf('/') + 1);
      const partitions = ['aws', 'aws-cn', 'aws-us-gov'];
      for (const text of [policy.name, lastName, ...partitions.map(name => managedPolicyArn(policy, name))]) {
        assert.equal(catalog.managedPolicy(text), policy, text);
      }
    }
    assert.ok(catalog.managedPolicies.some(policy => policy.deprecated));
  });

  it('has an address for everything, and none that is odd', () => {
    const addresses = services.flatMap(service => [
      addressOf({ about: 'service', service }),
      ...service.actions.map(action => addressOf({ about: 'action', service, action })),
      ...service.resourceTypes.map(type => addressOf({ about: 'resource-type', service, type })),
      ...service.conditionKeys.map(key => addressOf({ about: 'condition-key', service, key })),
      ...service.actions.flatMap(action => addressOf({ about: 'operation', service, action }) ?? []),
    ]);
    const odd = addresses.filter(address => !/^https:\/\/(docs\.)?aws\.amazon\.com\/[\x21-\x7e]+$/.test(address ?? ''));
    assert.deepEqual(odd, []);
    assert.deepEqual(
      addresses.filter(address => /[*|\\<>"`\s]/.test(address ?? '')),
      [],
    );
  });

  it('names services of which it has no more only as retired', () => {
    const prefixes = new Set(services.map(service => service.prefix));
    assert.ok(['deepcomposer', 'deepracer'].every(prefix => !prefixes.has(prefix) && catalog.isRetired(`${prefix}:*`)));
    assert.deepEqual(
      services.filter(service => service.category === undefined).map(service => service.prefix),
      [],
    );
  });
});

/** As somebody would write it. */
function filled(template: string): string {
  return template.replace(/\$\{(\w+)\}/g, (_, name: string) => EXAMPLES[name] ?? 'Thing1').replaceAll('*', 'any');
}

const EXAMPLES: Readonly<Record<string, string>> = {
  Partition: 'aws',
  Region: 'us-east-1',
  Account: '123456789012',
  Vendor: 'rds',
};

const links = (service: Service): number =>
  service.actions.reduce((sum, action) => sum + keysOf(action).size + action.resources.length, 0);

const backLinks = (service: Service): number =>
  service.conditionKeys.reduce((sum, key) => sum + service.actionsWith(key).length, 0) +
  service.resourceTypes.reduce((sum, type) => sum + service.actionsOn(type).length, 0);
