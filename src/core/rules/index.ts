/** The list of rules, sorted by id. A new rule is one file here and one line below. */
import { conflictingElements } from './conflicting-elements.ts';
import { conflictingOperator } from './conflicting-operator.ts';
import { conflictingPrefixCondition } from './conflicting-prefix-condition.ts';
import { conflictingTrustAction } from './conflicting-trust-action.ts';
import { deprecatedConditionKey } from './deprecated-condition-key.ts';
import { deprecatedVersion } from './deprecated-version.ts';
import { duplicateConditionKey } from './duplicate-condition-key.ts';
import { duplicateElement } from './duplicate-element.ts';
import { duplicateSid } from './duplicate-sid.ts';
import { escalatingActions } from './escalating-actions.ts';
import { exposedConditionKey } from './exposed-condition-key.ts';
import { exposedCredentials } from './exposed-credentials.ts';
import { exposedData } from './exposed-data.ts';
import { exposedNotPrincipal } from './exposed-not-principal.ts';
import { exposedPermissions } from './exposed-permissions.ts';
import { exposedResource } from './exposed-resource.ts';
import { exposedRole } from './exposed-role.ts';
import { exposedToAccount } from './exposed-to-account.ts';
import { ineffectiveAction } from './ineffective-action.ts';
import { ineffectiveCondition } from './ineffective-condition.ts';
import { ineffectiveConditionKey } from './ineffective-condition-key.ts';
import { ineffectiveIpRange } from './ineffective-ip-range.ts';
import { ineffectiveMfaCondition } from './ineffective-mfa-condition.ts';
import { ineffectiveResource } from './ineffective-resource.ts';
import { ineffectiveServiceCondition } from './ineffective-service-condition.ts';
import { ineffectiveStatement } from './ineffective-statement.ts';
import { ineffectiveWildcard } from './ineffective-wildcard.ts';
import { invalidArn } from './invalid-arn.ts';
import { invalidCharacter } from './invalid-character.ts';
import { invalidConditionValue } from './invalid-condition-value.ts';
import { invalidEffect } from './invalid-effect.ts';
import { invalidIpRange } from './invalid-ip-range.ts';
import { invalidKeyValue } from './invalid-key-value.ts';
import { invalidNullOperator } from './invalid-null-operator.ts';
import { invalidPlaceholder } from './invalid-placeholder.ts';
import { invalidPrincipal } from './invalid-principal.ts';
import { invalidPrincipalId } from './invalid-principal-id.ts';
import { invalidPrincipalWildcard } from './invalid-principal-wildcard.ts';
import { invalidSid } from './invalid-sid.ts';
import { invalidSyntax } from './invalid-syntax.ts';
import { invalidType } from './invalid-type.ts';
import { invalidVariable } from './invalid-variable.ts';
import { invalidVersion } from './invalid-version.ts';
import { misplacedAction } from './misplaced-action.ts';
import { misplacedAllow } from './misplaced-allow.ts';
import { misplacedArnField } from './misplaced-arn-field.ts';
import { misplacedAudiencePrefix } from './misplaced-audience-prefix.ts';
import { misplacedConditionKey } from './misplaced-condition-key.ts';
import { misplacedElement } from './misplaced-element.ts';
import { misplacedPrincipal } from './misplaced-principal.ts';
import { misplacedResource } from './misplaced-resource.ts';
import { misplacedSetPrefix } from './misplaced-set-prefix.ts';
import { misplacedVariable } from './misplaced-variable.ts';
import { missingArnField } from './missing-arn-field.ts';
import { missingDependentAction } from './missing-dependent-action.ts';
import { missingElement } from './missing-element.ts';
import { missingExternalId } from './missing-external-id.ts';
import { missingNullCheck } from './missing-null-check.ts';
import { missingOidcCondition } from './missing-oidc-condition.ts';
import { missingPairedKey } from './missing-paired-key.ts';
import { missingRcpCondition } from './missing-rcp-condition.ts';
import { missingSamlAudience } from './missing-saml-audience.ts';
import { missingSetPrefix } from './missing-set-prefix.ts';
import { missingSourceCondition } from './missing-source-condition.ts';
import { missingTagKey } from './missing-tag-key.ts';
import { missingTrustAction } from './missing-trust-action.ts';
import { missingValue } from './missing-value.ts';
import { missingVersion } from './missing-version.ts';
import { oversizedPolicy } from './oversized-policy.ts';
import { redundantAction } from './redundant-action.ts';
import { redundantCondition } from './redundant-condition.ts';
import { redundantConditionValue } from './redundant-condition-value.ts';
import { redundantPrincipal } from './redundant-principal.ts';
import { redundantResource } from './redundant-resource.ts';
import { redundantStatement } from './redundant-statement.ts';
import type { Rule } from './rule.ts';
import { unknownAction } from './unknown-action.ts';
import { unknownConditionKey } from './unknown-condition-key.ts';
import { unknownElement } from './unknown-element.ts';
import { unknownOperator } from './unknown-operator.ts';
import { unknownPartition } from './unknown-partition.ts';
import { unknownPrincipal } from './unknown-principal.ts';
import { unknownPrincipalType } from './unknown-principal-type.ts';
import { unknownRegion } from './unknown-region.ts';
import { unknownResource } from './unknown-resource.ts';
import { unknownService } from './unknown-service.ts';
import { unknownServicePrincipal } from './unknown-service-principal.ts';
import { unknownVariable } from './unknown-variable.ts';
import { wildcardAction } from './wildcard-action.ts';
import { wildcardConditionValue } from './wildcard-condition-value.ts';
import { wildcardNotAction } from './wildcard-not-action.ts';
import { wildcardNotResource } from './wildcard-not-resource.ts';
import { wildcardOidcSubject } from './wildcard-oidc-subject.ts';
import { wildcardPassRole } from './wildcard-pass-role.ts';
import { wildcardResource } from './wildcard-resource.ts';
import { wildcardService } from './wildcard-service.ts';
import { wildcardServiceLinkedRole } from './wildcard-service-linked-role.ts';

