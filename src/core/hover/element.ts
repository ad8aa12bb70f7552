/** The key of an element: what it is, one sample in the document's spelling, the trap, and what it comes to here. */
import { countActions } from '../access/action-set.ts';
import { actionsOf } from '../access/actions.ts';
import type { Catalog } from '../catalog/types.ts';
import { explainConditions } from '../explain/conditions.ts';
import { grouped } from '../explain/phrase.ts';
import { explainPrincipals } from '../explain/principals.ts';
import { explainStatement } from '../explain/statement.ts';
import type { ElementName } from '../iam/grammar.ts';
import type { Policy, Statement, Value } from '../policy/model.ts';
import { BLOCK_KEY_TEXTS, ELEMENT_TEXTS, VARIABLE_NOTES } from './element-texts.ts';
import type { PlaceOf, Shown } from './here.ts';
import { code, paragraphs, said } from './markdown.ts';
import { elementPage, reference } from './pages.ts';
import { sampleOf, spellingOf } from './spelling.ts';

/** `statement` is the one that the key stands in, or that its block opens. */
export function elementHover(catalog: Catalog, policy: Policy, name: ElementName, statement?: Statement): Shown {
  const { what, sample, trap, blockTrap } = ELEMENT_TEXTS[name];
  const mind = spellingOf(policy) === 'blocks' ? (blockTrap ?? trap) : trap;
  const markdown = paragraphs(
    `**${name}** · ${what}`,
    statement && hereOf(catalog, policy, name, statement),
    `**Mind:** ${mind}`,
    HOLDS_VARIABLES.includes(name) ? variableNote(policy) : undefined,
    sampleOf(policy, name, sample),
    reference(elementPage(name)),
  );
  const more = statement && moreOf(name, statement);
  return more ? { markdown, more } : { markdown };
}

const HOLDS_VARIABLES: readonly ElementName[] = ['Resource', 'NotResource', 'Condition'];

function variableNote(policy: Policy): string | undefined {
  if (policy.dialect.name === 'cloudformation') return VARIABLE_NOTES.cloudformation;
  const spelling = spellingOf(policy);
  return spelling === 'blocks' || spelling === 'hcl' ? VARIABLE_NOTES[spelling] : undefined;
}

/** The key of a block of Terraform that stands for part of an element. */
export function blockKeyHover({ policy, name, token }: PlaceOf<'block-key'>): Shown | undefined {
  const text = BLOCK_KEY_TEXTS[token.value];
  if (text === undefined) return undefined;
  const { sample } = ELEMENT_TEXTS[name];
  return {
    markdown: paragraphs(
      `${code(token.value)} · ${text}`,
      sampleOf(policy, name, sample),
      reference(elementPage(name)),
    ),
  };
}

function hereOf(catalog: Catalog, policy: Policy, name: ElementName, statement: Statement): string | undefined {
  switch (name) {
    case 'Effect':
    case 'Sid':
    case 'Statement':
      return `**This statement:** ${said(explainStatement(catalog, policy, statement))}`;
    case 'Principal':
    case 'NotPrincipal':
      return `**Here:** ${said(explainPrincipals(policy, statement))}.`;
    case 'Action':
    case 'NotAction':
      return countOf(catalog, statement, name);
    case 'Condition': {
      const read = explainConditions(catalog, statement.conditions);
      return read && `**Here:** ${statement.allows ? 'only if' : 'if'} ${said(read)}.`;
    }
    default:
      return undefined;
  }
}

/** How many actions are named, or left. */
function countOf(catalog: Catalog, { action }: Statement, name: ElementName): string | undefined {
  if (action?.element !== name || action.values.some(isBroad)) return undefined;
  const { certain, possible } = actionsOf(catalog, action);
  const [least, most] = [countActions(certain), countActions(possible)];
  const count = least === most ? grouped(least) : `${grouped(least)} to ${grouped(most)}`;
  const noun = least === 1 && most === 1 ? 'action' : 'actions';
  return action.negated
    ? `**Here** it leaves ${count} of AWS’s ${grouped(catalog.counts.actions)} actions.`
    : `**Here** it names ${count} ${noun}.`;
}

/** A value to count whose actions every service would have to be read. */
const isBroad = ({ text, known }: Value): boolean =>
  known ? /^[^:]*[*?][^:]*:.*[^*]/.test(text) : !/^[a-z0-9-]+:/i.test(text);

const moreOf = (name: ElementName, { action }: Statement): Shown['more'] =>
  action?.element === name && action.values.some(({ known }) => known)
    ? {
        title: action.negated ? 'All actions that are left' : 'All actions that are named',
        patterns: action.values.filter(({ known }) => known).map(({ text }) => text),
        negated: action.negated,
      }
    : undefined;
