import assert from 'node:assert/strict';
import { isLeftField, leftIn, marksIn } from '../../../src/core/iam/placeholder.ts';

const runs = (text: string, parts: readonly { start: number; end: number }[]): string[] =>
  parts.map(({ start, end }) => text.slice(start, end));

describe('placeholders', () => {
  it('are the words that examples leave for their readers', () => {
    for (const [text, ...found] of [
      ['arn:aws:s3:::your-bucket-name/home/*', 'your-bucket-name'],
      ['arn:aws:s3:::YOUR_BUCKET', 'YOUR_BUCKET'],
      ['arn:aws:iam::<account>:role/<role name>', '<account>', '<role name>'],
      ['arn:aws:iam::123456789012:role/YourRole', '123456789012', 'YourRole'],
      ['111122223333', '111122223333'],
      ['arn:aws:ec2:*:*:vpc/vpc-xxxxxxxx', 'vpc-xxxxxxxx'],
      ['vpce-1a2b3c4dEXAMPLE', 'vpce-1a2b3c4dEXAMPLE'],
      ['DOC-EXAMPLE-BUCKET', 'DOC-EXAMPLE-BUCKET'],
      ['amzn-s3-demo-bucket/*', 'amzn-s3-demo-bucket'],
      ['o-exampleorgid', 'o-exampleorgid'],
      ['REPLACE_ME', 'REPLACE_ME'],
      ['https://www.example.com/*', 'example.com'],
      ['s3:<action>', '<action>'],
    ] as const) {
      assert.deepEqual(runs(text, leftIn(text)), found, text);
    }
  });
  it('are no words that somebody may mean', () => {
    for (const text of [
      'arn:aws:s3:::invoices/*',
      'arn:aws:s3:::know-your-customer/*',
      'arn:aws:s3:::yourbase',
      'arn:aws:s3:::my-example-app',
      'arn:aws:sqs:eu-west-1:210987654321:change-in-progress',
      'arn:aws:iam::000000000000:role/local',
      'arn:aws:dynamodb:*:*:table/AccountId',
      'account-id',
      'todo-list',
      'home/${aws:username}/*',
      'maxxxxl',
    ]) {
      assert.deepEqual(runs(text, leftIn(text)), [], text);
    }
  });
  it('are in an ARN words that name their own place', () => {
    assert.ok(isLeftField('account', 'ACCOUNT_ID') && isLeftField('account', 'aws-account-id'));
    assert.ok(isLeftField('region', 'region') && isLeftField('region', 'AWS_REGION'));
    assert.ok(!isLeftField('account', '123456789012') && !isLeftField('region', 'eu-west-1'));
  });
  it('are marks that other tools fill in', () => {
    for (const [text, ...found] of [
      ['arn:aws:sqs:{{ region }}:%ACCOUNT%:q', '{{ region }}', '%ACCOUNT%'],
      ['arn:aws:sqs:#{AWS::Region}:$ACCOUNT_ID:$(name)', '#{AWS::Region}', '$ACCOUNT_ID', '$(name)'],
      ['arn:aws:lambda:*:*:function:f:$LATEST'],
      ['arn:aws:s3:::__BUCKET_NAME__/x__y', '__BUCKET_NAME__'],
      ['arn:aws:s3:::${aws:username}'],
    ] as const) {
      assert.deepEqual(runs(text, marksIn(text)), found, text);
    }
  });
});
