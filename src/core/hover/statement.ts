/** Allow, Deny, a Sid, the brace of a statement, and the two versions of the language: the words that stand for a whole. */
import type { Catalog } from '../catalog/types.ts';
import { explainStatement } from '../explain/statement.ts';
import type { Policy, Statement } from '../policy/model.ts';
import type { PlaceOf, Shown } from './here.ts';
import { code, paragraphs, said } from './markdown.ts';
import { elementPage, pageOf, reference } from './pages.ts';

/** How the two effects combine with those of all other statements. */
const EFFECT_TEXTS: Readonly<Record<string, string>> = {
  Allow:
    'It counts only where no Deny matches, here or in any other policy, and where no boundary, SCP or RCP sets a narrower limit. What nothing allows is denied.',
  Deny: 'It wins over every Allow, here and in all other policies. Only a change of this statement lifts it.',
};

export function effectHover(
  catalog: Catalog,
  { policy, statement, token }: PlaceOf<'statement-value'>,
): Shown | undefined {
  const text = token && EFFECT_TEXTS[token.value];
  if (!token || text === undefined) return undefined;
  return {
    markdown: paragraphs(
      `**${token.value}** · ${said(explainStatement(catalog, policy, statement))}`,
      text,
      reference(pageOf('evaluation')),
    ),
  };
}

/** On the brace, on the Sid's value, on anything that stands for the statement. */
export const statementHover = (catalog: Catalog, policy: Policy, statement: Statement): Shown => ({
  markdown: paragraphs(said(explainStatement(catalog, policy, statement)), reference(elementPage('Statement'))),
});

const VERSION_TEXTS: Readonly<Record<string, string>> = {
  '2012-10-17':
    'today’s policy language. Variables such as `${aws:username}` work. AWS has not changed the date since, and no later one is valid.',
  '2008-10-17':
    'the language before 2012, and what AWS reads where Version is left out. Variables such as `${aws:username}` are plain text in it. Changed to 2012-10-17, a policy without variables means the same.',
};

export function versionHover({ token }: PlaceOf<'policy-value'>): Shown | undefined {
  const text = token && VERSION_TEXTS[token.value];
  return text === undefined || !token
    ? undefined
    : { markdown: paragraphs(`${code(token.value)} · ${text}`, reference(elementPage('Version'))) };
}
