/** What a rule is and what it reports. */
import type { Catalog } from '../catalog/types.ts';
import type { Kind } from '../iam/grammar.ts';
import type { Lookup } from '../judge/lookup.ts';
import type { Fix } from '../policy/fix.ts';
import type { Policy } from '../policy/model.ts';
import type { Span } from '../syntax/text.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';
export type Category = 'shape' | 'validity' | 'security' | 'style';

export interface Rule {
  /** `<defect>-<subject>`, the name of its file and page; never reused. */
  readonly id: string;
  readonly category: Category;
  /** The most it reports; a problem may report less. */
  readonly severity: Severity;
  /** One sentence: what it reports. */
  readonly summary: string;
  /** Kinds of policy it speaks about; all where it is missing. */
  readonly kinds?: readonly Kind[];
  /** Rules whose finding on the same token is dropped for this one's. */
  readonly covers?: readonly string[];
  /** Every code of IAM Access Analyzer that its problems can hold. */
  readonly accessAnalyzer?: readonly string[];
  /** A matter of taste: silent until the setting gives it a severity. */
  readonly off?: true;
  check(context: RuleContext): Iterable<Problem>;
}

export interface RuleContext {
  readonly policy: Policy;
  readonly catalog: Catalog;
  /** What the catalog says of the policy's texts, looked up once for all rules. */
  readonly lookup: Lookup;
  /** The day of the check, `2026-11-24`: the core has no clock. */
  readonly today: string;
}

export interface Problem {
  /** The smallest wrong token; a span of the policy's source. */
  readonly span: Span;
  /** What is still to be written where this is no fault yet: a statement that lacks an element. The token, if missing. */
  readonly unfinished?: Span;
  /** What is wrong, naming the text. */
  readonly message: string;
  /** Where it weighs less than the rule says. */
  readonly severity?: Severity;
  /** Codes of IAM Access Analyzer for the same fault. */
  readonly accessAnalyzer?: readonly string[];
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
  /** Addresses of public write-ups of what is reported. */
  readonly links?: readonly string[];
  readonly tag?: 'unnecessary' | 'deprecated';
  readonly fixes?: readonly Fix[];
}
