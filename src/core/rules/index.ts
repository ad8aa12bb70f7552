/** The list of rules, sorted by id. A new rule is one file here and one line below. */
import { duplicateSid } from './duplicate-sid.ts';
import { ineffectiveResource } from './ineffective-resource.ts';
import { invalidEffect } from './invalid-effect.ts';
import { invalidSyntax } from './invalid-syntax.ts';
import { missingVersion } from './missing-version.ts';
import type { Rule } from './rule.ts';
import { unknownAction } from './unknown-action.ts';
import { wildcardAction } from './wildcard-action.ts';
import { wildcardResource } from './wildcard-resource.ts';

export const RULES: readonly Rule[] = [
  duplicateSid,
  ineffectiveResource,
  invalidEffect,
  invalidSyntax,
  missingVersion,
  unknownAction,
  wildcardAction,
  wildcardResource,
];
