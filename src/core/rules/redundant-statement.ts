/** Reports a statement that another one of the same policy makes pointless. */
import { isUnconditional } from '../access/conditions.ts';
import { ALL } from '../access/pattern-set.ts';
import { type AccessSet, resourcesOf, surelyCovers } from '../access/statement.ts';
import type { Lookup } from '../judge/lookup.ts';
import { removeStatement } from '../policy/change.ts';
import type { Field, Policy } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

/** Comparisons of patterns that a policy may take; of a longer one nothing more is said, since the check runs at every keystroke. */
const MOST_COMPARISONS = 20_000;
/** The same of a glance at how patterns begin, which takes hardly any time. */
const MOST_GLANCES = 500_000;

export const redundantStatement: Rule = {
  id: 'redundant-statement',
  category: 'style',
  severity: 'info',
  summary: 'A statement that adds nothing to another one of the same policy.',
  accessAnalyzer: ['REDUNDANT_STATEMENT'],
  *check({ policy, lookup }) {
    if (policy.statements.length < 2) return;
    const sets = comparable(policy, lookup);
    if (sets.reduce((sum, { stems }) => sum + stems.length, 0) * sets.length > MOST_GLANCES) return;
    let left = MOST_COMPARISONS;
    const covers = (outer: Comparable, inner: Comparable): boolean => {
      if (!mayCover(outer, inner)) return false;
      left -= outer.width * inner.width;
      return left >= 0 && surelyCovers([outer.set()], inner.set());
    };
    for (const [at, inner] of sets.entries()) {
      const outer = sets.find((other, index) => {
        if (index === at || other.effect !== inner.effect || !covers(other, inner)) return false;
        // Of two that say the same the first stays.
        return index < at || !covers(inner, other);
      });
      if (left < 0) return;
      if (outer) yield problem(policy, inner.set(), outer.set(), covers(inner, outer));
    }
  },
};

/** A statement made ready to be compared with all others. */
interface Comparable {
  readonly effect: string;
  /** How many patterns it has. */
  readonly width: number;
  /** What the texts begin with that its resources match; empty where that cannot be told. */
  readonly stems: readonly string[];
  /** One of its resources, which a statement that covers it has to match. */
  readonly sample: string;
  /** The services that its actions are of; undefined where they can be of any. */
  readonly services: readonly string[] | undefined;
  /** One of them, which a statement that covers it has to have; empty where that cannot be told. */
  readonly service: string;
  /** Made when it is needed: that takes time. */
  set(): AccessSet;
}

/** The statements of which all is there: no branch of a choice, nothing missing, nothing empty. */
function comparable(policy: Policy, lookup: Lookup): Comparable[] {
  const places = new Map<number | undefined, number>();
  for (const { index } of policy.statements) places.set(index, (places.get(index) ?? 0) + 1);
  return policy.statements.flatMap((statement): Comparable[] => {
    const { index, open, effect, allows, action, resource } = statement;
    const word = allows ? 'Allow' : effect?.known ? effect.text : '';
    if (open || word === '' || (index !== undefined && places.get(index) !== 1)) return [];
    if (!isFull(action) || !(resource ? isFull(resource) : resourcesOf(policy, statement) === ALL)) return [];
    const texts = resource && !resource.negated ? resource.values.map(({ text }) => text) : [];
    const names = action?.negated ? undefined : action?.values.map(({ text }) => serviceOf(text));
    return [
      {
        effect: word,
        width: (action?.values.length ?? 0) + (resource?.values.length ?? 0),
        stems: texts.map(text => text.split(/[*?$]/, 1)[0] ?? ''),
        sample: texts[0] ?? '',
        services: names && !names.includes('') ? names : undefined,
        service: names?.[0] ?? '',
        set: () => lookup.access(policy, statement),
      },
    ];
  });
}

const isFull = (field: Field | undefined): boolean => field !== undefined && !field.open && field.values.length > 0;

/** Most pairs fall at a glance. */
const mayCover = ({ services, stems }: Comparable, { service, sample }: Comparable): boolean =>
  (services === undefined || services.includes(service)) &&
  (stems.length === 0 || stems.some(stem => sample.startsWith(stem)));

/** Empty where what stands before the colon is a pattern, or there is no colon. */
const serviceOf = (text: string): string => /^([\w-]+):/.exec(text)?.[1]?.toLowerCase() ?? '';

function problem(policy: Policy, inner: AccessSet, outer: AccessSet, same: boolean): Problem {
  const { statement } = inner;
  const name = nameOf(outer);
  const verb = outer.effect === 'Deny' ? 'denies' : 'allows';
  const vain = inner.constraints.constraints.length > 0 && isUnconditional(outer.constraints);
  return {
    span: statement.anchor,
    message: same
      ? `This statement says the same as ${name}.`
      : `${name} ${verb} all of this already${vain ? ', without a condition, so the conditions here limit nothing' : ', so this statement adds nothing'}.`.replace(
          /^./,
          first => first.toUpperCase(),
        ),
    severity: vain ? 'info' : 'hint',
    accessAnalyzer: same ? ['REDUNDANT_STATEMENT'] : [],
    related: [{ span: outer.statement.anchor, message: same ? 'The same statement.' : 'The wider statement.' }],
    tag: 'unnecessary',
    fixes: [
      {
        title: 'Remove the statement',
        kind: 'quickfix',
        preferred: true,
        // In Terraform another document may replace a statement by its Sid.
        safe: policy.dialect.name !== 'terraform' || (!policy.open && statement.sid === undefined),
        make: () => removeStatement(policy, statement),
      },
    ],
  };
}

function nameOf({ statement: { sid, index = 0 } }: AccessSet): string {
  return sid?.known && sid.text !== '' ? `the statement "${excerpt(sid.text)}"` : `statement ${index + 1}`;
}
