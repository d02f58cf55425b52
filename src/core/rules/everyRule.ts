import * as annotationAttributeTarget from './annotation/attributeTarget';
import * as annotationAttributeValue from './annotation/attributeValue';
import * as annotationDanglingReference from './annotation/danglingReference';
import * as annotationDuplicate from './annotation/duplicate';
import * as annotationDuplicateId from './annotation/duplicateId';
import * as annotationEdgeWhiteSpace from './annotation/edgeWhiteSpace';
import * as annotationEventArgument from './annotation/eventArgument';
import * as annotationGroupingLabel from './annotation/groupingLabel';
import * as annotationLost from './annotation/lost';
import * as annotationMalformedLine from './annotation/malformedLine';
import * as annotationMoved from './annotation/moved';
import * as annotationOverlap from './annotation/overlap';
import * as annotationRelationArgument from './annotation/relationArgument';
import * as annotationTextMismatch from './annotation/textMismatch';
import * as annotationUnknownLabel from './annotation/unknownLabel';
import * as annotationUntaggedTwin from './annotation/untaggedTwin';
import * as bodyBoilerplate from './body/boilerplate';
import * as bodyLineEndHyphen from './body/lineEndHyphen';
import * as bodyLostBreak from './body/lostBreak';
import * as bodyMarkupResidue from './body/markupResidue';
import * as bodyMissingSpace from './body/missingSpace';
import * as bodyRepeatedText from './body/repeatedText';
import * as bodyTokenizerResidue from './body/tokenizerResidue';
import * as bodyUnbalancedQuotes from './body/unbalancedQuotes';
import * as corpusDuplicateNumber from './twins/duplicateNumber';
import * as corpusDuplicateUrl from './twins/duplicateUrl';
import * as corpusLinkedDifferently from './twins/linkedDifferently';
import * as corpusNearDuplicate from './twins/nearDuplicate';
import * as dateFuture from './date/future';
import * as dateImpossible from './date/impossible';
import * as dateInvalid from './date/invalid';
import * as datePlaceholder from './date/placeholder';
import * as dateStyle from './date/style';
import * as dateUrlMismatch from './date/urlMismatch';
import * as labelsConfiguration from './labels/configuration';
import * as numberInvalid from './number/invalid';
import * as numberLeadingZero from './number/leadingZero';
import * as recordAnnotationOwner from './record/annotationOwner';
import * as recordByteOrderMark from './record/byteOrderMark';
import * as recordEmptyField from './record/emptyField';
import * as recordExtraLine from './record/extraLine';
import * as recordMissingLine from './record/missingLine';
import * as recordMixedLineEndings from './record/mixedLineEndings';
import * as recordSeveralRecords from './record/severalRecords';
import * as recordSwappedLines from './record/swappedLines';
import * as subjectsDuplicate from './subjects/duplicate';
import * as subjectsEmptyItem from './subjects/emptyItem';
import * as subjectsLostComma from './subjects/lostComma';
import * as subjectsNotInVocabulary from './subjects/notInVocabulary';
import * as subjectsNullItem from './subjects/nullItem';
import * as subjectsSurroundingSpace from './subjects/surroundingSpace';
import * as textControlCharacter from './text/controlCharacter';
import * as textEscapeResidue from './text/escapeResidue';
import * as textHtmlEntity from './text/htmlEntity';
import * as textHtmlTag from './text/htmlTag';
import * as textInvisibleCharacter from './text/invisibleCharacter';
import * as textLayoutControl from './text/layoutControl';
import * as textLigature from './text/ligature';
import * as textMojibake from './text/mojibake';
import * as textPrivateUse from './text/privateUse';
import * as textSpecialSpace from './text/specialSpace';
import * as titleErrorPage from './title/errorPage';
import * as titleExtraSpace from './title/extraSpace';
import * as titleLineBreak from './title/lineBreak';
import * as titlePublisherMismatch from './title/publisherMismatch';
import * as urlInvalid from './url/invalid';
import * as urlNotHttps from './url/notHttps';
import * as urlTrackingParameters from './url/trackingParameters';
import * as urlWhiteSpace from './url/whiteSpace';
import * as nullValue from './nullValue';
import { annotationRules } from './annotationRules';
import { corpusRules } from './twins/corpusRules';
import { rules } from './index';
import type { RuleSummary } from './rule';

/** What every rule says of itself, and a paragraph for its page: why it matters, what it leaves alone, where the knowledge comes from. */
export interface RuleDescription extends RuleSummary {
  /** Markdown. */
  readonly rationale: string;
}

/** Each module of a rule exports the rule and, under a name that ends so, its rationale. */
const modules: readonly Readonly<Record<string, unknown>>[] = [
  annotationAttributeTarget, annotationAttributeValue, annotationDanglingReference, annotationDuplicate, annotationDuplicateId, annotationEdgeWhiteSpace,
  annotationEventArgument, annotationGroupingLabel, annotationLost, annotationMalformedLine, annotationMoved, annotationOverlap, annotationRelationArgument,
  annotationTextMismatch, annotationUnknownLabel, annotationUntaggedTwin, bodyBoilerplate, bodyLineEndHyphen, bodyLostBreak,
  bodyMarkupResidue, bodyMissingSpace, bodyRepeatedText, bodyTokenizerResidue, bodyUnbalancedQuotes, corpusDuplicateNumber, corpusDuplicateUrl, corpusLinkedDifferently, corpusNearDuplicate, dateFuture,
  dateImpossible, dateInvalid, datePlaceholder, dateStyle, dateUrlMismatch, labelsConfiguration,
  numberInvalid, numberLeadingZero, recordAnnotationOwner, recordByteOrderMark, recordEmptyField, recordExtraLine,
  recordMissingLine, recordMixedLineEndings, recordSeveralRecords, recordSwappedLines, subjectsDuplicate, subjectsEmptyItem,
  subjectsLostComma, subjectsNotInVocabulary, subjectsNullItem, subjectsSurroundingSpace, textControlCharacter, textEscapeResidue,
  textHtmlEntity, textHtmlTag, textInvisibleCharacter, textLayoutControl, textLigature, textMojibake,
  textPrivateUse, textSpecialSpace, titleErrorPage, titleExtraSpace, titleLineBreak, titlePublisherMismatch,
  urlInvalid, urlNotHttps, urlTrackingParameters, urlWhiteSpace, nullValue,
];

const rationales: ReadonlyMap<unknown, string> = new Map(modules.flatMap((module) => {
  const exported = Object.entries(module);
  const rationale = exported.find(([name]) => name.endsWith('Rationale'))?.[1];
  const made = exported.filter(([, value]) => typeof value === 'object' && value !== null && 'needs' in value);
  return made.map(([, rule]) => [rule, typeof rationale === 'string' ? rationale : ''] as const);
}));

/** Every rule there is, of records first: the list that settings, documentation and formats are made from. */
export const everyRule: readonly RuleDescription[] = [...rules, ...annotationRules, labelsConfiguration.labelsConfigurationRule, ...corpusRules]
  .map((rule) => ({ ...rule, rationale: rationales.get(rule) ?? '' }));
