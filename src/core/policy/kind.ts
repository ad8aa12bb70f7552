/** The kind of a policy, guessed from its structure where nothing says it. */
import type { Kind } from '../iam/grammar.ts';
import type { Statement } from './model.ts';

/** A principal makes it a trust policy where all actions are those of the security token service, else a resource policy. */
export function guessKind(statements: readonly Statement[]): Kind {
  const withPrincipal = statements.filter(statement => statement.principal);
  if (withPrincipal.length === 0) return 'identity';
  return withPrincipal.every(isTrust) ? 'trust' : 'resource';
}

const isTrust = (statement: Statement): boolean =>
  !statement.resource && (statement.action?.values ?? []).every(value => value.text.toLowerCase().startsWith('sts:'));
