/** Amazon Resource Names: their six fields, and ARNs and ARN forms as patterns. */
import { intersects, type Step, steps } from './wildcard.ts';

/** `arn:partition:service:region:account:resource`; the resource keeps its own colons. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** The fields, wildcards and variables as they are; undefined where the text has fewer than six or another prefix. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, account, ...rest] = splitOutsideVariables(text);
  if (prefix !== 'arn' || partition === undefined || service === undefined) return undefined;
  if (region === undefined || account === undefined || rest.length === 0) return undefined;
  return { partition, service, region, account, resource: rest.join(':') };
}

/**
 * What the value of a placeholder in AWS's ARN forms never holds. Others may hold anything: paths of roles have slashes,
 * names of functions a colon before the alias. Source: the form of ARNs, and S3's rules for names of buckets.
 */
const NEVER_HOLDS: Readonly<Record<string, string>> = {
  Partition: ':/',
  Region: ':/',
  Account: ':/',
  BucketName: ':/',
};

/** Characters that the value of a placeholder never holds; none where it may hold anything. */
export const neverHolds = (placeholder: string): string => NEVER_HOLDS[placeholder] ?? '';

/** An ARN form such as `arn:${Partition}:s3:::${BucketName}` as a pattern: each placeholder is any run. */
export function formSteps(form: string): Step[] {
  return variableParts(form).flatMap(({ text, variable }): Step[] => {
    if (variable === undefined) return steps(text);
    const without = NEVER_HOLDS[variable];
    return [without === undefined ? { run: true } : { run: true, without }];
  });
}

/** A Resource value as a pattern: wildcards as AWS reads them, each policy variable is any run. */
export function resourceSteps(value: string): Step[] {
  return variableParts(value).flatMap(({ text, variable }): Step[] => {
    if (variable === undefined) return steps(text);
    // ${*}, ${?} and ${$} are single characters; as a pattern any one character stands for them, which only widens.
    return variable === '*' || variable === '?' || variable === '$' ? ['?'] : [{ run: true }];
  });
}

/** The text cut into what stands outside `${…}` and the insides of these. */
function variableParts(text: string): { text: string; variable?: string }[] {
  const parts: { text: string; variable?: string }[] = [];
  let at = 0;
  for (let open = text.indexOf('${'); open >= 0; open = text.indexOf('${', at)) {
    const close = text.indexOf('}', open);
    if (close < 0) break;
    if (open > at) parts.push({ text: text.slice(at, open) });
    parts.push({ text: text.slice(open, close + 1), variable: text.slice(open + 2, close) });
    at = close + 1;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}

function splitOutsideVariables(text: string): string[] {
  const fields: string[] = [];
  let field = '';
  for (const part of variableParts(text)) {
    if (part.variable !== undefined) {
      field += part.text;
      continue;
    }
    const [head = '', ...tail] = part.text.split(':');
    field += head;
    for (const next of tail) {
      fields.push(field);
      field = next;
    }
  }
  return [...fields, field];
}

/**
 * What a form has beyond an ARN that is its beginning, `*` for each placeholder: for `arn:${Partition}:s3:::${BucketName}/${ObjectName}`
 * and `arn:aws:s3:::invoices` it is `/*`. Undefined where the ARN is no beginning of the form, up to the end of a placeholder.
 */
export function restOf(form: string, arn: string): string | undefined {
  const parts = variableParts(form);
  const subject = resourceSteps(arn);
  for (let cut = parts.length - 1; cut > 0; cut--) {
    const next = parts[cut]?.text ?? '';
    if (parts[cut - 1]?.variable === undefined || !/^[/:]/.test(next)) continue;
    const head = parts.slice(0, cut).map(part => part.text);
    if (!intersects(formSteps(head.join('')), subject)) continue;
    const rest = parts.slice(cut).map(part => (part.variable === undefined ? part.text : '*'));
    return rest.join('');
  }
  return undefined;
}

/** The placeholders of an ARN form, in order: `['Partition', 'BucketName']`. */
export const placeholders = (form: string): string[] =>
  variableParts(form).flatMap(part => (part.variable === undefined ? [] : [part.variable]));
