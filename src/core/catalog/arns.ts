/** Which resource types an ARN of a policy can name: its fields held against those of the known ARN forms. */
import { type Arn, formSteps, parseArn } from '../iam/arn.ts';
import { hasWildcard, intersects, type Step, steps } from '../iam/wildcard.ts';
import type { IndexLine } from './format.ts';
import { type Fit, type Form, fitOf, formOf, HOLE, subjectOf } from './forms.ts';
import { once, oncePer } from './lines.ts';
import type { ArnMatch, Catalog, ResourceType, Run, Service } from './types.ts';

/** Reads only the services that have forms of the service that the ARN names; all where it names none. */
export function arnReader(
  prefixes: readonly string[],
  service: Catalog['service'],
  index: () => IndexLine,
): Pick<Catalog, 'typesOfArn' | 'formsOf' | 'formsNaming'> {
  const formsOf = oncePer((type: ResourceType) => type.arns.map(formOf));
  const segments = once(() => new Map(index().segments));
  const formsOfService = oncePer((of: Service) =>
    of.resourceTypes.flatMap(type => formsOf(type).map((form): TypeForm => ({ type, form }))),
  );
  const formsIn = (prefix: string) => {
    const of = service(prefix);
    return of ? formsOfService(of) : [];
  };
  const inQuestion = (segment: string): readonly string[] => {
    if (!isFixed(segment)) return prefixes;
    const others = [...(segments().get(segment) ?? []), ...index().openSegments];
    return [...new Set([segment, ...others.map(at => prefixes[at] ?? '')])];
  };
  const typesOfArn: Catalog['typesOfArn'] = (text, holes = []) => {
    const marked = markHoles(text, holes);
    const arn = parseArn(marked);
    if (!arn) return undefined;
    const services = inQuestion(arn.service);
    const found = services.flatMap(prefix => matchesIn(prefix, formsIn(prefix), arn));
    const whole = found.filter(({ fit }) => fit !== 'short');
    const all = whole.length > 0 ? whole : [...found, ...across(services, formsIn, arn, marked)];
    return all.sort(likeliestFirst).map(({ service: prefix, type, certain }) => ({ service: prefix, type, certain }));
  };
  const formsOfName = oncePer((name: string) =>
    inQuestion(name)
      .flatMap(prefix => formsIn(prefix).map(({ form }) => form))
      .filter(({ fields }) => fields.service === name),
  );
  // What people type is not kept.
  const isNamed = (name: string) => segments().has(name) || service(name)?.prefix === name;
  return { typesOfArn, formsOf, formsNaming: name => (isNamed(name) ? formsOfName(name) : []) };
}

interface TypeForm {
  readonly type: ResourceType;
  readonly form: Form;
}

const isFixed = (field: string): boolean => !hasWildcard(field) && !field.includes(HOLE);

/** Holes and policy variables become one character each; `${*}`, `${?}` and `${$}` any one character. */
function markHoles(text: string, holes: readonly Run[]): string {
  let marked = '';
  let at = 0;
  for (const { start, end } of [...holes].sort((a, b) => a.start - b.start)) {
    marked += text.slice(at, Math.max(at, start)) + HOLE;
    at = Math.max(at, end);
  }
  marked += text.slice(at);
  return marked.replace(/\$\{([^}]*)\}/g, (_, name: string) => (/^[*?$]$/.test(name) ? '?' : HOLE));
}

interface Match extends ArnMatch {
  readonly fit: Fit;
  /** Compared number by number, the smaller first. */
  readonly rank: readonly number[];
}

const likeliestFirst = (a: Match, b: Match): number => {
  const at = a.rank.findIndex((value, place) => value !== b.rank[place]);
  return at < 0 ? 0 : (a.rank[at] ?? 0) - (b.rank[at] ?? 0);
};

const ANYTHING: readonly Step[] = [{ run: true }];

/** A hole with a plain word in it, and one with a path: a form that takes both takes whatever the hole holds. */
const FILLINGS: readonly (readonly Step[])[] = [[HOLE], [HOLE, '/', HOLE]];

function matchesIn(service: string, forms: readonly TypeForm[], arn: Arn): Match[] {
  const possible = bestFits(forms, arn, ANYTHING);
  if (possible.size === 0) return [];
  const holed = Object.values(arn).some((field: string) => field.includes(HOLE));
  const filled = holed ? FILLINGS.map(filling => bestFits(forms, arn, filling)) : [possible];
  return [...possible].map(([type, { form, fit }]): Match => {
    const nearness = form.fields.service !== arn.service ? 2 : service === arn.service ? 0 : 1;
    const certain = nearness < 2 && filled.every(fits => isChosen(fits, type));
    const plain = filled[0]?.get(type)?.fit === 'tight';
    // Where a wildcard leaves all open, the simpler thing is meant first: a bucket before an object.
    const weight = plain && hasWildcard(arn.resource) ? form.weight : -form.weight;
    return { service, type, fit, certain, rank: [nearness, certain ? 0 : 1, plain ? 0 : 1, weight] };
  });
}

type Fits = ReadonlyMap<ResourceType, { readonly form: Form; readonly fit: Fit }>;

/**
 * A form that must stretch says nothing beside one that fits as it stands: `table/T/index/I` is an index, and no table
 * of that name. Where none fits better it is meant: a role with a path.
 */
function isChosen(fits: Fits, type: ResourceType): boolean {
  const fit = fits.get(type)?.fit;
  return fit === 'tight' || (fit === 'loose' && ![...fits.values()].some(other => other.fit === 'tight'));
}

const STRENGTH: Readonly<Record<Fit, number>> = { tight: 3, loose: 2, short: 1 };

/** Of a type's forms the one that fits best. */
function bestFits(forms: readonly TypeForm[], arn: Arn, filling: readonly Step[]): Fits {
  const subject = subjectOf(arn, filling);
  const best = new Map<ResourceType, { form: Form; fit: Fit }>();
  for (const { type, form } of forms) {
    const fit = fitOf(form, subject);
    const known = best.get(type);
    if (fit && (!known || STRENGTH[fit] > STRENGTH[known.fit])) best.set(type, { form, fit });
  }
  return best;
}

/** A wildcard at the end of a field reaches over the colon, which few mean: only where nothing else fits. */
function across(
  services: readonly string[],
  formsIn: (service: string) => readonly TypeForm[],
  { region, account }: Arn,
  marked: string,
): Match[] {
  if (isFixed(region) && isFixed(account)) return [];
  const text = steps(marked).flatMap(step => (step === HOLE ? ANYTHING : [step]));
  return services.flatMap(service => {
    const types = formsIn(service).filter(({ form }) => intersects(formSteps(form.text), text));
    return [...new Set(types.map(({ type }) => type))].map(
      (type): Match => ({ service, type, fit: 'loose', certain: false, rank: [] }),
    );
  });
}
