import { assertFindings, assertFix } from '../../support/fixture.ts';

const policy = (effect: string): string => `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": ${effect}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::invoices/*" }
  ]
}`;

describe('invalid-effect', () => {
  it('reports any other spelling', () => {
    assertFindings(`{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::invoices/*" },
//              ^^^^^^^ error invalid-effect: Effect cannot be "allow". It must be Allow or Deny, spelled exactly so. 💡
    { "Effect": "", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::invoices/*" }
//              ^^ error invalid-effect: Effect is empty. It must be Allow or Deny. 💡
  ]
}`);
  });
  it('is silent on both right ones', () => {
    assertFindings(policy('"Allow"'));
    assertFindings(policy('"Deny"'));
    for (const hole of ['${effect}', '{{ effect }}', '%EFFECT%', '<effect>']) assertFindings(policy(`"${hole}"`));
  });
  it('repairs to the nearest, or offers both', () => {
    assertFix(policy('"allow"'), 'Change to Allow', policy('"Allow"'));
    assertFix(policy('"Denied"'), 'Change to Deny', policy('"Deny"'));
    assertFix(policy('"maybe"'), 'Change to Deny', policy('"Deny"'));
  });
});
