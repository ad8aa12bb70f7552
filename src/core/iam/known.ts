/** The three answers to a question about AWS: a missing fact is not a no. */
export type Known = 'yes' | 'no' | 'unknown';
