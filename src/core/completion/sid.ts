/** A Sid for a statement, from what it says: `ReadS3`, `DenyIam`. */
import { byLevel } from '../access/levels.ts';
import type { AccessLevel, Catalog } from '../catalog/types.ts';
import { parseAction } from '../iam/action.ts';
import { freeSid } from '../judge/free-sid.ts';
import { createLookup } from '../judge/lookup.ts';
import type { Policy, Statement } from '../policy/model.ts';

/** Letters and digits, and no Sid of the policy. Undefined where the statement says nothing to be named after. */
export function sidFor(catalog: Catalog, { statements }: Policy, statement: Statement): string | undefined {
  const taken = new Set(statements.filter(other => other !== statement).map(({ sid }) => sid?.text));
  const stem = stemFor(catalog, statement);
  return stem === undefined || !taken.has(stem) ? stem : freeSid(taken, new Map(), stem);
}

function stemFor(catalog: Catalog, statement: Statement): string | undefined {
  const { action, effect } = statement;
  if (!action || action.values.length === 0) return undefined;
  const prefixes = [
    ...new Set(action.values.flatMap(({ known, text }) => (known ? (parseAction(text)?.prefix ?? []) : []))),
  ];
  if (prefixes.length === 0) return undefined;
  const names = prefixes.slice(0, MOST).map(prefix => (prefix === '*' ? 'Everything' : words(prefix)));
  const what = `${names.join('And')}${prefixes.length > MOST ? 'AndMore' : ''}`;
  if (action.negated) return `${effect?.text === 'Deny' ? 'Deny' : 'Allow'}AllBut${what}`;
  return `${effect?.text === 'Deny' ? 'Deny' : verbFor(catalog, statement)}${what}`;
}

const MOST = 2;

/** The word for what the actions do: the weightiest level of them that says enough. */
function verbFor(catalog: Catalog, statement: Statement): string {
  const levels = levelNames(catalog, statement);
  if (levels.length === 0) return 'Allow';
  if (levels.every(level => level === 'List')) return 'List';
  if (levels.every(level => level === 'Read' || level === 'List')) return 'Read';
  if (levels.every(level => level === 'Tagging')) return 'Tag';
  return levels.includes('Permissions management')
    ? 'Manage'
    : levels.some(level => level === 'Read')
      ? 'Use'
      : 'Write';
}

/** `Read, List`: for the row of a list. */
export const levelsOf = (catalog: Catalog, statement: Statement): string | undefined =>
  levelNames(catalog, statement).join(', ') || undefined;

const levelNames = (catalog: Catalog, statement: Statement): AccessLevel[] =>
  byLevel(createLookup(catalog).named(statement).actions).map(({ level }) => level);

/** `secretsmanager` has no humps to keep: one word, with a capital. */
const words = (prefix: string): string =>
  prefix
    .split('-')
    .map(word => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
    .replace(/[^A-Za-z0-9]/g, '');
