/** Service principals: the names under which AWS services act, and whether they tell for whom. */
import type { Known } from './known.ts';
import { isRegion, PARTITIONS } from './regions.ts';
import { A_TO_F } from './service-principals/a-to-f.ts';
import { G_TO_Z } from './service-principals/g-to-z.ts';
import type { Row } from './service-principals/row.ts';

export interface ServicePrincipal {
  /** `s3.amazonaws.com` */
  readonly name: string;
  readonly title: string;
  /** The prefix of the service's actions, `s3`; undefined where it has none of its own. */
  readonly service?: string;
  /**
   * Whether the service sends aws:SourceArn when it calls for a resource of somebody. `yes` where AWS documents it for
   * one of its integrations at least, which need not be all; never `no`, as AWS lists nothing of the kind.
   */
  readonly sourceArn: Known;
  /** The same for aws:SourceAccount. */
  readonly sourceAccount: Known;
  /** True where a role that trusts it ends up in code of the account: instances, functions, containers, jobs. */
  readonly runsCode: boolean;
  /** True where the form with a Region in it is documented outside opt-in Regions too. */
  readonly regional: boolean;
  /** Its name in the partition `aws-cn`, where that is another; most keep theirs. */
  readonly china?: string;
}

/** The suffix of the two names of Alexa. */
const ALEXA = 'amazon.com';

/**
 * By name. Sources: AWS's pages on service-linked roles, on trusted access and on confused deputies of each service, its
 * managed policies (the values of iam:PassedToService and iam:AWSServiceName), SNS's list of services that send
 * aws:SourceAccount. Autumn 2026. AWS publishes no complete list, so a name that is missing here may be right.
 */
export const SERVICE_PRINCIPALS: readonly ServicePrincipal[] = [...A_TO_F, ...G_TO_Z].map(fromRow);

/** A value that has the form of a service principal. */
export interface ServiceName {
  /** As written. */
  readonly text: string;
  /** Without Region and in lower case, with the suffix `.amazonaws.com`: the name to look up. */
  readonly name: string;
  /** Set in the regional form, `logs.eu-west-1.amazonaws.com`. */
  readonly region?: string;
  /** What it ends with: a partition's DNS suffix, or `amazon.com` for Alexa. */
  readonly suffix: string;
  /** Labels before the suffix, Region left out: two for `delivery.logs.amazonaws.com`. */
  readonly labels: number;
  /** False where upper case is written; AWS's own spelling has none. */
  readonly lowerCase: boolean;
  /** The row of the table; undefined for a name that it does not have. */
  readonly known?: ServicePrincipal;
}

/** Undefined where the text is not labels and a suffix of AWS; wildcards make it so. */
export function parseServicePrincipal(text: string): ServiceName | undefined {
  const lower = text.toLowerCase();
  const suffix = SUFFIXES.find(candidate => lower.endsWith(`.${candidate}`));
  if (suffix === undefined) return undefined;
  const labels = lower.slice(0, -suffix.length - 1).split('.');
  if (!labels.every(label => LABEL.test(label))) return undefined;
  const last = labels.at(-1) ?? '';
  const region = labels.length > 1 && isRegion(last) ? last : undefined;
  const stem = region === undefined ? labels : labels.slice(0, -1);
  const name = `${stem.join('.')}.${suffix === ALEXA ? ALEXA : 'amazonaws.com'}`;
  const known = BY_NAME.get(name);
  return {
    text,
    name,
    ...(region !== undefined && { region }),
    suffix,
    labels: stem.length,
    lowerCase: text === lower,
    ...(known && { known }),
  };
}

/** Those of the service with this action prefix, such as three for `eks`. */
export const principalsOfService = (prefix: string): readonly ServicePrincipal[] =>
  SERVICE_PRINCIPALS.filter(({ service }) => service === prefix.toLowerCase());

const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
/** Longest first, so that the suffix of China is not taken for that of the rest of the world. */
const SUFFIXES: readonly string[] = [...new Set([...PARTITIONS.map(({ dnsSuffix }) => dnsSuffix), ALEXA])].sort(
  (a, b) => b.length - a.length,
);
const BY_NAME: ReadonlyMap<string, ServicePrincipal> = new Map(SERVICE_PRINCIPALS.map(row => [row.name, row]));

function fromRow([name, title, service, ...marks]: Row): ServicePrincipal {
  const has = (mark: (typeof marks)[number]): boolean => marks.includes(mark);
  const full = name.endsWith(`.${ALEXA}`) ? name : `${name}.amazonaws.com`;
  return {
    name: full,
    title,
    ...(service !== '' && { service }),
    sourceArn: has('arn') ? 'yes' : 'unknown',
    sourceAccount: has('account') ? 'yes' : 'unknown',
    runsCode: has('code'),
    regional: has('regional'),
    ...(has('china') && { china: `${full}.cn` }),
  };
}
