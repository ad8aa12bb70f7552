/** ARNs of the right kind that are a small step from one of the wrong kind: a bucket's objects, an object's bucket. */
import type { Form } from '../catalog/forms.ts';
import type { Catalog, ResourceType } from '../catalog/types.ts';
import { restOf } from '../iam/arn.ts';
import type { Value } from '../policy/model.ts';
import { type Arn, meets, meetsAcross, meetsForm, readArn } from './arn-text.ts';

/** The nearest first, all of one of the types. What is added or taken away stands at the end. */
export function nearArns(catalog: Catalog, types: readonly ResourceType[], value: Value): string[] {
  const { arn } = readArn(value);
  if (!arn) return [];
  // Nothing at the end makes an ARN one of another service.
  const forms = types
    .flatMap(type => catalog.formsOf(type))
    .filter(({ fields }) => meets(fields.service, arn.service.pattern));
  const { text } = value;
  const longer = forms.filter(form => begins(form, arn)).flatMap(form => restOf(form.text, text) ?? []);
  const slash = text.indexOf('/');
  const candidates = [...longer.map(rest => text + rest), ...(slash > 0 ? [text.slice(0, slash)] : [])];
  return [...new Set(candidates)].filter(candidate => isOfForms(forms, value, candidate));
}

/** False for most forms at a glance. */
const begins = ({ head }: Form, arn: Arn): boolean => head.startsWith(arn.head) || arn.head.startsWith(head);

function isOfForms(forms: readonly Form[], { scalar }: Value, text: string): boolean {
  const holes = scalar.holes.filter(({ end }) => end <= text.length);
  const { arn } = readArn({ text, scalar: { holes } });
  return arn !== undefined && forms.some(form => meetsForm(form, arn) || meetsAcross(form, arn));
}

/** The types that the actions can act on, each once. */
export const typesOfAll = (actions: readonly { readonly resources: readonly { readonly type: ResourceType }[] }[]) => [
  ...new Set(actions.flatMap(({ resources }) => resources.map(({ type }) => type))),
];
