/** The files a rule begins with: they work, so that each is changed from green to green. */
import type { GeneratedFile } from './file.ts';
import { SECTIONS } from './page.ts';

export const INDEX = 'src/core/rules/index.ts';

/** The first word of an id; a closed set, so that a person can guess what a rule is called. */
export const DEFECTS: readonly string[] = [
  'unknown',
  'invalid',
  'missing',
  'duplicate',
  'redundant',
  'conflicting',
  'deprecated',
  'ineffective',
  'misplaced',
  'oversized',
  'wildcard',
  'exposed',
  'escalating',
];

/** What is wrong with the id, for a person; undefined where it is good. */
export function faultIn(id: string): string | undefined {
  if (!/^[a-z]+(-[a-z0-9]+)+$/.test(id)) {
    return `"${id}" is no rule id: it is <defect>-<subject> in small letters, such as missing-example.`;
  }
  const [defect = ''] = id.split('-');
  if (DEFECTS.includes(defect)) return undefined;
  return `"${defect}" is none of the defects that an id begins with: ${DEFECTS.join(', ')}.`;
}

export const ruleFiles = (id: string): GeneratedFile[] => [
  { path: `src/core/rules/${id}.ts`, text: rule(id) },
  { path: `test/core/rules/${id}.test.ts`, text: test(id) },
  { path: `docs/rules/${id}.md`, text: page(id) },
];

/** The list of rules with one more, sorted as it is. */
export function withRule(index: string, id: string): string {
  const imports = [...index.matchAll(/^import .* from '(\.\/[^']+)';$/gm)];
  const lines = [
    ...imports.map(([line, path = '']) => ({ line, path })),
    { line: `import { ${camel(id)} } from './${id}.ts';`, path: `./${id}.ts` },
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  const ids = lines.map(({ path }) => path.slice(2, -3)).filter(name => name !== 'rule');
  const first = imports[0]?.index ?? index.length;
  const list = ids.sort().map(name => `  ${camel(name)},`);
  return [
    index.slice(0, first) + lines.map(({ line }) => line).join('\n'),
    `\n\nexport const RULES: readonly Rule[] = [\n${list.join('\n')}\n];\n`,
  ].join('');
}

const camel = (id: string): string => id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const rule = (id: string): string => `/** Reports a Sid that is the name of this rule: say here what it reports. */
import type { Rule } from './rule.ts';

export const ${camel(id)}: Rule = {
  id: '${id}',
  category: 'validity',
  severity: 'warning',
  summary: 'A Sid that is the name of this rule.',
  *check({ policy }) {
    for (const { sid } of policy.statements) {
      // What is not known is never judged: a variable may stand for the right thing.
      if (!sid?.known || sid.text !== '${camel(id)}') continue;
      yield {
        span: sid.scalar.span,
        message: \`The Sid "\${sid.text}" is the name of a rule.\`,
      };
    }
  },
};
`;

const policy = (sid: string, marker = ''): string => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "${sid}",
${marker}      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::invoices/*"
    }
  ]
}`;

const test = (id: string): string => {
  const name = camel(id);
  const marker = `//           ${'^'.repeat(name.length + 2)} warning ${id}: The Sid "${name}" is the name of a rule.\n`;
  return `import { assertFindings } from '../../support/fixture.ts';

describe('${id}', () => {
  it('reports it', () => {
    assertFindings(\`${policy(name, marker)}\`);
  });
  it('is silent on near misses', () => {
    assertFindings(\`${policy('ReadInvoices')}\`);
  });
});
`;
};

const page = (id: string): string => {
  const text: Readonly<Record<(typeof SECTIONS)[number], string>> = {
    Avoid: `\`\`\`json\n${policy(camel(id))}\n\`\`\``,
    Prefer: `\`\`\`json\n${policy('ReadInvoices')}\n\`\`\``,
    Why: 'What goes wrong with it, in AWS or for the people who read it.',
    'How to fix': 'By hand: say what to write. Fixes of the lightbulb are listed by their titles, as code.',
    'When to leave it': 'Where it is right as it is.',
  };
  return `<!-- generated -->\n<!-- /generated -->\n\n${SECTIONS.map(section => `## ${section}\n\n${text[section]}\n`).join('\n')}`;
};
