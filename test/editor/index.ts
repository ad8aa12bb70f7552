/** Runs inside the extension host: loads every bundled test beside it and reports to the console. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import * as page from './support/page.ts';

/** Called by VS Code; a rejection makes the run fail. */
export function run(): Promise<void> {
  // Stack traces then name the TypeScript sources.
  process.setSourceMapsEnabled(true);
  const grep = process.env['POLICYWRIGHT_GREP'];
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 60_000, ...(grep && { grep }) });
  for (const file of testFiles(__dirname)) mocha.addFile(file);
  if (page.there) mocha.suite.beforeEach(takePictureOnFailure);
  tell('begin');
  return new Promise((resolve, reject) => {
    mocha.run(failures => {
      tell('end');
      if (failures) reject(new Error(`${failures} editor tests failed.`));
      else resolve();
    });
  });
}

/** The stand-in of test/offline shows of the console only what lies between these marks. */
function tell(mark: 'begin' | 'end'): void {
  if (process.env['POLICYWRIGHT_PAGE']) console.log(`[editor-tests:${mark}]`);
}

/** Wraps the body of the next test: a hook after it would see the editor closed by the test's own. */
function takePictureOnFailure(this: Mocha.Context): void {
  const test = this.currentTest;
  const body = test?.fn as ((this: Mocha.Context) => unknown) | undefined;
  if (!test || !body || body.length > 0) return;
  test.fn = async function (this: Mocha.Context) {
    try {
      await body.call(this);
    } catch (error) {
      const name = test.fullTitle().replace(/\W+/g, '-').slice(0, 80);
      await page.shot(`failed-${name}`).catch((problem: Error) => console.log(`  No picture: ${problem.message}`));
      throw error;
    }
  };
}

function testFiles(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter(file => file.endsWith('.test.js'))
    .sort()
    .map(file => join(folder, file));
}
