/** A condition key as the subject of a sentence. */
import { type KeyFacts, keyFacts } from '../catalog/key-facts.ts';
import type { Catalog } from '../catalog/types.ts';
import { keyParts } from '../iam/condition-keys.ts';
import { federationKey } from '../iam/federation.ts';
import { KEY_WORDS, type KeyWords } from './key-words.ts';
import { name, type Phrase, say, words } from './phrase.ts';

/** The words for a key, its tag key or the like filled in. */
export interface KeySaid {
  /** As the catalog or the table has it; undefined where nobody is known to define it. */
  readonly facts: KeyFacts | undefined;
  readonly subject: Phrase;
  readonly each: Phrase;
  readonly own: KeyWords | undefined;
}

export function sayKey(catalog: Catalog, key: string): KeySaid {
  const facts = keyFacts(catalog, key);
  const own = facts && KEY_WORDS[facts.name];
  if (own) {
    const { part } = facts.name.includes('/') ? (keyParts(key) ?? {}) : {};
    const tail = part ? say` ${name(part)}` : [];
    return {
      facts,
      own,
      subject: [own.subject, ...tail],
      each: own.each ? [own.each, ...tail] : say`value of ${name(key)}`,
    };
  }
  return { facts, own, ...sayOther(facts, key) };
}

function sayOther(facts: KeyFacts | undefined, key: string): Pick<KeySaid, 'subject' | 'each'> {
  const each = say`value of ${name(key)}`;
  const { part } = keyParts(key) ?? {};
  if (facts?.match && part && /:ResourceTag\/\$\{/i.test(facts.name))
    return { subject: say`the resource’s tag ${name(part)}`, each };
  const federation = federationKey(key);
  if (!federation) return { subject: name(key), each };
  const kind = key.toLowerCase().startsWith('saml:') ? 'assertion' : 'token';
  const subject = say`${name(federation.claim.name)} in the ${words(kind)}`;
  return { subject, each: subject };
}
