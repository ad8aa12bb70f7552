/** What the catalog holds and how old it is, in words for people. */
import type { Catalog } from './types.ts';

/** `AWS data of 2026-09-26: 456 services, 22,091 actions, …`; the same on every machine. */
export function catalogSentence({ date, counts }: Pick<Catalog, 'date' | 'counts'>): string {
  const parts = [
    `${grouped(counts.services)} services`,
    `${grouped(counts.actions)} actions`,
    `${grouped(counts.resourceTypes)} resource types`,
    `${grouped(counts.conditionKeys)} condition keys`,
    `${grouped(counts.managedPolicies)} managed policies`,
  ];
  return `AWS data of ${date}: ${parts.join(', ')}.`;
}

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
