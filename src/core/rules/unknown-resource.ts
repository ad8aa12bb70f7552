/** Reports an ARN whose last part has no form that its service knows, such as `function/name` for a Lambda function. */
import type { Form } from '../catalog/forms.ts';
import { restOf } from '../iam/arn.ts';
import { editDistance } from '../iam/nearest.ts';
import { changeTo, type FaultyArn, faultyArns, withRun } from '../judge/arn-fix.ts';
import { isWhole } from '../judge/arn-repair.ts';
import { textSpan } from '../syntax/node.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

export const unknownResource: Rule = {
  id: 'unknown-resource',
  category: 'validity',
  severity: 'warning',
  summary: 'An ARN whose resource has none of the forms that its service has.',
  accessAnalyzer: ['INVALID_ARN_RESOURCE'],
  *check(context) {
    for (const found of faultyArns(context.lookup, context.policy, ['resource'])) {
      // Where the service or its Region is wrong as well, that comes first.
      if (context.lookup.arnFaults(found.value).length === 1) yield problem(context, found);
    }
  },
};

function problem(context: RuleContext, found: FaultyArn): Problem {
  const { policy, lookup, catalog } = context;
  const { value, fault, statement } = found;
  const written = value.text.slice(fault.run.start, fault.run.end);
  const prefix = lookup.arn(value).arn?.service.text ?? '';
  const meant = repairs(context, found, written);
  const { actions, complete } = lookup.named(statement);
  const useless = complete && actions.every(({ resources }) => resources.length > 0);
  return {
    span: textSpan(value.scalar, fault.run),
    message: `${excerpt(catalog.service(prefix)?.name ?? prefix)} has no kind of resource whose ARN ends like "${excerpt(written)}".${hint(meant)}`,
    // The list of resource types may be behind AWS; what no action here can use is certain.
    severity: meant.length > 0 || useless ? 'warning' : 'info',
    accessAnalyzer: ['INVALID_ARN_RESOURCE'],
    fixes: meant.map(text =>
      changeTo(policy, value, withRun(value.text, fault.run, text), meant.length === 1 ? { preferred: true } : {}),
    ),
  };
}

const hint = (meant: readonly string[]): string =>
  meant.length === 0 ? '' : ` Did you mean ${meant.map(text => excerpt(text)).join(' or ')}?`;

/** Another separator, a slip in the word before it, the end or that word left out: two answers at most, each a right ARN. */
function repairs({ lookup, catalog }: RuleContext, { statement, value, fault }: FaultyArn, written: string): string[] {
  const arn = lookup.arn(value).arn;
  if (!arn || !value.known || written === '') return [];
  const isRight = (text: string) => isWhole(catalog, withRun(value.text, fault.run, text));
  const forms = catalog.formsNaming(arn.service.text).filter(({ head }) => /^[A-Za-z][A-Za-z0-9-]*[:/]$/.test(head));
  const slips = unique(forms.flatMap(form => slip(form, written))).filter(isRight);
  if (slips.length > 0) return slips.length > 2 ? [] : slips;
  const longer = unique(catalog.formsNaming(arn.service.text).flatMap(form => restOf(form.text, value.text) ?? [])).map(
    rest => written + rest,
  );
  if (longer.length === 1) return longer.filter(isRight);
  // Which word is left out, the actions tell.
  const used = lookup.named(statement).actions.flatMap(({ resources }) => resources.map(({ type }) => type));
  const own = new Set(used.flatMap(type => catalog.formsOf(type)));
  const heads = forms.filter(form => own.has(form) && form.rest !== undefined && !hasWord(form, written));
  const added = unique(heads.map(({ head }) => head + (head.endsWith('/') ? written.replace(/^\//, '') : written)));
  const right = added.filter(isRight);
  return right.length === 1 ? right : [];
}

function slip({ head }: Form, written: string): string[] {
  const [, word = '', rest] = /^([A-Za-z][A-Za-z0-9-]*)[:/](.*)$/s.exec(written) ?? [];
  if (rest === undefined) return [];
  const wanted = head.slice(0, -1).toLowerCase();
  const most = wanted.length < 5 ? 1 : 2;
  return editDistance(word.toLowerCase(), wanted, most) <= most ? [head + rest] : [];
}

/** True where something stands before a separator like that of the form: another word, not none. */
const hasWord = ({ head }: Form, written: string): boolean => written.indexOf(head.slice(-1)) > 0;

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
