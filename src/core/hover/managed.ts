/** A managed policy of AWS, named by its ARN. */
import { addressOf } from '../catalog/addresses.ts';
import type { Catalog } from '../catalog/types.ts';
import { code, link, paragraphs, prose } from './markdown.ts';

/** Undefined where the text is not the ARN of one. */
export function managedText(catalog: Catalog, text: string): string | undefined {
  const policy = text.startsWith('arn:') ? catalog.managedPolicy(text) : undefined;
  if (!policy) return undefined;
  const address = addressOf({ about: 'managed-policy', policy });
  const shown = policy.name.slice(policy.name.lastIndexOf('/') + 1);
  return paragraphs(
    `**AWS managed policy** ${code(shown)}${policy.deprecated ? ', on its way out: look for its successor' : ''}`,
    prose(policy.description),
    address && link('What it holds', address),
  );
}
