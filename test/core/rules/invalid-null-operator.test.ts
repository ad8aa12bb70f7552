import { assertFindings, assertFix } from '../../support/fixture.ts';

const only = { only: 'invalid-null-operator' };
const policy = (condition: string): string =>
  `{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": ${condition} } }`;
const TITLE = 'Change to Null (then the condition asks for the key)';

describe('invalid-null-operator', () => {
  it('reports IfExists behind it and a set prefix in front of it', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": "ec2:CreateTags",
      "Resource": "*",
      "Condition": {
        "NullIfExists": { "aws:PrincipalTag/team": "true", "aws:PrincipalTag/town": "true" },
//           ^^^^^^^^ error invalid-null-operator: Null takes no IfExists: Null itself asks whether the request has the key. 💡
        "ForAllValues:Null": { "aws:TagKeys": "true" },
//       ^^^^^^^^^^^^ warning invalid-null-operator: With ForAllValues Null is always true. 💡
        "foranyvalue:nullifexists": { "aws:TagKeys": "true" }
//       ^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-null-operator: Null takes no IfExists: Null itself asks whether the request has the key. With ForAnyValue Null is always false. 💡
      }
    }
  ]
}`,
      only,
    );
  });
  it('is silent on Null alone, and on IfExists and prefixes elsewhere', () => {
    for (const operator of [
      'Null',
      'null',
      'BoolIfExists',
      'ForAllValues:StringEquals',
      'NullIfExist',
      '${op}IfExists',
    ])
      assertFindings(policy(`{ "${operator}": { "aws:TagKeys": "true" } }`), only);
  });
  it('is cured by Null, for all keys, in JSON, YAML and Terraform', () => {
    for (const operator of ['NullIfExists', 'ForAllValues:Null', 'ForAnyValue:NullIfExists']) {
      const after = policy('{ "Null": { "aws:TagKeys": "true", "aws:userid": "true" } }');
      assertFix(policy(`{ "${operator}": { "aws:TagKeys": "true", "aws:userid": "true" } }`), TITLE, after, only);
      assertFindings(after, only);
    }
    const yaml = (operator: string): string =>
      `Version: "2012-10-17"\nStatement:\n  - Effect: Deny\n    Action: s3:*\n    Resource: "*"\n    Condition:\n      ${operator}: # asks\n        aws:userid: "true"\n`;
    // Without quotes YAML reads it as no value at all.
    assertFix(yaml('NullIfExists'), TITLE, yaml("'Null'"), { ...only, language: 'yaml' });
    const block = (operator: string): string =>
      `data "aws_iam_policy_document" "x" {\n  statement {\n    actions   = ["s3:*"]\n    resources = ["*"]\n    condition {\n      test     = "${operator}"\n      variable = "aws:userid"\n      values   = ["true"]\n    }\n  }\n}\n`;
    assertFix(block('NullIfExists'), TITLE, block('Null'), { ...only, language: 'terraform' });
  });
});
