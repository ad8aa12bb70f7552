/** Markdown from data: every text of a document or of the catalog is escaped before it stands in a hover. */
import type { Phrase } from '../explain/phrase.ts';

/** Plain text in which nothing is markup. */
export const prose = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]()#+\-.!|<>~$&]/g, '\\$&')
    // Else an editor makes a link of every address.
    .replaceAll('://', '\\://')
    .replace(/\s+/g, ' ');

/** A code span; a backtick in it cannot end it. */
export function code(text: string): string {
  const shown = text.replace(/\s+/g, ' ');
  if (shown.trim() === '') return '`""`';
  if (!shown.includes('`')) return `\`${shown}\``;
  const longest = Math.max(...[...shown.matchAll(/`+/g)].map(run => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${shown} ${fence}`;
}

/** A sentence of core/explain. */
export const said = (phrase: Phrase): string =>
  phrase
    .map(piece => {
      if (typeof piece === 'string') return piece;
      if ('name' in piece) return code(piece.name);
      return 'data' in piece ? prose(piece.data) : `**${piece.strong}**`;
    })
    .join('');

/** A link; only addresses of our own tables get here. */
export const link = (text: string, address: string): string => `[${text}](${address})`;

export const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

/** Paragraphs, empty ones left out. */
export const paragraphs = (...parts: readonly (string | undefined)[]): string =>
  parts.filter(part => part !== undefined && part !== '').join('\n\n');

/** A list, empty items left out; undefined where none is left. */
export function bullets(...items: readonly (string | undefined)[]): string | undefined {
  const shown = items.filter(item => item !== undefined && item !== '');
  return shown.length === 0 ? undefined : shown.map(item => `- ${item}`).join('\n');
}

/** Names as code, the first few of them. */
export function names(texts: readonly string[], most: number): string {
  const shown = texts.slice(0, most).map(code).join(', ');
  return texts.length > most ? `${shown} and ${texts.length - most} more` : shown;
}
