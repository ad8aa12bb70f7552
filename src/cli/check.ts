/** `policywright check`: finds the files, reads and checks them one by one, reports, and says how it went. */
import { type Catalog, check, DEFAULT_MAX_LENGTH, type Document, open, type Severity } from '../core/index.ts';
import type { CheckOptions, FailOn } from './arguments.ts';
import { readCatalog } from './catalog.ts';
import { findFiles, type Target } from './files.ts';
import type { Io } from './io.ts';
import { BY_TEXT, languageOfText } from './language.ts';
import { readStdin, readText } from './read.ts';
import type { Reporter } from './report.ts';
import { jsonReporter } from './report-json.ts';
import { textReporter } from './report-text.ts';
import { styleFor } from './style.ts';
import { readVersion } from './version.ts';
import { visible } from './visible.ts';

const WEIGHTS: Readonly<Record<Severity, number>> = { hint: 0, info: 1, warning: 2, error: 3 };

export async function runCheck(options: CheckOptions, io: Io): Promise<number> {
  const log = createLog(io);
  const catalog = await readCatalog().catch((error: Error) => log.problem(error.message));
  if (!catalog) return 2;
  const reporter = reporterFor(options, catalog, io);
  const { targets, problems } = await findFiles(options.paths, { cwd: io.cwd, language: options.language });
  for (const { path, why } of problems) log.problem(why, path);
  let failed = false;
  for (const target of targets) {
    const document = await openTarget(target, options, io, log);
    if (!document) continue;
    const { findings, faults } = check(document, { catalog, today: io.today });
    for (const { rule, error } of faults) log.note(`the rule ${rule} failed on it: ${String(error)}`, target.path);
    reporter.file({ path: target.path, document, findings });
    failed ||= findings.some(({ severity }) => fails(severity, options.failOn));
  }
  reporter.end();
  return log.problems() > 0 ? 2 : failed ? 1 : 0;
}

const fails = (severity: Severity, failOn: FailOn): boolean =>
  failOn !== 'never' && WEIGHTS[severity] >= WEIGHTS[failOn];

/** Undefined, and told, where it cannot be checked. */
async function openTarget(target: Target, options: CheckOptions, io: Io, log: Log): Promise<Document | undefined> {
  const reading = target.file === undefined ? await readStdin(io) : await readText(target.file);
  switch (reading.is) {
    case 'unreadable':
      return log.problem(reading.why, target.path);
    case 'not text':
      // A folder may hold anything; what is named is wanted.
      return target.named
        ? log.problem(reading.why, target.path)
        : log.note(`passed over: ${reading.why}`, target.path);
    case 'too large':
      return tooLarge(target, log);
  }
  const language = target.language === BY_TEXT ? languageOfText(reading.text) : target.language;
  // The name of a file may say what kind of policy is in it.
  const path = target.file === undefined ? undefined : target.path;
  const document = open(reading.text, language, { kind: options.kind, path });
  return document.tooLarge ? tooLarge(target, log) : document;
}

/** What is named is wanted: a green answer for a file that was not checked would be a false one. */
const tooLarge = (target: Target, log: Log): undefined =>
  target.named ? log.problem(`${TOO_LARGE} to check`, target.path) : log.note(`passed over: ${TOO_LARGE}`, target.path);

const TOO_LARGE = `longer than ${DEFAULT_MAX_LENGTH / 1_000_000} million characters, too large`;

function reporterFor(options: CheckOptions, catalog: Catalog, io: Io): Reporter {
  const write = (text: string): void => {
    io.stdout.write(text);
  };
  return options.format === 'json'
    ? jsonReporter(write, { version: readVersion(), catalog: catalog.version })
    : textReporter(write, { style: styleFor(io), columns: io.columns });
}

/** Standard error: a problem makes the exit code 2, a note does not. */
interface Log {
  problem(what: string, path?: string): undefined;
  note(what: string, path?: string): undefined;
  problems(): number;
}

function createLog(io: Io): Log {
  let problems = 0;
  const say = (what: string, path?: string): undefined => {
    io.stderr.write(`policywright: ${path === undefined ? '' : `${visible(path)}: `}${visible(what)}\n`);
    return undefined;
  };
  return {
    problem(what, path) {
      problems++;
      return say(what, path);
    },
    note: say,
    problems: () => problems,
  };
}
