/** A service principal: which service, its regional form, and whether it tells for whom it calls. */
import { partitionOfRegion, region } from '../iam/regions.ts';
import type { ServiceName } from '../iam/service-principals.ts';
import type { Policy, Statement } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import { code, prose } from './markdown.ts';

/** What is said of the service itself, wherever its name stands. */
export function serviceFacts({ known, name, region: regionName, suffix }: ServiceName): string[] {
  const facts: string[] = [];
  if (!known)
    facts.push(`${code(excerpt(name))} is none of the names that are known, which AWS publishes no full list of`);
  if (regionName !== undefined) facts.push(regionalText(regionName));
  else if (known?.regional) facts.push('the form with a Region in it is in use too');
  if (suffix !== 'amazonaws.com' && suffix !== 'amazon.com')
    facts.push(`the ending ${code(suffix)} is that of another partition`);
  if (known?.china !== undefined && suffix === 'amazonaws.com') facts.push(`in China it is ${code(known.china)}`);
  return facts;
}

function regionalText(name: string): string {
  const title = prose(region(name)?.title ?? name);
  const partition = partitionOfRegion(name);
  const where = partition && partition.name !== 'aws' ? `${title}, ${prose(partition.title)}` : title;
  return region(name)?.optIn
    ? `the service in ${where}, as it calls from there into another Region`
    : `the service in ${where} alone`;
}

export function serviceText({ kind }: Policy, statement: Statement, name: ServiceName): string {
  const { known } = name;
  const acts =
    kind === 'trust'
      ? known?.runsCode
        ? 'an AWS service, which hands the role to code of yours.'
        : 'an AWS service, which works with the role for you.'
      : 'an AWS service under its own name, for whichever account asked it to.';
  const facts = serviceFacts(name);
  const shown = facts.length === 0 ? '' : ` ${facts.map(capital).join('. ')}.`;
  return `${code(excerpt(name.text))}, ${acts}${shown}${deputyText(statement, name)}`;
}

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const DEPUTY_KEYS = /^aws:source(arn|account|orgid|orgpaths)$/i;

/** Whether the statement asks for whom the service calls. */
function deputyText({ allows, conditions }: Statement, { known }: ServiceName): string {
  if (!allows || !known || conditions.some(({ key }) => key && DEPUTY_KEYS.test(key.value))) return '';
  const sent = [
    ...(known.sourceArn === 'yes' ? ['aws:SourceArn'] : []),
    ...(known.sourceAccount === 'yes' ? ['aws:SourceAccount'] : []),
  ];
  if (sent.length === 0) return '';
  return ` It tells for whom it calls: a condition on ${sent.map(code).join(' or ')} keeps other accounts from using it.`;
}
