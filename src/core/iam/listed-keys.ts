/** Condition keys that AWS's guides describe although its service authorization reference does not list them. */

/**
 * IoT Core: the keys that a device brings with it. Source: AWS IoT Core developer guide, pages of basic, thing and
 * certificate policy variables, autumn 2026.
 */
const BESIDE_THE_REFERENCE: readonly string[] = ['iot:ClientId', 'iot:Connection.*', 'iot:Certificate.*'];

/** True for a key that the reference leaves out; any case. */
export const isBesideReference = (name: string): boolean => {
  const lower = name.toLowerCase();
  return PATTERNS.some(({ text, begins }) => (begins ? lower.startsWith(text) : lower === text));
};

const PATTERNS = BESIDE_THE_REFERENCE.map(name => ({
  text: name.replace('*', '').toLowerCase(),
  begins: name.endsWith('*'),
}));
