/** Pages of AWS behind what a policy names. An editor underlines a link, so only what is rare is one: managed policies. */
import { addressOf } from '../catalog/addresses.ts';
import type { Catalog } from '../catalog/types.ts';
import type { Policy } from '../policy/model.ts';
import type { Span } from '../syntax/text.ts';

export interface Link {
  /** Of the policy's source. */
  readonly span: Span;
  readonly address: string;
  readonly title: string;
}

export function* linksOf({ statements }: Policy, catalog: Catalog): Generator<Link> {
  for (const { resource, conditions } of statements) {
    for (const { known, text, scalar } of [...(resource?.values ?? []), ...conditions.flatMap(one => one.values)]) {
      const managed = known && text.includes(':iam::aws:policy/') ? catalog.managedPolicy(text) : undefined;
      const address = managed && addressOf({ about: 'managed-policy', policy: managed });
      if (address) yield { span: scalar.inner, address, title: `AWS managed policy ${managed?.name ?? ''}` };
    }
  }
}
