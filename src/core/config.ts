/** What a person can set about the checks. */
import type { Severity } from './rules/rule.ts';

export interface Config {
  /** Rule id to severity in force, or `off`. A rule that is not named reports as it is. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

export const DEFAULT_CONFIG: Config = { rules: {} };

/** Where the rule's page stands. */
export const pageOf = (rule: string): string => `${PAGES}/${rule}.md`;

const PAGES = 'https://github.com/policywright/policywright/blob/main/docs/rules';

/** The setting wins over the problem's own severity; undefined where the rule is off. */
export function severityOf(config: Config, rule: string, own: Severity): Severity | undefined {
  const set = config.rules[rule];
  return set === 'off' ? undefined : (set ?? own);
}
