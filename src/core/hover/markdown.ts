/** Markdown from data: every text of a document or of the catalog is escaped before it stands in a hover. */

/** Plain text in which nothing is markup. */
export const prose = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!|<>~$&]/g, '\\$&').replace(/\s+/g, ' ');

/** A code span; a backtick in it cannot end it. */
export function code(text: string): string {
  const shown = text.replace(/\s+/g, ' ');
  if (!shown.includes('`')) return `\`${shown}\``;
  const longest = Math.max(...[...shown.matchAll(/`+/g)].map(run => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${shown} ${fence}`;
}

/** A link; only addresses of our own tables get here. */
export const link = (text: string, address: string): string => `[${text}](${address})`;

export const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

/** Paragraphs, empty ones left out. */
export const paragraphs = (...parts: readonly (string | undefined)[]): string =>
  parts.filter(part => part !== undefined && part !== '').join('\n\n');
