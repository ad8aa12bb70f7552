/** Where in a policy a span stands, in the policy language's own names: `Statement[0].Action[2]`. */
import { isList, isMap, type Node } from '../syntax/node.ts';
import { lastStartingBy, type Span, within } from '../syntax/text.ts';
import type { Element, Policy, Statement } from './model.ts';

/** Empty for what stands in no element. The names are IAM's in every language; an index is there where the text has a list. */
export function pathOf(policy: Policy, span: Span): string {
  const statement = statementAt(policy.statements, span);
  if (!statement) return policy.elements.find(element => within(span, element.entry.span))?.name ?? '';
  const head = statement.index === undefined ? 'Statement' : `Statement[${statement.index}]`;
  const element = statement.elements.find(candidate => within(span, candidate.entry.span));
  return element ? `${head}.${element.name ?? element.entry.key.value}${tail(policy, statement, element, span)}` : head;
}

function statementAt(statements: readonly Statement[], span: Span): Statement | undefined {
  const found = statements[lastStartingBy(statements.length, at => statements[at]?.node.span.start ?? 0, span.start)];
  return found && within(span, found.node.span) ? found : undefined;
}

function tail(policy: Policy, statement: Statement, element: Element, span: Span): string {
  if (policy.dialect.blocks && element.name === 'Condition') {
    const condition = statement.conditions.find(candidate => candidate.entry === element.entry);
    if (!condition) return '';
    const value = condition.values.find(candidate => within(span, candidate.node.span));
    return `.${condition.operator.value}.${condition.key?.value ?? ''}${value?.index === undefined ? '' : `[${value.index}]`}`;
  }
  return element.value ? below(element.value, span) : '';
}

function below(node: Node, span: Span): string {
  if (isList(node)) {
    const index = node.items.findIndex(item => within(span, item.span));
    const item = node.items[index];
    return item ? `[${index}]${below(item, span)}` : '';
  }
  if (!isMap(node)) return '';
  const entry = node.entries.find(candidate => within(span, candidate.span));
  return entry ? `.${entry.key.value}${entry.value ? below(entry.value, span) : ''}` : '';
}
