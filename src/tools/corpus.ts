/** The known-good policies of test/corpus: files by kind, templates and Terraform beside them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KINDS, type Kind } from '../core/index.ts';

export interface CorpusFile {
  /** Below test/corpus, `/` between folders. */
  readonly path: string;
  readonly language: string;
  readonly text: string;
  /** From the first folder; a template says the kinds of its policies itself. */
  readonly kind?: Kind;
}

const ROOT = join(__dirname, '../../test/corpus');
const LANGUAGES: Readonly<Record<string, string>> = { json: 'json', yaml: 'yaml', tf: 'terraform' };

/** Full-access policies, in which breadth is the point. */
export const BROAD = 'broad';

/** By path. */
export const corpus = (): CorpusFile[] =>
  readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => path.includes('/') && LANGUAGES[extensionOf(path)] !== undefined)
    .sort()
    .map(path => {
      const kind = kindOf(path);
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path, language: LANGUAGES[extensionOf(path)] ?? '', text, ...(kind ? { kind } : {}) };
    });

const extensionOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

function kindOf(path: string): Kind | undefined {
  const [folder] = path.split('/');
  return folder === BROAD ? 'identity' : KINDS.find(kind => kind === folder);
}
