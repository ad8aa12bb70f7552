import assert from 'node:assert/strict';
import { hover, listing, open } from '../../../src/core/index.ts';
import { realCatalog } from '../../support/mini-catalog.ts';

const catalog = realCatalog();
const listed = (patterns: string[], negated = false): string => listing(catalog, { patterns, negated });

describe('the list behind a hover', () => {
  it('has all actions of a pattern, by level, the weightiest first, each with what it does', () => {
    assert.equal(
      listed(['sqs:*Permission', 'sqs:Send*']),
      `The actions of sqs:*Permission, sqs:Send*
3 actions, in AWS data of ${catalog.date}

Amazon SQS (sqs): 3 of 20
  Permissions management (2)
    sqs:AddPermission     Grants permission to a queue for a specific principal
    sqs:RemovePermission  Revoke any permissions in the queue policy that matches the specified Label parameter
  Write (1)
    sqs:SendMessage  Deliver a message to the specified queue
`,
    );
  });
  it('has a heading for each service, in the order of their prefixes', () => {
    const lines = listed(['sqs:SendMessage', 'iam:*', 's3:GetObject']).split('\n');
    assert.deepEqual(
      lines.filter(line => /^[A-Z].*: (all )?\d/.test(line)),
      [
        'AWS Identity and Access Management (IAM) (iam): all 190',
        'Amazon S3 (s3): 1 of 180',
        'Amazon SQS (sqs): 1 of 20',
      ],
    );
  });
  it('has what a NotAction leaves', () => {
    const text = listed(['*:*', 'x'], true);
    assert.equal(text, `All actions but those of *:*, x\n0 actions, in AWS data of ${catalog.date}\n`);
    const left = listed(['s3:*', 'iam:*'], true);
    assert.match(left, /^All actions but those of s3:\*, iam:\*\n21,721 actions/);
    assert.ok(!left.includes('    s3:GetObject ') && left.includes('    sqs:SendMessage '));
  }).timeout(30_000);
  it('knows one action, none, and what is none', () => {
    assert.match(listed(['s3:GetObject']), /^The actions of s3:GetObject\n1 action,/);
    assert.match(listed(['nonsense']), /^The actions of nonsense\n0 actions,/);
  });
  it('is offered where a hover counts, as data', () => {
    const text = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","NotAction":["s3:Get*","s3:GetObject"]}]}';
    const moreAt = (token: string) => hover(open(text, 'json'), text.indexOf(token) + 2, () => catalog)?.more;
    assert.deepEqual(moreAt('"s3:Get*"'), { title: 'All 63 actions', patterns: ['s3:Get*'], negated: false });
    assert.deepEqual(moreAt('"NotAction"'), {
      title: 'All actions that are left',
      patterns: ['s3:Get*', 's3:GetObject'],
      negated: true,
    });
    assert.equal(moreAt('"s3:GetObject"'), undefined);
    assert.equal(moreAt('"Effect"'), undefined);
  });
});
