/** Reads out of iam-floyd's generated code the pages of services, the names of actions and the managed policies. */

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
  /** Letters and digits only: iam-floyd makes identifiers of them. */
  readonly actions: readonly string[];
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
  return { prefix, url, actions: [...code.matchAll(/return this\.to\('([^']+)'\)/g)].map(match => match[1] ?? '') };
}

function readManagedPolicies(code: string): [name: string, description: string][] {
  const found = [...code.matchAll(/^(?:\/\*\* (.*) \*\/\n)?AwsManagedPolicy\.\w+ = '([^']+)';$/gm)];
  const assigned = code.match(/^AwsManagedPolicy\.\w+ = /gm)?.length;
  if (found.length === 0 || found.length !== assigned) throw new Error('iam-floyd: managed policies not understood');
  return found.map(([, description = '', name = '']) => [name, description.replaceAll('*\\/', '*/').trim()]);
}
