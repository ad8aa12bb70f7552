import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'invalid-principal-wildcard' };
const trust = { ...only, kind: 'trust' } as const;
const ACCOUNT = 'arn:aws:iam::111122223333';

const policy = (principal: string, element = 'Principal'): string => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "${element}": { ${principal} },
      "Action": "sts:AssumeRole"
    }
  ]
}`;
const fixesOf = (text: string): string[] => findingsOf(text, trust).flatMap(({ fixes }) => fixes.map(fix => fix.title));

describe('invalid-principal-wildcard', () => {
  it('reports a wildcard in a part, and a star under another type', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": {
      "AWS": ["arn:aws:iam::*:root", "arn:aws:iam::111122223333:user/b?b"],
//            ^^^^^^^^^^^^^^^^^^^^^ error invalid-principal-wildcard: AWS takes no wildcard inside a principal, so it refuses "arn:aws:iam::*:root".
//                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-principal-wildcard: AWS takes no wildcard inside a principal, so it refuses "arn:aws:iam::111122223333:user/b?b".
      "Service": "*"
//               ^^^ error invalid-principal-wildcard: "*" cannot stand under Service: AWS takes it under AWS only, for everyone.
    },
    "Action": "sts:AssumeRole"
  }
}`,
      trust,
    );
    assert.equal(
      findingsOf(policy(`"AWS": "${ACCOUNT}:role/*"`, 'NotPrincipal'), { ...only, kind: 'resource' }).length,
      1,
    );
  });
  it('is silent on the whole star, on names without one, on stand-ins and where principals do not belong', () => {
    for (const principal of [
      '"AWS": "*"',
      `"AWS": ["*", "${ACCOUNT}:root"]`,
      `"AWS": "${ACCOUNT}:role/Deploy"`,
      '"AWS": "arn:aws:iam::<account>:role/*"',
      '"AWS": "arn:aws:iam::${account}:role/*"',
      '"Nobody": "*"',
    ])
      assert.deepEqual(findingsOf(policy(principal), trust), [], principal);
    assert.deepEqual(findingsOf(policy('"AWS": "1*"'), { ...only, kind: 'scp' }), []);
    assert.deepEqual(findingsOf(policy('"AWS": "x"').replace('{ "AWS": "x" }', '"*"'), trust), []);
  });

  it('trusts the account on a condition', () => {
    const pattern = `${ACCOUNT}:role/app-*`;
    const title = `Change to account 111122223333 where aws:PrincipalArn is ${pattern}`;
    const after = applyFix(policy(`"AWS": "${pattern}"`), title, trust);
    assert.deepEqual(JSON.parse(after).Statement[0].Principal, { AWS: `${ACCOUNT}:root` });
    assert.deepEqual(JSON.parse(after).Statement[0].Condition, { ArnLike: { 'aws:PrincipalArn': pattern } });
    assert.deepEqual(findingsOf(after, trust), []);
    const block = `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["${pattern}"]
    }
  }
}
`;
    const terraform = { ...trust, language: 'terraform' };
    const blocks = applyFix(block, title, terraform);
    assert.match(blocks, /identifiers = \["arn:aws:iam::111122223333:root"\]/);
    assert.match(blocks, /test\s+= "ArnLike"\n\s+variable = "aws:PrincipalArn"/);
    assert.deepEqual(findingsOf(blocks, terraform), []);
  });
  it('names the role of all sessions, and the root of a whole account', () => {
    assertFix(
      policy('"AWS": "arn:aws:sts::111122223333:assumed-role/Deploy/*"'),
      `Change to ${ACCOUNT}:role/Deploy (all its sessions)`,
      policy(`"AWS": "${ACCOUNT}:role/Deploy"`),
      trust,
    );
    assertFix(policy(`"AWS": "${ACCOUNT}:*"`), `Change to ${ACCOUNT}:root`, policy(`"AWS": "${ACCOUNT}:root"`), trust);
  });
  it('offers nothing that would bind or let in others', () => {
    for (const principal of [
      `"AWS": ["${ACCOUNT}:role/app-*", "${ACCOUNT}:user/alice"]`,
      `"AWS": "${ACCOUNT}:role/app-*", "Service": "ec2.amazonaws.com"`,
      '"AWS": "arn:aws:iam::*:role/Deploy"',
      '"AWS": "arn:aws:sts::111122223333:assumed-role/Deploy/alice-*"',
      '"Service": "*.amazonaws.com"',
    ])
      assert.deepEqual(fixesOf(policy(principal)), [], principal);
  });
});
