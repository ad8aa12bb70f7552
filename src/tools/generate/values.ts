/** The schema of what each element holds: its shape as the grammar says it, a description, a message fit for people. */
import {
  EFFECTS,
  type ElementFacts,
  type ElementName,
  type ElementShape,
  PRINCIPAL_TYPES,
  VERSIONS,
} from '../../core/iam/grammar.ts';

export type Schema = Readonly<Record<string, unknown>>;

export const valueSchema = ({ name, shape }: ElementFacts): Schema => ({
  description: DESCRIPTIONS[name],
  ...SHAPES[shape](name),
});

const DESCRIPTIONS: Readonly<Record<ElementName, string>> = {
  Version: 'The edition of the policy language, not a date of your own.',
  Id: 'A name for the policy.',
  Statement: 'What is allowed and denied: one statement or a list of them.',
  Sid: 'A name for the statement.',
  Effect: 'Whether the statement allows or denies.',
  Principal: 'Who the statement is about.',
  NotPrincipal: 'Who the statement is not about: everyone else is meant.',
  Action: 'What may be done, as service:Action. A * stands for any letters.',
  NotAction: 'Every action but these.',
  Resource: 'The ARNs of what may be touched, or *.',
  NotResource: 'Every resource but these.',
  Condition: 'When the statement counts: operator, then key, then the values to compare with.',
};

const SHAPES: Readonly<Record<ElementShape, (name: string) => Schema>> = {
  version: name => ({ enum: VERSIONS, errorMessage: `${name} is ${either(VERSIONS)}, nothing else.` }),
  string: name => ({ type: 'string', errorMessage: `${name} is a text in quotes.` }),
  statements: name => ({
    if: { type: 'array' },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON schema; nobody awaits a schema.
    then: {
      type: 'array',
      items: { $ref: '#/definitions/statement' },
      minItems: 1,
      errorMessage: `${name} holds one statement, or a list of at least one.`,
    },
    else: { $ref: '#/definitions/statement' },
  }),
  effect: name => ({ enum: EFFECTS, errorMessage: `${name} is ${either(EFFECTS)}, spelled exactly so.` }),
  principal: name => ({
    type: ['string', 'object'],
    pattern: '^\\*$',
    properties: Object.fromEntries(PRINCIPAL_TYPES.map(type => [type, texts(type)])),
    additionalProperties: false,
    errorMessage: `${name} is "*" or an object with ${PRINCIPAL_TYPES.slice(0, -1).join(', ')} or ${PRINCIPAL_TYPES.at(-1)}.`,
  }),
  strings: texts,
  condition: name => ({
    type: 'object',
    additionalProperties: {
      type: 'object',
      additionalProperties: {
        type: [...SCALARS, 'array'],
        items: { type: SCALARS, errorMessage: CONDITION_VALUE },
        errorMessage: CONDITION_VALUE,
      },
      errorMessage: 'An operator holds an object of condition keys and their values.',
    },
    errorMessage: `${name} is an object of operators, each with its condition keys.`,
  }),
};

const SCALARS: readonly string[] = ['string', 'number', 'boolean'];
const CONDITION_VALUE = 'A condition compares with a text, a number, true or false, or a list of these.';

function texts(name: string): Schema {
  return {
    type: ['string', 'array'],
    items: { type: 'string', errorMessage: `${name} lists texts in quotes only.` },
    errorMessage: `${name} is a text in quotes or a list of such texts.`,
  };
}

const either = (values: readonly string[]): string => values.map(value => `"${value}"`).join(' or ');
