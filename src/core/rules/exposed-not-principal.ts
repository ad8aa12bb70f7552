/** Reports an Allow with NotPrincipal: it lets in everyone but those it names. */
import { all, renameElement } from '../policy/change.ts';
import type { Rule } from './rule.ts';

export const exposedNotPrincipal: Rule = {
  id: 'exposed-not-principal',
  category: 'security',
  severity: 'warning',
  summary: 'An Allow with NotPrincipal, which lets in everyone but those it names.',
  // The other kinds take no NotPrincipal at all, which misplaced-element says.
  kinds: ['resource'],
  accessAnalyzer: ['ALLOW_WITH_NOT_PRINCIPAL'],
  *check({ policy }) {
    for (const { allows, principal, elements } of policy.statements) {
      if (!allows || !principal?.negated) continue;
      const own = elements.filter(({ name }) => name === 'NotPrincipal');
      yield {
        span: principal.entry.key.span,
        message:
          'With Allow this lets in everyone in the world but those named here, even people who are not signed in to AWS.',
        accessAnalyzer: ['ALLOW_WITH_NOT_PRINCIPAL'],
        fixes: [
          {
            title: 'Change to Principal (only those named here are allowed)',
            kind: 'quickfix',
            make: () => all(...own.map(element => renameElement(policy, element, 'Principal'))),
          },
        ],
      };
    }
  },
};
