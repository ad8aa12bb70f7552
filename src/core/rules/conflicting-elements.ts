/** Reports an element beside its opposite, such as Action beside NotAction. */
import { ELEMENTS, type ElementName } from '../iam/grammar.ts';
import { removeElement } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Element, Policy, Statement } from '../policy/model.ts';
import type { Rule } from './rule.ts';

export const conflictingElements: Rule = {
  id: 'conflicting-elements',
  category: 'shape',
  severity: 'error',
  summary:
    'An element beside its opposite: Action and NotAction, Resource and NotResource, Principal and NotPrincipal.',
  accessAnalyzer: ['UNSUPPORTED_ELEMENT_COMBINATION'],
  *check({ policy }) {
    for (const statement of policy.statements) {
      for (const { name, opposite } of ELEMENTS) {
        if (!opposite?.startsWith('Not')) continue;
        const [plain] = surely(statement, name);
        const [negated] = surely(statement, opposite);
        if (!plain || !negated) continue;
        const [first, second] = [plain, negated].sort((a, b) => a.entry.span.start - b.entry.span.start);
        if (!first || !second) continue;
        yield {
          span: second.entry.key.span,
          message: `A statement has either ${name} or ${opposite}; AWS rejects both together.`,
          accessAnalyzer: ['UNSUPPORTED_ELEMENT_COMBINATION'],
          related: [{ span: first.entry.key.span, message: `The opposite of ${second.entry.key.value}.` }],
          fixes: [remove(policy, statement, negated, name), remove(policy, statement, plain, name)].flat(),
        };
      }
    }
  },
};

/** Those with something in them: what only a variable knows may be nothing at all. */
const surely = (statement: Statement, name: ElementName): readonly Element[] =>
  statement.elements.filter(element => element.name === name && isSomething(element));

function isSomething({ value }: Element): boolean {
  if (!value || value.kind === 'opaque') return false;
  if (value.kind === 'list') return value.items.some(item => item.kind !== 'opaque');
  return value.kind === 'map' ? value.entries.length > 0 : value.type !== 'null' && value.holes.length === 0;
}

/** Never safe: AWS rejects the policy as it stands, so this brings it to life. */
function remove(policy: Policy, statement: Statement, element: Element, name: ElementName): Fix[] {
  // One of several blocks alone would not mend it.
  if (statement.elements.filter(other => other.name === element.name).length > 1) return [];
  const kept = element.name === name ? KEPT.negated : KEPT.plain;
  const title = `Remove ${element.entry.key.value} (then it is about ${kept[name] ?? ''})`;
  return [{ title, kind: 'quickfix', make: () => removeElement(policy, statement, element) }];
}

const KEPT: Readonly<Record<'plain' | 'negated', Partial<Record<ElementName, string>>>> = {
  plain: { Action: 'the listed actions', Resource: 'the listed resources', Principal: 'the listed principals' },
  negated: {
    Action: 'all actions but the listed',
    Resource: 'all resources but the listed',
    Principal: 'everyone but the listed',
  },
};
