import assert from 'node:assert/strict';
import {
  parseServicePrincipal,
  principalsOfService,
  SERVICE_PRINCIPALS,
} from '../../../src/core/iam/service-principals.ts';
import { realCatalog } from '../../support/mini-catalog.ts';
import { assertSorted } from './prose.ts';

describe('service principals', () => {
  it('are sorted by name, each once, in lower case, and read themselves', () => {
    assert.ok(SERVICE_PRINCIPALS.length >= 350);
    assertSorted(SERVICE_PRINCIPALS.map(({ name }) => name));
    for (const principal of SERVICE_PRINCIPALS) {
      const parsed = parseServicePrincipal(principal.name);
      assert.equal(parsed?.known, principal);
      assert.ok(parsed?.lowerCase && parsed.region === undefined && parsed.name === principal.name, principal.name);
    }
  });

  it('have a title of their own', () => {
    for (const { name, title } of SERVICE_PRINCIPALS) {
      assert.match(title, /^[A-Z0-9].*[^.\s]$/, name);
      assert.doesNotMatch(title, /amazonaws/, name);
    }
  });

  it('name action prefixes that the catalog has', () => {
    const catalog = realCatalog();
    const without: string[] = [];
    for (const { name, service } of SERVICE_PRINCIPALS) {
      if (service === undefined) without.push(name);
      else assert.ok(catalog.service(service), `${name}: ${service}`);
    }
    assert.deepEqual(without, [
      'alexa-appkit.amazon.com',
      'alexa-connectedhome.amazon.com',
      'managedservices.amazonaws.com',
    ]);
  });

  it('say what they send, as far as AWS says it', () => {
    const of = (name: string) => SERVICE_PRINCIPALS.find(principal => principal.name === name);
    assert.deepEqual([of('s3.amazonaws.com')?.sourceArn, of('s3.amazonaws.com')?.sourceAccount], ['yes', 'yes']);
    assert.deepEqual([of('sns.amazonaws.com')?.sourceArn, of('sns.amazonaws.com')?.sourceAccount], ['yes', 'unknown']);
    assert.deepEqual(
      [of('ec2.amazonaws.com')?.sourceArn, of('ec2.amazonaws.com')?.sourceAccount],
      ['unknown', 'unknown'],
    );
    assert.equal(of('secretsmanager.amazonaws.com')?.sourceAccount, 'yes');
    for (const name of ['ec2', 'lambda', 'ecs-tasks', 'pods.eks'])
      assert.ok(of(`${name}.amazonaws.com`)?.runsCode, name);
    assert.ok(!of('s3.amazonaws.com')?.runsCode);
    assert.equal(of('ec2.amazonaws.com')?.china, 'ec2.amazonaws.com.cn');
  });

  it('are read with a Region, and with the suffix of a partition', () => {
    const logs = parseServicePrincipal('logs.eu-west-1.amazonaws.com');
    assert.equal(logs?.region, 'eu-west-1');
    assert.equal(logs?.name, 'logs.amazonaws.com');
    assert.ok(logs?.known?.regional);
    const s3 = parseServicePrincipal('s3.ap-east-1.amazonaws.com');
    assert.ok(s3?.known?.name === 's3.amazonaws.com' && s3.labels === 1);
    const china = parseServicePrincipal('ec2.amazonaws.com.cn');
    assert.ok(
      china?.suffix === 'amazonaws.com.cn' && china.known?.name === 'ec2.amazonaws.com' && china.region === undefined,
    );
    assert.equal(parseServicePrincipal('lambda.c2s.ic.gov')?.known?.name, 'lambda.amazonaws.com');
    assert.equal(parseServicePrincipal('delivery.logs.amazonaws.com')?.labels, 2);
    assert.equal(parseServicePrincipal('alexa-appkit.amazon.com')?.suffix, 'amazon.com');
  });

  it('may be unknown, and in the wrong case', () => {
    const strange = parseServicePrincipal('nonsense.amazonaws.com');
    assert.ok(strange && strange.known === undefined && strange.name === 'nonsense.amazonaws.com');
    const upper = parseServicePrincipal('EC2.amazonaws.com');
    assert.ok(upper?.known?.name === 'ec2.amazonaws.com' && !upper.lowerCase);
  });

  it('are not read from anything else', () => {
    for (const text of [
      '',
      '*',
      'ec2',
      'amazonaws.com',
      '.amazonaws.com',
      '*.amazonaws.com',
      'ec2.amazonaws.com.',
      'ec2.example.com',
    ])
      assert.equal(parseServicePrincipal(text), undefined, text);
    for (const text of [
      'https://ec2.amazonaws.com',
      'ec2..amazonaws.com',
      '-ec2.amazonaws.com',
      'ec2 .amazonaws.com',
      'ec2amazonaws.com',
    ])
      assert.equal(parseServicePrincipal(text), undefined, text);
  });

  it('are found by their service', () => {
    assert.deepEqual(
      principalsOfService('EKS').map(({ name }) => name),
      ['eks', 'eks-connector', 'eks-fargate', 'eks-fargate-pods', 'eks-nodegroup', 'pods.eks']
        .map(name => `${name}.amazonaws.com`)
        .sort(),
    );
    assert.deepEqual(principalsOfService('nonsense'), []);
  });
});
