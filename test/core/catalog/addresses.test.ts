/** The addresses of AWS's pages, in the forms that AWS's own pages link with. */
import assert from 'node:assert/strict';
import { addressOf } from '../../../src/core/catalog/addresses.ts';
import type { Catalog } from '../../../src/core/catalog/types.ts';
import { realCatalog } from '../../support/mini-catalog.ts';

const REFERENCE = 'https://docs.aws.amazon.com/service-authorization/latest/reference/';

describe('addresses', () => {
  const catalog = realCatalog();

  it('of a service and the sections of its page', () => {
    const service = serviceOf(catalog, 's3');
    assert.equal(addressOf({ about: 'service', service }), `${REFERENCE}list_s3.html`);
    const section = (name: 'actions' | 'resource-types' | 'condition-keys') =>
      addressOf({ about: 'service', service, section: name });
    assert.equal(section('actions'), `${REFERENCE}list_s3.html#list_s3-actions-as-permissions`);
    assert.equal(section('resource-types'), `${REFERENCE}list_s3.html#list_s3-resources-for-iam-policies`);
    assert.equal(section('condition-keys'), `${REFERENCE}list_s3.html#list_s3-policy-keys`);
    const none = { ...service, url: undefined };
    assert.equal(addressOf({ about: 'service', service: none, section: 'actions' }), undefined);
  });

  it('of an action: its row, and what it does', () => {
    const pages = (id: string) => {
      const service = serviceOf(catalog, id.slice(0, id.indexOf(':')));
      const action = catalog.action(id);
      assert.ok(action);
      return [addressOf({ about: 'action', service, action }), addressOf({ about: 'operation', service, action })];
    };
    assert.deepEqual(pages('s3:GetObject'), [
      `${REFERENCE}list_s3.html#list_s3-action-GetObject`,
      'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html',
    ]);
    assert.equal(
      pages('s3:CreateAccessGrant')[1],
      'https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_CreateAccessGrant.html',
    );
    assert.equal(
      pages('iam:PassRole')[1],
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
    );
    assert.equal(pages('codestar:VerifyServiceRole')[1], undefined, 'AWS links it to nothing');
  });

  it('of an action on one of the several pages of its service', () => {
    const service = serviceOf(catalog, 'elasticloadbalancing');
    const row = (name: string) => {
      const action = service.action(name);
      assert.ok(action);
      return addressOf({ about: 'action', service, action });
    };
    assert.equal(row('CreateRule'), `${REFERENCE}list_elbv2.html#list_elbv2-action-CreateRule`);
    assert.equal(
      row('EnableAvailabilityZonesForLoadBalancer')?.slice(REFERENCE.length, REFERENCE.length + 13),
      'list_elb.html',
    );
  });

  it('of a resource type; of an odd one only the section', () => {
    const page = (prefix: string, name: string) => {
      const service = serviceOf(catalog, prefix);
      const type = service.resourceType(name);
      assert.ok(type);
      return addressOf({ about: 'resource-type', service, type });
    };
    assert.equal(
      page('codebuild', 'report-group'),
      `${REFERENCE}list_codebuild.html#list_codebuild-resource-report-group`,
    );
    assert.equal(
      page('elasticloadbalancing', 'loadbalancer'),
      `${REFERENCE}list_elb.html#list_elb-resource-loadbalancer`,
    );
    assert.equal(
      page('elasticloadbalancing', 'listener/app'),
      `${REFERENCE}list_elbv2.html#list_elbv2-resources-for-iam-policies`,
    );
  });

  it('of a condition key', () => {
    const anchor = (prefix: string, name: string) => {
      const service = serviceOf(catalog, prefix);
      const key = service.conditionKey(name);
      assert.ok(key);
      return addressOf({ about: 'condition-key', service, key })?.slice(`${REFERENCE}list_${prefix}.html`.length);
    };
    assert.equal(anchor('s3', 's3:x-amz-acl'), '#list_s3-s3_x-amz-acl');
    assert.equal(anchor('s3', 'aws:ResourceTag/${TagKey}'), '#list_s3-aws_ResourceTag___TagKey_');
    assert.equal(anchor('kms', 'kms:EncryptionContext:x'), '#list_kms-kms_EncryptionContext___EncryptionContextKey_');
    assert.equal(
      anchor('codebuild', 'codebuild:environment.environmentVariables/${name}.value'),
      '#list_codebuild-codebuild_environment.environmentVariables___name_.value',
    );
  });

  it('of a managed policy, which has no path there', () => {
    const policy = catalog.managedPolicy('service-role/AWSLambdaBasicExecutionRole');
    assert.ok(policy);
    assert.equal(
      addressOf({ about: 'managed-policy', policy }),
      'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaBasicExecutionRole.html',
    );
  });
});

function serviceOf(catalog: Catalog, prefix: string) {
  const service = catalog.service(prefix);
  assert.ok(service);
  return service;
}
