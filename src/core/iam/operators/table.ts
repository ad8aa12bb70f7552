/** The table of condition operators. Facts: AWS's page of condition operators, autumn 2026. */
import type { KeyType } from '../condition-keys/type.ts';
import type { Known } from '../known.ts';

export type OperatorFamily = 'String' | 'Numeric' | 'Date' | 'Bool' | 'Binary' | 'IpAddress' | 'Arn' | 'Null';

export interface OperatorFacts {
  /** AWS's spelling, without prefix and suffix. */
  readonly name: string;
  readonly family: OperatorFamily;
  /** True for the operators with Not. Of several values none may match (NOR); elsewhere one that matches is enough (OR). */
  readonly negated: boolean;
  /** The operator that holds where this one does not, among requests that have the key. */
  readonly opposite?: string;
  /** True where `*` and `?` in a value are wildcards. */
  readonly wildcards: boolean;
  /** Whether upper and lower case of a value differ; undefined where values have no letters that could. */
  readonly caseSensitive?: boolean;
  /** Whether a value may hold policy variables. */
  readonly variables: Known;
  /** The types of key that it is made for. */
  readonly keyTypes: readonly KeyType[];
  /** Types on which it works, but another family is better. */
  readonly alsoOn: readonly KeyType[];
  /** For those that ask for less or more: of several values only one decides. */
  readonly order?: 'less' | 'greater';
  /** True where IAM Access Analyzer takes one value only. */
  readonly single?: true;
  /** At most two sentences: what it compares. */
  readonly text: string;
  /** A fragment of `OPERATORS_PAGE`. */
  readonly anchor: string;
}

interface Row {
  readonly name: string;
  readonly text: string;
  readonly negated?: true;
  readonly opposite?: string;
  readonly order?: 'less' | 'greater';
  readonly wildcards?: true;
  readonly caseSensitive?: boolean;
}

const STRING: Omit<OperatorFacts, 'name' | 'text' | 'negated'> = {
  family: 'String',
  wildcards: false,
  caseSensitive: true,
  variables: 'yes',
  keyTypes: ['String'],
  alsoOn: ['ARN'],
  anchor: 'Conditions_String',
};
const NUMERIC = { ...plain('Numeric', 'Conditions_Numeric'), keyTypes: ['Numeric'] } as const;
const DATE = { ...plain('Date', 'Conditions_Date'), keyTypes: ['Date'] } as const;
const IP = { ...plain('IpAddress', 'Conditions_IPAddress'), keyTypes: ['IPAddress'] } as const;
const ARN = {
  ...STRING,
  family: 'Arn',
  wildcards: true,
  keyTypes: ['ARN'],
  alsoOn: ['String'],
  anchor: 'Conditions_ARN',
} as const;

