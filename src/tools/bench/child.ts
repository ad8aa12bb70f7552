/** Measures in a process of its own, bundled as the product is: `warm <folder> <sample>` or `cold <folder> <sample> <task>`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTree } from 'jsonc-parser';
import { type Catalog, loadCatalog } from '../../core/index.ts';
import { median } from './table.ts';
import { checkingTask, ruleTasksOf, sizeOf, type Task, tasksOf } from './tasks.ts';
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
/** Of one small policy. */
const ROUNDS = 30;

const [mode, folder = '', index = '', wanted] = process.argv.slice(2);
const started: Row = { name: 'start of Node and our code', milliseconds: performance.now() };
const sample: Sample = samplesIn('samples.json')[Number(index)] ?? { name: '', language: '', text: '', reference: '' };
const measured =
  mode === 'warm' ? warm() : mode === 'corpus' ? overall() : { rows: [started, ...cold()], policies: 0, findings: 0 };
process.stdout.write(JSON.stringify(measured));

function reference({ reference: text } = sample): Task {
  return { name: 'parseTree', ready: () => () => parseTree(text) };
}

function samplesIn(file: string): Sample[] {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

/**
 * Many small policies: of a check, the median of their ratios; of each rule, its time over all of them to that of
 * `parseTree`, since on one small policy most rules take less time than a clock can tell.
 */
function overall(): Measured {
  const catalog = readCatalog();
  const texts = samplesIn('corpus.json');
  const ready = texts.map(text => ({
    check: checkingTask(text).ready(catalog),
    parse: reference(text).ready(catalog),
    rules: ruleTasksOf(text).map(task => ({ name: task.name, run: task.ready(catalog) })),
  }));
  for (let round = 0; round < ROUNDS; round++) for (const { check, parse } of ready) [check(), parse()];
  const times = ready.map(({ check, parse }) => inRounds(check, parse));
  const parsing = sum(times.map(({ others }) => others));
  const whole: Row = {
    name: 'check, opened: median of all policies',
    milliseconds: median(times.map(({ own }) => own)),
    ratio: median(times.map(({ own, others }) => own / others)),
  };
  const names = ready[0]?.rules.map(({ name }) => name) ?? [];
  const rows = names.map((name, at): Row => {
    const milliseconds = sum(ready.map(({ rules, parse }) => inRounds(rules[at]?.run ?? parse, parse).own));
    return { name, milliseconds, ratio: milliseconds / parsing };
  });
  rows.sort((a, b) => b.milliseconds - a.milliseconds);
  return { rows: [whole, ...rows], policies: texts.length, findings: 0 };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** The median of each, in turns. */
function inRounds(run: () => unknown, compared: () => unknown): { own: number; others: number } {
  const [own, others]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    own.push(timed(run));
    others.push(timed(compared));
  }
  return { own: median(own), others: median(others) };
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
