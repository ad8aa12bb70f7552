/** Which actions never come with a condition key, as far as AWS's data are certain. */
import type { KeyFacts } from '../catalog/key-facts.ts';
import { keysOf } from '../catalog/keys.ts';
import type { Action, Catalog } from '../catalog/types.ts';
import { isProviderKey } from '../iam/federation.ts';
import { matches } from '../iam/wildcard.ts';

export const RESOURCE_TAG = 'aws:ResourceTag/${TagKey}';

/**
 * Services whose lists of keys are known to be short: AWS's own policies use aws-marketplace:ProductId with actions that
 * do not list it, devices bring keys to IoT that the reference does not know, API Gateway's actions are the methods of
 * HTTP, and what the keys of STS do in trust policies the reference does not tell.
 */
const SHORT_LISTS: readonly string[] = ['apigateway', 'aws-marketplace', 'iot', 'sts'];

/**
 * Keys of which it is beyond doubt which actions have them, so that one action among others that have them can be judged
 * too. Source: AWS's guides to S3 (keys for tags and for listing buckets), to iam:PassRole and to tags on creation.
 */
export const BEYOND_DOUBT: readonly string[] = [
  RESOURCE_TAG,
  'ec2:CreateAction',
  'iam:AWSServiceName',
  'iam:PassedToService',
  's3:ExistingObjectTag/${TagKey}',
  's3:LocationConstraint',
  's3:RequestObjectTag/${TagKey}',
  's3:delimiter',
  's3:max-keys',
  's3:prefix',
];

/** True where no request for the action ever holds the key. */
export function neverCarries(catalog: Catalog, facts: KeyFacts, action: Action): boolean {
  const { global, match, name } = facts;
  if (global?.notFor?.some(pattern => matches(pattern.toLowerCase(), action.id.toLowerCase()))) return true;
  if (name === RESOURCE_TAG) return carriesNoTag(facts, action);
  // Keys of a session go with it to every service.
  if (global || !match || isProviderKey(name) || name.startsWith('saml:')) return false;
  const prefix = prefixOf(action);
  if (!match.services.includes(prefix)) return true;
  const service = catalog.service(prefix);
  const key = service?.conditionKey(name);
  if (!service || !key || SHORT_LISTS.includes(prefix)) return false;
  // A key that nobody carries is one that the data have lost.
  return service.actionsWith(key).length > 0 && !keysOf(action).has(key.name);
}

/**
 * Reading lists has no resource whose tags could be looked at. Making a thing may look at the tags that it will have,
 * and an action that lists the tags of one thing has that one, though the data name none.
 */
function carriesNoTag({ match, name }: KeyFacts, action: Action): boolean {
  if (match && !match.services.includes(prefixOf(action))) return true;
  const lists = /^(?:List|Describe|Search)(?!.*Tags)/.test(action.name);
  return lists && action.resources.length === 0 && !keysOf(action).has(name);
}

const prefixOf = ({ id }: Action): string => id.slice(0, id.indexOf(':'));
