/** Reports the place where the text of a policy stops being JSON; only the first, since the rest follows from it. */
import type { Fix } from '../policy/fix.ts';
import type { Policy } from '../policy/model.ts';
import type { Fault, FaultKind } from '../syntax/host.ts';
import { excerpt, within } from '../syntax/text.ts';
import type { Rule } from './rule.ts';

export const invalidSyntax: Rule = {
  id: 'invalid-syntax',
  category: 'shape',
  severity: 'error',
  summary: 'A policy that is no JSON, such as one with a comma too few or too many.',
  accessAnalyzer: ['JSON_SYNTAX_ERROR'],
  *check({ policy }) {
    const { span: whole } = policy.node;
    // A comma that is missing in front of the policy is a fault of what is around it.
    const fault = policy.tree.faults?.find(
      ({ span, kind }) => within(span, whole) && !(kind === 'comma' && span.start === whole.start),
    );
    if (!fault) return;
    const token = policy.tree.source.text.slice(fault.span.start, fault.span.end);
    yield {
      span: fault.span,
      unfinished: whole,
      message: `${MESSAGES[fault.kind](excerpt(token))} AWS cannot read the policy.`,
      accessAnalyzer: ['JSON_SYNTAX_ERROR'],
      fixes: mends(policy, fault),
    };
  },
};

const MESSAGES: Readonly<Record<FaultKind, (token: string) => string>> = {
  comma: token => `A comma is missing in front of ${token}.`,
  'extra-comma': () => 'This comma separates nothing.',
  'trailing-comma': () => 'JSON takes no comma behind the last one of a list or object.',
  colon: token => `A colon and a value are missing behind ${token}.`,
  value: token => `The value of ${token} is missing.`,
  bare: token => `${token} is no JSON; text stands in double quotes.`,
  escape: token => `${token} holds a character that a JSON string cannot hold as it is, or a \\ that begins nothing.`,
  stray: token => `${token} cannot stand here.`,
  unclosed: token => `${token} is opened here and never closed.`,
};

function mends({ tree }: Policy, { kind, edit }: Fault): Fix[] {
  if (!edit || !tree.faults || tree.faults.length > 1) return [];
  const title =
    kind === 'comma'
      ? 'Put a comma (the policy becomes valid JSON)'
      : 'Remove the comma (the policy becomes valid JSON)';
  return [{ title, kind: 'quickfix', preferred: true, make: () => [edit] }];
}