/** In the order of AWS's page. */
export const OPERATORS: readonly OperatorFacts[] = [
  ...rows(STRING, [
    {
      name: 'StringEquals',
      text: 'The key equals the text, letter by letter. Here * and ? are plain characters.',
      opposite: 'StringNotEquals',
    },
    {
      name: 'StringNotEquals',
      text: 'The key does not equal the text. Here * and ? are plain characters.',
      negated: true,
      opposite: 'StringEquals',
    },
    {
      name: 'StringEqualsIgnoreCase',
      text: 'The key equals the text; upper and lower case are the same.',
      opposite: 'StringNotEqualsIgnoreCase',
      caseSensitive: false,
    },
    {
      name: 'StringNotEqualsIgnoreCase',
      text: 'The key does not equal the text; upper and lower case are the same.',
      negated: true,
      opposite: 'StringEqualsIgnoreCase',
      caseSensitive: false,
    },
    {
      name: 'StringLike',
      text: 'The key fits the pattern: * stands for any run of characters, ? for any single one. Case counts.',
      opposite: 'StringNotLike',
      wildcards: true,
    },
    {
      name: 'StringNotLike',
      text: 'The key does not fit the pattern, in which * stands for any run of characters and ? for any single one. Case counts.',
      negated: true,
      opposite: 'StringLike',
      wildcards: true,
    },
  ]),
  ...rows(NUMERIC, [
    { name: 'NumericEquals', text: 'The key equals the number.', opposite: 'NumericNotEquals' },
    { name: 'NumericNotEquals', text: 'The key does not equal the number.', negated: true, opposite: 'NumericEquals' },
    {
      name: 'NumericLessThan',
      text: 'The key is below the number.',
      opposite: 'NumericGreaterThanEquals',
      order: 'less',
    },
    {
      name: 'NumericLessThanEquals',
      text: 'The key is the number or below it.',
      opposite: 'NumericGreaterThan',
      order: 'less',
    },
    {
      name: 'NumericGreaterThan',
      text: 'The key is above the number.',
      opposite: 'NumericLessThanEquals',
      order: 'greater',
    },
    {
      name: 'NumericGreaterThanEquals',
      text: 'The key is the number or above it.',
      opposite: 'NumericLessThan',
      order: 'greater',
    },
  ]),
  ...rows(DATE, [
    {
      name: 'DateEquals',
      text: 'The key is exactly this moment. Write it as 2026-11-01T08:00:00Z.',
      opposite: 'DateNotEquals',
    },
    {
      name: 'DateNotEquals',
      text: 'The key is any moment but this. Write it as 2026-11-01T08:00:00Z.',
      negated: true,
      opposite: 'DateEquals',
    },
    {
      name: 'DateLessThan',
      text: 'The key lies before this moment. Write it as 2026-11-01T08:00:00Z.',
      opposite: 'DateGreaterThanEquals',
      order: 'less',
    },
    {
      name: 'DateLessThanEquals',
      text: 'The key lies at this moment or before it. Write it as 2026-11-01T08:00:00Z.',
      opposite: 'DateGreaterThan',
      order: 'less',
    },
    {
      name: 'DateGreaterThan',
      text: 'The key lies after this moment. Write it as 2026-11-01T08:00:00Z.',
      opposite: 'DateLessThanEquals',
      order: 'greater',
    },
    {
      name: 'DateGreaterThanEquals',
      text: 'The key lies at this moment or after it. Write it as 2026-11-01T08:00:00Z.',
      opposite: 'DateLessThan',
      order: 'greater',
    },
  ]),
  {
    ...plain('Bool', 'Conditions_Boolean'),
    name: 'Bool',
    negated: false,
    // AWS's page of operators says that variables work here, its page of variables says that they do not.
    variables: 'unknown',
    keyTypes: ['Bool'],
    single: true,
    text: 'The key is true, or false, as the value says.',
  },
  {
    ...plain('Binary', 'Conditions_BinaryEquals'),
    name: 'BinaryEquals',
    negated: false,
    caseSensitive: true,
    text: 'The key equals these bytes, which are written in base64.',
  },
  ...rows(IP, [
    {
      name: 'IpAddress',
      text: 'The key lies in the range of addresses, written as 203.0.113.0/24. An address without a slash means itself alone.',
      opposite: 'NotIpAddress',
    },
    {
      name: 'NotIpAddress',
      text: 'The key lies outside the range of addresses, written as 203.0.113.0/24.',
      negated: true,
      opposite: 'IpAddress',
    },
  ]),
  ...rows(ARN, [
    {
      name: 'ArnEquals',
      text: 'The key fits the ARN, part by part, and each part may hold * and ?. It does the same as ArnLike.',
      opposite: 'ArnNotEquals',
    },
    {
      name: 'ArnLike',
      text: 'The key fits the ARN, part by part, and each part may hold * and ?. It does the same as ArnEquals.',
      opposite: 'ArnNotLike',
    },
    {
      name: 'ArnNotEquals',
      text: 'The key does not fit the ARN, whose parts may hold * and ?. It does the same as ArnNotLike.',
      negated: true,
      opposite: 'ArnEquals',
    },
    {
      name: 'ArnNotLike',
      text: 'The key does not fit the ARN, whose parts may hold * and ?. It does the same as ArnNotEquals.',
      negated: true,
      opposite: 'ArnLike',
    },
  ]),
  {
    ...plain('Null', 'Conditions_Null'),
    name: 'Null',
    negated: false,
    single: true,
    text: 'Asks whether the request lacks the key: true where it must be missing, false where it must be there.',
  },
];

type Common = Omit<OperatorFacts, 'name' | 'text' | 'negated'>;

function plain(family: OperatorFamily, anchor: string): Common {
  return { family, wildcards: false, variables: 'no', keyTypes: [], alsoOn: [], anchor };
}

function rows(common: Common, list: readonly Row[]): OperatorFacts[] {
  return list.map(row => ({ ...common, negated: false, ...row }));
}
