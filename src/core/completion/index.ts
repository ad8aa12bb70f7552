/** What may stand at the cursor, best first; one branch a place, one file a branch. */
import type { Catalog } from '../catalog/types.ts';
import type { Place } from '../policy/place.ts';
import { completeAction } from './action.ts';
import { type List, NOTHING } from './item.ts';
import { completeStatement } from './template.ts';

/** `offset` is one of the policy's source. */
export function completeAt(place: Place, offset: number, catalog: Catalog): List {
  switch (place.kind) {
    case 'action':
      return completeAction(place, offset, catalog);
    case 'statement':
      return completeStatement(place);
    default:
      return NOTHING;
  }
}
