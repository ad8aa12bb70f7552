/** Sids that no statement has. */

/** The Sid with the first number behind it that is free; `last` holds the number that each was given last. */
export function freeSid(taken: ReadonlySet<string | undefined>, last: Map<string, number>, sid: string): string {
  let number = (last.get(sid) ?? 1) + 1;
  while (taken.has(`${sid}${number}`)) number++;
  last.set(sid, number);
  return `${sid}${number}`;
}
