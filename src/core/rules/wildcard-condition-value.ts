/** Reports wildcards and variables in conditions that must name one account, organization or network to be worth anything. */
import type { KeyFacts } from '../catalog/key-facts.ts';
import { globalKey } from '../iam/condition-keys.ts';
import { federationKey } from '../iam/federation.ts';
import type { Kind } from '../iam/grammar.ts';
import type { ParsedOperator } from '../iam/operators.ts';
import { type PolicyVariable, parseVariables } from '../iam/variables.ts';
import { literalText } from '../judge/condition-text.ts';
import type { Policy, Statement, Value } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const wildcardConditionValue: Rule = {
  id: 'wildcard-condition-value',
  category: 'security',
  severity: 'warning',
  summary: 'A wildcard or a variable where a condition must name one account, organization, VPC or caller.',
  // The same * seen as a question for the key.
  covers: ['redundant-condition'],
  accessAnalyzer: ['VARIABLE_USAGE_TOO_PERMISSIVE', 'WILDCARD_USAGE_TOO_PERMISSIVE'],
  *check({ policy, lookup }) {
    for (const statement of policy.statements) {
      for (const condition of statement.conditions) {
        const operator = lookup.operator(condition);
        const key = lookup.key(condition);
        if (operator?.facts.family !== 'String' || !key || !opens(policy, statement, operator)) continue;
        for (const value of condition.values) {
          const found = wildcardIn(policy, operator, key, value) ?? variableIn(policy, key, value);
          if (found) yield { span: value.scalar.span, ...found };
        }
      }
    }
  },
};

/** Kinds that only limit what others grant. */
const LIMITS: readonly Kind[] = ['scp', 'boundary'];

/** Where a wider value lets more requests through: an Allow, an exception of a Deny, and all that AWS asks of endpoints. */
function opens({ kind }: Policy, { allows, denies }: Statement, { facts }: ParsedOperator): boolean {
  if (kind === 'endpoint') return true;
  return facts.negated ? denies : allows && !LIMITS.includes(kind);
}

type Found = Omit<Problem, 'span'>;

function wildcardIn(policy: Policy, operator: ParsedOperator, key: KeyFacts, value: Value): Found | undefined {
  const text = literalText(value);
  if (!operator.facts.wildcards || !/[*?]/.test(text)) return undefined;
  const accessAnalyzer = ['WILDCARD_USAGE_TOO_PERMISSIVE'];
  const shown = `"${excerpt(value.text)}"`;
  if (key.global?.sensitive) {
    const thing = thingOf(key.name);
    const message = `${key.name} should name one ${thing}, but ${shown} also matches those of strangers.`;
    return { message, accessAnalyzer };
  }
  const isEndpoint = policy.kind === 'endpoint';
  if (key.name === 'aws:userid' && (isEndpoint ? !isUserId(value.text) : value.text === '*'))
    return {
      message: `${shown} is every caller there is. Write the ID of a role, then :*, to name its sessions.`,
      accessAnalyzer,
    };
  if (!isEndpoint || !value.known || key.name === 'aws:userid' || hasNeighbours(text)) return undefined;
  const message = `In an endpoint policy six plain characters must stand beside each wildcard; ${shown} has fewer.`;
  return { message, accessAnalyzer };
}

function thingOf(name: string): string {
  if (name.endsWith('OrgID')) return 'organization';
  if (name.endsWith('Account')) return 'account';
  return name.endsWith('Vpce') ? 'VPC endpoint' : 'VPC';
}

/** Wildcards behind the colon, or a single * before it. */
const isUserId = (text: string): boolean => /^(?:\*|[^*?:]+):/.test(text) || !/[*?]/.test(text);

const ENOUGH = 6;

/** True where six characters in a row stand right before or behind every wildcard. */
function hasNeighbours(text: string): boolean {
  const runs = text.split(/[*?]+/);
  return runs
    .slice(1)
    .every(
      (after, index) =>
        (/\S*$/.exec(runs[index] ?? '')?.[0].length ?? 0) >= ENOUGH || (/^\S*/.exec(after)?.[0].length ?? 0) >= ENOUGH,
    );
}

function variableIn(policy: Policy, key: KeyFacts, value: Value): Found | undefined {
  const { text, scalar } = value;
  if (!text.includes('${')) return undefined;
  const isHole = ({ start, end }: PolicyVariable): boolean =>
    scalar.holes.some(hole => start < hole.end && hole.start < end);
  const variable = parseVariables(text).find(
    one => !one.literal && !one.problem && !isHole(one) && isSetByPeople(one.key),
  );
  if (!variable) return undefined;
  const accessAnalyzer = ['VARIABLE_USAGE_TOO_PERMISSIVE'];
  const shown = excerpt(`\${${variable.key}}`);
  const isEndpoint = policy.kind === 'endpoint';
  if (key.global?.sensitive) {
    const message = `Whoever sets the value of ${shown} decides which ${thingOf(key.name)} counts here.`;
    return { message, accessAnalyzer, severity: isEndpoint ? 'warning' : 'info' };
  }
  if (!isEndpoint || !value.known || /[^*?}\s]{6}$/.test(text.slice(0, variable.start))) return undefined;
  const message = `In an endpoint policy six plain characters should stand before ${shown}.`;
  return { message, accessAnalyzer, severity: 'info' };
}

/** True for tags, names and claims; accounts, organizations and networks are numbered by AWS. */
function isSetByPeople(name: string): boolean {
  const key = globalKey(name);
  if (!key) return federationKey(name) !== undefined;
  return key.name.includes('/') || key.forgeable === true || key.name === 'aws:SourceIdentity';
}
