/** Turns the paths of the command line into the files to check. */
import { type Dirent, readdir } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isAbsolute, normalize, relative, resolve, sep } from 'node:path';
import type { FileSystemAdapter } from 'tinyglobby';
import { BY_TEXT, languageOf } from './language.ts';
import { reasonOf } from './read.ts';

// Not by `import`: the library's ES form asks for `import.meta`, which a bundle in CommonJS form does not have.
const { glob, isDynamicPattern }: typeof import('tinyglobby') = require('tinyglobby');

export interface Target {
  /** As it is shown: `-`, or with forward slashes and as far as can be relative to the current folder. */
  readonly path: string;
  /** Undefined for standard input. */
  readonly file: string | undefined;
  readonly language: string;
  /** Named by the person, not found. */
  readonly named: boolean;
}

export interface Problem {
  readonly path: string;
  readonly why: string;
}

export interface Found {
  /** Each file once, in the order of the arguments; found ones sorted. */
  readonly targets: readonly Target[];
  readonly problems: readonly Problem[];
}

/** What no person writes, or another person did: dependencies, histories, caches. `cdk.out` is not among them. */
const SKIPPED: readonly string[] = [
  '.git',
  '.hg',
  '.svn',
  '.terraform',
  '.terragrunt-cache',
  '.venv',
  '.yarn',
  '__pycache__',
  'bower_components',
  'node_modules',
];

export async function findFiles(
  paths: readonly string[],
  { cwd, language }: { readonly cwd: string; readonly language: string | undefined },
): Promise<Found> {
  const targets = new Map<string, Target>();
  const problems: Problem[] = [];
  for (const path of paths) {
    const found = await find(path, cwd, language);
    problems.push(...found.problems);
    for (const target of found.targets) {
      const key = target.file ?? '-';
      if (!targets.has(key)) targets.set(key, target);
    }
  }
  return { targets: [...targets.values()], problems };
}

async function find(path: string, cwd: string, language: string | undefined): Promise<Found> {
  if (path === '-')
    return { targets: [{ path, file: undefined, language: language ?? BY_TEXT, named: true }], problems: [] };
  const file = resolve(cwd, path);
  const shown = slashes(normalize(path));
  try {
    // A file may be called like a glob: what is there comes first.
    const stats = await stat(file);
    if (!stats.isDirectory()) return named(shown, file, language);
  } catch (error) {
    return isDynamicPattern(slashes(path)) ? findByGlob(path, cwd, language) : problem(shown, reasonOf(error));
  }
  const found = await search(['**'], { cwd: file, dot: true, ignore: SKIPPED.map(anywhere) });
  // What is in a folder goes by its own extension: a folder holds several languages.
  return foundAt(path, cwd, found, languageOf, 'no file in it has an extension that can hold a policy');
}

function named(path: string, file: string, given: string | undefined): Found {
  const language = given ?? languageOf(file);
  if (language === undefined) return problem(path, 'its extension tells no language; say --language');
  return { targets: [{ path, file, language, named: true }], problems: [] };
}

async function findByGlob(path: string, cwd: string, given: string | undefined): Promise<Found> {
  const pattern = slashes(path);
  // A skipped folder that the pattern names is wanted.
  const ignore = SKIPPED.filter(name => !pattern.split('/').includes(name)).map(anywhere);
  // A folder that it matches is searched, as it is where a shell expands the pattern.
  const patterns = pattern.endsWith('/') ? [`${pattern}**`] : [pattern, `${pattern}/**`];
  const found = await search(patterns, { cwd, dot: false, ignore });
  return foundAt(path, cwd, found, file => given ?? languageOf(file), 'no file matches');
}

function foundAt(
  path: string,
  cwd: string,
  { files, problems }: Searched,
  language: (file: string) => string | undefined,
  none: string,
): Found {
  const show = (file: string) => slashes(isAbsolute(path) ? file : relative(cwd, file));
  const targets = files.flatMap((file): Target[] => {
    const known = language(file);
    return known === undefined ? [] : [{ path: show(file), file, language: known, named: false }];
  });
  const refused = problems.map(({ path: folder, why }) => ({ path: show(folder), why }));
  if (targets.length === 0 && refused.length === 0) return problem(slashes(path), none);
  return { targets, problems: refused };
}

interface Searched {
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

/** Symbolic links are not followed: they could lead anywhere, and in circles. */
async function search(patterns: string[], options: { cwd: string; dot: boolean; ignore: string[] }): Promise<Searched> {
  const problems: Problem[] = [];
  const fs = readingFolders((path, error) => problems.push({ path: resolve(path), why: reasonOf(error) }));
  const files = await glob(patterns, { ...options, absolute: true, followSymbolicLinks: false, fs });
  return { files: files.map(file => resolve(file)).sort(), problems };
}

/** A folder that cannot be read is passed over by the glob library; here it is also told. */
function readingFolders(refused: (path: string, error: Error) => void): FileSystemAdapter {
  type Done = (error: Error | null, entries: Dirent[]) => void;
  const read = (path: string, options: { withFileTypes: true }, done: Done) =>
    readdir(path, options, (error, entries) => {
      // A glob may begin with folders that are not there: it then matches nothing.
      if (error && error.code !== 'ENOENT') refused(path, error);
      done(error, entries);
    });
  return { readdir: read as FileSystemAdapter['readdir'] & typeof read };
}

const anywhere = (name: string): string => `**/${name}`;

const problem = (path: string, why: string): Found => ({ targets: [], problems: [{ path, why }] });

const slashes = (path: string): string => (sep === '\\' ? path.replaceAll('\\', '/') : path);
