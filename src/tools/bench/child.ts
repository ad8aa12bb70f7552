/** Measures in a process of its own, bundled as the product is: `warm <folder> <sample>` or `cold <folder> <sample> <task>`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTree } from 'jsonc-parser';
import { type Catalog, loadCatalog } from '../../core/index.ts';
import { median } from './table.ts';
import { ruleTasksOf, sizeOf, type Task, tasksOf } from './tasks.ts';
import type { Sample } from './texts.ts';

export interface Measured {
  readonly rows: readonly Row[];
  readonly policies: number;
  readonly findings: number;
}

export interface Row {
  readonly name: string;
  readonly milliseconds: number;
  /** How many times as long as `parseTree` took, measured in turns with it. */
  readonly ratio?: number;
}

/** Long enough for the compiler to have done its work and for a median to be steady. */
const WARM_UP = 300;
const MEASURED = 700;
const LEAST_RUNS = 7;

const [mode, folder = '', index = '', wanted] = process.argv.slice(2);
const started: Row = { name: 'start of Node and our code', milliseconds: performance.now() };
const sample: Sample = JSON.parse(readFileSync(join(folder, 'samples.json'), 'utf8'))[index];
const measured = mode === 'warm' ? warm() : { rows: [started, ...cold()], policies: 0, findings: 0 };
process.stdout.write(JSON.stringify(measured));

function reference(): Task {
  return { name: 'parseTree', ready: () => () => parseTree(sample.reference) };
}

function readCatalog(): Catalog {
  return loadCatalog(readFileSync(join(folder, 'catalog.jsonl')));
}

function warm(): Measured {
  const catalog = readCatalog();
  const size = sizeOf(sample, catalog);
  if (size.policies === 0) return { rows: [], ...size };
  const compared = reference().ready(catalog);
  const tasks = [reference(), ...tasksOf(sample), ...ruleTasksOf(sample)];
  return { rows: tasks.map(({ name, ready }) => ({ name, ...inTurns(ready(catalog), compared) })), ...size };
}

/** In turns, so that a machine that is busy for a while is so for both. */
function inTurns(run: () => unknown, compared: () => unknown): { milliseconds: number; ratio: number } {
  const [own, others]: [number[], number[]] = [[], []];
  for (const end = performance.now() + WARM_UP; performance.now() < end; run()) compared();
  for (const end = performance.now() + MEASURED; performance.now() < end || own.length < LEAST_RUNS; ) {
    own.push(timed(run));
    others.push(timed(compared));
  }
  return { milliseconds: median(own), ratio: median(own) / median(others) };
}

/** The first call of one task; the catalog that it needs is a row of its own. */
function cold(): Row[] {
  const task = [reference(), ...tasksOf(sample)].find(({ name }) => name === wanted);
  if (!task) return [];
  const loading = performance.now();
  const catalog = readCatalog();
  const milliseconds = performance.now() - loading;
  return [
    { name: 'catalog', milliseconds },
    { name: task.name, milliseconds: timed(task.ready(catalog)) },
  ];
}

function timed(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}
