/** The findings as text for a person: like a compiler's, with the source line and carets under it. */
import type { Finding, Severity, Span } from '../core/index.ts';
import { excerpt } from './excerpt.ts';
import { type Lines, linesOf } from './lines.ts';
import { type Checked, offered, type Reporter } from './report.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';

/** More are for an editor, where a person can choose. */
const MOST_FIXES = 2;

/** The width of the source line where no terminal says it. */
const WIDTH = 120;
const LEAST_WIDTH = 40;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

export function textReporter(
  write: (text: string) => void,
  { style, columns = WIDTH }: { readonly style: Style; readonly columns: number | undefined },
): Reporter {
  const explained = new Set<string>();
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  let files = 0;
  let policies = 0;
  return {
    file(checked) {
      files++;
      policies += checked.document.policies.length;
      const lines = linesOf(checked.document.text);
      for (const finding of checked.findings) {
        counts[finding.severity]++;
        // A rule's page is named once, not under each of a hundred findings.
        const withPage = !explained.has(finding.rule);
        explained.add(finding.rule);
        const about = { path: shownPath(checked), lines, style, columns, withPage };
        write(`${[...findingLines(finding, about)].join('\n')}\n\n`);
      }
    },
    end() {
      if (files > 0) write(`${style.bold(summary(counts, policies, files))}\n`);
    },
  };
}

interface About {
  readonly path: string;
  readonly lines: Lines;
  readonly style: Style;
  readonly columns: number;
  readonly withPage: boolean;
}

function* findingLines(finding: Finding, about: About): Generator<string> {
  const { path, lines, style } = about;
  const { severity, rule, message } = finding;
  const { line, column } = lines.position(finding.span.start);
  const place = style.bold(`${path}:${line}:${column}`);
  yield `${place} ${style.severity(severity, severity)} ${rule} ${visible(message)}`;
  yield* sourceLines(finding.span, severity, about);
  for (const related of finding.related) {
    const at = lines.position(related.span.start);
    yield style.dim(`  note: ${path}:${at.line}:${at.column} ${visible(related.message)}`);
  }
  let fixes = 0;
  for (const fix of offered(finding)) {
    if (++fixes > MOST_FIXES) break;
    yield `  help: ${visible(fix.title)}`;
  }
  if (about.withPage) yield style.dim(`  docs: ${finding.docs}`);
  for (const link of finding.links) yield style.dim(`  see: ${link}`);
}

function* sourceLines(span: Span, severity: Severity, { lines, style, columns }: About): Generator<string> {
  const { line, column } = lines.position(span.start);
  const number = String(line);
  const start = column - 1;
  const width = Math.max(LEAST_WIDTH, columns - number.length - 5);
  const { source, carets } = excerpt(lines.text(line), start, start + (span.end - span.start), width);
  yield `  ${style.dim(`${number} |`)} ${source}`;
  yield `  ${style.dim(`${' '.repeat(number.length)} |`)} ${style.severity(severity, carets)}`;
}

const shownPath = ({ path }: Checked): string => (path === '-' ? '<stdin>' : visible(path));

function summary(counts: Readonly<Record<Severity, number>>, policies: number, files: number): string {
  const found = SEVERITIES.filter(severity => counts[severity] > 0).map(severity => count(counts[severity], severity));
  if (found.length > 0) return `${found.join(', ')} in ${count(files, 'file')}`;
  if (policies === 0) return `no policy in ${count(files, 'file')}`;
  return `nothing found in ${policies === 1 ? '1 policy' : `${policies} policies`} in ${count(files, 'file')}`;
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
