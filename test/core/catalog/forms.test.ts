import assert from 'node:assert/strict';
import { realCatalog } from '../../support/mini-catalog.ts';

describe('ARN forms', () => {
  const texts = (service: string) =>
    realCatalog()
      .formsNaming(service)
      .map(({ text }) => text);

  it('of a service are its own and those that others list', () => {
    assert.ok(texts('s3').includes('arn:${Partition}:s3:::${BucketName}/${ObjectName}'));
    assert.ok(texts('catalog').some(text => text.startsWith('arn:${Partition}:catalog:')));
    assert.deepEqual(texts('nosuch'), []);
    assert.deepEqual(texts('S3'), []);
  });
  it('say what is quick to compare', () => {
    const [form] = realCatalog()
      .formsNaming('lambda')
      .filter(({ text }) => text.endsWith(':function:${FunctionName}'));
    assert.equal(form?.head, 'function:');
    assert.equal(form?.rest, '');
    assert.equal(form?.glob, 'function:*');
    const [bucket] = realCatalog()
      .formsNaming('s3')
      .filter(({ text }) => text.endsWith(':::${BucketName}'));
    assert.equal(bucket?.rest, ':/');
  });
});
