/** Runs the enabled rules over a document and makes the findings; a rule that throws is reported, not fatal. */
import type { Catalog } from './catalog/types.ts';
import { type Offer, offerOf } from './change.ts';
import { type Config, DEFAULT_CONFIG, isOff, pageOf, severityOf } from './config.ts';
import type { Document } from './document.ts';
import { createLookup } from './judge/lookup.ts';
import type { Policy } from './policy/model.ts';
import { pathOf } from './policy/path.ts';
import { RULES } from './rules/index.ts';
import type { Category, Problem, Rule, Severity } from './rules/rule.ts';
import type { Span } from './syntax/text.ts';

export interface Finding {
  readonly rule: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly message: string;
  readonly accessAnalyzer: readonly string[];
  /** A span of the file. */
  readonly span: Span;
  /** While a person types in here, it is no fault yet; a span of the file that holds `span`. */
  readonly unfinished: Span;
  /** Index into the document's policies. */
  readonly policy: number;
  /** `Statement[0].Action[2]` */
  readonly path: string;
  /** Address of the rule's page. */
  readonly docs: string;
  /** Public write-ups of what is reported; its page says more of the rule. */
  readonly links: readonly string[];
  readonly related: readonly { readonly span: Span; readonly message: string }[];
  readonly tag?: 'unnecessary' | 'deprecated';
  readonly fixes: readonly Offer[];
}

export interface CheckOptions {
  readonly catalog: Catalog;
  /** `2026-11-24` */
  readonly today: string;
  readonly config?: Config;
  /** Those to run; all where it is missing. */
  readonly rules?: readonly Rule[];
}

export interface CheckResult {
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** Rules that threw: a fault of ours, for the log. */
  readonly faults: readonly { readonly rule: string; readonly error: unknown }[];
}

export function check(document: Document, options: CheckOptions): CheckResult {
  const findings: Finding[] = [];
  const faults: { rule: string; error: unknown }[] = [];
  const { catalog, today, config = DEFAULT_CONFIG, rules = RULES } = options;
  const lookup = createLookup(catalog);
  const enabled = rules.filter(rule => !isOff(config, rule));
  for (const [index, policy] of document.policies.entries()) {
    const found: Found[] = [];
    for (const rule of enabled) {
      if (rule.kinds && !rule.kinds.includes(policy.kind)) continue;
      try {
        for (const problem of rule.check({ policy, catalog, today, lookup })) {
          found.push({ rule, problem });
        }
      } catch (error) {
        faults.push({ rule: rule.id, error });
      }
    }
    for (const { rule, problem } of withoutCovered(found)) {
      findings.push(findingOf(rule, problem, policy, index, config));
    }
  }
  findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return { findings, faults };
}

interface Found {
  readonly rule: Rule;
  readonly problem: Problem;
}

/** One fault, one finding: what a rule covers is dropped on the same token, its codes are joined. */
function withoutCovered(found: readonly Found[]): Found[] {
  const bySpan = new Map<string, Found[]>();
  for (const one of found) {
    const key = `${one.problem.span.start}-${one.problem.span.end}`;
    const others = bySpan.get(key);
    if (others) others.push(one);
    else bySpan.set(key, [one]);
  }
  return [...bySpan.values()].flatMap(group => (group.length === 1 ? group : joined(group)));
}

/** Of the findings on one token those that no other one covers. */
function joined(group: readonly Found[]): Found[] {
  const covers = (a: Rule, b: Rule): boolean => a.covers?.includes(b.id) ?? false;
  return group
    .filter(({ rule }) => !group.some(other => covers(other.rule, rule)))
    .map(({ rule, problem }) => {
      const covered = group.filter(other => covers(rule, other.rule));
      const codes = [problem, ...covered.map(other => other.problem)].flatMap(one => one.accessAnalyzer ?? []);
      return { rule, problem: { ...problem, accessAnalyzer: [...new Set(codes)] } };
    });
}

/** What holds for some kinds only is no error where the kind is a guess. */
function ownSeverity(rule: Rule, problem: Problem, policy: Policy): Severity {
  const severity = problem.severity ?? rule.severity;
  return rule.kinds && !policy.kindKnown && severity === 'error' ? 'warning' : severity;
}

function findingOf(rule: Rule, problem: Problem, policy: Policy, index: number, config: Config): Finding {
  const severity = severityOf(config, rule.id, ownSeverity(rule, problem, policy));
  const { source } = policy.tree;
  return {
    rule: rule.id,
    category: rule.category,
    severity,
    message: problem.message,
    accessAnalyzer: problem.accessAnalyzer ?? [],
    span: source.toHost(problem.span),
    unfinished: source.toHost(problem.unfinished ?? problem.span),
    policy: index,
    path: pathOf(policy, problem.span),
    docs: pageOf(rule.id),
    links: problem.links ?? [],
    related: (problem.related ?? []).map(({ span, message }) => ({ span: source.toHost(span), message })),
    ...(problem.tag ? { tag: problem.tag } : {}),
    fixes: (problem.fixes ?? []).map(fix => offerOf(fix, source)),
  };
}
