/** The strict schemas: they are valid, take what AWS takes, and refuse what no policy of the kind can be. */
import assert from 'node:assert/strict';
import { Ajv, type ValidateFunction } from 'ajv';
import { TEMPLATES } from '../../src/core/templates/index.ts';
import { generated } from '../../src/tools/generate.ts';

type Json = Record<string, unknown>;

const ajv = new Ajv({
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  keywords: ['errorMessage', 'doNotSuggest'],
});
const validators = new Map<string, ValidateFunction>(
  generated()
    .filter(file => file.path.startsWith('schemas/'))
    .map(file => [file.path.replace(/^schemas\/|\.schema\.json$/g, ''), ajv.compile(JSON.parse(file.text))]),
);

const accepts = (schema: string, policy: unknown): boolean => {
  const validate = validators.get(schema);
  assert.ok(validate, `no schema ${schema}`);
  // What JSON cannot say, such as an undefined property, is left out.
  return validate(JSON.parse(JSON.stringify(policy))) === true;
};

const policy = (...statements: readonly Json[]): Json => ({ Version: '2012-10-17', Statement: statements });

const read: Json = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::files/*' };
const trust: Json = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };
const bucket: Json = { ...read, Principal: { AWS: ['123456789012', 'arn:aws:iam::123456789012:role/web'] } };

/** A user's own folder, full access to a service, one secret: the policies a newcomer meets first. */
const FIRST: readonly Json[] = [
  policy(
    {
      Sid: 'ListOwnFolder',
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: 'arn:aws:s3:::team-files',
      Condition: { StringLike: { 's3:prefix': ['home/${aws:username}/*', 'home/${aws:username}'] } },
    },
    {
      Sid: 'UseOwnFolder',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      Resource: 'arn:aws:s3:::team-files/home/${aws:username}/*',
    },
  ),
  policy({ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }),
  policy({
    Effect: 'Allow',
    Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue', 'secretsmanager:ListSecretVersionIds'],
    Resource: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:database-abcdef',
  }),
];

describe('schemas', () => {
  it('are valid', () => {
    assert.deepEqual([...validators.keys()], ['iam-policy', 'trust-policy', 'resource-policy', 'scp', 'rcp', 'vscode']);
  });

  it('take the policies that a newcomer meets', () => {
    for (const first of FIRST) assert.ok(accepts('iam-policy', first), JSON.stringify(first));
    assert.ok(accepts('trust-policy', policy(trust)));
  });

  it('take every template of their kind', () => {
    const schemaOf: Record<string, string> = {
      identity: 'iam-policy',
      trust: 'trust-policy',
      resource: 'resource-policy',
    };
    for (const { id, kind, body } of TEMPLATES) {
      const filled = JSON.parse(JSON.stringify(body).replace(/\{\{\d+:([^}]*)\}\}/g, '$1'));
      assert.ok(accepts(schemaOf[kind] ?? kind, filled), id);
    }
  });

  it('take every form that a value may have', () => {
    const takes = (change: Json) =>
      assert.ok(accepts('iam-policy', policy({ ...read, ...change })), JSON.stringify(change));
    takes({ Action: ['s3:GetObject'] });
    takes({ Action: undefined, NotAction: 'iam:*' });
    takes({ Resource: undefined, NotResource: ['arn:aws:s3:::files/*'] });
    takes({ Condition: { NumericLessThan: { 's3:max-keys': 10 }, Bool: { 'aws:SecureTransport': true } } });
    takes({ Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-north-1'] } } });
    takes({ Condition: {} });
    assert.ok(accepts('iam-policy', { Statement: read }), 'one statement, no Version');
    assert.ok(accepts('resource-policy', policy({ ...bucket, Principal: '*' })));
    assert.ok(accepts('resource-policy', policy({ ...bucket, Resource: undefined })), 'as in ECR');
    assert.ok(
      accepts('resource-policy', { ...policy({ ...bucket, Principal: undefined, NotPrincipal: '*' }), Id: 'x' }),
    );
  });

  it('refuse what is no policy', () => {
    for (const other of [null, [], 'x', {}, { Statement: [] }, { Statement: 'x' }, { Statement: ['x'] }]) {
      assert.ok(!accepts('iam-policy', other), JSON.stringify(other));
    }
    assert.ok(!accepts('iam-policy', { ...policy(read), Version: '2012-10-18' }));
    assert.ok(!accepts('iam-policy', { ...policy(read), Comment: 'x' }));
  });

  it('refuse obvious faults in a statement', () => {
    const faults: Json[] = [
      { Effect: 'allow' },
      { Effect: undefined },
      { Action: undefined },
      { NotAction: 's3:PutObject' },
      { Resource: undefined },
      { NotResource: '*' },
      { Action: { s3: 'GetObject' } },
      { Action: ['s3:GetObject', 1] },
      { action: 's3:GetObject' },
      { Sid: 1 },
      { Condition: 'x' },
      { Condition: { Bool: 'true' } },
      { Condition: { Bool: { 'aws:SecureTransport': null } } },
      { Condition: { Bool: { 'aws:SecureTransport': { a: 'b' } } } },
    ];
    for (const fault of faults) assert.ok(!accepts('iam-policy', policy({ ...read, ...fault })), JSON.stringify(fault));
  });

  it('differ as the kinds differ', () => {
    assert.ok(!accepts('iam-policy', policy(bucket)));
    assert.ok(!accepts('scp', policy(bucket)));
    assert.ok(accepts('scp', policy({ ...read, Effect: 'Deny' })));
    assert.ok(!accepts('trust-policy', policy({ ...trust, Resource: '*' })));
    assert.ok(!accepts('trust-policy', policy({ ...trust, Principal: undefined, NotPrincipal: '*' })));
    assert.ok(!accepts('trust-policy', policy({ ...trust, Principal: undefined })));
    assert.ok(!accepts('trust-policy', policy({ ...trust, Principal: 'arn:aws:iam::123456789012:root' })));
    assert.ok(!accepts('trust-policy', policy({ ...trust, Principal: { Aws: '123456789012' } })));
    assert.ok(!accepts('resource-policy', policy({ ...bucket, NotPrincipal: '*' })));
    assert.ok(accepts('rcp', policy({ ...read, Effect: 'Deny', Principal: '*' })));
    assert.ok(
      !accepts('rcp', policy({ ...read, Effect: 'Deny', Principal: '*', Action: undefined, NotAction: 's3:*' })),
    );
    assert.ok(!accepts('iam-policy', { ...policy(read), Id: 'x' }));
  });

  it('the one for VS Code says nothing', () => {
    for (const anything of [{}, [], 'x', policy({ Effect: 1 })]) assert.ok(accepts('vscode', anything));
  });
});
