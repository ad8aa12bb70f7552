/** How many callers the pattern of a token's subject lets in, by the forms that the providers write it in. */
import { hasWildcard } from '../iam/wildcard.ts';

/**
 * `all`: whoever has a token of the provider. `owner`: all of one organization, group or the like. `some`: several units of
 * it. `unit`: one repository, workspace or namespace, whatever it runs.
 */
export type Reach = 'all' | 'owner' | 'some' | 'unit';

export interface Breadth {
  readonly reach: Reach;
  /** Who gets in: `every repository of acme`; empty for whoever has a token. */
  readonly who: string;
  /** The narrower subject, `${Branch}` and the like for what is to be filled in. */
  readonly form: string;
}

/** Undefined where the pattern is narrow, or is of no form that is known for this provider. */
export function breadthOf(pattern: string, issuer: string): Breadth | undefined {
  if (!hasWildcard(pattern) || pattern.includes('${')) return undefined;
  const literal = pattern.slice(0, pattern.search(/[*?]/));
  const reader = READERS.find(({ form, issuers }) => issuers?.test(issuer) ?? literal.startsWith(startOf(form)));
  if (!reader) return undefined;
  const start = startOf(reader.form);
  if (literal.startsWith(start)) return reader.read(pattern.slice(start.length));
  // What begins in another way is a form that the organization chose itself.
  return start.startsWith(literal) ? { reach: 'all', who: '', form: reader.form } : undefined;
}

const startOf = (form: string): string => form.slice(0, form.indexOf('${'));

interface Reader {
  readonly form: string;
  /** Those that write it so; all where it is missing, and then the pattern has to begin like the form. */
  readonly issuers?: RegExp;
  /** Reads what follows the fixed beginning. */
  read(rest: string): Breadth | undefined;
}

const GITHUB = 'repo:${Owner}/${Repository}:ref:refs/heads/${Branch}';
const GITLAB = 'project_path:${Group}/${Project}:ref_type:branch:ref:${Branch}';
const TERRAFORM = 'organization:${Organization}:project:${Project}:workspace:${Workspace}:run_phase:*';
const BUILDKITE = 'organization:${Organization}:pipeline:${Pipeline}:ref:refs/heads/${Branch}:*';
const KUBERNETES = 'system:serviceaccount:${Namespace}:${ServiceAccount}';

/** Sources of the forms: the pages of GitHub, GitLab, HashiCorp, Buildkite and Amazon EKS. */
const READERS: readonly Reader[] = [
  { form: GITHUB, issuers: /^token\.actions\.|^github\.com\/enterprises\//, read: readGithub },
  { form: TERRAFORM, issuers: /^app\.terraform\.io$/, read: readTerraform },
  { form: BUILDKITE, issuers: /^agent\.(?:buildkite\.com|.+\.buildkite\.(?:dev|site))$/, read: readBuildkite },
  { form: KUBERNETES, issuers: /^oidc\.eks\./, read: readKubernetes },
  { form: GITLAB, issuers: /^gitlab\.com$/, read: readGitlab },
  { form: GITLAB, read: readGitlab },
  { form: KUBERNETES, read: readKubernetes },
];

const isAny = (text: string | undefined): boolean => text === undefined || /^\*+$/.test(text);

function readGithub(rest: string): Breadth | undefined {
  const [, owner = '', repository, run] = /^([^/]*)(?:\/([^:]*)(?::(.*))?)?$/.exec(rest) ?? [];
  if (hasWildcard(owner)) {
    const who =
      isAny(owner) || owner.includes(':') ? '' : `every repository of every owner whose name matches ${owner}`;
    return { reach: 'all', who, form: GITHUB };
  }
  if (repository === undefined) return undefined;
  const kind = RUNS_OF_GITHUB.find(([broad]) => broad.test(run ?? '*'));
  const end = kind?.[2] ?? run;
  const form = `repo:${owner}/\${Repository}:${end}`;
  if (isAny(repository)) return { reach: 'owner', who: `every repository of ${owner}`, form };
  if (hasWildcard(repository))
    return { reach: 'some', who: `every repository of ${owner} whose name matches ${repository}`, form };
  if (run === undefined || !kind) return undefined;
  return { reach: 'unit', who: `${kind[1]} of ${owner}/${repository}`, form: `repo:${owner}/${repository}:${end}` };
}

/** What says nothing of the run, who gets in by it, and what says more. */
const RUNS_OF_GITHUB: readonly (readonly [RegExp, string, string])[] = [
  [/^\*+$/, 'every branch, tag and pull request', 'ref:refs/heads/${Branch}'],
  [/^ref:(?:refs\/)?\*+$/, 'every branch and tag', 'ref:refs/heads/${Branch}'],
  [/^ref:refs\/heads\/\*+$/, 'every branch', 'ref:refs/heads/${Branch}'],
  [/^ref:refs\/tags\/\*+$/, 'every tag', 'ref:refs/tags/${Tag}'],
  [/^environment:\*+$/, 'every environment', 'environment:${Environment}'],
];

function readGitlab(rest: string): Breadth | undefined {
  const [, path = '', run] = /^([^:]*)(?::(.*))?$/.exec(rest) ?? [];
  const slash = path.lastIndexOf('/');
  const [group, project] = [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)];
  if (slash < 0 || hasWildcard(group.split('/')[0] ?? ''))
    return hasWildcard(path) ? { reach: 'all', who: '', form: GITLAB } : undefined;
  const kind = RUNS_OF_GITLAB.find(([broad]) => broad.test(run ?? '*'));
  const end = kind?.[2] ?? run;
  const form = `project_path:${group}/\${Project}:${end}`;
  if (isAny(project)) return { reach: 'owner', who: `every project of ${group}`, form };
  if (hasWildcard(path)) return { reach: 'some', who: `every project whose path matches ${path}`, form };
  if (run === undefined || !kind) return undefined;
  return { reach: 'unit', who: `${kind[1]} of ${path}`, form: `project_path:${path}:${end}` };
}

