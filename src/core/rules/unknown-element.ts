/** Reports a key of a policy or a statement that the policy language does not have. */
import { isPlaceholder } from '../iam/placeholder.ts';
import { has, isEventBusPolicy, isFunctionKey, type Level, meantBy } from '../judge/elements.ts';
import { removeElement, renameElement } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Element, Policy, Statement } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const unknownElement: Rule = {
  id: 'unknown-element',
  category: 'shape',
  severity: 'error',
  summary: 'A key of a policy or a statement that the policy language does not have.',
  accessAnalyzer: ['INVALID_POLICY_ELEMENT'],
  *check({ policy }) {
    if (!isEventBusPolicy(policy)) yield* judge(policy, policy, 'policy');
    for (const statement of policy.statements) yield* judge(policy, statement, 'statement');
  },
};

/** In one object; a person does not read more. */
const MOST = 100;

function* judge(policy: Policy, owner: Policy | Statement, level: Level): Generator<Problem> {
  let found = 0;
  for (const element of owner.elements) {
    const { key, separator, form } = element.entry;
    // A key without a colon is still being typed.
    if (element.name || key.value === '' || (form === 'pair' && !separator)) continue;
    if (key.holes.length > 0 || isPlaceholder(key.value) || isFunctionKey(key.value)) continue;
    if (policy.dialect.blocks && TERRAFORM_ARGUMENTS.includes(key.value)) continue;
    const meant = meantBy(policy, element, level);
    if (!meant && level === 'policy' && !isSurely(policy)) continue;
    const near = meant && policy.dialect.keyOf(meant);
    yield {
      span: key.span,
      message: messageOf(policy, key.value, near),
      accessAnalyzer: ['INVALID_POLICY_ELEMENT'],
      fixes: meant ? rename(policy, owner, element, meant) : remove(policy, owner, element),
    };
    if (++found === MOST) return;
  }
}

/** Other tools have files of their own around the statements of a policy; AWS's has a Version, or a place that takes it. */
const isSurely = (policy: Policy): boolean => policy.kindKnown || policy.dialect.blocks || has(policy, 'Version');

/** What the data source `aws_iam_policy_document` has beside elements. Source: Terraform's language and its AWS provider. */
const TERRAFORM_ARGUMENTS: readonly string[] = [
  'source_policy_documents',
  'override_policy_documents',
  'source_json',
  'override_json',
  'dynamic',
  'count',
  'for_each',
  'provider',
  'depends_on',
  'lifecycle',
  'region',
  'id',
  'json',
  'minified_json',
];

function messageOf({ dialect }: Policy, key: string, near: string | undefined): string {
  const shown = excerpt(key);
  if (dialect.blocks) return `There is no "${shown}" here.${near ? ` Did you mean ${near}?` : ''}`;
  if (near?.toLowerCase() === key.toLowerCase())
    return `"${shown}" must be spelled ${near}: here AWS tells small letters from capitals.`;
  if (near) return `The policy language has no "${shown}", and AWS rejects the policy. Did you mean ${near}?`;
  if (key === '$schema')
    return 'AWS rejects a policy that has "$schema". Tell the editor in its settings which schema is meant.';
  return `The policy language has no "${shown}", and AWS rejects the policy.`;
}

/** Never safe: AWS rejects the policy as it stands, so this brings it to life. */
function rename(
  policy: Policy,
  owner: Policy | Statement,
  element: Element,
  name: NonNullable<Element['name']>,
): Fix[] {
  if (has(owner, name) && element.entry.form === 'pair') return [];
  const title = `Rename to ${policy.dialect.keyOf(name)}`;
  return [{ title, kind: 'quickfix', preferred: true, make: () => renameElement(policy, element, name) }];
}

/** What else is unknown may be there to narrow a grant, and is not simply taken out. */
function remove(policy: Policy, owner: Policy | Statement, element: Element): Fix[] {
  const key = element.entry.key.value;
  if (!REMARKS.includes(key.toLowerCase().replace(/^[_#/$]+/, ''))) return [];
  const make = () => removeElement(policy, owner, element);
  return [{ title: `Remove "${excerpt(key)}"`, kind: 'quickfix', preferred: true, make }];
}

/** Keys that only people and editors read. */
const REMARKS: readonly string[] = [
  '',
  'schema',
  'comment',
  'comments',
  'description',
  'note',
  'notes',
  'name',
  'title',
];
