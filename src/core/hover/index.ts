/** The explanation of what is under the cursor; one branch a place, one file a branch. */
import type { Catalog } from '../catalog/types.ts';
import type { Place } from '../policy/place.ts';
import type { Span } from '../syntax/text.ts';
import { actionHover } from './action.ts';
import { elementHover } from './element.ts';

export interface PlaceHover {
  /** A span of the policy's source. */
  readonly span: Span;
  readonly markdown: string;
}

export function hoverAt(place: Place, catalog: Catalog): PlaceHover | undefined {
  const markdown = markdownOf(place, catalog);
  return markdown === undefined ? undefined : { span: place.span, markdown };
}

function markdownOf(place: Place, catalog: Catalog): string | undefined {
  switch (place.kind) {
    case 'policy-key':
    case 'statement-key':
      return place.name && place.token ? elementHover(place.name) : undefined;
    case 'action':
      return place.token && place.token.holes.length === 0 ? actionHover(catalog, place.token.value) : undefined;
    default:
      return undefined;
  }
}
