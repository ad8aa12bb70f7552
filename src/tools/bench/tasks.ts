/** What is measured on a text. */
import { type Catalog, check, complete, hover, open, rules } from '../../core/index.ts';
import type { Sample } from './texts.ts';

export interface Task {
  readonly name: string;
  /** Does what must be done before, which is not measured, and gives what is. */
  ready(catalog: Catalog): () => unknown;
}

const TODAY = '2026-01-01';

/** An action to rest the cursor on; it is in every sample. */
const ACTION = 's3:GetObject';

/** What a person waits for. */
export function tasksOf({ text, language }: Sample): Task[] {
  const at = middleOf(text, ACTION);
  const key = middleOf(text, language === 'terraform' ? 'actions' : 'Action');
  // A new action begun in the place of one.
  const typed = `${text.slice(0, at)}getobj${text.slice(at + ACTION.length)}`;
  return [
    { name: 'open', ready: () => () => open(text, language) },
    checkingTask({ text, language }),
    { name: 'open and check', ready: catalog => () => check(open(text, language), { catalog, today: TODAY }) },
    { name: 'fixes of all findings', ready: catalog => fixing(text, language, catalog) },
    { name: 'hover on an action', ready: catalog => hovering(text, language, at + 5, catalog) },
    { name: 'hover on an element', ready: catalog => hovering(text, language, key + 2, catalog) },
    { name: 'completion of s3:', ready: catalog => completing(text, language, at + 3, catalog) },
    { name: 'completion of getobj', ready: catalog => completing(typed, language, at + 6, catalog) },
  ];
}

export const checkingTask = ({ text, language, kind }: Pick<Sample, 'text' | 'language' | 'kind'>): Task => ({
  name: 'check, opened',
  ready: catalog => {
    const document = open(text, language, { kind });
    return () => check(document, { catalog, today: TODAY });
  },
});

export const ruleTasksOf = ({ text, language, kind }: Sample): Task[] =>
  rules.map(rule => ({
    name: `rule ${rule.id}`,
    ready: catalog => {
      const document = open(text, language, { kind });
      return () => check(document, { catalog, today: TODAY, rules: [rule] });
    },
  }));

/** How much there is to do in a text. */
export function sizeOf({ text, language }: Sample, catalog: Catalog): { policies: number; findings: number } {
  const document = open(text, language);
  return { policies: document.policies.length, findings: check(document, { catalog, today: TODAY }).findings.length };
}

function fixing(text: string, language: string, catalog: Catalog): () => unknown {
  const { findings } = check(open(text, language), { catalog, today: TODAY });
  return () => findings.map(({ fixes }) => fixes.map(fix => fix.make()));
}

function hovering(text: string, language: string, offset: number, catalog: Catalog): () => unknown {
  const document = open(text, language);
  return () => something(hover(document, offset, () => catalog));
}

function completing(text: string, language: string, offset: number, catalog: Catalog): () => unknown {
  const document = open(text, language);
  return () => something(complete(document, offset, () => catalog).items[0]);
}

/** A benchmark of nothing would be fast. */
function something<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('There is nothing at the measured place.');
  return value;
}

/** The occurrence nearest to the middle: neither the first nor the last policy. */
function middleOf(text: string, token: string): number {
  const after = text.indexOf(token, text.length / 2);
  return after < 0 ? text.indexOf(token) : after;
}
