/** The short form in which the tables of service principals are written. */

/**
 * `arn`, `account`: AWS documents that the service sends aws:SourceArn, aws:SourceAccount. `code`: it gives a role to
 * code of the account. `regional`: its name is in use with a Region in it everywhere. `china`: it ends in
 * `.amazonaws.com.cn` there.
 */
export type Mark = 'arn' | 'account' | 'code' | 'regional' | 'china';

/** The name without `.amazonaws.com`, unless it ends otherwise; an empty prefix where the service has no actions of its own. */
export type Row = readonly [name: string, title: string, prefix: string, ...marks: Mark[]];
