/**
 * The findings as JSON, a contract with other programs: keys are only ever added.
 *
 * Offsets count UTF-16 units of the text as decoded from UTF-8, without a byte order mark. Spans are half-open. Lines
 * and columns count from 1; a line ends with a line feed, a carriage return or both; columns are UTF-16 units too.
 * `files` are those that were read, with or without policies; what could not be read is told on standard error.
 */
import type { Category, Finding, Kind, Severity, Span } from '../core/index.ts';
import { type Lines, linesOf, type Position } from './lines.ts';
import { type Checked, offered, type Reporter } from './report.ts';
import { visibleJson } from './visible.ts';

export interface Report {
  readonly tool: 'policywright';
  readonly version: string;
  /** The version of the data about AWS. */
  readonly catalog: string;
  readonly files: readonly FileReport[];
}

export interface FileReport {
  /** `-` for standard input, else with forward slashes, relative where it was given so. */
  readonly path: string;
  readonly language: string;
  readonly policies: readonly { readonly kind: Kind; readonly span: Span }[];
  readonly findings: readonly FindingReport[];
}

export interface FindingReport {
  readonly rule: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly message: string;
  /** Codes of IAM Access Analyzer for the same fault. */
  readonly accessAnalyzer: readonly string[];
  readonly span: Span;
  readonly start: Position;
  readonly end: Position;
  /** Index into `policies`; null for a finding about no policy. */
  readonly policy: number | null;
  /** `Statement[0].Action[2]`, `Statement.Action` where the text has no list; empty for the whole policy. */
  readonly path: string;
  readonly docs: string;
  readonly links: readonly string[];
  /** `safe`: the policy means the same after it. */
  readonly fixes: readonly { readonly title: string; readonly safe: boolean }[];
}

export function jsonReporter(
  write: (text: string) => void,
  { version, catalog }: { readonly version: string; readonly catalog: string },
): Reporter {
  const files: FileReport[] = [];
  return {
    file: checked => files.push(fileReport(checked)),
    end() {
      const report: Report = { tool: 'policywright', version, catalog, files };
      write(`${visibleJson(JSON.stringify(report, undefined, 2))}\n`);
    },
  };
}

function fileReport({ path, document, findings }: Checked): FileReport {
  const lines = linesOf(document.text);
  return {
    path,
    language: document.language,
    policies: document.policies.map(({ kind, node, tree }) => ({
      kind,
      span: plainSpan(tree.source.toHost(node.span)),
    })),
    findings: findings.map(finding => findingReport(finding, lines)),
  };
}

/** Key by key: what the core adds to a finding is no part of the contract until it stands here. */
const findingReport = (finding: Finding, lines: Lines): FindingReport => ({
  rule: finding.rule,
  category: finding.category,
  severity: finding.severity,
  message: finding.message,
  accessAnalyzer: finding.accessAnalyzer,
  span: plainSpan(finding.span),
  start: lines.position(finding.span.start),
  end: lines.position(finding.span.end),
  policy: finding.policy,
  path: finding.path,
  docs: finding.docs,
  links: finding.links,
  fixes: Array.from(offered(finding), ({ title, safe }) => ({ title, safe })),
});

const plainSpan = ({ start, end }: Span): Span => ({ start, end });
