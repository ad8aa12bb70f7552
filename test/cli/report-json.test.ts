import assert from 'node:assert/strict';
import type { FileReport, FindingReport, Report } from '../../src/cli/report-json.ts';
import { KINDS, pageOf } from '../../src/core/index.ts';
import { CLEAN, run, WITH_ERROR, WITH_INFO, WITH_WARNING } from './support.ts';

const NUMBER = (value: unknown) => assert.ok(Number.isInteger(value) && Number(value) >= 0, String(value));
const TEXT = (value: unknown) => assert.equal(typeof value, 'string');
const TRUTH = (value: unknown) => assert.equal(typeof value, 'boolean');
const oneOf = (values: readonly unknown[]) => (value: unknown) => assert.ok(values.includes(value), String(value));
const listOf = (each: (value: unknown) => void) => (value: unknown) => {
  assert.ok(Array.isArray(value));
  for (const item of value) each(item);
};
/** Exactly these keys, in this order. */
const shape = (keys: Readonly<Record<string, (value: unknown) => void>>) => (value: unknown) => {
  assert.ok(value && typeof value === 'object');
  assert.deepEqual(Object.keys(value), Object.keys(keys));
  for (const [key, check] of Object.entries(keys)) check((value as Record<string, unknown>)[key]);
};

const SPAN = shape({ start: NUMBER, end: NUMBER });
const POSITION = shape({ line: NUMBER, column: NUMBER });
const CONTRACT = shape({
  tool: oneOf(['policywright']),
  version: TEXT,
  catalog: TEXT,
  files: listOf(
    shape({
      path: TEXT,
      language: TEXT,
      policies: listOf(shape({ kind: oneOf(KINDS), span: SPAN })),
      findings: listOf(
        shape({
          rule: TEXT,
          category: oneOf(['shape', 'validity', 'security', 'style']),
          severity: oneOf(['error', 'warning', 'info', 'hint']),
          message: TEXT,
          accessAnalyzer: listOf(TEXT),
          span: SPAN,
          start: POSITION,
          end: POSITION,
          policy: value => value === null || NUMBER(value),
          path: TEXT,
          docs: TEXT,
          links: listOf(TEXT),
          fixes: listOf(shape({ title: TEXT, safe: TRUTH })),
        }),
      ),
    }),
  ),
});

async function report(files: Readonly<Record<string, string>>): Promise<Report> {
  const args = ['check', ...Object.keys(files), '--format', 'json', '--fail-on', 'never'];
  const { code, out, err } = await run(args, { files });
  assert.deepEqual([code, err], [0, '']);
  assert.ok(out.endsWith('}\n'));
  return JSON.parse(out);
}

const only = <T>(items: readonly T[]): T => {
  assert.equal(items.length, 1);
  return items[0] as T;
};

/** Every position again from the text: lines by hand. */
function assertPlaces(text: string, { policies, findings }: FileReport): void {
  for (const { span, start, end, policy } of findings) {
    for (const [offset, position] of [
      [span.start, start],
      [span.end, end],
    ] as const) {
      const before = text.slice(0, offset).split(/\r\n|\n/);
      assert.deepEqual(position, { line: before.length, column: (before.at(-1) ?? '').length + 1 });
    }
    const around = policy === null ? { start: 0, end: text.length } : policies[policy]?.span;
    assert.ok(around && around.start <= span.start && span.end <= around.end);
  }
}

describe('cli report as JSON', () => {
  it('keeps its contract', async () => {
    const files = {
      'clean.json': CLEAN,
      'error.json': WITH_ERROR,
      'warning.json': WITH_WARNING,
      'info.json': WITH_INFO,
      'none.json': '{}',
      'two.json': `[${WITH_ERROR}, ${WITH_WARNING}]`.replaceAll('\n', '\r\n'),
      'string.json': JSON.stringify({ PolicyDocument: WITH_ERROR }),
    };
    const made = await report(files);
    CONTRACT(made);
    assert.deepEqual(
      made.files.map(file => file.path),
      Object.keys(files),
    );
    for (const file of made.files) assertPlaces(files[file.path as keyof typeof files], file);
  });

  it('says everything about a finding', async () => {
    const file = only((await report({ 'error.json': WITH_ERROR })).files);
    const start = WITH_ERROR.indexOf('"allow"');
    const { message, docs, fixes, ...rest } = only(file.findings);
    assert.deepEqual(rest, {
      rule: 'invalid-effect',
      category: 'shape',
      severity: 'error',
      accessAnalyzer: ['INVALID_EFFECT'],
      span: { start, end: start + 7 },
      start: { line: 4, column: 17 },
      end: { line: 4, column: 24 },
      policy: 0,
      links: [],
      path: 'Statement[0].Effect',
    });
    assert.match(message, /allow/);
    assert.equal(docs, pageOf('invalid-effect'));
    assert.equal(only(fixes).safe, false);
    assert.deepEqual(file.policies, [{ kind: 'identity', span: { start: 0, end: WITH_ERROR.trimEnd().length } }]);
  });

  it('names the data about AWS by its version', async () => {
    assert.match((await report({ 'a.json': CLEAN })).catalog, /^\d+\.\d+\.\d+$/);
  });

  it('gives a policy inside a string as a span of the file', async () => {
    const text = JSON.stringify({ Name: 'a', PolicyDocument: WITH_ERROR });
    const file = only((await report({ 'a.json': text })).files);
    const { span } = only(file.policies);
    assert.equal(text.slice(span.start, span.end), JSON.stringify(WITH_ERROR.trimEnd()).slice(1, -1));
    const finding = only(file.findings);
    assert.equal(text.slice(finding.span.start, finding.span.end), '\\"allow\\"');
  });

  it('offers questions among the fixes, and no fix that cannot be made', async () => {
    const titles = (finding: FindingReport) => finding.fixes.map(fix => fix.title);
    const file = only((await report({ 'a.json': WITH_WARNING })).files);
    const finding = file.findings.find(({ rule }) => rule === 'wildcard-action');
    assert.ok(finding && titles(finding).some(title => title.endsWith('…')));
  });

  it('has nothing in it that a terminal would obey', async () => {
    const action = 'a\u009B2J\u202E\u007F\u2028';
    const text = WITH_ERROR.replace('s3:GetObject', `s3:${action}`);
    // In other kinds such characters are a fault of their own.
    const args = ['check', 'a.json', '--format', 'json', '--kind', 'scp'];
    const { out } = await run(args, { files: { 'a.json': text } });
    assert.doesNotMatch(out.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Zl}]/u);
    assert.ok(JSON.parse(out).files[0].findings.some(({ message }: FindingReport) => message.includes(action)));
  });
});
