/** Everything that must hold before a change is good: `npm test`. The last line counts what passed and failed. */
import { spawn } from 'node:child_process';
import { add, type Counts, mochaCounts } from './editor/counts.ts';
import { end, root, script, typescript } from './editor/shell.ts';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** What to do about a failure. */
  readonly remedy: string;
  /** Whether it runs mocha, whose tests then count one by one. */
  readonly mocha?: boolean;
  /** The step without which this one makes no sense. */
  readonly needs?: string;
  /** Why it is not run on this machine, if so; told, and counted as skipped. `editor` is what the editor tests printed. */
  readonly notHere?: (editor: string) => string | undefined;
}

// Each step's output passes through us, so it cannot tell by itself.
const colours = process.stdout.isTTY === true;

/** Tests that hold in the browser's host too: those that ask nothing of the host itself. */
const PLACES = 'this place|the examples in the editor';

const STEPS: readonly Step[] = [
  {
    name: 'types',
    command: [...script('typescript/bin/tsc'), '-p', '.'],
    remedy: 'Mend the places above; `npm run typecheck` checks only this.',
  },
  {
    name: 'lint and format',
    command: [
      ...script('@biomejs/biome/bin/biome'),
      'ci',
      '--error-on-warnings',
      `--colors=${colours ? 'force' : 'off'}`,
      '.',
    ],
    remedy: '`npm run format` mends most of it; the rest is named above.',
  },
  {
    name: 'tests',
    command: script('mocha/bin/mocha.js'),
    remedy: 'Mend what failed above; `npm run test:unit -- --grep "part of a title"` runs one test.',
    mocha: true,
  },
  {
    name: 'generated files',
    command: [...typescript('src/tools/generate.ts'), '--check'],
    remedy: '`npm run generate` writes them anew; commit what it changes.',
  },
  {
    name: 'catalog',
    command: [...typescript('src/tools/catalog.ts'), '--check'],
    remedy: '`npm run catalog` makes it anew from the data packages; commit what it changes.',
  },
  {
    name: 'build',
    command: typescript('src/tools/build.ts'),
    remedy: 'Mend the places above; `npm run build` does only this.',
  },
  {
    name: 'editor tests',
    command: typescript('src/tools/editor/run.ts'),
    remedy:
      'Mend what failed above; `npm run test:editor -- --grep "part of a title" --shots out/shots` runs one test.',
    mocha: true,
    needs: 'build',
  },
  {
    name: 'keyboard and screen',
    command: [...typescript('src/tools/editor/run.ts'), '--offline', '--grep', 'on the page|typing'],
    remedy: 'Mend what failed above; `npm run test:editor -- --offline --grep "on the page"` does only this.',
    mocha: true,
    needs: 'build',
    // A desktop VS Code does not let a test type and read; the stand-in has done so already where it was the one.
    notHere: editor => (editor.includes('are skipped: only') ? noStandIn() : 'the editor tests have done it'),
  },
  {
    name: 'packed extension',
    command: [...typescript('src/tools/package.ts'), '--test'],
    remedy: 'Mend what failed above; `npm run package -- --test` does only this.',
    mocha: true,
    needs: 'build',
  },
  {
    name: 'browser host',
    command: [...typescript('src/tools/editor/run.ts'), '--web', '--grep', PLACES],
    remedy: 'Mend what failed above; `npm run test:editor -- --web --grep "this place"` does only this.',
    mocha: true,
    needs: 'build',
    notHere: noStandIn,
  },
  {
    name: 'untrusted workspace',
    command: [...typescript('src/tools/editor/run.ts'), '--restricted', '--grep', PLACES],
    remedy: 'Mend what failed above; `npm run test:editor -- --restricted --grep "this place"` does only this.',
    mocha: true,
    needs: 'build',
    notHere: noStandIn,
  },
];

main();

async function main(): Promise<void> {
  let total: Counts = { passed: 0, failed: 0, skipped: 0 };
  const failed: Step[] = [];
  const outputs = new Map<string, string>();
  for (const [index, step] of STEPS.entries()) {
    console.log(`\n== ${index + 1}. ${step.name}`);
    const started = Date.now();
    const why = failed.some(other => other.name === step.needs)
      ? `it needs the step '${step.needs}'`
      : step.notHere?.(outputs.get('editor tests') ?? '');
    if (why !== undefined) {
      console.log(`-- ${step.name}: not run: ${why}`);
      total = add(total, { passed: 0, failed: 0, skipped: 1 });
      continue;
    }
    const { counts, output } = await run(step);
    outputs.set(step.name, output);
    if (counts.failed > 0) failed.push(step);
    const outcome = counts.failed > 0 ? 'FAILED' : 'good';
    console.log(`-- ${step.name}: ${outcome} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    total = add(total, counts);
  }
  if (failed.length > 0) console.log('\nWhat failed, and how to mend it:');
  for (const step of failed) console.log(`- ${step.name}: ${step.remedy}`);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

/** Why the stand-in of test/offline cannot run here, if so. */
function noStandIn(): string | undefined {
  return process.platform === 'win32' ? 'the VS Code server from npm runs on Linux and macOS only' : undefined;
}

/** Runs a step, showing its output as it comes; a step without tests of its own counts as one. */
async function run(step: Step): Promise<{ counts: Counts; output: string }> {
  const { code, output } = await show(step.command);
  const counts = step.mocha ? mochaCounts(output) : undefined;
  if (!counts) {
    const good = code === 0 && !step.mocha;
    return { counts: { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 }, output };
  }
  // A run can break although no test failed.
  return { counts: code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts, output };
}

function show([command = '', ...args]: readonly string[]): Promise<{ code: number; output: string }> {
  const env = { ...process.env, ...(colours && { FORCE_COLOR: '1' }) };
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env });
  let interrupted = false;
  const stop = () => {
    interrupted = true;
    end(child);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk);
    output += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => process.stderr.write(chunk));
  return new Promise(done => {
    child.once('error', error => {
      console.error(error.message);
      done({ code: 1, output });
    });
    child.once('close', code => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (interrupted) process.exit(130);
      done({ code: code ?? 1, output });
    });
  });
}
