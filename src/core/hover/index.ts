/** The explanation of what is under the cursor; one branch a place, one file a branch. */
import type { Catalog } from '../catalog/types.ts';
import type { Policy, Statement } from '../policy/model.ts';
import { type Place, placeAt, statementOpenedAt } from '../policy/place.ts';
import type { Span } from '../syntax/text.ts';
import { actionHover } from './action.ts';
import { blockKeyHover, elementHover } from './element.ts';
import type { More, Shown } from './here.ts';
import { keyHover } from './key.ts';
import { operatorHover } from './operator.ts';
import { principalHover, principalTypeHover } from './principal.ts';
import { resourceHover } from './resource.ts';
import { effectHover, statementHover, versionHover } from './statement.ts';
import { valueHover } from './value.ts';
import { variableHover } from './variable.ts';

export interface PlaceHover {
  /** A span of the policy's source. */
  readonly span: Span;
  readonly markdown: string;
  /** What is too long for the hover, to be opened by a click. */
  readonly more?: More;
}

/** `offset` is one of the policy's source. The catalog is asked for only where there is something to explain. */
export function hoverAt(policy: Policy, offset: number, catalog: () => Catalog): PlaceHover | undefined {
  const place = placeAt(policy, offset);
  if (place?.token) {
    const { span } = place;
    const shown = variableHover(catalog(), place, offset) ?? hoverOf(place, catalog());
    if (shown) return { span, ...shown };
  }
  const opened = statementOpenedAt(policy, offset);
  return opened && { span: opened.span, ...statementHover(catalog(), policy, opened.statement) };
}

function hoverOf(place: Place, catalog: Catalog): Shown | undefined {
  switch (place.kind) {
    case 'policy-key':
      return place.name && elementHover(catalog, place.policy, place.name, openedBy(place));
    case 'statement-key':
      return place.name && elementHover(catalog, place.policy, place.name, place.statement);
    case 'block-key':
      return blockKeyHover(place);
    case 'policy-value':
      return place.name === 'Version' ? versionHover(place) : undefined;
    case 'statement-value':
      return place.name === 'Effect'
        ? effectHover(catalog, place)
        : statementHover(catalog, place.policy, place.statement);
    case 'action':
      return actionHover(catalog, place);
    case 'resource':
      return resourceHover(catalog, place);
    case 'principal-type':
      return principalTypeHover(place);
    case 'principal':
      return principalHover(catalog, place);
    case 'operator':
      return operatorHover(catalog, place);
    case 'condition-key':
      return keyHover(catalog, place);
    case 'condition-value':
      return valueHover(catalog, place);
    case 'statement':
      return undefined;
  }
}

/** The statement whose block begins with this key. */
function openedBy({ policy, token }: Extract<Place, { kind: 'policy-key' }>): Statement | undefined {
  const block = policy.elements.find(({ entry }) => entry.key === token && entry.form === 'block');
  return block && policy.statements.find(({ node }) => node === block.value);
}
