import type { RuleSummary } from './annotationRule';
import { annotationRules } from './annotationRules';
import { attributeTarget, attributeTargetRationale } from './annotation/attributeTarget';
import { attributeValue, attributeValueRationale } from './annotation/attributeValue';
import { eventArgument, eventArgumentRationale } from './annotation/eventArgument';
import { groupingLabel, groupingLabelRationale } from './annotation/groupingLabel';
import { relationArgument, relationArgumentRationale } from './annotation/relationArgument';
import { danglingReference, danglingReferenceRationale } from './annotation/danglingReference';
import { duplicate, duplicateRationale } from './annotation/duplicate';
import { duplicateId, duplicateIdRationale } from './annotation/duplicateId';
import { edgeWhiteSpace, edgeWhiteSpaceRationale } from './annotation/edgeWhiteSpace';
import { lost, lostRationale } from './annotation/lost';
import { malformedLine, malformedLineRationale } from './annotation/malformedLine';
import { moved, movedRationale } from './annotation/moved';
import { textMismatch, textMismatchRationale } from './annotation/textMismatch';
import { unknownLabel, unknownLabelRationale } from './annotation/unknownLabel';
import { untaggedTwin, untaggedTwinRationale } from './annotation/untaggedTwin';
import { bodyMarkupResidueRule, bodyMarkupResidueRationale } from './body/markupResidue';
import { bodyTokenizerResidueRule, bodyTokenizerResidueRationale } from './body/tokenizerResidue';
import { bodyLineEndHyphenRule, bodyLineEndHyphenRationale } from './body/lineEndHyphen';
import { bodyRepeatedTextRule, bodyRepeatedTextRationale } from './body/repeatedText';
import { bodyBoilerplateRule, bodyBoilerplateRationale } from './body/boilerplate';
import { textControlCharacterRule, textControlCharacterRationale } from './text/controlCharacter';
import { textEscapeResidueRule, textEscapeResidueRationale } from './text/escapeResidue';
import { textHtmlEntityRule, textHtmlEntityRationale } from './text/htmlEntity';
import { textHtmlTagRule, textHtmlTagRationale } from './text/htmlTag';
import { textInvisibleCharacterRule, textInvisibleCharacterRationale } from './text/invisibleCharacter';
import { bodyLostBreakRule, bodyLostBreakRationale } from './body/lostBreak';
import { bodyMissingSpaceRule, bodyMissingSpaceRationale } from './body/missingSpace';
import { textLayoutControlRule, textLayoutControlRationale } from './text/layoutControl';
import { textSpecialSpaceRule, textSpecialSpaceRationale } from './text/specialSpace';
import { textPrivateUseCharacterRule, textPrivateUseCharacterRationale } from './text/privateUse';
import { textLigatureRule, textLigatureRationale } from './text/ligature';
import { textMojibakeRule, textMojibakeRationale } from './text/mojibake';
import { bodyUnbalancedQuotesRule, bodyUnbalancedQuotesRationale } from './body/unbalancedQuotes';
import { dateFutureRule, dateFutureRationale } from './date/future';
import { dateImpossibleRule, dateImpossibleRationale } from './date/impossible';
import { dateInvalidRule, dateInvalidRationale } from './date/invalid';
import { dateStyleRule, dateStyleRationale } from './date/style';
import { dateUrlMismatchRule, dateUrlMismatchRationale } from './date/urlMismatch';
import { numberInvalidRule, numberInvalidRationale } from './number/invalid';
import { numberLeadingZeroRule, numberLeadingZeroRationale } from './number/leadingZero';
import { recordExtraLineRule, recordExtraLineRationale } from './record/extraLine';
import { recordSwappedLinesRule, recordSwappedLinesRationale } from './record/swappedLines';
import { recordSeveralRecordsRule, recordSeveralRecordsRationale } from './record/severalRecords';
import { titleErrorPageRule, titleErrorPageRationale } from './title/errorPage';
import { datePlaceholderRule, datePlaceholderRationale } from './date/placeholder';
import { bodyNullValueRule, nullValueRationale, titleNullValueRule } from './nullValue';
import { recordByteOrderMarkRule, recordByteOrderMarkRationale } from './record/byteOrderMark';
import { recordEmptyFieldRule, recordEmptyFieldRationale } from './record/emptyField';
import { recordMissingLineRule, recordMissingLineRationale } from './record/missingLine';
import { recordMixedLineEndingsRule, recordMixedLineEndingsRationale } from './record/mixedLineEndings';
import { subjectsDuplicateRule, subjectsDuplicateRationale } from './subjects/duplicate';
import { subjectsEmptyItemRule, subjectsEmptyItemRationale } from './subjects/emptyItem';
import { subjectsLostCommaRule, subjectsLostCommaRationale } from './subjects/lostComma';
import { subjectsNotInVocabularyRule, subjectsNotInVocabularyRationale } from './subjects/notInVocabulary';
import { subjectsNullItemRule, subjectsNullItemRationale } from './subjects/nullItem';
import { subjectsSurroundingSpaceRule, subjectsSurroundingSpaceRationale } from './subjects/surroundingSpace';
import { titleExtraSpaceRule, titleExtraSpaceRationale } from './title/extraSpace';
import { titleLineBreakRule, titleLineBreakRationale } from './title/lineBreak';
import { titlePublisherMismatchRule, titlePublisherMismatchRationale } from './title/publisherMismatch';
import { urlInvalidRule, urlInvalidRationale } from './url/invalid';
import { urlNotHttpsRule, urlNotHttpsRationale } from './url/notHttps';
import { urlTrackingParametersRule, urlTrackingParametersRationale } from './url/trackingParameters';
import { urlWhiteSpaceRule, urlWhiteSpaceRationale } from './url/whiteSpace';
import { rules } from './index';

