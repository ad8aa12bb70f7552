/** Reports a key of a Principal that is none of the four types. */
import { PRINCIPAL_TYPES } from '../iam/grammar.ts';
import { nearest } from '../iam/nearest.ts';
import { isPlaceholder } from '../iam/placeholder.ts';
import { typeOfPrincipal } from '../iam/principal-repairs.ts';
import { setPrincipalType } from '../policy/change-principal.ts';
import type { PrincipalGroup } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Rule } from './rule.ts';

export const unknownPrincipalType: Rule = {
  id: 'unknown-principal-type',
  category: 'shape',
  severity: 'error',
  summary: 'A key of a Principal that is not AWS, Service, Federated or CanonicalUser.',
  kinds: ['trust', 'resource', 'endpoint', 'rcp'],
  accessAnalyzer: ['INVALID_PRINCIPAL_KEY'],
  *check({ policy }) {
    for (const { principal } of policy.statements) {
      if (!principal) continue;
      for (const group of principal.groups) {
        const { value, span, holes } = group.type;
        if (holes.length > 0 || value === '' || isKnown(group, policy.dialect.blocks)) continue;
        const meant = typeMeant(group);
        yield {
          span,
          message: `Principals cannot be of the type "${excerpt(value)}". There are AWS, Service, Federated and CanonicalUser, spelled exactly so.`,
          accessAnalyzer: ['INVALID_PRINCIPAL_KEY'],
          fixes: meant
            ? [
                {
                  title: `Change to ${meant}`,
                  kind: 'quickfix',
                  preferred: true,
                  // Never safe: AWS refuses the policy as it stands, so this lets somebody in.
                  make: () => setPrincipalType(policy, principal, group, meant),
                },
              ]
            : [],
        };
      }
    }
  },
};

/** Terraform's data source has the type `*` for everyone; functions of a template are none of our keys. */
function isKnown({ type: { value }, values, open }: PrincipalGroup, blocks: boolean): boolean {
  if (PRINCIPAL_TYPES.includes(value) || isPlaceholder(value) || value === '<<') return true;
  if (value === 'Ref' || value.startsWith('Fn::')) return true;
  return blocks && value === '*' && (open || values.every(({ text, known }) => !known || text === '*'));
}

/** What all values have the form of, else the type whose name is nearest. */
function typeMeant({ type, values }: PrincipalGroup): string | undefined {
  const [first, ...others] = new Set(values.map(({ known, text }) => (known ? typeOfPrincipal(text) : undefined)));
  if (first && others.length === 0) return first;
  return nearest(type.value, PRINCIPAL_TYPES, 1)[0]?.name;
}
