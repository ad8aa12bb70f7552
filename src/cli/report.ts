/** What is reported of a file, and who reports it. */
import type { Document, Finding, Offer } from '../core/index.ts';

export interface Checked {
  readonly path: string;
  readonly document: Document;
  readonly findings: readonly Finding[];
}

export interface Reporter {
  file(checked: Checked): void;
  end(): void;
}

/** The fixes that an editor would offer: a choice to be made, or a change that can be made exactly. */
export function* offered(finding: Finding): Generator<Offer> {
  for (const fix of finding.fixes) if (fix.ask || fix.make() !== undefined) yield fix;
}
