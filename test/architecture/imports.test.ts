/** Holds the table of who may import whom, as `docs/architecture.md` gives it, against the imports. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

interface Room {
  readonly name: string;
  /** Rooms, or single files of one, that it may import beside itself. */
  readonly imports: readonly string[];
  /** Packages that it may import. */
  readonly packages?: readonly string[];
}

const READ = [
  'core/policy',
  'core/syntax/node',
  'core/syntax/text',
  'core/iam',
  'core/catalog',
  'core/access',
  'core/judge',
];

/** The first room that is the beginning of a file's path is the one it is in. */
const ROOMS: readonly Room[] = [
  { name: 'core/syntax', imports: [], packages: ['jsonc-parser', 'yaml'] },
  { name: 'core/iam', imports: [] },
  { name: 'core/catalog', imports: ['core/iam'] },
  {
    name: 'core/policy',
    imports: [
      'core/syntax/node',
      'core/syntax/text',
      'core/syntax/host',
      'core/syntax/writer',
      'core/syntax/source',
      'core/syntax/percent',
      'core/iam',
    ],
  },
  { name: 'core/access', imports: ['core/policy', 'core/syntax/text', 'core/iam', 'core/catalog'] },
  { name: 'core/judge', imports: READ },
  { name: 'core/explain', imports: READ },
  { name: 'core/templates', imports: ['core/iam', 'core/syntax/text', 'core/syntax/writer'] },
  { name: 'core/rules', imports: [...READ, 'core/syntax/host'] },
  { name: 'core/actions', imports: READ },
  { name: 'core/hover', imports: [...READ, 'core/explain'] },
  { name: 'core/outline', imports: READ },
  {
    name: 'core/completion',
    imports: [...READ, 'core/templates', 'core/hover', 'core/syntax/writer', 'core/syntax/json-writer'],
  },
  { name: 'core', imports: ['core'] },
  { name: 'vscode', imports: ['core/index'], packages: ['vscode'] },
  { name: 'cli', imports: ['core/index'], packages: ['node:*', 'tinyglobby'] },
  { name: 'tools', imports: ['core', 'cli', 'vscode', 'tools'], packages: ['*'] },
];

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => file.endsWith('.ts'));

const roomOf = (file: string): Room => {
  const room = ROOMS.find(({ name }) => file.startsWith(`${name}/`));
  assert.ok(room, `${file} is in no room of the table`);
  return room;
};

const allows = (room: Room, target: string): boolean =>
  [room.name, ...room.imports].some(allowed => target === `${allowed}.ts` || target.startsWith(`${allowed}/`));

const allowsPackage = (room: Room, name: string): boolean =>
  (room.packages ?? []).some(
    allowed => allowed === '*' || allowed === name || (allowed.endsWith('*') && name.startsWith(allowed.slice(0, -1))),
  );

function importsOf(file: string): string[] {
  const text = readFileSync(join('src', file), 'utf8');
  return [
    ...text.matchAll(/^\s*(?:import|export)\b[^'";]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm),
  ].map(match => match[1] ?? match[2] ?? match[3] ?? '');
}

describe('architecture', () => {
  it('imports only what the table allows', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const room = roomOf(file);
      for (const target of importsOf(file)) {
        const relative = target.startsWith('.');
        const resolved = relative ? posix.normalize(posix.join(dirname(file), target)) : target;
        if (!(relative ? allows(room, resolved) : allowsPackage(room, target)))
          wrong.push(`${file} imports ${resolved}`);
      }
    }
    assert.deepEqual(wrong, [], 'move the code to the room where it belongs, or argue in docs/architecture.md');
  });

  it('has rules and refactorings that know nothing of one another', () => {
    const wrong = files
      .filter(file => /^core\/(rules|actions)\/(?!index|rule|action)/.test(file))
      .flatMap(file =>
        importsOf(file)
          .filter(target => /^\.\/(?!rule\.ts|action\.ts)/.test(target))
          .map(target => `${file} imports ${target}`),
      );
    assert.deepEqual(wrong, []);
  });

  it('keeps no state in core modules', () => {
    const wrong = files
      .filter(file => file.startsWith('core/'))
      .filter(file => /^(export )?(let|var) /m.test(readFileSync(join('src', file), 'utf8')));
    assert.deepEqual(wrong, []);
  });

  it('opens every file with a sentence of purpose', () => {
    const wrong = files.filter(file => !/^(#!.*\n)?\/\*\*/.test(readFileSync(join('src', file), 'utf8')));
    assert.deepEqual(wrong, []);
  });

  it('keeps within its budgets of lines', () => {
    const budgetOf = (file: string): number => {
      if (file === 'vscode/extension.ts') return 80;
      return /^core\/rules\/(?!index)/.test(file) ? 150 : 300;
    };
    const long = files
      .map(file => ({ file, lines: readFileSync(join('src', file), 'utf8').trimEnd().split('\n').length }))
      .filter(({ file, lines }) => lines > budgetOf(file))
      .map(({ file, lines }) => `${file}: ${lines} lines, ${budgetOf(file)} are enough`);
    assert.deepEqual(long, []);
  });
});
