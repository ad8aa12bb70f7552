/** A federated principal: which provider, what IAM demands of the trust policy, and how its subjects are written. */
import type { Federated, OidcProvider } from '../iam/federation.ts';
import type { Statement } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import { bullets, code, paragraphs } from './markdown.ts';

const MOST = 5;

export function federatedText(statement: Statement, federated: Federated): string {
  const only = `The role is assumed with ${code(federated.action)}.`;
  if (federated.kind === 'saml') {
    return `all people whom the SAML provider of account ${code(federated.account)} signs in. ${only} Conditions on keys such as ${code('saml:aud')} say which of them.`;
  }
  const { provider } = federated;
  const issuer = excerpt(federated.issuer);
  if (!provider)
    return `all whom this OpenID Connect provider gives a token. ${only} Conditions on ${code(`${issuer}:aud`)} and ${code(`${issuer}:sub`)} say which of them.`;
  return paragraphs(
    `${sharedText(provider)} ${only}${requiredText(statement, provider)}`,
    subjectsText(provider, issuer),
  );
}

const sharedText = ({ shared }: OidcProvider): string =>
  shared
    ? 'all whom this OpenID Connect provider gives a token. All of its customers share it, so only conditions tell yours from those of strangers.'
    : 'all whom this OpenID Connect provider gives a token. It is yours alone, and conditions say which of them.';

function requiredText({ conditions }: Statement, { required }: OidcProvider): string {
  if (required === undefined || conditions.some(({ key }) => key?.value.toLowerCase() === required.toLowerCase()))
    return '';
  return ` IAM refuses a trust policy without a condition on ${code(required)}.`;
}

function subjectsText({ subject }: OidcProvider, issuer: string): string | undefined {
  const forms = subject?.forms.slice(0, MOST) ?? [];
  if (!subject || forms.length === 0) return undefined;
  const rows = bullets(...forms.map(({ form, means }) => `${code(form)}: ${means}`));
  return `**Values of** ${code(`${issuer}:${subject.claim}`)}\n${rows}`;
}
