/** The value of Action and NotAction: `prefix:Name`, or `*`. */

export interface ActionPattern {
  /** Lower case. */
  readonly prefix: string;
  readonly name: string;
}

/** Both sides of the colon; `*` is every action of every service. Undefined where there is no colon. */
export function parseAction(text: string): ActionPattern | undefined {
  if (text === '*') return { prefix: '*', name: '*' };
  const colon = text.indexOf(':');
  if (colon <= 0) return undefined;
  return { prefix: text.slice(0, colon).toLowerCase(), name: text.slice(colon + 1) };
}

/** True for a text that can only be an action: the mark by which a policy is told from other files. */
export const looksLikeAction = (text: string): boolean => /^[a-z][a-z0-9-]{1,40}:[A-Za-z*?][A-Za-z0-9*?]*$/.test(text);
