/** What the command line says of itself. */
import { KINDS } from '../core/index.ts';
import { LANGUAGES } from './language.ts';

export const USAGE = `Usage: policywright check [path... | -] [--language L] [--kind K] [--format text|json]
                          [--fail-on error|warning|info|never]
       policywright --help
`;

export const HELP = `Checks AWS IAM policies: offline, without an account.

Usage:
  policywright check [path... | -] [options]

Paths:
  file      Read whatever it is called. The language is that of its extension:
            .json .jsonc .jsonl .yaml .yml .template .tf .tofu .hcl, else say --language.
  folder    Searched for files with these extensions; node_modules, .git, .terraform and the
            like are passed over, symbolic links are not followed.
  'glob'    As in a shell with **, quoted so that policywright and not the shell expands it;
            symbolic links are not followed either.
  -         Standard input.

Options:
  --language L   ${LANGUAGES.join(', ')}: of named files, globs
                 and standard input. Files found in a folder go by their extension. Without it,
                 standard input and .template are JSON if they begin with { or [, else YAML.
  --kind K       ${KINDS.join(', ')}:
                 what all policies are, whatever their text or the name of the file says.
  --format F     text, or json for other programs. Default: text.
  --fail-on S    error, warning, info or never: the least severe finding that makes the
                 exit code 1. Default: error.
  -h, --help     This text.
  -v, --version  The version, and how new the data about AWS is.

Exit code:
  0  Nothing found at or above --fail-on.
  1  Something found at or above --fail-on.
  2  A path or option is wrong, or a file cannot be read; the others are still checked.

Files are UTF-8, with or without a byte order mark; lines and columns count from 1, columns and
offsets in UTF-16 units of the text behind that mark. A file of another encoding makes the exit
code 2 if you named it; found in a folder or by a glob it is passed over with a note, as is any
file too large to check.

Colours are used on a terminal. NO_COLOR turns them off, FORCE_COLOR on.
`;
