/** What the catalog of AWS services, actions, resource types and condition keys offers to the rest of the core. */
import type { Form } from './forms.ts';

/** AWS's own five access levels, as the service authorization reference spells them. */
export type AccessLevel = 'List' | 'Read' | 'Write' | 'Permissions management' | 'Tagging';

/** Weightiest first: the order in which levels are shown and warned about. */
export const ACCESS_LEVELS: readonly AccessLevel[] = ['Permissions management', 'Write', 'Tagging', 'Read', 'List'];

export interface ResourceType {
  /** The name in the service authorization reference, such as `bucket`. */
  readonly name: string;
  /** The ARN forms, such as `arn:${Partition}:s3:::${BucketName}`; never empty, a few types have two. May hold `*`. */
  readonly arns: readonly string[];
  readonly conditionKeys: readonly string[];
}

export interface ActionResource {
  readonly type: ResourceType;
  readonly required: boolean;
  /** Condition keys that the action carries for this resource type only. */
  readonly conditionKeys: readonly string[];
}

export interface Action {
  /** `s3:GetObject`, in AWS's own spelling. */
  readonly id: string;
  /** `GetObject` */
  readonly name: string;
  readonly description: string;
  /** Never empty; combined levels of the source ("Tagging, Write") are split. */
  readonly access: readonly AccessLevel[];
  readonly resources: readonly ActionResource[];
  readonly conditionKeys: readonly string[];
  /** Full ids of actions that a call of this one also needs. */
  readonly dependentActions: readonly string[];
  /** True where the action is a permission without an API operation of its own. */
  readonly permissionOnly: boolean;
}

export interface ConditionKey {
  /** `s3:prefix`, `aws:RequestTag/${TagKey}` */
  readonly name: string;
  readonly description: string;
  /** `String`, `ARN`, `Bool`, `Date`, `Numeric`, `IPAddress`, `ArrayOfString`, … as the source spells it. */
  readonly type: string;
}

export interface Service {
  /** `s3`: what stands before the colon of an action. */
  readonly prefix: string;
  /** `Amazon S3` */
  readonly name: string;
  /** `Storage`: the kind of service, as AWS's pages have it. */
  readonly category: string | undefined;
  /** The service's page in AWS's service authorization reference; undefined where the sources name none. */
  readonly url: string | undefined;
  /** The names of all actions, sorted, without what else is known of them: quick to search. */
  readonly names: readonly string[];
  /** Sorted by name. */
  readonly actions: readonly Action[];
  readonly resourceTypes: readonly ResourceType[];
  readonly conditionKeys: readonly ConditionKey[];
  /** Any case; undefined where there is none. */
  action(name: string): Action | undefined;
  /** Any case. */
  resourceType(name: string): ResourceType | undefined;
  /** Any case, a template with its place filled in: `s3:ExistingObjectTag/team` is `s3:ExistingObjectTag/${TagKey}`. */
  conditionKey(name: string): ConditionKey | undefined;
  /** The actions that can act on the type. */
  actionsOn(type: ResourceType): readonly Action[];
  /** The actions that carry the key, whether always or only for one of their resource types; see `keysOf`. */
  actionsWith(key: ConditionKey): readonly Action[];
  /** The page of the reference that lists it; a few services have several. */
  pageOf(listed: Action | ResourceType): string | undefined;
  /** The page that the reference links the action to: its API operation, for a few a chapter of a guide. */
  guideOf(action: Action): string | undefined;
  /** Names that older data had and today's has not, in any case. */
  isRetired(name: string): boolean;
}

export interface ServiceSummary {
  readonly prefix: string;
  readonly name: string;
  readonly category: string | undefined;
  readonly actionCount: number;
}

/** A condition key that a policy names, and who lists it. */
export interface KeyMatch {
  /** As the service of its prefix describes it, else as the first of `services` does. */
  readonly key: ConditionKey;
  /** Prefixes; an action of another service never carries the key, unless it is a global one. */
  readonly services: readonly string[];
}

/** A resource type that an ARN can name. */
export interface ArnMatch {
  /** Prefix of the service that lists the type; its actions are the ones that act on it. */
  readonly service: string;
  readonly type: ResourceType;
  /**
   * True where the ARN names such a resource whatever its holes hold, as long as they hold no colon. False where it only
   * may: a hole decides, or another type of the service fits better, or a field of the ARN is left out.
   */
  readonly certain: boolean;
}

export interface ManagedPolicy {
  /** Path and name: `service-role/AWSLambdaBasicExecutionRole`. */
  readonly name: string;
  readonly description: string;
  /** AWS says in the description that the policy is on its way out. */
  readonly deprecated: boolean;
}

/** A run of a text, from the first character to the one after the last. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

export interface Catalog {
  /** The version of the data package it was made from. */
  readonly version: string;
  /** The day of the data, `2026-09-26`. */
  readonly date: string;
  readonly counts: {
    readonly services: number;
    readonly actions: number;
    readonly resourceTypes: number;
    readonly conditionKeys: number;
    readonly managedPolicies: number;
  };
  /** All services, sorted by prefix, without reading any of them. */
  readonly services: readonly ServiceSummary[];
  /** Prefixes, sorted, of services whose actions a resource control policy can deny. */
  readonly rcpServices: readonly string[];
  /** Any case. What is read of the service is read when it is asked for, and kept. */
  service(prefix: string): Service | undefined;
  /** `s3:getobject` in any case, without wildcards. */
  action(id: string): Action | undefined;
  /** True for `prefix:Name` that older data knew and this one does not; a whole retired service counts. */
  isRetired(id: string): boolean;
  /** A key that services list, in any case, templates filled in; of the global ones (`aws:`) those about tags only. */
  conditionKey(name: string): KeyMatch | undefined;
  /**
   * The resource types that an ARN of a policy can name: those of the service it is an ARN of first, the likeliest first.
   * Wildcards, `${variables}` and the holes are taken as what they are. None where no known form fits; undefined for
   * what has not the six fields of an ARN, `*` included.
   */
  typesOfArn(arn: string, holes?: readonly Run[]): readonly ArnMatch[] | undefined;
  /** The ARN forms of a type, taken apart once. */
  formsOf(type: ResourceType): readonly Form[];
  /** The ARN forms that name the service, whichever service lists them. In the case of the forms. */
  formsNaming(service: string): readonly Form[];
  /** AWS managed policies, sorted by path and name. */
  readonly managedPolicies: readonly ManagedPolicy[];
  /** By ARN in any partition, by path and name, or by the name alone where it has a path. */
  managedPolicy(nameOrArn: string): ManagedPolicy | undefined;
}
