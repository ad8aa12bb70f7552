import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'invalid-principal' };
const trust = { ...only, kind: 'trust' } as const;
const ROLE = 'arn:aws:iam::111122223333:role/Deploy';

const policy = (principal: string, effect = 'Allow'): string => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "${effect}",
      "Principal": ${principal},
      "Action": "sts:AssumeRole"
    }
  ]
}`;

describe('invalid-principal', () => {
  it('reports plain text, where the kind is only likely as a warning', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": "arn:aws:iam::111122223333:role/Deploy",
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-principal: Principal cannot be the plain text "${ROLE}". It must be "*" or a map such as {"AWS": "…"}. 💡
    "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::invoices/*"
  }
}`,
      { ...only, kind: 'resource' },
    );
    assert.deepEqual(
      findingsOf(policy(`"${ROLE}"`), only).map(({ severity }) => severity),
      ['warning'],
    );
  });
  it('reports a list', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": ["${ROLE}", "111122223333"],
//  ^^^^^^^^^^^ error invalid-principal: Principal cannot be a list. It must be "*" or a map such as {"AWS": […]}. 💡
    "Action": "sts:AssumeRole"
  }
}`,
      trust,
    );
  });
  it('reports a plain star in a trust policy, in Terraform too', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": "*",
//               ^^^ error invalid-principal: A trust policy cannot have a plain "*": IAM refuses it. Name who may assume the role. 💡
    "Action": "sts:AssumeRole"
  }
}`,
      trust,
    );
    const star = `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}
`;
    const terraform = { ...trust, language: 'terraform' };
    assert.equal(findingsOf(star, terraform).length, 1);
    const after = applyFix(star, 'Change to {"AWS": "*"} (anyone in any account)', terraform);
    assert.equal(after, star.replace('"*"', '"AWS"'));
    assert.deepEqual(findingsOf(after, terraform), []);
  });

  it('is silent on maps, on a star elsewhere, on what is not known and what is left to be filled in', () => {
    for (const principal of [
      `{"AWS": "${ROLE}"}`,
      '{"AWS": "*"}',
      '{"Service": "ec2.amazonaws.com"}',
      '""',
      '"${PRINCIPAL}"',
      '"<role-arn>"',
      'null',
      '12',
    ])
      assert.deepEqual(findingsOf(policy(principal), trust), [], principal);
    assert.deepEqual(findingsOf(policy('"*"'), { ...only, kind: 'resource' }), []);
    assert.deepEqual(findingsOf(policy(`"${ROLE}"`), { ...only, kind: 'scp' }), []);
    const template = (principal: string): string => `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: ${principal}
            Action: sts:AssumeRole
`;
    for (const principal of ['!Ref Trusted', '!Sub "arn:aws:iam::${AWS::AccountId}:root"', '!If [A, "*", {AWS: "1"}]'])
      assert.deepEqual(findingsOf(template(principal), { ...only, language: 'yaml' }), [], principal);
    assert.equal(findingsOf(template(ROLE), { ...only, language: 'yaml' }).length, 1);
    assert.match(
      applyFix(template(ROLE), `Change to {"AWS": "${ROLE}"}`, { ...only, language: 'yaml' }),
      /Principal:\s+AWS: "?arn:aws:iam::111122223333:role\/Deploy"?\n/,
    );
  });

  it('wraps what has a form', () => {
    assertFix(
      policy(`"${ROLE}"`),
      `Change to {"AWS": "${ROLE}"}`,
      policy(`{\n        "AWS": "${ROLE}"\n      }`),
      trust,
    );
    for (const [text, type] of [
      ['111122223333', 'AWS'],
      ['ec2.amazonaws.com', 'Service'],
      ['arn:aws:iam::111122223333:saml-provider/Okta', 'Federated'],
      ['cognito-identity.amazonaws.com', 'Federated'],
    ] as const) {
      const after = applyFix(policy(`"${text}"`), `Change to {"${type}": "${text}"}`, trust);
      assert.deepEqual(findingsOf(after, trust), []);
    }
    assert.deepEqual(findingsOf(policy('"Deploy"'), trust)[0]?.fixes, []);
  });
  it('wraps a list of one type, and no other', () => {
    const after = applyFix(policy(`["${ROLE}", "111122223333"]`), 'Change to {"AWS": […]}', trust);
    assert.deepEqual(JSON.parse(after).Statement[0].Principal, { AWS: [ROLE, '111122223333'] });
    assert.deepEqual(findingsOf(policy(`["${ROLE}", "ec2.amazonaws.com"]`), trust)[0]?.fixes, []);
    assert.deepEqual(findingsOf(policy('[{}, "*"]'), trust)[0]?.fixes, []);
  });
  it('changes a star to one account, or to the star that IAM takes; in a Deny only to that', () => {
    const title = 'Change to one account: arn:aws:iam::${account}:root';
    const after = applyFix(policy('"*"'), title, trust);
    assert.deepEqual(JSON.parse(after).Statement[0].Principal, { AWS: 'arn:aws:iam::123456789012:root' });
    assert.deepEqual(findingsOf(after, trust), []);
    const fixes = findingsOf(policy('"*"', 'Deny'), trust).flatMap(finding => finding.fixes);
    assert.deepEqual(
      fixes.map(fix => [fix.title, fix.preferred, fix.safe]),
      [['Change to {"AWS": "*"} (anyone in any account)', true, false]],
    );
  });
});
