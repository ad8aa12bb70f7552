/** Reports policy variables that name no key, or a key that cannot be a variable. */
import { keyFacts } from '../catalog/key-facts.ts';
import type { Catalog } from '../catalog/types.ts';
import { keyParts, lacksTagKey } from '../iam/condition-keys.ts';
import { isProviderKey } from '../iam/federation.ts';
import { editDistance } from '../iam/nearest.ts';
import { KNOWN_VARIABLES, type PolicyVariable } from '../iam/variables.ts';
import { nearestKeys } from '../judge/condition-key.ts';
import { isWithoutVariables, placesOfVariables, variablesIn } from '../judge/policy-variables.ts';
import { replaceRun } from '../policy/change.ts';
import type { Policy, Value } from '../policy/model.ts';
import { textSpan } from '../syntax/node.ts';
import { excerpt } from '../syntax/text.ts';
import type { Rule } from './rule.ts';

export const unknownVariable: Rule = {
  id: 'unknown-variable',
  category: 'validity',
  severity: 'warning',
  summary: 'A policy variable whose name no condition key has, or whose key can never be filled in.',
  *check({ policy, catalog }) {
    if (isWithoutVariables(policy)) return;
    for (const { value } of placesOfVariables(policy)) {
      for (const variable of variablesIn(value)) {
        if (variable.problem || variable.literal) continue;
        const fault = faultOf(policy, catalog, variable.key);
        if (!fault) continue;
        const { message, severity = 'warning', meant = [] } = fault;
        yield {
          span: textSpan(value.scalar, variable),
          message,
          severity,
          fixes: meant.map(name => changeTo(policy, value, variable, name, meant.length === 1)),
        };
      }
    }
  },
};

interface Fault {
  readonly message: string;
  readonly severity?: 'hint';
  readonly meant?: readonly string[];
}

function faultOf(policy: Policy, catalog: Catalog, name: string): Fault | undefined {
  const shown = `"\${${excerpt(name)}}"`;
  const facts = keyFacts(catalog, name);
  if (facts) {
    if (lacksTagKey(name)) return { message: `${shown} names no tag. Write the key of the tag behind a slash.` };
    if (facts.multivalued !== 'yes') return undefined;
    return { message: `"${facts.name}" can hold several values, and AWS fills in no such variable.` };
  }
  if (!name.includes(':')) return bareName(catalog, name, shown);
  if (name.includes('::')) return pseudoParameter(policy, name, shown);
  const near = nearTo(catalog, name);
  if (near === undefined) return undefined;
  const hint = near.length > 0 ? ` Did you mean ${near.slice(0, 2).join(' or ')}?` : '';
  return {
    message: `AWS has no condition key "${excerpt(name)}", so ${shown} is never filled in.${hint}`,
    meant: near,
  };
}

/** A name without a service is another tool's, unless a key of AWS has just this name. */
function bareName(catalog: Catalog, name: string, shown: string): Fault | undefined {
  const facts = keyFacts(catalog, `aws:${name}`);
  if (facts?.multivalued !== 'no' || lacksTagKey(`aws:${name}`)) return undefined;
  const message = `AWS itself fills in \${aws:${name}}, with the prefix. If no other tool fills in ${shown}, nothing does.`;
  return { message, severity: 'hint', meant: [`aws:${name}`] };
}

/** `AWS::Region`, which CloudFormation fills in within `Fn::Sub` alone. */
function pseudoParameter({ dialect }: Policy, name: string, shown: string): Fault | undefined {
  if (dialect.name !== 'cloudformation' || !/^AWS::[A-Z]\w+$/.test(name)) return undefined;
  return { message: `CloudFormation fills in ${shown} within !Sub only. Here it stays as it is.` };
}

/** Names that other tools fill in, though their prefix is one of AWS's: the Serverless Framework, AWS IoT. */
const OTHERS: readonly RegExp[] = [/^aws:(?:accountid|region)$/i, /^(?:credentials-)?iot:/i, /^ssm:/i, /^s3:[^/]*\//i];

/** Keys that were meant; none for a key of AWS itself that nobody knows; undefined where the name may be another tool's. */
function nearTo(catalog: Catalog, name: string): string[] | undefined {
  const prefix = keyParts(name)?.prefix.toLowerCase() ?? '';
  const isListed = KNOWN_VARIABLES.some(({ key }) => key.toLowerCase() === name.toLowerCase());
  if (isListed || isProviderKey(name) || OTHERS.some(pattern => pattern.test(name))) return undefined;
  const isAws = prefix === 'aws';
  const isService = catalog.service(prefix) !== undefined;
  const isMistyped = /^[a-z]+$/.test(prefix) && editDistance(prefix, 'aws', 1) <= 1;
  if (!isAws && !isService && !isMistyped) return undefined;
  const near = nearestKeys(catalog, name, []).filter(other => keyFacts(catalog, other)?.multivalued !== 'yes');
  // AWS's list of the keys of a service has gaps.
  return near.length > 0 || isAws ? near : undefined;
}

const changeTo = (policy: Policy, value: Value, { keyPart }: PolicyVariable, name: string, preferred: boolean) => ({
  title: `Change to \${${excerpt(name)}}`,
  kind: 'quickfix' as const,
  preferred,
  make: () => replaceRun(policy, value, keyPart, [name]),
});
