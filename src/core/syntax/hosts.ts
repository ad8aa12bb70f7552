/** Which host reads which language. */
import type { Host } from './host.ts';
import { jsoncHost, jsonHost } from './json.ts';
import { terraformHost } from './terraform.ts';
import { yamlHost } from './yaml.ts';

/** A language identifier of VS Code to its host; undefined where no policy is looked for. */
export function hostOf(language: string): Host | undefined {
  switch (language) {
    case 'json':
    case 'jsonl':
      return jsonHost;
    case 'jsonc':
      return jsoncHost;
    case 'yaml':
      return yamlHost;
    case 'terraform':
    case 'opentofu':
    case 'hcl':
      return terraformHost;
    default:
      return undefined;
  }
}
