/** Look-ups by resource type, condition key and managed policy. */
import assert from 'node:assert/strict';
import { loadCatalog } from '../../../src/core/catalog/catalog.ts';
import { keysOf } from '../../../src/core/catalog/keys.ts';
import { managedPolicyArn } from '../../../src/core/catalog/managed.ts';
import { catalogSentence } from '../../../src/core/catalog/summary.ts';
import type { Action } from '../../../src/core/catalog/types.ts';
import { miniCatalog, miniCatalogBytes, realCatalog } from '../../support/mini-catalog.ts';

const names = (actions: readonly Action[]) => actions.map(action => action.name);

describe('resource types', () => {
  const dynamodb = miniCatalog().service('dynamodb');
  assert.ok(dynamodb);

  it('are found in any case', () => {
    assert.equal(dynamodb.resourceType('TABLE')?.name, 'table');
    assert.equal(miniCatalog().service('secretsmanager')?.resourceType('secret')?.name, 'Secret');
    assert.equal(dynamodb.resourceType('toString'), undefined);
  });

  it('lead to the actions that act on them', () => {
    const index = dynamodb.resourceType('index');
    assert.deepEqual(index && names(dynamodb.actionsOn(index)), ['Query']);
    const foreign = miniCatalog().service('s3')?.resourceType('bucket');
    assert.deepEqual(foreign && dynamodb.actionsOn(foreign), []);
  });
});

describe('condition keys', () => {
  const catalog = miniCatalog();
  const real = realCatalog();

  it('are found in any case, templates filled in', () => {
    const s3 = catalog.service('s3');
    assert.equal(s3?.conditionKey('S3:PREFIX')?.name, 's3:prefix');
    assert.equal(s3?.conditionKey('s3:existingobjecttag/team')?.name, 's3:ExistingObjectTag/${TagKey}');
    assert.equal(s3?.conditionKey('s3:ExistingObjectTag/${TagKey}')?.name, 's3:ExistingObjectTag/${TagKey}');
    for (const name of ['s3:ExistingObjectTag/', 's3:ExistingObjectTag', 's3:', 'prefix', '', 's3:prefix/x', 's3:*']) {
      assert.equal(s3?.conditionKey(name), undefined, name);
    }
  });

  it('are found through the catalog in the services that list them', () => {
    const found = (name: string, from = real) => {
      const match = from.conditionKey(name);
      return match && [match.key.name, ...match.services];
    };
    assert.deepEqual(found('KMS:EncryptionContext:aws:s3:arn', catalog), [
      'kms:EncryptionContext:${EncryptionContextKey}',
      'kms',
    ]);
    assert.deepEqual(found('ec2:ResourceTag/team')?.slice(0, 3), [
      'ec2:ResourceTag/${TagKey}',
      'ec2',
      'ec2-instance-connect',
    ]);
    assert.deepEqual(found('codebuild:environment.environmentVariables/HOME.value'), [
      'codebuild:environment.environmentVariables/${name}.value',
      'codebuild',
    ]);
    assert.equal(found('events:Metadata/a/Matcher')?.[0], 'events:Metadata/${MetadataKey}/Matcher');
    assert.equal(found('ssm:resourceTag/aws:ssmmessages:target-id')?.[0], 'ssm:resourceTag/aws:ssmmessages:target-id');
    for (const name of ['nowhere:key', 's3:nothing', 'constructor:x', 's3', '', ':', 'aws:SourceIp']) {
      assert.equal(found(name), undefined, name);
    }
  });

  it('of identity providers are those of the service that takes their tokens', () => {
    const services = (name: string) => real.conditionKey(name)?.services;
    for (const name of [
      'saml:aud',
      'token.actions.githubusercontent.com:repository',
      'token.actions.githubusercontent.com/acme:actor',
      'token.actions.example.ghe.com:actor',
    ]) {
      assert.deepEqual(services(name), ['sts'], name);
    }
  });

  it('about tags are those of all services that list them', () => {
    const match = real.conditionKey('aws:resourcetag/team');
    assert.equal(match?.key.name, 'aws:ResourceTag/${TagKey}');
    assert.ok(match.services.length > 300 && match.services.includes('s3'));
    assert.deepEqual(miniCatalog().conditionKey('aws:RequestTag/a')?.services, ['s3']);
  });

  it('lead to the actions that carry them, be it for one resource type', () => {
    const with_ = (key: string) => {
      const service = real.service(key.slice(0, key.indexOf(':')));
      const found = service?.conditionKey(key);
      return names((found && service?.actionsWith(found)) ?? []);
    };
    assert.deepEqual(with_('s3:prefix'), ['ListBucket', 'ListBucketVersions']);
    assert.ok(with_('ec2:InstanceType').includes('RunInstances'));
    const run = real.action('ec2:RunInstances');
    assert.ok(run && !run.conditionKeys.includes('ec2:InstanceType') && keysOf(run).has('ec2:InstanceType'));
  });

  it('are read from no other service', () => {
    const bytes = miniCatalogBytes();
    const text = new TextDecoder().decode(bytes).replace('{"prefix":"kms"', '{"prefix"~"kms"');
    const broken = loadCatalog(new TextEncoder().encode(text));
    assert.equal(broken.conditionKey('saml:aud')?.key.name, 'saml:aud');
    assert.throws(() => broken.conditionKey('kms:ViaService'), /the line of kms cannot be read/);
  });
});

