/** Reports a SAML provider that is trusted without a condition on where the assertion was sent to. */
import { constraintsOf } from '../access/conditions.ts';
import { parseArn } from '../iam/arn.ts';
import { SAML_ACTION } from '../iam/federation.ts';
import { matches } from '../iam/wildcard.ts';
import { namedPrincipals } from '../judge/named-principals.ts';
import { addCondition } from '../policy/change-condition.ts';
import type { Statement } from '../policy/model.ts';
import type { Rule } from './rule.ts';

/** By partition. Source: AWS's page on how to set up a SAML provider for the console. */
const AUDIENCES: Readonly<Record<string, string>> = {
  aws: 'https://signin.aws.amazon.com/saml',
  'aws-cn': 'https://signin.amazonaws.cn/saml',
  'aws-us-gov': 'https://signin.amazonaws-us-gov.com/saml',
};

export const missingSamlAudience: Rule = {
  id: 'missing-saml-audience',
  category: 'security',
  severity: 'info',
  summary: 'A SAML provider that is trusted without a condition on where its assertions are sent to.',
  kinds: ['trust'],
  *check({ policy }) {
    if (policy.open) return;
    for (const statement of policy.statements) {
      // Any other key of the assertion shows that somebody thought about whose it is.
      if (!statement.allows || !allowsSaml(statement) || testsAssertion(statement)) continue;
      if (policy.statements.some(other => !other.allows && testsAssertion(other))) continue;
      if (constraintsOf(policy, statement).open) continue;
      for (const { value, principal } of namedPrincipals(statement).named) {
        if (principal.kind !== 'federated' || principal.federated.kind !== 'saml') continue;
        const audience = AUDIENCES[parseArn(value.text)?.partition ?? ''];
        yield {
          span: value.scalar.span,
          message: 'No condition says where the assertion was sent to. AWS suggests one on SAML:aud.',
          fixes: audience
            ? [
                {
                  title: `Add a condition: SAML:aud is ${audience}`,
                  kind: 'quickfix',
                  preferred: true,
                  make: () => addCondition(policy, statement, 'StringEquals', 'SAML:aud', [[audience]]),
                },
              ]
            : [],
        };
        break;
      }
    }
  },
};

const testsAssertion = ({ conditions }: Statement): boolean =>
  conditions.some(({ key }) => key?.value.toLowerCase().startsWith('saml:'));

function allowsSaml({ action }: Statement): boolean {
  if (!action || action.negated) return false;
  return action.values.some(({ known, text }) => known && matches(text.toLowerCase(), SAML_ACTION.toLowerCase()));
}
