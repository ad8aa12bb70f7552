/** The shapes of the facts about identity providers and their claims. */
import type { Known } from '../known.ts';

/** A claim of a provider's token that AWS offers as a condition key, `issuer:claim`. */
export interface Claim {
  readonly name: string;
  /** At most two sentences. */
  readonly text: string;
  /** String where it is missing. */
  readonly type?: 'Numeric';
  /** Whether one token can hold several values; `unknown` where AWS's pages disagree. */
  readonly multivalued: Known;
  /** True where the key can also be used after the role was assumed, in policies of other services. */
  readonly inSession: boolean;
  readonly values?: readonly string[];
  readonly examples?: readonly string[];
}

/** One documented form of the claim that names who asks; `${…}` are its parts. */
export interface SubjectForm {
  readonly form: string;
  /** What a token of this form stands for, without a full stop. */
  readonly means: string;
}

export interface OidcProvider {
  readonly title: string;
  /** Its address without `https://`, as ARNs and condition keys have it; `${…}` parts differ from customer to customer. */
  readonly issuer: string;
  /** `name`: AWS knows it by itself and the Federated value is the issuer. `arn`: you add it and give its ARN. */
  readonly principal: 'name' | 'arn';
  /** True where all customers share one issuer, so that the issuer alone says nothing about whose token it is. */
  readonly shared: boolean;
  /** The condition key without which IAM refuses to save a trust policy. */
  readonly required?: string;
  /** The claim that names for whom the token was made, and its usual value. */
  readonly audience: { readonly claim: string; readonly value?: string };
  /** The claim that names who asks, and its documented forms, narrowest first. */
  readonly subject?: { readonly claim: string; readonly forms: readonly SubjectForm[] };
  readonly claims: readonly Claim[];
}
