import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'misplaced-principal' };
const rcp = { ...only, kind: 'rcp' } as const;
const resource = { ...only, kind: 'resource' } as const;
const ROLE = 'arn:aws:iam::111122223333:role/Deploy';

const policy = (principal: string, action = 's3:GetObject', element = 'Principal'): string => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "${element}": ${principal},
      "Action": "${action}",
      "Resource": "*"
    }
  ]
}`;

describe('misplaced-principal', () => {
  it('reports federated principals in a resource policy', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": {
      "Federated": "cognito-identity.amazonaws.com"
//    ^^^^^^^^^^^ error misplaced-principal: Only a trust policy takes federated principals. Name the role that they assume under AWS.
    },
    "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::invoices/*"
  }
}`,
      resource,
    );
    const guessed = findingsOf(policy('{ "Federated": "accounts.google.com" }'), only);
    assert.deepEqual(
      guessed.map(({ severity }) => severity),
      ['warning'],
    );
  });
  it('reports any principal but a plain star in a resource control policy', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Deny",
    "Principal": { "AWS": ["${ROLE}", "111122223333"] },
    "Action": "s3:GetObject",
    "Resource": "*"
  }
}`.replace(
        '    "Action"',
        `//                         ${'^'.repeat(ROLE.length + 2)} error misplaced-principal: A resource control policy takes the plain principal "*" only, not "${ROLE}". Say in a condition who is meant.\n    "Action"`,
      ),
      rcp,
    );
    assert.match(findingsOf(policy('{ "AWS": "*" }'), rcp)[0]?.message ?? '', /only, not \{"AWS": "\*"\}/);
  });

  it('reports a list in a resource control policy', () => {
    const [finding] = findingsOf(policy('["*"]'), rcp);
    assert.match(finding?.message ?? '', /"\*" only, not a list/);
    assertFix(policy('["*"]'), 'Change to "*"', policy('"*"'), rcp);
    assert.deepEqual(findingsOf(policy('["111122223333"]'), rcp)[0]?.fixes, []);
  });
  it('is silent on what belongs, on what is not known, and on NotPrincipal', () => {
    assert.deepEqual(findingsOf(policy('"*"'), rcp), []);
    assert.deepEqual(findingsOf(policy('"${everyone}"'), rcp), []);
    assert.deepEqual(findingsOf(policy(`{ "AWS": "${ROLE}" }`, 's3:*', 'NotPrincipal'), rcp), []);
    assert.deepEqual(findingsOf(policy(`{ "AWS": "${ROLE}" }`), resource), []);
    assert.deepEqual(findingsOf(policy('{ "Federated": "x" }'), { ...only, kind: 'trust' }), []);
    // Most likely a trust policy with a Resource too many.
    assert.deepEqual(findingsOf(policy('{ "Federated": "x" }', 'sts:AssumeRoleWithSAML'), only), []);
    const star = `resource "aws_organizations_policy" "perimeter" {
  type    = "RESOURCE_CONTROL_POLICY"
  content = data.aws_iam_policy_document.perimeter.json
}

# policywright-kind: rcp
data "aws_iam_policy_document" "perimeter" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}
`;
    assert.deepEqual(findingsOf(star, { ...rcp, language: 'terraform' }), []);
    const wrong = star.replace('type        = "*"', 'type        = "AWS"');
    assertFix(wrong, 'Change to "*"', star, { ...rcp, language: 'terraform' });
  });

  it('says in a condition who is meant', () => {
    const title = `Change to "*" where aws:PrincipalArn is ${ROLE}`;
    const after = applyFix(policy(`{ "AWS": "${ROLE}" }`), title, rcp);
    const [statement] = JSON.parse(after).Statement;
    assert.equal(statement.Principal, '*');
    assert.deepEqual(statement.Condition, { ArnLike: { 'aws:PrincipalArn': ROLE } });
    assert.deepEqual(findingsOf(after, rcp), []);
    const accounts = applyFix(
      policy('{ "AWS": ["111122223333", "arn:aws:iam::444455556666:root"] }'),
      'Change to "*" where aws:PrincipalAccount is 111122223333 or 444455556666',
      rcp,
    );
    assert.deepEqual(JSON.parse(accounts).Statement[0].Condition, {
      StringEquals: { 'aws:PrincipalAccount': ['111122223333', '444455556666'] },
    });
    assertFix(policy('{ "AWS": "*" }'), 'Change to "*"', policy('"*"'), rcp);
    for (const mixed of [`["${ROLE}", "111122223333"]`, '"arn:aws:iam::1:root"'])
      assert.deepEqual(findingsOf(policy(`{ "AWS": ${mixed} }`), rcp)[0]?.fixes, []);
  });
});
