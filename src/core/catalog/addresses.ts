/** The addresses of AWS's pages about what the catalog holds. */
import type { Action, ConditionKey, ManagedPolicy, ResourceType, Service } from './types.ts';

/** What somebody wants to read about. */
export type Topic =
  | { readonly about: 'service'; readonly service: Service; readonly section?: Section }
  /** The row of the service authorization reference, with its resource types and condition keys. */
  | { readonly about: 'action'; readonly service: Service; readonly action: Action }
  /** What the action does: its API operation, for a few a chapter of a guide. */
  | { readonly about: 'operation'; readonly service: Service; readonly action: Action }
  | { readonly about: 'resource-type'; readonly service: Service; readonly type: ResourceType }
  | { readonly about: 'condition-key'; readonly service: Service; readonly key: ConditionKey }
  | { readonly about: 'managed-policy'; readonly policy: ManagedPolicy };

export type Section = 'actions' | 'resource-types' | 'condition-keys';

/** Undefined only where AWS names no page. */
export function addressOf(topic: Topic): string | undefined {
  switch (topic.about) {
    case 'service':
      return anchored(topic.service.url, topic.section && SECTIONS[topic.section]);
    case 'action':
      return anchored(topic.service.pageOf(topic.action), `action-${topic.action.name}`);
    case 'operation':
      return topic.service.guideOf(topic.action);
    case 'resource-type': {
      const { name } = topic.type;
      // How the reference spells other names in an anchor is not known.
      const anchor = /^[\w.-]+$/.test(name) ? `resource-${name}` : SECTIONS['resource-types'];
      return anchored(topic.service.pageOf(topic.type), anchor);
    }
    case 'condition-key':
      return anchored(topic.service.url, topic.key.name.replace(/[^\w.-]/g, '_'));
    case 'managed-policy':
      return `${MANAGED_POLICIES}${topic.policy.name.slice(topic.policy.name.lastIndexOf('/') + 1)}.html`;
  }
}

/** Anchors of the reference's pages, which all begin with the page's own name. */
const SECTIONS: Readonly<Record<Section, string>> = {
  actions: 'actions-as-permissions',
  'resource-types': 'resources-for-iam-policies',
  'condition-keys': 'policy-keys',
};

const MANAGED_POLICIES = 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/';

function anchored(page: string | undefined, anchor: string | undefined): string | undefined {
  if (page === undefined || anchor === undefined) return page;
  const name = page.slice(page.lastIndexOf('/') + 1).replace(/\.html$/, '');
  return `${page}#${name}-${anchor}`;
}
