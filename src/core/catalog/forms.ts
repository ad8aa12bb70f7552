/** One ARN against one ARN form, field by field. */
import { type Arn, formSteps, neverHolds, parseArn } from '../iam/arn.ts';
import { intersects, type Step, steps } from '../iam/wildcard.ts';
import { brokenCatalog } from './format.ts';
import { once } from './lines.ts';

/** Stands in an ARN for what cannot be known; no text of a policy has it. */
export const HOLE = '\uffff';

export interface Form {
  readonly text: string;
  readonly fields: Arn;
  /** What the resource begins with, up to the first placeholder. */
  readonly head: string;
  /** Set where nothing but one placeholder follows the head: what its value never holds. */
  readonly rest: string | undefined;
  /** The resource with a star for each placeholder. */
  readonly glob: string;
  /** How much of the form is text; of two that fit, the one with more says more. */
  readonly weight: number;
  /** The resource as patterns; made when first needed, since most forms are told apart by their heads. */
  resource(): {
    /** Placeholders are as long as they like. */
    readonly loose: readonly Step[];
    /** No placeholder is longer than its place: none holds a separator. */
    readonly tight: readonly Step[];
  };
}

export function formOf(text: string): Form {
  const fields = parseArn(text);
  if (!fields) throw brokenCatalog(`no form of an ARN: ${text}`);
  const head = /^(?:(?!\$\{|\*).)*/.exec(fields.resource)?.[0] ?? '';
  const placeholder = /^\$\{([^}]*)\}$/.exec(fields.resource.slice(head.length))?.[1];
  return {
    text,
    fields,
    head,
    rest: placeholder === undefined ? undefined : neverHolds(placeholder),
    glob: fields.resource.replace(/\$\{[^}]*\}/g, '*'),
    weight: text.replace(/\$\{[^}]*\}/g, '').length,
    resource: once(() => {
      const loose = formSteps(fields.resource);
      return { loose, tight: loose.map(step => (typeof step === 'string' ? step : { run: true, without: ':/' })) };
    }),
  };
}

/** An ARN of a policy, made ready for many forms. */
export interface Subject {
  readonly fields: Arn;
  readonly head: string;
  readonly service: readonly Step[];
  readonly region: readonly Step[];
  readonly account: readonly Step[];
  readonly resource: readonly Step[];
}

/** `filling` is what its holes are taken to hold. */
export function subjectOf(fields: Arn, filling: readonly Step[]): Subject {
  const filled = (field: string, by: readonly Step[]) => steps(field).flatMap(step => (step === HOLE ? by : [step]));
  const word = filling.slice(0, 1);
  return {
    fields,
    head: /^[^*?\uffff]*/.exec(fields.resource)?.[0] ?? '',
    service: filled(fields.service, word),
    region: filled(fields.region, word),
    account: filled(fields.account, word),
    resource: filled(fields.resource, filling),
  };
}

/**
 * Tight: as the form stands. Loose: if a placeholder stretches over a separator. Short: if a Region or an account that
 * the form has may be left out, which no real ARN of the type does.
 */
export type Fit = 'tight' | 'loose' | 'short';

export function fitOf({ fields, head, resource }: Form, subject: Subject): Fit | undefined {
  const shared = Math.min(head.length, subject.head.length);
  if (head.slice(0, shared) !== subject.head.slice(0, shared)) return undefined;
  if (!meets(fields.service, subject.fields.service, subject.service)) return undefined;
  if (!meets(fields.region, subject.fields.region, subject.region)) return undefined;
  if (!meets(fields.account, subject.fields.account, subject.account)) return undefined;
  const short = leftOut(fields.region, subject.fields.region) || leftOut(fields.account, subject.fields.account);
  const { tight, loose } = resource();
  if (!short && intersects(tight, subject.resource)) return 'tight';
  if (!intersects(loose, subject.resource)) return undefined;
  return short ? 'short' : 'loose';
}

/** Whatever the text, a placeholder that is a whole field takes it: no field has a colon. */
const meets = (form: string, text: string, asSteps: readonly Step[]): boolean =>
  form === text || /^\$\{[^}]*\}$/.test(form) || intersects(formSteps(form), asSteps);

const leftOut = (form: string, text: string): boolean => text === '' && form !== '';
