/** What a person can set about the checks. */
import type { Rule, Severity } from './rules/rule.ts';

export interface Config {
  /** Rule id to severity in force, or `off`. A rule that is not named reports as it is. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

export const DEFAULT_CONFIG: Config = { rules: {} };

/** Where the rule's page stands. */
export const pageOf = (rule: string): string => `${PAGES}/${rule}.md`;

const PAGES = 'https://github.com/policywright/policywright/blob/main/docs/rules';

/** True where the setting turns the rule off, or nobody has turned on one that is off by itself. */
export const isOff = (config: Config, { id, off }: Pick<Rule, 'id' | 'off'>): boolean =>
  (config.rules[id] ?? (off ? 'off' : undefined)) === 'off';

/** The setting wins over the problem's own severity. */
export function severityOf(config: Config, rule: string, own: Severity): Severity {
  const set = config.rules[rule];
  return set === undefined || set === 'off' ? own : set;
}
