/** What may stand at the cursor, best first; one branch a place, one file a branch. */
import type { Catalog } from '../catalog/types.ts';
import type { Place } from '../policy/place.ts';
import { completeAction, completeSecondAction } from './action.ts';
import { completeConditionKey } from './condition-key.ts';
import { completeConditionValue } from './condition-value.ts';
import { completeBlockKey, completeElement } from './element.ts';
import { type List, NOTHING } from './item.ts';
import { completeOperator } from './operator.ts';
import { completePrincipal, completePrincipalType } from './principal.ts';
import { isTaken } from './put.ts';
import { completeResource } from './resource.ts';
import { completeStatement } from './template.ts';
import { completeValue } from './value.ts';
import { completeVariable } from './variable.ts';

/** `offset` is one of the policy's source. */
export function completeAt(place: Place, offset: number, catalog: Catalog): List {
  if (isTaken(place, offset)) return NOTHING;
  switch (place.kind) {
    case 'policy-key':
      return completeElement(place, offset, catalog);
    case 'statement-key':
      if (place.block) return completeBlockKey(place, offset, place.block);
      return both(completeElement(place, offset, catalog), completeSecondAction(place, offset, catalog));
    case 'block-key':
      return completeBlockKey(place, offset, place.name);
    case 'policy-value':
    case 'statement-value':
      return completeValue(place, offset, catalog);
    case 'statement':
      return completeStatement(place, offset);
    case 'action':
      return completeAction(place, offset, catalog);
    case 'resource':
      return completeVariable(place, offset, catalog) ?? completeResource(place, offset, catalog);
    case 'principal-type':
      return completePrincipalType(place, offset, catalog);
    case 'principal':
      return completePrincipal(place, offset, catalog);
    case 'operator':
      return completeOperator(place, offset, catalog);
    case 'condition-key':
      return completeConditionKey(place, offset, catalog);
    case 'condition-value':
      return completeVariable(place, offset, catalog) ?? completeConditionValue(place, offset, catalog);
  }
}

const both = (first: List, second: List | undefined): List =>
  second ? { items: [...first.items, ...second.items], incomplete: first.incomplete || second.incomplete } : first;
