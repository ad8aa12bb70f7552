/** Takes the arguments apart; what cannot be understood becomes a sentence. */
import { parseArgs } from 'node:util';
import { KINDS, type Kind, type Severity } from '../core/index.ts';
import { LANGUAGES } from './language.ts';

export interface CheckOptions {
  /** Files, folders, globs, or `-`. */
  readonly paths: readonly string[];
  readonly language: string | undefined;
  readonly kind: Kind | undefined;
  readonly format: Format;
  readonly failOn: FailOn;
}

export type Format = 'text' | 'json';
export type FailOn = Exclude<Severity, 'hint'> | 'never';

export type Command =
  | { readonly name: 'check'; readonly options: CheckOptions }
  | { readonly name: 'help' }
  | { readonly name: 'version' }
  | { readonly name: 'wrong'; readonly message: string };

const OPTIONS = {
  language: { type: 'string' },
  kind: { type: 'string' },
  format: { type: 'string' },
  'fail-on': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

const FORMATS: readonly Format[] = ['text', 'json'];
const FAIL_ON: readonly FailOn[] = ['error', 'warning', 'info', 'never'];

export function parseCommand(argv: readonly string[]): Command {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
    if (values.help) return { name: 'help' };
    if (values.version) return { name: 'version' };
    return commandOf(positionals, values);
  } catch (error) {
    return { name: 'wrong', message: plainly(error) };
  }
}

type Values = Readonly<Partial<Record<'language' | 'kind' | 'format' | 'fail-on', string>>>;

function commandOf([name, ...paths]: readonly string[], values: Values): Command {
  if (name === undefined) return wrong('no command is given');
  if (name === 'help') return { name: 'help' };
  if (name !== 'check') return wrong(`there is no command "${name}"; ${insteadOf(name)}`);
  if (paths.length === 0) return wrong('no path is given; "." is this folder, "-" is standard input');
  const language = choice('language', values.language, LANGUAGES);
  const kind = choice('kind', values.kind, KINDS);
  const format = choice('format', values.format, FORMATS);
  const failOn = choice('fail-on', values['fail-on'], FAIL_ON);
  for (const { message } of [language, kind, format, failOn]) if (message) return wrong(message);
  return {
    name: 'check',
    options: {
      paths,
      language: language.value,
      kind: kind.value,
      format: format.value ?? 'text',
      failOn: failOn.value ?? 'error',
    },
  };
}

/** What looks like a path was probably meant to be checked. */
const insteadOf = (name: string): string =>
  /[./\\*]|^-$/.test(name) ? `did you mean "policywright check ${name}"?` : 'the one that there is is "check"';

const wrong = (message: string): Command => ({ name: 'wrong', message });

function choice<T extends string>(
  option: string,
  given: string | undefined,
  values: readonly T[],
): { readonly value?: T | undefined; readonly message?: string } {
  const value = values.find(candidate => candidate === given);
  if (given === undefined || value !== undefined) return { value };
  return { message: `--${option} cannot be "${given}"; it is one of ${values.join(', ')}` };
}

/** The first sentence of what `parseArgs` says; the rest is advice for programmers. */
function plainly(error: unknown): string {
  const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\.?\n|\.$/);
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
