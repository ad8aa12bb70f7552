import assert from 'node:assert/strict';
import { keyFacts } from '../../../src/core/catalog/key-facts.ts';
import { neverCarries } from '../../../src/core/judge/key-support.ts';
import { realCatalog } from '../../support/mini-catalog.ts';

const catalog = realCatalog();
const never = (key: string, id: string): boolean => {
  const [facts, action] = [keyFacts(catalog, key), catalog.action(id)];
  assert.ok(facts && action, `${key} ${id}`);
  return neverCarries(catalog, facts, action);
};

describe('keys and actions', () => {
  it('that never come together', () => {
    for (const [key, id] of [
      ['s3:prefix', 's3:GetObject'],
      ['s3:prefix', 'sqs:SendMessage'],
      ['iam:PassedToService', 'ecs:RunTask'],
      ['aws:ResourceTag/team', 'ec2:DescribeInstances'],
      ['aws:ResourceAccount', 'ec2:CreateVpcEndpoint'],
      ['aws:SourceVpcArn', 'iam:PassRole'],
    ] as const)
      assert.ok(never(key, id), `${key} ${id}`);
  });
  it('that do, or of which too little is known', () => {
    for (const [key, id] of [
      ['S3:Prefix', 's3:ListBucket'],
      ['iam:ResourceTag/team', 'sts:AssumeRole'],
      ['ec2:ResourceTag/team', 'ec2-instance-connect:SendSSHPublicKey'],
      ['catalog:ChangeType', 'aws-marketplace:StartChangeSet'],
      ['aws-marketplace:ProductId', 'aws-marketplace:Subscribe'],
      ['sts:ExternalId', 'sts:TagSession'],
      ['aws:ResourceTag/team', 'resource-groups:CreateGroup'],
      ['aws:ResourceTag/team', 'mgn:ListTagsForResource'],
      ['aws:RequestTag/team', 'ec2:DescribeInstances'],
      ['aws:SourceIp', 's3:GetObject'],
      ['ec2:SourceInstanceArn', 's3:GetObject'],
      ['saml:aud', 's3:GetObject'],
      ['gitlab.com:sub', 's3:GetObject'],
    ] as const)
      assert.ok(!never(key, id), `${key} ${id}`);
  });
});
