/** `npm run bench`: how long a person waits, in milliseconds and as a ratio to `jsonc-parser` on the same text. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Measured, Row } from './bench/child.ts';
import { median, table } from './bench/table.ts';
import { type Sample, samples } from './bench/texts.ts';
import { corpus } from './corpus.ts';

const REFERENCE = 'parseTree';

/** What is measured cold, each as the first thing that its process does. */
const COLD: readonly string[] = [
  REFERENCE,
  'open',
  'check, opened',
  'open and check',
  'hover on an action',
  'completion of s3:',
  'completion of getobj',
];
const COLD_RUNS = 7;

/** Others than JSON are held against the same policy as JSON, and only warm: what is cold of them is the same. */
const COLD_LANGUAGE = 'json';

const root = join(__dirname, '../..');

main();

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'policywright-bench-'));
  try {
    console.log(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`);
    const texts = prepare(folder);
    // `npm run bench -- corpus`: only the small policies, rule by rule.
    if (!process.argv.includes('corpus')) for (const [index, sample] of texts.entries()) measure(folder, index, sample);
    const { rows, policies } = run(folder, 'corpus');
    console.log(`\n${policies} small policies of test/corpus\n${table('warm', rows, REFERENCE)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The bundle, the catalog and the texts; run from source, every closure would carry the cost of its name. */
function prepare(folder: string): Sample[] {
  buildSync({
    entryPoints: [join(root, 'src/tools/bench/child.ts')],
    outfile: join(folder, 'child.js'),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: ['node20'],
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  copyFileSync(join(root, 'src/core/catalog/data/catalog.jsonl'), join(folder, 'catalog.jsonl'));
  const texts = samples();
  writeFileSync(join(folder, 'samples.json'), JSON.stringify(texts));
  const small = corpus()
    .filter(({ language }) => language === 'json')
    .map(({ path, ...file }): Sample => ({ name: path, ...file, reference: file.text }));
  writeFileSync(join(folder, 'corpus.json'), JSON.stringify(small));
  return texts;
}

function measure(folder: string, index: number, { name, language, text }: Sample): void {
  const { rows, policies, findings } = run(folder, 'warm', String(index));
  console.log(`\n${name}: ${text.length} characters, ${policies} policies, ${findings} findings`);
  if (policies === 0) {
    console.log(`No policy is found in it: ${language} cannot be read yet.`);
    return;
  }
  console.log(table('warm', rows, REFERENCE));
  if (language === COLD_LANGUAGE) console.log(`\n${table('cold', cold(folder, index), REFERENCE)}`);
}

/** The median of several processes. */
function cold(folder: string, index: number): Row[] {
  const times = new Map<string, number[]>();
  for (const task of COLD) {
    for (let at = 0; at < COLD_RUNS; at++) {
      for (const { name, milliseconds } of run(folder, 'cold', String(index), task).rows) {
        times.set(name, [...(times.get(name) ?? []), milliseconds]);
      }
    }
  }
  return Array.from(times, ([name, all]) => ({ name, milliseconds: median(all) }));
}

function run(folder: string, mode: string, ...args: string[]): Measured {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'child.js'), mode, folder, ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Measuring failed: ${stderr}`);
  return JSON.parse(stdout);
}
