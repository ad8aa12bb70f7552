import assert from 'node:assert/strict';
import { arnFaults } from '../../../src/core/judge/arn-faults.ts';
import { readArn } from '../../../src/core/judge/arn-text.ts';
import { realCatalog } from '../../support/mini-catalog.ts';

const faults = (text: string, holes: { start: number; end: number }[] = []): string[] =>
  arnFaults(realCatalog(), readArn({ text, scalar: { holes } })).map(
    ({ kind, run }) => `${kind} ${text.slice(run.start, run.end)}`,
  );

/** The ARN with the run between the marks as a hole. */
function holed(marked: string): string[] {
  const start = marked.indexOf('«');
  const text = marked.replace('«', '').replace('»', '');
  return faults(text, [{ start, end: marked.indexOf('»') - 1 }]);
}

describe('faults of an ARN', () => {
  it('are told one by one', () => {
    for (const [text, ...found] of [
      ['invoices', 'prefix invoices'],
      ['arn:aws:s3', 'fields arn:aws:s3'],
      ['arn:asw:s3:::invoices', 'partition asw'],
      ['arn:lambda:eu-west-1:210987654321:function:bill', 'partition lambda'],
      ['arn:aws:S3:::invoices', 'case S3'],
      ['arn:aws:dynamo:::x', 'service dynamo'],
      ['arn:aws:sqs:nowhere:1:orders', 'region nowhere', 'account 1'],
      ['arn:aws:sqs:cn-north-1:210987654321:orders', 'foreign-region cn-north-1'],
      ['arn:aws:sqs:210987654321:eu-west-1:orders', 'swapped 210987654321:eu-west-1'],
      ['arn:aws:lambda:eu-west-1:210987654321:function/bill', 'resource function/bill'],
      ['arn:aws:s3:eu-west-1:210987654321:invoices', 'extra-region eu-west-1', 'extra-account 210987654321'],
      ['arn:aws:sqs:::orders', 'no-region ', 'no-account '],
      ['arn:aws:resource-explorer-2:*::view/a/b', 'no-account '],
      ['arn:aws:s3:eu-wset-1::invoices', 'region eu-wset-1'],
    ] as const) {
      assert.deepEqual(faults(text), found, text);
    }
  });
  it('are none where a hole, a variable or a placeholder stands in the part', () => {
    for (const text of [
      '«arn:aws:S3»:::invoices',
      'arn:«x»:sqs:eu-west-1:210987654321:orders',
      'arn:aws:«x»:::invoices',
      'arn:aws:sqs:«x»:210987654321:orders',
      'arn:aws:sqs:eu-«x»-1:210987654321:orders',
      'arn:aws:sqs:eu-west-1:«x»:orders',
      'arn:aws:lambda:eu-west-1:210987654321:«x»',
      'arn:aws:sqs:«region:account»:orders',
    ]) {
      assert.deepEqual(holed(text), [], text);
    }
    assert.deepEqual(holed('arn:aws:lambda:«x»:210987654321:function/bill'), ['resource function/bill']);
    assert.deepEqual(holed('arn:aws:sqs:«x»::orders'), ['no-account ']);
    assert.deepEqual(faults('arn:aws:sqs:<region>:${account}:your-queue'), []);
  });
  it('are none in ARNs that AWS’s list leaves out', () => {
    for (const text of [
      'arn:aws:ssm:*::document/AWS-RunShellScript',
      'arn:aws:bedrock:::foundation-model/x',
      'arn:aws:cloudformation:eu-west-1:aws:transform/Include',
      'arn:aws:ecs:eu-west-1:210987654321:service/bill',
      'arn:aws:codeconnections:eu-west-1:210987654321:connection/1',
      'arn:aws:backup:eu-west-1:210987654321:recovery-point:1',
    ]) {
      assert.deepEqual(faults(text), [], text);
    }
  });
});
