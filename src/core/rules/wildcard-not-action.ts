/** Reports NotAction in an Allow, which grants all that it does not name. */
import { actionsIn, partsIn } from '../access/action-set.ts';
import { actionsOf } from '../access/actions.ts';
import { shrink } from '../access/shrink.ts';
import type { Catalog } from '../catalog/types.ts';
import { replaceAll } from '../judge/narrow.ts';
import { ROLE_ACTIONS } from '../judge/unbound-role.ts';
import { all, type Edits, renameElement } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Field, Policy, Statement } from '../policy/model.ts';
import { elementOf } from '../policy/policy.ts';
import type { Rule } from './rule.ts';

export const wildcardNotAction: Rule = {
  id: 'wildcard-not-action',
  category: 'security',
  severity: 'warning',
  summary: 'An Allow with NotAction, which grants every action that it does not name.',
  kinds: ['identity', 'session'],
  covers: ['wildcard-pass-role', 'wildcard-service-linked-role'],
  accessAnalyzer: ROLE_ACTIONS.map(({ code }) => `${code}_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION`),
  *check({ policy, catalog }) {
    for (const statement of policy.statements) {
      const { action, resource, allows, conditions, open } = statement;
      // Of a NotResource `wildcard-not-resource` speaks.
      if (!action?.negated || !allows || !resource || resource.negated) continue;
      const onAll = resource.values.some(({ text }) => text === '*');
      yield {
        span: action.entry.key.span,
        message: `NotAction allows every action of every service but the ones named here${onAll ? '' : ', as far as they fit the resources'}. It also allows those that AWS will add.`,
        // A condition, such as one on the Region, says that it was thought over.
        severity: onAll && conditions.length === 0 && !open ? 'warning' : 'info',
        fixes: chooseServices(policy, catalog, statement, action),
      };
    }
  },
};

function chooseServices(policy: Policy, catalog: Catalog, statement: Statement, field: Field): Fix[] {
  const element = elementOf(statement, 'NotAction');
  if (!element || field.open || field.values.some(({ known }) => !known)) return [];
  const { certain } = actionsOf(catalog, field);
  return [
    {
      title: 'Change to Action with chosen services…',
      kind: 'quickfix',
      ask: {
        title: 'Services to allow',
        many: true,
        items: [...partsIn(certain)].map(({ prefix, name, total, part }) => ({
          id: prefix,
          label: prefix,
          detail: `${name}: ${typeof part === 'string' ? total : part.size} actions`,
        })),
      },
      make: (answer = []): Edits => {
        const texts = answer.flatMap(prefix => {
          const service = catalog.service(prefix);
          return service ? shrink(service, actionsIn(certain, prefix)) : [];
        });
        if (texts.length === 0) return undefined;
        return all(
          renameElement(policy, element, 'Action'),
          replaceAll(
            policy,
            field,
            texts.map(text => [text]),
          ),
        );
      },
    },
  ];
}