/** What every rule tells of itself, and a paragraph for its page: why it matters, what it leaves alone, where the knowledge comes from. */
export interface RuleDescription extends RuleSummary {
  /** Markdown. */
  readonly rationale: string;
}

const rationales: ReadonlyMap<string, string> = new Map([
  [attributeTarget.id, attributeTargetRationale], [attributeValue.id, attributeValueRationale], [eventArgument.id, eventArgumentRationale], [groupingLabel.id, groupingLabelRationale], [relationArgument.id, relationArgumentRationale],
  [danglingReference.id, danglingReferenceRationale],
  [duplicate.id, duplicateRationale],
  [duplicateId.id, duplicateIdRationale],
  [edgeWhiteSpace.id, edgeWhiteSpaceRationale],
  [lost.id, lostRationale],
  [malformedLine.id, malformedLineRationale],
  [moved.id, movedRationale],
  [textMismatch.id, textMismatchRationale],
  [unknownLabel.id, unknownLabelRationale],
  [untaggedTwin.id, untaggedTwinRationale],
  [bodyMarkupResidueRule.id, bodyMarkupResidueRationale],
  [bodyTokenizerResidueRule.id, bodyTokenizerResidueRationale],
  [bodyLineEndHyphenRule.id, bodyLineEndHyphenRationale],
  [bodyRepeatedTextRule.id, bodyRepeatedTextRationale],
  [bodyBoilerplateRule.id, bodyBoilerplateRationale],
  [textControlCharacterRule.id, textControlCharacterRationale],
  [textEscapeResidueRule.id, textEscapeResidueRationale],
  [textHtmlEntityRule.id, textHtmlEntityRationale],
  [textHtmlTagRule.id, textHtmlTagRationale],
  [textInvisibleCharacterRule.id, textInvisibleCharacterRationale],
  [bodyLostBreakRule.id, bodyLostBreakRationale],
  [bodyMissingSpaceRule.id, bodyMissingSpaceRationale],
  [textLayoutControlRule.id, textLayoutControlRationale],
  [textSpecialSpaceRule.id, textSpecialSpaceRationale],
  [textPrivateUseCharacterRule.id, textPrivateUseCharacterRationale],
  [textLigatureRule.id, textLigatureRationale],
  [textMojibakeRule.id, textMojibakeRationale],
  [bodyUnbalancedQuotesRule.id, bodyUnbalancedQuotesRationale],
  [dateFutureRule.id, dateFutureRationale],
  [dateImpossibleRule.id, dateImpossibleRationale],
  [dateInvalidRule.id, dateInvalidRationale],
  [dateStyleRule.id, dateStyleRationale],
  [dateUrlMismatchRule.id, dateUrlMismatchRationale],
  [numberInvalidRule.id, numberInvalidRationale],
  [numberLeadingZeroRule.id, numberLeadingZeroRationale],
  [recordExtraLineRule.id, recordExtraLineRationale],
  [recordSwappedLinesRule.id, recordSwappedLinesRationale],
  [recordSeveralRecordsRule.id, recordSeveralRecordsRationale],
  [titleErrorPageRule.id, titleErrorPageRationale],
  [datePlaceholderRule.id, datePlaceholderRationale],
  [titleNullValueRule.id, nullValueRationale],
  [bodyNullValueRule.id, nullValueRationale],
  [recordByteOrderMarkRule.id, recordByteOrderMarkRationale],
  [recordEmptyFieldRule.id, recordEmptyFieldRationale],
  [recordMissingLineRule.id, recordMissingLineRationale],
  [recordMixedLineEndingsRule.id, recordMixedLineEndingsRationale],
  [subjectsDuplicateRule.id, subjectsDuplicateRationale],
  [subjectsEmptyItemRule.id, subjectsEmptyItemRationale],
  [subjectsLostCommaRule.id, subjectsLostCommaRationale],
  [subjectsNotInVocabularyRule.id, subjectsNotInVocabularyRationale],
  [subjectsNullItemRule.id, subjectsNullItemRationale],
  [subjectsSurroundingSpaceRule.id, subjectsSurroundingSpaceRationale],
  [titleExtraSpaceRule.id, titleExtraSpaceRationale],
  [titleLineBreakRule.id, titleLineBreakRationale],
  [titlePublisherMismatchRule.id, titlePublisherMismatchRationale],
  [urlInvalidRule.id, urlInvalidRationale],
  [urlNotHttpsRule.id, urlNotHttpsRationale],
  [urlTrackingParametersRule.id, urlTrackingParametersRationale],
  [urlWhiteSpaceRule.id, urlWhiteSpaceRationale],
]);

/** Every rule, of records and of annotations, with its rationale: for settings, pages, and formats that name rules. */
export const everyRule: readonly RuleDescription[] = [...rules, ...annotationRules].map((rule) => ({ ...rule, rationale: rationales.get(rule.id) ?? '' }));
