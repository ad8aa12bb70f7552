/** Reports keys about a tag that do not say which tag: aws:ResourceTag without the name of one. */
import { keyFacts } from '../catalog/key-facts.ts';
import { lacksTagKey } from '../iam/condition-keys.ts';
import { stemOf } from '../judge/condition-key.ts';
import type { Fix } from '../policy/fix.ts';
import type { Condition, Policy } from '../policy/model.ts';
import type { Scalar } from '../syntax/node.ts';
import { excerpt, type Span, span } from '../syntax/text.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

const CODE = 'MISSING_TAG_KEY_IN_CONDITION';

export const missingTagKey: Rule = {
  id: 'missing-tag-key',
  category: 'validity',
  severity: 'error',
  summary: 'A condition key such as aws:ResourceTag that does not say which tag it is about.',
  accessAnalyzer: [CODE],
  *check(context) {
    for (const { conditions } of context.policy.statements) {
      for (const condition of conditions) {
        const problem = judge(context, condition);
        if (problem) yield problem;
      }
    }
  },
};

function judge({ policy, catalog, lookup }: RuleContext, condition: Condition): Problem | undefined {
  const { key } = condition;
  if (!key || key.value === '' || key.holes.length > 0) return undefined;
  const facts = lookup.key(condition);
  // A key that is known lacks nothing, except those of aws:, which are known without a tag too.
  const stem = facts && !lacksTagKey(key.value) ? undefined : stemOf(catalog, key.value);
  if (stem !== undefined) {
    const hole = holeOf(keyFacts(catalog, `${stem}x`)?.name ?? '');
    const what = hole === 'tag-key' ? 'tag' : hole.replaceAll('-', ' ');
    return {
      span: key.span,
      message: `"${excerpt(key.value)}" does not say which ${what} it is about, so no request holds it.`,
      ...(hole === 'tag-key' ? { accessAnalyzer: [CODE] } : {}),
      fixes: [change(policy, key, stem, span(key.value.length, key.value.length), hole)],
    };
  }
  const star = facts ? wildcardTag(facts.name, key.value) : undefined;
  return (
    star && {
      span: key.span,
      message: `A key takes no wildcard: "${excerpt(key.value)}" is about a tag with just this name, and tags cannot be named so.`,
      fixes: [change(policy, key, key.value.slice(0, star.start), star, holeOf(facts?.name ?? ''))],
    }
  );
}

/** Where the tag is a lone star; undefined for all else. */
function wildcardTag(template: string, name: string): Span | undefined {
  return template.endsWith('/${TagKey}') && name.endsWith('/*') && name.indexOf('/') === name.length - 2
    ? span(name.length - 1, name.length)
    : undefined;
}

/** `aws:ResourceTag/${TagKey}` -> `tag-key` */
function holeOf(template: string): string {
  const hole = template.slice(template.indexOf('${') + 2, template.indexOf('}'));
  return hole.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}

/** The stop is what a person fills in; until then the policy is whole. */
const change = (policy: Policy, key: Scalar, stem: string, run: Span, hole: string): Fix => ({
  title: `Change to ${excerpt(stem)}\${${hole}}`,
  kind: 'quickfix',
  preferred: true,
  // Never safe: the condition begins to count.
  make: () => policy.tree.writer.replaceRun(key, run, [stem.slice(run.start), { n: 1, placeholder: hole }]),
});
