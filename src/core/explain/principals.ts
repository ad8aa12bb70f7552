/** Whom a statement speaks of, in a sentence. */
import type { Kind } from '../iam/grammar.ts';
import { classifyPrincipal, type Principal as Named } from '../iam/principals.ts';
import type { ServiceName } from '../iam/service-principals.ts';
import type { Policy, Principal, Statement, Value } from '../policy/model.ts';
import { data, name, type Phrase, say, words } from './phrase.ts';
import { limited } from './values.ts';

const HIDDEN = words('principals that the text does not show');

/** To follow "Allows". */
export function explainPrincipals({ kind }: Policy, { principal, elements, open }: Statement): Phrase {
  if (!principal) {
    const isWritten = elements.some(element => element.name === 'Principal' || element.name === 'NotPrincipal');
    return isWritten || (open && WITH_PRINCIPAL.includes(kind)) ? HIDDEN : words(HOLDERS[kind]);
  }
  const shown = namedIn(principal);
  if (principal.negated) return shown.length === 0 ? words('everyone') : say`everyone except ${limited(shown, 'and')}`;
  if (isEveryone(principal)) return words('everyone');
  return shown.length === 0 ? words('nobody') : limited(shown, 'and');
}

const WITH_PRINCIPAL: readonly Kind[] = ['resource', 'trust', 'rcp', 'endpoint'];

/** Whom a policy without Principal is about. */
const HOLDERS: Readonly<Record<Kind, string>> = {
  identity: 'whoever has this policy',
  boundary: 'whoever has this boundary',
  session: 'the session',
  scp: 'everyone in the accounts under this policy',
  trust: 'nobody, since no principal is named,',
  resource: 'nobody, since no principal is named,',
  rcp: 'nobody, since no principal is named,',
  endpoint: 'nobody, since no principal is named,',
};

/** `"*"` alone, and as a value of AWS. */
export const isEveryone = ({ everyone, groups }: Principal): boolean =>
  everyone?.text === '*' ||
  groups.some(({ type, values }) => (type.value === 'AWS' || type.value === '*') && values.some(isStar));

const isStar = ({ text, known, chosen }: Value): boolean => known && !chosen && text === '*';

function namedIn({ everyone, groups, open }: Principal): Phrase[] {
  const named = groups.flatMap(({ type, values }) => values.map(value => sayValue(type.value, value)));
  const hidden = open || groups.some(group => group.open) ? [HIDDEN] : [];
  return [...(everyone ? [sayValue('*', everyone)] : []), ...named, ...hidden];
}

const sayValue = (type: string, { text, known }: Value): Phrase =>
  known ? sayPrincipal(classifyPrincipal(type, text), text) : name(text);

export function sayPrincipal(principal: Named, text: string): Phrase {
  switch (principal.kind) {
    case 'everyone':
      return words('everyone');
    case 'account':
      return say`account ${name(principal.account)}`;
    case 'role':
    case 'user':
    case 'group':
      return say`${words(principal.kind)} ${name(principal.name)} of account ${name(principal.account)}`;
    case 'session':
      return say`session ${name(principal.session)} of role ${name(principal.role)}`;
    case 'federated-user':
      return say`federated user ${name(principal.name)}`;
    case 'service':
      return sayService(principal.service, text);
    case 'federated':
      return sayFederated(principal);
    case 'canonical-user':
      return say`the account with the canonical ID ${name(text)}`;
    case 'unique-id':
      return say`the ${words(principal.of === 'other' ? 'principal' : principal.of)} with the ID ${name(text)}`;
    case 'origin-access-identity':
      return say`the CloudFront origin access identity ${name(principal.id)}`;
    case 'unknown':
      return name(text);
  }
}

function sayService({ known, region }: ServiceName, text: string): Phrase {
  if (!known) return say`the service ${name(text)}`;
  return region === undefined ? data(known.title) : say`${data(known.title)} in ${name(region)}`;
}

function sayFederated({ federated }: Extract<Named, { kind: 'federated' }>): Phrase {
  if (federated.kind === 'saml') return say`people of the SAML provider ${name(federated.name)}`;
  if (federated.provider) return say`holders of a token from ${data(federated.provider.title)}`;
  return say`holders of a token from ${name(federated.issuer)}`;
}
