/** Reads out of iam-floyd's generated code the pages of services, what they list, and the managed policies. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { byText } from './model.ts';

export interface FloydData {
  readonly version: string;
  readonly pages: readonly FloydPage[];
  readonly managedPolicies: readonly (readonly [name: string, description: string])[];
}

/** One page of the service authorization reference; several can share a prefix. */
export interface FloydPage {
  readonly prefix: string;
  readonly url: string;
  readonly actions: readonly FloydAction[];
  readonly types: readonly string[];
}

export interface FloydAction {
  /** Letters and digits only: iam-floyd makes identifiers of them. */
  readonly name: string;
  /** The address of the page that the reference links the action to. */
  readonly guide: string | undefined;
}

export function readFloyd(folder: string): FloydData {
  const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');
  const statements = join('lib', 'generated', 'policy-statements');
  const files = readdirSync(join(folder, statements)).filter(file => file.endsWith('.js'));
  return {
    version: (JSON.parse(read('package.json')) as { version: string }).version,
    pages: files.sort(byText).map(file => readPage(file, read(statements, file))),
    managedPolicies: readManagedPolicies(read('lib', 'generated', 'aws-managed-policies', 'iam-floyd.js')),
  };
}

function readPage(file: string, code: string): FloydPage {
  const prefix = /this\.servicePrefix = '([^']+)'/.exec(code)?.[1];
  const url = /Statement provider for service \[[^\]]*\]\(([^)]+)\)/.exec(code)?.[1];
  if (!prefix || !url) throw new Error(`iam-floyd: ${file} names no service or no page`);
  const actions = readActions(code);
  if (actions.length !== code.match(/return this\.to\('/g)?.length)
    throw new Error(`iam-floyd: ${file} not understood`);
  const types = [...code.matchAll(/^ +\* Adds a resource of type (.+) to the statement$/gm)];
  return { prefix, url, actions, types: types.map(match => match[1] ?? '') };
}

/** A method that adds an action to a statement, with the comment above it, in which a bare address is the guide's. */
function readActions(code: string): FloydAction[] {
  const methods = /\/\*\*\n((?: +\*(?!\/).*\n)*) +\*\/\n +to\w+\(\) \{\n +return this\.to\('([^']+)'\)/g;
  return [...code.matchAll(methods)].map(([, comment = '', name = '']) => ({
    name,
    guide: /^ +\* (https?:\/\/\S+)$/m.exec(comment)?.[1],
  }));
}

function readManagedPolicies(code: string): [name: string, description: string][] {
  const found = [...code.matchAll(/^(?:\/\*\* (.*) \*\/\n)?AwsManagedPolicy\.\w+ = '([^']+)';$/gm)];
  const assigned = code.match(/^AwsManagedPolicy\.\w+ = /gm)?.length;
  if (found.length === 0 || found.length !== assigned) throw new Error('iam-floyd: managed policies not understood');
  return found.map(([, description = '', name = '']) => [name, description.replaceAll('*\\/', '*/').trim()]);
}
