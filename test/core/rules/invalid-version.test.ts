import assert from 'node:assert/strict';
import { assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'invalid-version';
const rest = '"Statement": { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" }';

describe('invalid-version', () => {
  it('reports a date of one’s own', () => {
    assertFindings(
      `{
  "Version": "2025-01-31",
//           ^^^^^^^^^^^^ error invalid-version: The policy language has no version "2025-01-31": write 2012-10-17, or for old policies 2008-10-17. 💡
  ${rest}
}`,
      { only },
    );
  });
  it('puts today’s', () => {
    const after = `{ "Version": "2012-10-17", ${rest} }`;
    assertFix(`{ "Version": "2012-10-18", ${rest} }`, 'Change to 2012-10-17', after);
    assert.deepEqual(findingsOf(after, { only }), []);
  });
  it('puts it into YAML and Terraform', () => {
    const yaml = 'Version: 2012-10-07\nStatement:\n  Effect: Deny\n  Action: s3:GetObject\n  Resource: "*"\n';
    assertFix(yaml, 'Change to 2012-10-17', yaml.replace('2012-10-07', "'2012-10-17'"), { language: 'yaml' });
    const terraform = 'data "aws_iam_policy_document" "this" {\n  version = "2012-10-18"\n  statement {}\n}\n';
    assertFix(terraform, 'Change to 2012-10-17', terraform.replace('18', '17'), { language: 'terraform' });
  });
  it('is silent on both versions, quoted or not, and on none', () => {
    for (const version of ['2012-10-17', '2008-10-17']) {
      assertFindings(`{ "Version": "${version}", ${rest} }`, { only });
      assertFindings(`Version: ${version}\nStatement:\n  Effect: Deny\n  Action: s3:GetObject\n  Resource: "*"\n`, {
        only,
        language: 'yaml',
      });
    }
    assertFindings(`{ ${rest} }`, { only });
  });
  it('is silent on what another tool fills in, and on what is no string', () => {
    assertFindings(`{ "Version": "{{ version }}", ${rest} }`, { only });
    assertFindings(`{ "Version": 2012, ${rest} }`, { only });
    assertFindings('data "aws_iam_policy_document" "this" {\n  version = "${var.version}"\n  statement {}\n}\n', {
      only,
      language: 'terraform',
    });
  });
});
