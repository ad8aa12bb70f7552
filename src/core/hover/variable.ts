/** A policy variable inside a string: what it becomes, when it is missing, and whether this policy reads it at all. */
import type { Catalog } from '../catalog/types.ts';
import { VERSIONS } from '../iam/grammar.ts';
import {
  KNOWN_VARIABLES,
  mayBeVariable,
  type PolicyVariable,
  parseVariables,
  VARIABLES_PAGE,
  VERSION_WITH_VARIABLES,
} from '../iam/variables.ts';
import type { Policy } from '../policy/model.ts';
import type { Place } from '../policy/place.ts';
import { elementOf } from '../policy/policy.ts';
import { type Scalar, textSpan, valueOffset } from '../syntax/node.ts';
import { excerpt, type Span } from '../syntax/text.ts';
import type { Shown } from './here.ts';
import { addressOfKey, describeKey, factsOf, presenceOf } from './key.ts';
import { bullets, code, paragraphs, prose } from './markdown.ts';
import { reference } from './pages.ts';
import { variableText } from './spelling.ts';

/** Undefined where the offset is in no variable of the token. */
export function variableHover(
  catalog: Catalog,
  place: Place,
  offset: number,
): (Shown & { readonly span: Span }) | undefined {
  const { token, policy } = place;
  if (!token || (place.kind !== 'resource' && place.kind !== 'condition-value')) return undefined;
  const at = valueOffset(token, offset);
  const variable = parseVariables(policy.dialect.readText(token)).find(({ start, end }) => start <= at && at < end);
  if (!variable || variable.problem || isHole(token, variable)) return undefined;
  const markdown = textOf(catalog, policy, variable);
  return markdown === undefined ? undefined : { markdown, span: textSpan(token, variable) };
}

const isHole = ({ holes }: Scalar, { start, end }: PolicyVariable): boolean =>
  holes.some(hole => hole.start < end && hole.end > start);

function textOf(catalog: Catalog, policy: Policy, variable: PolicyVariable): string | undefined {
  const { key, literal } = variable;
  const old = isOld(policy);
  if (literal !== undefined) {
    return paragraphs(
      `${code(`\${${literal}}`)} · the character ${code(literal)} itself, and no wildcard.`,
      old,
      reference(VARIABLES_PAGE),
    );
  }
  const facts = factsOf(catalog, key);
  const known = KNOWN_VARIABLES.find(candidate => isKey(candidate.key, key, facts?.name));
  if (!facts && !known) return undefined;
  return paragraphs(
    `${code(`\${${excerpt(key)}}`)} · ${known ? prose(known.text) : facts ? describeKey(facts) : ''}`,
    old,
    bullets(
      known && `**Becomes**, for example, ${code(known.example)}`,
      missingText(policy, variable, facts && presenceOf(facts)),
      mayBeVariable(key) === 'no' ? '**Holds several values**, so AWS does not take it as a variable.' : undefined,
    ),
    facts && !known ? addressOfKey(catalog, facts) : reference(VARIABLES_PAGE),
  );
}

/** Transfer Family fills in variables that are no condition keys. */
const isKey = (known: string, written: string, name: string | undefined): boolean =>
  name === undefined ? known.toLowerCase() === written.toLowerCase() : known === name;

/** A resource or a value with a variable that is missing matches nothing, unless there is a default. */
function missingText(policy: Policy, { fallback }: PolicyVariable, presence: string | undefined): string {
  const when = presence === undefined ? '**Missing:**' : `**When:** ${presence}`;
  return fallback === undefined
    ? `${when} Without it the whole text matches nothing; a default can be written ${code(variableText(policy, "key, 'default'"))}.`
    : `${when} Without it ${code(fallback)} stands in its place.`;
}

/** Set where the policy is read in the version that has no variables. */
function isOld(policy: Policy): string | undefined {
  const version = elementOf(policy, 'Version')?.value;
  const written = version?.kind === 'scalar' && version.holes.length === 0 ? version.value : undefined;
  if (version && (written === undefined || !VERSIONS.includes(written))) return undefined;
  if (written === VERSION_WITH_VARIABLES || (!version && (policy.open || policy.dialect.blocks))) return undefined;
  return `**Plain text here:** ${written === undefined ? 'without a Version' : `in version ${written}`} AWS reads no variables. Write Version ${VERSION_WITH_VARIABLES}.`;
}
