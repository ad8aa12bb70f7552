/** What the catalog of AWS services, actions, resource types and condition keys offers to the rest of the core. */

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
  /** Names that older data had and today's has not, in any case. */
  isRetired(name: string): boolean;
}

export interface ServiceSummary {
  readonly prefix: string;
  readonly name: string;
  readonly actionCount: number;
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
  /** Any case. Reads the service's line at the first call and keeps it. */
  service(prefix: string): Service | undefined;
  /** `s3:getobject` in any case, without wildcards. */
  action(id: string): Action | undefined;
  /** True for `prefix:Name` that older data knew and this one does not; a whole retired service counts. */
  isRetired(id: string): boolean;
  /** AWS managed policy by its path and name (`service-role/AWSLambdaBasicExecutionRole`), its description. */
  managedPolicy(pathAndName: string): { readonly name: string; readonly description: string } | undefined;
}