export const RULES: readonly Rule[] = [
  conflictingElements,
  conflictingOperator,
  conflictingPrefixCondition,
  conflictingTrustAction,
  deprecatedConditionKey,
  deprecatedVersion,
  duplicateConditionKey,
  duplicateElement,
  duplicateSid,
  escalatingActions,
  exposedConditionKey,
  exposedCredentials,
  exposedData,
  exposedNotPrincipal,
  exposedPermissions,
  exposedResource,
  exposedRole,
  exposedToAccount,
  ineffectiveAction,
  ineffectiveCondition,
  ineffectiveConditionKey,
  ineffectiveIpRange,
  ineffectiveMfaCondition,
  ineffectiveResource,
  ineffectiveServiceCondition,
  ineffectiveStatement,
  ineffectiveWildcard,
  invalidArn,
  invalidCharacter,
  invalidConditionValue,
  invalidEffect,
  invalidIpRange,
  invalidKeyValue,
  invalidNullOperator,
  invalidPlaceholder,
  invalidPrincipal,
  invalidPrincipalId,
  invalidPrincipalWildcard,
  invalidSid,
  invalidSyntax,
  invalidType,
  invalidVariable,
  invalidVersion,
  misplacedAction,
  misplacedAllow,
  misplacedArnField,
  misplacedAudiencePrefix,
  misplacedConditionKey,
  misplacedElement,
  misplacedPrincipal,
  misplacedResource,
  misplacedSetPrefix,
  misplacedVariable,
  missingArnField,
  missingDependentAction,
  missingElement,
  missingExternalId,
  missingNullCheck,
  missingOidcCondition,
  missingPairedKey,
  missingRcpCondition,
  missingSamlAudience,
  missingSetPrefix,
  missingSourceCondition,
  missingTagKey,
  missingTrustAction,
  missingValue,
  missingVersion,
  oversizedPolicy,
  redundantAction,
  redundantCondition,
  redundantConditionValue,
  redundantPrincipal,
  redundantResource,
  redundantStatement,
  unknownAction,
  unknownConditionKey,
  unknownElement,
  unknownOperator,
  unknownPartition,
  unknownPrincipal,
  unknownPrincipalType,
  unknownRegion,
  unknownResource,
  unknownService,
  unknownServicePrincipal,
  unknownVariable,
  wildcardAction,
  wildcardConditionValue,
  wildcardNotAction,
  wildcardNotResource,
  wildcardOidcSubject,
  wildcardPassRole,
  wildcardResource,
  wildcardService,
  wildcardServiceLinkedRole,
];
