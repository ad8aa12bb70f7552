/** What the hovers of operators, keys and values share: the conditions read aloud. */
import type { Catalog } from '../catalog/types.ts';
import { explainCondition, explainConditions } from '../explain/conditions.ts';
import type { Condition, Statement } from '../policy/model.ts';
import { said } from './markdown.ts';

/** With more conditions than this, only those in question are read. */
const MOST = 4;

/** `Only if the request comes from …`: the whole block, or where it is long the conditions at hand. */
export function readAloud(catalog: Catalog, statement: Statement, own: readonly Condition[]): string | undefined {
  const { conditions, allows } = statement;
  const read =
    conditions.length <= MOST
      ? explainConditions(catalog, conditions)
      : explainConditions(catalog, own.length > 0 ? own : conditions);
  if (!read) return undefined;
  const rest = conditions.length > MOST && own.length > 0 ? conditions.length - own.length : 0;
  const more = rest === 0 ? '' : `, **and** ${rest} more ${rest === 1 ? 'condition holds' : 'conditions hold'}`;
  return `**Here:** ${allows ? 'only if' : 'if'} ${said(read)}${more}.`;
}

/** One condition by itself. */
export const readOne = (catalog: Catalog, condition: Condition): string => said(explainCondition(catalog, condition));
