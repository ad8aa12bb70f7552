/** The page of a rule as text: its generated head, its sections, the examples and titles of fixes in them. */

/** In this order, each once. */
export const SECTIONS = ['Avoid', 'Prefer', 'Why', 'How to fix', 'When to leave it'] as const;
export type Section = (typeof SECTIONS)[number];

export interface Example {
  /** A language identifier of VS Code. */
  readonly language: string;
  readonly text: string;
}

const OPEN = '<!-- generated -->';
const CLOSE = '<!-- /generated -->';

/** The page with this head between its markers, which come first where it has none. */
export function withHead(page: string, head: string): string {
  const start = page.indexOf(OPEN);
  const end = page.indexOf(CLOSE);
  const block = `${OPEN}\n${head}\n${CLOSE}`;
  if (start < 0 || end < start) return `${block}\n\n${page.trimStart()}`;
  return page.slice(0, start) + block + page.slice(end + CLOSE.length);
}

/** The titles of all sections, in the order of the page. */
export const sectionsIn = (page: string): string[] => [...page.matchAll(/^## (.+)$/gm)].map(match => match[1] ?? '');

/** What stands between the title of the section and the next; empty where it is missing. */
export function sectionOf(page: string, section: Section): string {
  const start = page.indexOf(`\n## ${section}\n`);
  if (start < 0) return '';
  const body = start + section.length + 5;
  const end = page.indexOf('\n## ', body);
  return page.slice(body, end < 0 ? page.length : end).trim();
}

/** The fenced blocks that name a language. */
export function examplesIn(page: string, section: Section): Example[] {
  return [...sectionOf(page, section).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(match => ({
    language: match[1] ?? '',
    text: match[2] ?? '',
  }));
}

/** The titles of the fixes: what opens a list item as code. `…` in one stands for any text. */
export const titlesIn = (page: string): string[] =>
  [...sectionOf(page, 'How to fix').matchAll(/^- `([^`]+)`/gm)].map(match => match[1] ?? '');

/** True where the page's title stands for what the lightbulb shows. */
export function standsFor(title: string, shown: string): boolean {
  const pieces = title.split('…');
  let at = 0;
  for (const piece of pieces) {
    const next = shown.indexOf(piece, at);
    if (next < 0 || (at === 0 && next > 0)) return false;
    at = next + piece.length;
  }
  return shown.endsWith(pieces.at(-1) ?? '') && (pieces.length > 1 || at === shown.length);
}
