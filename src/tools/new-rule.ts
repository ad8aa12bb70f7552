/** `npm run new-rule <id>`: makes a rule's file, its line in the list, its test and its page, and says what comes next. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, root } from './editor/shell.ts';
import { faultIn, INDEX, ruleFiles, withRule } from './generate/rule-files.ts';

if (require.main === module) main(process.argv.slice(2));

function main([id, ...more]: readonly string[]): void {
  if (id === undefined || more.length > 0) fail('Name one rule: npm run new-rule missing-example');
  const fault = faultIn(id);
  if (fault) fail(fault);
  const files = ruleFiles(id);
  const there = files.filter(({ path }) => existsSync(join(root, path)));
  if (there.length > 0)
    fail(`There already is ${there.map(({ path }) => path).join(', ')}: an id is never used twice.`);

  for (const { path, text } of files) writeFileSync(join(root, path), text);
  const index = join(root, INDEX);
  writeFileSync(index, withRule(readFileSync(index, 'utf8'), id));
  console.log(
    next(
      id,
      files.map(({ path }) => path),
    ),
  );
}

function next(id: string, paths: readonly string[]): string {
  return `Made:
${[...paths, `${INDEX} (one line)`].map(path => `  ${path}`).join('\n')}

It works already, and reports a Sid of its own name. Now:
  1. Write fixtures in the test, what is wrong and near misses: npm run test:unit -- --grep ${id}
  2. Write the rule until they pass.
  3. Write the page: Avoid and Prefer are run, fixes are named by their titles.
  4. npm run generate, then npm test`;
}