describe('managed policies', () => {
  const catalog = miniCatalog();
  const role = 'service-role/AWSLambdaBasicExecutionRole';

  it('are found by ARN in any partition, by path and name, and by name', () => {
    for (const text of [
      role,
      'AWSLambdaBasicExecutionRole',
      `arn:aws:iam::aws:policy/${role}`,
      `arn:aws-us-gov:iam::aws:policy/${role}`,
      `arn:\${AWS::Partition}:iam::aws:policy/${role}`,
    ]) {
      assert.equal(catalog.managedPolicy(text)?.name, role, text);
    }
  });

  it('are not found by an ARN that is not theirs', () => {
    for (const text of [
      'arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole',
      'arn:aws:iam::123456789012:policy/ReadOnlyAccess',
      'arn:aws:iam:us-east-1:aws:policy/ReadOnlyAccess',
      'arn:aws:iam::aws:role/ReadOnlyAccess',
      'arn:aws:iam::aws:ReadOnlyAccess',
      'job-function/ReadOnlyAccess',
      'readonlyaccess',
      '',
      'toString',
    ]) {
      assert.equal(catalog.managedPolicy(text), undefined, text);
    }
  });

  it('are listed, with ARNs, and say when they are on their way out', () => {
    assert.deepEqual(
      catalog.managedPolicies.map(policy => managedPolicyArn(policy)),
      ['AdministratorAccess', 'ReadOnlyAccess', role].map(name => `arn:aws:iam::aws:policy/${name}`),
    );
    const deprecated = (name: string) => realCatalog().managedPolicy(name)?.deprecated;
    assert.equal(deprecated('AmazonEC2RoleforSSM'), true);
    assert.equal(deprecated('AmazonElasticMapReduceFullAccess'), true);
    assert.equal(deprecated('EC2ImageBuilderLifecycleExecutionPolicy'), false, 'it lets deprecate images');
    assert.equal(deprecated('AWSCompromisedKeyQuarantineV3'), false);
  });
});

describe('the catalog in one sentence', () => {
  it('says its date and what it holds', () => {
    const counts = {
      services: 456,
      actions: 22_091,
      resourceTypes: 2_334,
      conditionKeys: 999,
      managedPolicies: 1_000_000,
    };
    assert.equal(
      catalogSentence({ date: '2026-09-26', counts }),
      'AWS data of 2026-09-26: 456 services, 22,091 actions, 2,334 resource types, 999 condition keys, ' +
        '1,000,000 managed policies.',
    );
  });
});
