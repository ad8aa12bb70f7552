/** The typed view of a policy: what every feature reads, whichever language the policy is written in. */
import type { ElementName, Kind } from '../iam/grammar.ts';
import type { Tree } from '../syntax/host.ts';
import type { Entry, ListNode, MapNode, Node, Scalar } from '../syntax/node.ts';
import type { Span } from '../syntax/text.ts';
import type { Dialect } from './dialect.ts';

/** Spans are offsets of `tree.source.text`; only the façade turns them into offsets of the file. */
export interface Policy {
  readonly tree: Tree;
  readonly node: MapNode;
  readonly dialect: Dialect;
  readonly kind: Kind;
  /** True where the carrier or the person says the kind; false where it is guessed from the structure. */
  readonly kindKnown: boolean;
  /** Prefix of the service whose resource a resource policy is attached to, where the carrier says it. */
  readonly service?: string;
  /** As written, duplicates and unknown ones too. */
  readonly elements: readonly Element[];
  readonly statements: readonly Statement[];
  /** The list of statements, where the text has one. */
  readonly statementList?: ListNode;
  /** Elements or statements may exist that the text does not show. */
  readonly open: boolean;
}

export interface Element {
  /** Undefined for a key that is no element. */
  readonly name: ElementName | undefined;
  readonly entry: Entry;
  /** As the dialect reads it; missing where it is not typed yet. */
  readonly value?: Node;
}

export interface Statement {
  readonly node: MapNode;
  /** Place in the list; undefined where the policy has one statement and no list. */
  readonly index: number | undefined;
  readonly elements: readonly Element[];
  readonly open: boolean;
  /** `Allow`, `Deny`, or what is written there; undefined where it is missing, half-typed or unknowable. */
  readonly effect?: Value;
  /** True where it surely grants: Effect is Allow, or is left out where the carrier puts Allow for it. */
  readonly allows: boolean;
  /** True where it surely forbids. */
  readonly denies: boolean;
  readonly sid?: Value;
  readonly action?: Field;
  readonly resource?: Field;
  readonly principal?: Principal;
  readonly conditions: readonly Condition[];
  /** The smallest token that stands for the whole: Sid, else Effect, else the opening token. */
  readonly anchor: Span;
}

/** One value or a list of values: of an Action, of a principal type, of a condition key. */
export interface Values {
  readonly values: readonly Value[];
  /** Values may exist that the text does not show. */
  readonly open: boolean;
  /** The list that they stand in, where the text has one. */
  readonly list?: ListNode;
}

/** Action, Resource and their opposites. */
export interface Field extends Values {
  readonly element: ElementName;
  readonly negated: boolean;
  readonly entry: Entry;
}

export interface Value {
  readonly scalar: Scalar;
  /** What stands in the text for it: the scalar, or the expression around it (`!Sub "…"`). */
  readonly node: Node;
  /** As IAM reads it, in the spelling of the policy language. */
  readonly text: string;
  /** False where a part of it is a hole. */
  readonly known: boolean;
  /** Place in the list; undefined where the text has no list, and in a branch of a choice. */
  readonly index: number | undefined;
  /** It stands in a branch of a choice (`Fn::If`), where only one value can take its place. */
  readonly chosen: boolean;
}

export interface Principal {
  readonly negated: boolean;
  readonly entry: Entry;
  /** `"*"` written as a plain string. */
  readonly everyone?: Value;
  readonly groups: readonly PrincipalGroup[];
  readonly open: boolean;
}

export interface PrincipalGroup extends Values {
  readonly type: Scalar;
  /** Where it is written: an entry of the Principal's map, or a `principals` block. */
  readonly entry: Entry;
}

export interface Condition extends Values {
  readonly operator: Scalar;
  readonly key?: Scalar;
  /** Where it is written: an entry of an operator's map, or a `condition` block. */
  readonly entry: Entry;
}
