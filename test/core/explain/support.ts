/** Sentences of statements that are written short. */
import assert from 'node:assert/strict';
import { explainConditions } from '../../../src/core/explain/conditions.ts';
import { plainText } from '../../../src/core/explain/phrase.ts';
import { explainStatement } from '../../../src/core/explain/statement.ts';
import type { Kind } from '../../../src/core/iam/grammar.ts';
import { openText } from '../../support/fixture.ts';
import { realCatalog } from '../../support/mini-catalog.ts';

/** The sentence of the only statement, whose elements are given as JSON without braces. */
export function explained(body: string, kind?: Kind): string {
  const text = `{"Version":"2012-10-17","Statement":[{${body}}]}`;
  return explainedIn(text, 'json', kind);
}

/** The sentence of the first statement of a whole text. */
export function explainedIn(text: string, language: string, kind?: Kind): string {
  const [policy] = openText(text, kind ? { language, kind } : { language }).policies;
  const [statement] = policy?.statements ?? [];
  assert.ok(policy && statement, 'a statement');
  return plainText(explainStatement(realCatalog(), policy, statement));
}

/** A condition block read aloud. */
export function readAloud(condition: object): string {
  const text = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Condition":${JSON.stringify(condition)}}]}`;
  const [statement] = openText(text).policies[0]?.statements ?? [];
  assert.ok(statement, 'a statement');
  return plainText(explainConditions(realCatalog(), statement.conditions) ?? []);
}
