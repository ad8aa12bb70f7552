import assert from 'node:assert/strict';
import { nearestKeys, stemOf } from '../../../src/core/judge/condition-key.ts';
import { realCatalog } from '../../support/mini-catalog.ts';

const catalog = realCatalog();

describe('names of condition keys', () => {
  it('lack a part only where AWS has a place for one', () => {
    for (const [name, stem] of [
      ['aws:ResourceTag', 'aws:ResourceTag/'],
      ['AWS:requesttag/', 'AWS:requesttag/'],
      ['ec2:ResourceTag', 'ec2:ResourceTag/'],
      ['kms:EncryptionContext:', 'kms:EncryptionContext:'],
      ['aws:ResourceTag/team', undefined],
      ['aws:SourceIp', undefined],
      ['ec2:Attribute', undefined],
      ['s3:prefx', undefined],
      ['nothing', undefined],
      ['', undefined],
    ] as const)
      assert.equal(stemOf(catalog, name), stem, name);
  });
  it('are looked for under other prefixes, then among their like', () => {
    for (const [name, prefixes, found] of [
      ['s3:SourceIp', [], ['aws:SourceIp']],
      ['aws:LeadingKeys', ['dynamodb'], ['dynamodb:LeadingKeys']],
      ['aws:LeadingKeys', [], []],
      ['aws:resourcetag:team', [], ['aws:ResourceTag/team']],
      ['S3:Prefx', [], ['s3:prefix']],
      ['aws:ResourceTags/Cost Center', [], ['aws:ResourceTag/Cost Center']],
      ['sourceip', [], ['aws:SourceIp']],
      ['lambd:FunctionArn', [], ['lambda:FunctionArn']],
      ['x:FunctionArn', [], []],
      [':', [], []],
    ] as const)
      assert.deepEqual(nearestKeys(catalog, name, prefixes), found, name);
  });
});
