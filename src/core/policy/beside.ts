/** What stands beside a policy in the map that holds it, as in the answers of AWS's command line. */
import { children, isMap, isString, type MapNode, type Node } from '../syntax/node.ts';
import { within } from '../syntax/text.ts';
import type { Policy } from './model.ts';

/** The ARN of the role, user or resource whose policy it is; undefined where none stands there. */
export function arnBeside({ tree, node }: Policy): string | undefined {
  const holder = holderOf(tree.root, node);
  const value = holder?.entries.find(({ key }) => key.value === 'Arn')?.value;
  return isString(value) && value.holes.length === 0 ? value.value : undefined;
}

/** The innermost map around the node. */
function holderOf(root: Node, node: MapNode): MapNode | undefined {
  let holder: MapNode | undefined;
  let at: Node | undefined = root;
  while (at && at !== node) {
    if (isMap(at)) holder = at;
    at = childAround(at, node);
  }
  return at ? holder : undefined;
}

function childAround(node: Node, inner: MapNode): Node | undefined {
  for (const child of children(node)) if (within(inner.span, child.span)) return child;
  return undefined;
}
