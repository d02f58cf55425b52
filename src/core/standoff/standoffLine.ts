import type { CodePointRange } from '../text/codePoints';
import type { TextRange } from '../text/range';

/** Why a line cannot be read, or not by brat; see the table of messages in the rule `annotation.malformed-line`. */
export type LineProblem =
  | 'no-tab'
  | 'id'
  | 'unknown-kind'
  | 'blank'
  | 'no-label'
  | 'offsets'
  | 'reversed-offsets'
  | 'overlapping-fragments'
  | 'missing-quote'
  | 'relation-arguments'
  | 'argument-form'
  | 'no-trigger'
  | 'attribute-form'
  | 'modifier-value'
  | 'lost-value'
  | 'normalization-form'
  | 'lost-link'
  | 'note-form'
  | 'equivalence-form'
  | 'line-separator'
  | 'byte-order-mark';

/** One line of a standoff file, whatever it holds. The lines of a document lie end to end and cover its whole text. */
interface LineOfText {
  /** From 0. */
  readonly index: number;
  /** Without the line ending; UTF-16, half-open, in the sidecar's text. */
  readonly range: TextRange;
  /** Offset behind the line ending; equals `range.end` where there is none. */
  readonly next: number;
  /** What brat would refuse, lose or break on, though we may have read the line. */
  readonly problem: LineProblem | undefined;
}

interface IdentifiedLine extends LineOfText {
  readonly id: string;
}

/** `T1⇥Label 0 4;9 13⇥covered text`: an entity, or the trigger of an event. */
export interface EntityLine extends IdentifiedLine {
  readonly kind: 'entity';
  readonly label: string;
  /** As written: they may stand in any order. Never empty; a fragment may be of length 0. */
  readonly fragments: readonly CodePointRange[];
  /** The covered text as the file tells it: fragments joined by one space; undefined where the line has none. */
  readonly quote: string | undefined;
}

export interface RoleArgument {
  readonly role: string;
  readonly target: string;
}

/** `R1⇥Label Arg1:T1 Arg2:T2`: always two arguments of different roles. */
export interface RelationLine extends IdentifiedLine {
  readonly kind: 'relation';
  readonly label: string;
  readonly arguments: readonly RoleArgument[];
}

/** `E1⇥Label:T2 Role:T1 Role2:E3`. */
export interface EventLine extends IdentifiedLine {
  readonly kind: 'event';
  readonly label: string;
  readonly trigger: string;
  readonly arguments: readonly RoleArgument[];
}

/** `A1⇥Name Target[ Value]`, or its old form without a value, `M1⇥Name Target`. */
export interface AttributeLine extends IdentifiedLine {
  readonly kind: 'attribute';
  readonly name: string;
  readonly target: string;
  /** Undefined for an attribute that is only there or not. */
  readonly value: string | undefined;
}

/** `N1⇥Reference Target Database:Entry⇥text`: a link into a knowledge base. */
export interface NormalizationLine extends IdentifiedLine {
  readonly kind: 'normalization';
  readonly label: string;
  readonly target: string;
  readonly database: string;
  readonly entry: string;
  readonly text: string;
}

/** `#1⇥AnnotatorNotes Target⇥text`. */
export interface NoteLine extends IdentifiedLine {
  readonly kind: 'note';
  readonly label: string;
  readonly target: string;
  readonly text: string;
}

/** `*⇥Label T1 T2 …`: all members are the same thing. The only kind without an id. */
export interface EquivalenceLine extends LineOfText {
  readonly kind: 'equivalence';
  readonly label: string;
  readonly members: readonly string[];
}

/** A line that is none of these; kept as it is. */
interface UnreadLine extends LineOfText {
  readonly kind: 'unread';
}

export type AnnotationLine = EntityLine | RelationLine | EventLine | AttributeLine | NormalizationLine | NoteLine;

export type StandoffLine = AnnotationLine | EquivalenceLine | UnreadLine;

export type LineKind = StandoffLine['kind'];

/** The note type that brat's window shows and edits; others are kept and shown. */
export const annotatorNotes = 'AnnotatorNotes';

/** brat keeps a document's status in a note whose target is no annotation. */
export const statusNote = 'STATUS';

/** Ids of the annotations that a line speaks of, in its order. */
export function referencesOf(line: StandoffLine): readonly string[] {
  switch (line.kind) {
    case 'relation':
      return line.arguments.map(({ target }) => target);
    case 'event':
      return [line.trigger, ...line.arguments.map(({ target }) => target)];
    case 'attribute':
    case 'normalization':
      return [line.target];
    case 'note':
      return line.label === statusNote ? [] : [line.target];
    case 'equivalence':
      return line.members;
    default:
      return [];
  }
}
