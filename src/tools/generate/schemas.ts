/** The JSON schemas: strict ones of each kind of policy for other tools, and the one that keeps VS Code quiet. */
import { ELEMENTS, type ElementFacts, type Kind } from '../../core/iam/grammar.ts';
import { type GeneratedFile, jsonText } from './file.ts';
import { kindName, withArticle } from './kinds.ts';
import { type Schema, valueSchema } from './values.ts';

const DRAFT = 'http://json-schema.org/draft-07/schema#';
const HOME = 'https://raw.githubusercontent.com/policywright/policywright/main/schemas';

interface Variant {
  readonly name: string;
  readonly kind: Kind;
  readonly description: string;
}

const VARIANTS: readonly Variant[] = [
  {
    name: 'iam-policy',
    kind: 'identity',
    description: 'For users, groups and roles. Permissions boundaries and session policies are written alike.',
  },
  { name: 'trust-policy', kind: 'trust', description: 'Says who may assume a role.' },
  {
    name: 'resource-policy',
    kind: 'resource',
    description: 'Stands on a resource, such as a bucket, a queue or a key, and says who may do what with it.',
  },
  { name: 'scp', kind: 'scp', description: 'The most that the accounts of an organization can allow.' },
  { name: 'rcp', kind: 'rcp', description: 'The most that the resources of an organization can allow.' },
];

export function schemas(): GeneratedFile[] {
  return [
    ...VARIANTS.map(variant => ({
      path: `schemas/${variant.name}.schema.json`,
      text: jsonText(policySchema(variant)),
    })),
    { path: 'schemas/vscode.schema.json', text: jsonText(VSCODE) },
  ];
}

/**
 * A schema that says nothing still matters: without any, VS Code's JSON support offers the keys and values it has seen
 * elsewhere in the file, beside the completions of the extension. With one it is still, and reports only broken JSON.
 */
const VSCODE: Schema = {
  $schema: DRAFT,
  $comment:
    'Empty on purpose. It is contributed to VS Code so that its JSON support offers nothing beside the extension, ' +
    'which alone speaks of shape. The strict schemas beside this one are for other tools.',
};

const policySchema = ({ name, kind, description }: Variant): Schema => ({
  $schema: DRAFT,
  $id: `${HOME}/${name}.schema.json`,
  $comment: 'Generated from src/core/iam/grammar.ts by `npm run generate`: change it there.',
  title: `AWS IAM ${kindName(kind)}`,
  description,
  ...levelSchema('policy', kind),
  definitions: { statement: levelSchema('statement', kind) },
});

function levelSchema(level: ElementFacts['level'], kind: Kind): Schema {
  const elements = ELEMENTS.filter(element => element.level === level);
  const allowed = elements.filter(element => isIn(element, kind));
  const combinations = pairs(allowed, kind);
  return {
    type: 'object',
    properties: Object.fromEntries(
      elements.map(element => [
        element.name,
        allowed.includes(element) ? valueSchema(element) : absentSchema(element, kind),
      ]),
    ),
    additionalProperties: false,
    required: allowed
      .filter(element => isNeeded(element, kind) && !oppositeIn(allowed, element))
      .map(({ name }) => name),
    ...(combinations.length > 0 ? { allOf: combinations } : {}),
    errorMessage: `A ${level} is an object that may hold ${listed(allowed)}, and nothing else.`,
  };
}

const isIn = (element: ElementFacts, kind: Kind): boolean => element.kinds?.includes(kind) ?? true;

/** An element of other kinds, named so that a person reads why it cannot stand here. */
const absentSchema = (element: ElementFacts, kind: Kind): Schema => ({
  not: {},
  doNotSuggest: true,
  errorMessage: `${withArticle(kindName(kind))} has no ${element.name}.`,
});

const isNeeded = (element: ElementFacts, kind: Kind): boolean => element.requiredIn?.includes(kind) ?? false;

const oppositeIn = (elements: readonly ElementFacts[], element: ElementFacts): ElementFacts | undefined =>
  elements.find(({ name }) => name === element.opposite);

/** Of an element and its opposite not both, and one where it is needed. */
function pairs(elements: readonly ElementFacts[], kind: Kind): Schema[] {
  return elements.flatMap((element, index): Schema[] => {
    const opposite = oppositeIn(elements.slice(index), element);
    if (!opposite) return [];
    const names = [element.name, opposite.name];
    const both: Schema = {
      not: { type: 'object', required: names },
      errorMessage: `${names.join(' and ')} exclude each other: keep one.`,
    };
    // `not` with properties that cannot be: the one form for "neither" to which a message of its own can be given.
    const neither: Schema = {
      not: { type: 'object', properties: Object.fromEntries(names.map(name => [name, false])) },
      errorMessage: `A statement needs ${names.join(' or ')}.`,
    };
    return isNeeded(element, kind) ? [both, neither] : [both];
  });
}

function listed(elements: readonly ElementFacts[]): string {
  const names = elements.map(({ name }) => name);
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