const RUNS_OF_GITLAB: typeof RUNS_OF_GITHUB = [
  [/^(?:ref_type:)?\*+$/, 'every branch and tag', 'ref_type:branch:ref:${Branch}'],
  [/^ref_type:branch:(?:ref:)?\*+$/, 'every branch', 'ref_type:branch:ref:${Branch}'],
  [/^ref_type:tag:(?:ref:)?\*+$/, 'every tag', 'ref_type:tag:ref:${Tag}'],
];

function readTerraform(rest: string): Breadth | undefined {
  const [, owner = '', project, workspace] =
    /^([^:]*)(?::(?:project:([^:]*)(?::(?:workspace:([^:]*)(?::.*)?|.*))?|.*))?$/.exec(rest) ?? [];
  if (hasWildcard(owner)) return { reach: 'all', who: '', form: TERRAFORM };
  // The name of a workspace is unique in its organization.
  if (!isAny(workspace)) return undefined;
  if (project !== undefined && !hasWildcard(project)) {
    const form = `organization:${owner}:project:${project}:workspace:\${Workspace}:run_phase:*`;
    return { reach: 'unit', who: `every workspace of the project ${project}`, form };
  }
  const form = `organization:${owner}:project:\${Project}:workspace:\${Workspace}:run_phase:*`;
  return { reach: 'owner', who: `every workspace of ${owner}`, form };
}

function readBuildkite(rest: string): Breadth | undefined {
  const [, owner = '', pipeline, run] = /^([^:]*)(?::(?:pipeline:([^:]*)(?::(.*))?|.*))?$/.exec(rest) ?? [];
  if (hasWildcard(owner)) return { reach: 'all', who: '', form: BUILDKITE };
  const form = (name: string) => `organization:${owner}:pipeline:${name}:ref:refs/heads/\${Branch}:*`;
  if (isAny(pipeline)) return { reach: 'owner', who: `every pipeline of ${owner}`, form: form('${Pipeline}') };
  if (hasWildcard(pipeline ?? ''))
    return { reach: 'some', who: `every pipeline whose name matches ${pipeline}`, form: form('${Pipeline}') };
  if (!/^(?:ref:(?:refs\/(?:heads\/)?)?)?\*+$/.test(run ?? '')) return undefined;
  return { reach: 'unit', who: `every branch of the pipeline ${pipeline}`, form: form(pipeline ?? '') };
}

function readKubernetes(rest: string): Breadth | undefined {
  const [, namespace = '', account] = /^([^:]*)(?::(.*))?$/.exec(rest) ?? [];
  if (isAny(namespace) && isAny(account)) return { reach: 'all', who: '', form: KUBERNETES };
  if (isAny(namespace)) {
    const form = `system:serviceaccount:\${Namespace}:${account}`;
    return { reach: 'some', who: `every service account ${account}, in whichever namespace`, form };
  }
  if (hasWildcard(namespace) || account === undefined || !isAny(account)) return undefined;
  const form = `system:serviceaccount:${namespace}:\${ServiceAccount}`;
  return { reach: 'unit', who: `every pod of the namespace ${namespace}`, form };
}
