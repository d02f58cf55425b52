import { attributeTarget } from './annotation/attributeTarget';
import { attributeValue } from './annotation/attributeValue';
import { eventArgument } from './annotation/eventArgument';
import { groupingLabel } from './annotation/groupingLabel';
import { relationArgument } from './annotation/relationArgument';
import { danglingReference } from './annotation/danglingReference';
import { duplicate } from './annotation/duplicate';
import { duplicateId } from './annotation/duplicateId';
import { edgeWhiteSpace } from './annotation/edgeWhiteSpace';
import { lost } from './annotation/lost';
import { malformedLine } from './annotation/malformedLine';
import { moved } from './annotation/moved';
import { overlap } from './annotation/overlap';
import { textMismatch } from './annotation/textMismatch';
import { unknownLabel } from './annotation/unknownLabel';
import { untaggedTwin } from './annotation/untaggedTwin';
import type { AnnotationRule } from './annotationRule';

/** Every check of annotations: the list that editor, command line, settings and docs are made from. */
export const annotationRules: readonly AnnotationRule[] = [
  malformedLine, duplicateId, danglingReference, textMismatch, lost, moved, unknownLabel, duplicate, edgeWhiteSpace, untaggedTwin,
  attributeTarget, attributeValue, eventArgument, groupingLabel, overlap, relationArgument,
];
