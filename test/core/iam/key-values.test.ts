import assert from 'node:assert/strict';
import { globalKey } from '../../../src/core/iam/condition-keys.ts';
import { type ValueForm, valueFormOf } from '../../../src/core/iam/key-values.ts';
import { SERVICE_PRINCIPALS } from '../../../src/core/iam/service-principals.ts';

function formOf(key: string): ValueForm {
  const form = valueFormOf(key);
  assert.ok(form, key);
  return form;
}

describe('forms of the values of keys', () => {
  it('take the examples of AWS', () => {
    const global = ['aws:SourceVpc', 'aws:SourceVpce', 'aws:Ec2InstanceSourceVpc', 'aws:PrincipalAccount'];
    const more = ['aws:ResourceAccount', 'aws:SourceAccount', 'aws:VpceAccount', 'aws:SourceOwner', 'aws:CalledVia'];
    const org = [
      'aws:PrincipalOrgID',
      'aws:SourceOrgID',
      'aws:ResourceOrgID',
      'aws:VpceOrgID',
      'aws:PrincipalOrgPaths',
    ];
    const rest = [
      'aws:PrincipalServiceName',
      'aws:PrincipalServiceNamesList',
      'aws:CalledViaFirst',
      'aws:CalledViaLast',
    ];
    let examples = 0;
    for (const key of [...global, ...more, ...org, ...rest]) {
      for (const example of globalKey(key)?.examples ?? []) {
        assert.ok(formOf(key).takes(example), `${key} ${example}`);
        examples++;
      }
    }
    assert.ok(examples > 15);
  });
  it('take every service principal that is known', () => {
    for (const { name, china } of SERVICE_PRINCIPALS)
      for (const text of china ? [name, china] : [name]) assert.ok(formOf('iam:PassedToService').takes(text), text);
  });
  it('take right values and patterns', () => {
    for (const [key, ...texts] of [
      ['aws:SourceVpc', 'vpc-12345678', 'vpc-0abc123de456789f0', 'vpc-*', '*'],
      ['AWS:SOURCEVPCE', 'vpce-1a2b3c4d', 'vpce-0abc123de456789f0'],
      ['aws:PrincipalAccount', '123456789012', '012345678901', 'anonymous', '1234*'],
      ['kms:CallerAccount', '123456789012'],
      ['aws:PrincipalOrgID', 'o-a1b2c3d4e5', 'o-*'],
      [
        'aws:ResourceOrgPaths',
        'o-a1b2c3d4e5/',
        'o-a1b2c3d4e5/r-ab12/',
        'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/ou-ab12-22222222/',
        'o-a1b2c3d4e5/*',
        'o-a1b2c3d4e5/r-ab12/*/ou-ab12-22222222/',
      ],
      ['iam:AWSServiceName', 'autoscaling.amazonaws.com', 'delivery.logs.amazonaws.com', 'ec2.amazonaws.com.cn'],
      ['aws:CalledVia', 'application-signals.cloudwatch.amazonaws.com', 'new-service.amazonaws.com'],
      ['kms:ViaService', 's3.eu-west-1.amazonaws.com', 's3.*.amazonaws.com', 's3.xx-new-1.amazonaws.com'],
      [
        's3:x-amz-server-side-encryption-aws-kms-key-id',
        'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
        'arn:aws:kms:*:*:key/mrk-*',
        'arn:aws:kms:eu-west-1:${aws:PrincipalAccount}:key/*',
        '*',
      ],
    ] as const)
      for (const text of texts) assert.ok(formOf(key).takes(text), `${key} ${text}`);
  });
  it('refuse others, and know what some of them mean', () => {
    for (const [key, text, ...meant] of [
      ['aws:SourceVpc', 'vpce-12345678'],
      ['aws:SourceVpc', 'vpc-123'],
      ['aws:SourceVpc', 'arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-12345678', 'vpc-12345678'],
      ['aws:SourceVpce', 'vpc-12345678'],
      ['aws:SourceAccount', '1234-5678-9012', '123456789012'],
      ['aws:SourceAccount', '12345678901', '012345678901'],
      ['aws:SourceAccount', '1234567890123'],
      ['aws:SourceAccount', 'arn:aws:iam::123456789012:root', '123456789012'],
      ['aws:SourceAccount', 'anonymous'],
      ['aws:PrincipalOrgID', 'o-A1B2C3D4E5', 'o-a1b2c3d4e5'],
      ['aws:PrincipalOrgID', 'o-a1b2c3d4e5/r-ab12/', 'o-a1b2c3d4e5'],
      ['aws:PrincipalOrgID', 'r-ab12'],
      ['aws:PrincipalOrgPaths', 'o-a1b2c3d4e5/r-ab12', 'o-a1b2c3d4e5/r-ab12/'],
      ['aws:PrincipalOrgPaths', 'o-a1b2c3d4e5/*/ou-ab12-11111111', 'o-a1b2c3d4e5/*/ou-ab12-11111111/'],
      ['aws:PrincipalOrgPaths', 'ou-ab12-11111111/'],
      ['iam:PassedToService', 'ec2', 'ec2.amazonaws.com'],
      ['iam:PassedToService', 'EC2.amazonaws.com', 'ec2.amazonaws.com'],
      ['iam:PassedToService', 'ec2.amazon.com', 'ec2.amazonaws.com'],
      ['iam:PassedToService', 'ec2.amazonaws', 'ec2.amazonaws.com'],
      ['iam:PassedToService', 'ec2.aws.com', 'ec2.amazonaws.com'],
      ['iam:PassedToService', 'arn:aws:iam::123456789012:role/x'],
      ['kms:ViaService', 's3.amazonaws.com'],
      ['kms:ViaService', 'S3.eu-west-1.amazonaws.com', 's3.eu-west-1.amazonaws.com'],
      ['s3:x-amz-server-side-encryption-aws-kms-key-id', 'alias/invoices'],
      ['s3:x-amz-server-side-encryption-aws-kms-key-id', 'arn:aws:kms:eu-west-1:123456789012:alias/invoices'],
    ] as const) {
      const form = formOf(key);
      assert.ok(!form.takes(text), `${key} ${text}`);
      assert.deepEqual(form.meant?.(text) ?? [], meant, `${key} ${text}`);
      for (const one of meant) assert.ok(form.takes(one), one);
    }
  });
  it('are there for few keys', () => {
    assert.equal(valueFormOf('aws:PrincipalTag/account'), undefined);
    assert.equal(valueFormOf('aws:RequestedRegion'), undefined);
  });
});
