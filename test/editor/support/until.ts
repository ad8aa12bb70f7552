/** Waiting: most of what an editor does comes a little later. */

/** The first value that is neither undefined, null, false, 0 nor empty text; asks again and again until `limit` ms. */
export async function until<T>(what: string, ask: () => T | Promise<T>, limit = 15_000): Promise<NonNullable<T>> {
  const end = Date.now() + limit;
  for (;;) {
    const value = await ask();
    if (value) return value;
    if (Date.now() > end) throw new Error(`Waited ${limit / 1000} s for ${what}.`);
    await pause(50);
  }
}

/** Only where nothing can be asked for, as a provider that the page does not know yet (200 ms are enough). */
export function pause(ms: number): Promise<void> {
  return new Promise(done => setTimeout(done, ms));
}
