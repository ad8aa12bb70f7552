/** Makes one spelling of what the packages spell in several: access levels, ARN forms, condition keys, descriptions. */
import { ACCESS_LEVELS, type AccessLevel } from '../../core/catalog/types.ts';

/** `Tagging, Write` is two levels; a level we do not know must not slip into the catalog. */
export function parseAccess(id: string, written: string): AccessLevel[] {
  const parts = written.split(',').map(part => part.trim());
  const unknown = parts.find(part => !(ACCESS_LEVELS as readonly string[]).includes(part));
  if (unknown !== undefined) throw new Error(`${id}: unknown access level ${JSON.stringify(unknown)} in "${written}"`);
  return ACCESS_LEVELS.filter(level => parts.includes(level));
}

/** A few types list two forms with a comma; one has a placeholder that lost its dollar. */
export function parseArns(type: string, written: string): string[] {
  const arns = written.split(/,\s*(?=arn:)/).map(arn => arn.trim().replace(/\$?\{([^}]*)\}/g, placeholder));
  const odd = arns.find(arn => !/^arn:\$\{Partition\}(:[^:\s]*){3}:\S+$/.test(arn) || /[<>]/.test(arn));
  if (odd !== undefined) throw new Error(`${type}: unexpected form of an ARN: ${odd}`);
  return arns;
}

/** Keys named after a tag come as `s3:ExistingObjectTag/<key>`, `ssm:resourceTag/tag-key` and `glacier:ResourceTag/`. */
export function cleanKey(key: string): string {
  return key.replace(/(Tag\/)(?:<key>|tag-key)?$/, '$1${TagKey}');
}

/**
 * What follows "Grants permission to", as a sentence of its own without full stop: `Retrieve objects from Amazon S3`.
 * Where no verb follows ("Grants permission to the capabilities …") the sentence stays whole.
 */
export function cleanDescription(written: string): string {
  const text = written.replace(/\s+/g, ' ').trim();
  const rest = text.replace(
    /^(?:Grants?|Controls) permissions? to (?!(?:an?|the|all|workers|deciders|federated) )(?=[A-Za-z])/,
    '',
  );
  const sentence = rest.indexOf('.') === rest.length - 1 ? rest.slice(0, -1) : rest;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** `{Date-and-Time}` and `${Date-and-Time}` both become `${DateAndTime}`. */
function placeholder(_written: string, name: string): string {
  return `\${${name.replace(/(?:^|-)([A-Za-z])/g, (_match, letter: string) => letter.toUpperCase())}}`;
}
