/** Whether the data are so old that what they do not know may well exist: AWS adds actions and keys every week. */
import type { Catalog } from './types.ts';

const MOST_DAYS = 180;

/** `today` as `2026-11-24`. */
export const isOld = ({ date }: Catalog, today: string): boolean =>
  Date.parse(today) - Date.parse(date) > MOST_DAYS * 86_400_000;
