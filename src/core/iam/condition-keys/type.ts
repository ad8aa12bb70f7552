/** The shape of a row in the table of global condition keys. */

/** What one value of a key is; a multivalued key holds several of them. */
export type KeyType = 'String' | 'ARN' | 'Bool' | 'Date' | 'Numeric' | 'IPAddress';

/** The headings of AWS's own page: what a key tells about. */
export type KeyGroup = 'principal' | 'session' | 'network' | 'resource' | 'request';

export interface GlobalKey {
  /** AWS's spelling; a part that the writer chooses is a placeholder: `aws:PrincipalTag/${TagKey}`. */
  readonly name: string;
  readonly type: KeyType;
  /** A second type whose operators the key takes too. */
  readonly otherType?: KeyType;
  /** True where one request can hold several values: then a set prefix is needed, and the key is no policy variable. */
  readonly multivalued?: true;
  readonly group: KeyGroup;
  /** `always` only where AWS says so without exception. */
  readonly present: 'always' | 'sometimes';
  /** One sentence: when a request holds the key. */
  readonly presence: string;
  /** At most two sentences: what the key is for, and its trap. */
  readonly text: string;
  /** Every value there can be, where they are few. */
  readonly values?: readonly string[];
  /** Values as requests hold them. */
  readonly examples?: readonly string[];
  /** The fragment of the key on `GLOBAL_KEYS_PAGE`; missing where the page leaves the key out. */
  readonly anchor?: string;
  /** AWS says that a wildcard in the value never makes sense: it names one account, organization or network. */
  readonly sensitive?: true;
  /** The caller writes the value into a header, so it proves nothing. */
  readonly forgeable?: true;
  /** Keys of which one must stand beside this one, or the value is not unique. */
  readonly companions?: readonly string[];
  /** Action prefixes of the only services that fill the key. */
  readonly services?: readonly string[];
  /** Actions of which AWS says that their requests never hold the key; may hold `*`. */
  readonly notFor?: readonly string[];
  /** `unsupported`: AWS gives it no meaning any more. `deprecated`: works, but something else should be used. */
  readonly status?: 'deprecated' | 'unsupported';
  /** What to use in place of one with a status. */
  readonly instead?: readonly string[];
}
