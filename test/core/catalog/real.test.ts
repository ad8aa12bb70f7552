/** What every rule may rely on in the catalog that ships, and that the mini catalog says nothing else. */
import assert from 'node:assert/strict';
import { loadCatalog } from '../../../src/core/catalog/catalog.ts';
import { ACCESS_LEVELS, type Action, type Catalog, type Service } from '../../../src/core/catalog/types.ts';
import { miniCatalog, realCatalog, realCatalogBytes } from '../../support/mini-catalog.ts';

describe('the catalog that ships', () => {
  const catalog = realCatalog();
  const services = allServices(catalog);
  const actions = services.flatMap(service => service.actions);

  it('has as much as its header says', () => {
    assert.deepEqual(
      {
        services: services.length,
        actions: actions.length,
        resourceTypes: services.flatMap(service => service.resourceTypes).length,
        conditionKeys: new Set(
          services.flatMap(({ conditionKeys }) => conditionKeys.map(key => key.name.toLowerCase())),
        ).size,
        managedPolicies: catalog.counts.managedPolicies,
      },
      catalog.counts,
    );
    assert.match(catalog.date, /^\d{4}-\d\d-\d\d$/);
  });

  it('is ASCII', () => {
    assert.ok(realCatalogBytes().every(byte => byte < 0x80));
  });

  it('names and sorts everything', () => {
    assertSorted(catalog.services.map(service => service.prefix));
    assertSorted(catalog.rcpServices);
    for (const service of services) {
      assert.match(service.prefix, /^[a-z0-9-]+$/);
      assert.notEqual(service.name, '');
      assert.match(service.url ?? '', /^https:\/\/docs\.aws\.amazon\.com\/.+\.html$/, service.prefix);
      for (const list of [service.actions, service.resourceTypes, service.conditionKeys]) {
        assertSorted(list.map(item => item.name));
      }
    }
  });

  it('describes every action', () => {
    for (const action of actions) {
      assert.match(action.id, /^[a-z0-9-]+:[A-Za-z0-9-]+$/);
      assert.match(action.description, /^[A-Z(]/, action.id);
      assert.ok(action.access.length > 0, action.id);
      assert.deepEqual(
        ACCESS_LEVELS.filter(level => action.access.includes(level)),
        action.access,
        action.id,
      );
    }
  });

  it('refers to nothing that is not there', () => {
    const prefixes = new Set(services.map(service => service.prefix));
    assert.deepEqual(
      catalog.rcpServices.filter(prefix => !prefixes.has(prefix)),
      [],
    );
    for (const service of services) {
      const keys = new Set(service.conditionKeys.map(key => key.name));
      const lists = [
        ...service.resourceTypes,
        ...service.actions,
        ...service.actions.flatMap(({ resources }) => resources),
      ];
      assert.ok(
        lists.every(({ conditionKeys }) => conditionKeys.every(key => keys.has(key))),
        service.prefix,
      );
      for (const action of service.actions) assertWhole(catalog, service, action);
    }
  });

  it('spells ARN forms and templated keys in one way', () => {
    for (const { name, arns } of services.flatMap(service => service.resourceTypes)) {
      assert.ok(arns.length > 0, name);
      for (const arn of arns) {
        assert.match(arn, /^arn:\$\{Partition\}(:[^:]*){3}:.+$/);
        assert.doesNotMatch(arn.replace(/\$\{[A-Za-z0-9]+\}/g, ''), /[${}<>,\s]/);
      }
    }
    for (const { name } of services.flatMap(service => service.conditionKeys)) {
      assert.match(name.replace(/\$\{[A-Za-z0-9]+\}/g, 'x'), /^[a-z0-9.-]+(\/[\w.-]+)*:[\w./:-]+$/i);
      assert.doesNotMatch(name, /tag-key|\/$/);
    }
  });

  it('calls nothing retired that is there', () => {
    assert.deepEqual(
      actions.filter(action => catalog.isRetired(action.id)).map(action => action.id),
      [],
    );
    for (const id of ['trustedadvisor:CreateEngagement', 'deepracer:CreateCar', 'deepcomposer:getmodel']) {
      assert.equal(catalog.isRetired(id), true, id);
      assert.equal(catalog.action(id), undefined, id);
    }
  });

  it('knows what everybody knows', () => {
    const read = catalog.action('s3:GetObject');
    assert.deepEqual(read?.access, ['Read']);
    assert.ok(read?.resources.some(({ type }) => type.arns[0] === 'arn:${Partition}:s3:::${BucketName}/${ObjectName}'));
    assert.ok(read?.conditionKeys.includes('s3:ExistingObjectTag/${TagKey}'));
    assert.ok(catalog.action('ecs:RunTask')?.dependentActions.includes('iam:PassRole'));
    assert.equal(catalog.action('iam:PassRole')?.permissionOnly, true);
    assert.deepEqual(catalog.action('iam:AttachRolePolicy')?.access, ['Permissions management', 'Write']);
    assert.equal(catalog.service('lex')?.resourceTypes.find(type => type.name === 'bot')?.arns.length, 2);
    assert.ok(['kms', 's3', 'secretsmanager', 'sqs', 'sts'].every(prefix => catalog.rcpServices.includes(prefix)));
    assert.match(catalog.managedPolicy('AdministratorAccess')?.description ?? '', /full access/);
  });

  it('gives an action without the list of its service', () => {
    assert.equal(loadCatalog(realCatalogBytes()).action('ec2:runinstances')?.id, 'ec2:RunInstances');
  });
});

describe('the mini catalog', () => {
  it('says only what the real one says', () => {
    const real = realCatalog();
    for (const service of allServices(miniCatalog())) {
      const other = real.service(service.prefix);
      assert.equal(service.name, other?.name);
      assert.equal(service.url, other?.url);
      assert.equal(service.category, other?.category);
      for (const type of service.resourceTypes) {
        assert.deepEqual(type.arns, other?.resourceTypes.find(({ name }) => name === type.name)?.arns, type.name);
      }
      for (const key of service.conditionKeys) {
        assert.deepEqual(
          key,
          other?.conditionKeys.find(({ name }) => name === key.name),
        );
      }
      for (const action of service.actions) {
        const counterpart = real.action(action.id);
        assert.deepEqual(action, withFactsOf(action, counterpart));
        const guide = service.guideOf(action);
        if (guide !== undefined) assert.equal(guide, counterpart && other?.guideOf(counterpart));
      }
    }
    assert.ok(real.isRetired('trustedadvisor:GetEngagement') && real.isRetired('trustedadvisor:ListEngagements'));
  });
});

/** The real action, of its resource types, keys and dependent actions only those that the other has too. */
function withFactsOf(mini: Action, real: Action | undefined): Action | undefined {
  if (!real) return undefined;
  const shared = mini.resources.filter(({ type, required }) =>
    real.resources.some(other => other.type.name === type.name && other.required === required),
  );
  return {
    ...real,
    resources: shared,
    conditionKeys: real.conditionKeys.filter(key => mini.conditionKeys.includes(key)),
    dependentActions: real.dependentActions.filter(id => mini.dependentActions.includes(id)),
  };
}

function assertWhole(catalog: Catalog, service: Service, action: Action): void {
  const types = action.resources.map(({ type }) => type);
  assert.ok(
    types.every(type => service.resourceTypes.includes(type)),
    action.id,
  );
  assert.equal(new Set(types).size, types.length, `${action.id} names a resource type twice`);
  const dangling = action.dependentActions.filter(id => catalog.action(id)?.id !== id);
  assert.deepEqual(dangling, [], action.id);
}

function assertSorted(names: readonly string[]): void {
  assert.deepEqual(names, [...new Set(names)].sort());
}

function allServices(catalog: Catalog): Service[] {
  return catalog.services.map(({ prefix, name, actionCount }) => {
    const service = catalog.service(prefix);
    assert.ok(service, prefix);
    assert.equal(service.name, name);
    assert.equal(service.actions.length, actionCount, prefix);
    return service;
  });
}
