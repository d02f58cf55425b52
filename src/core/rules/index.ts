import { dateFutureRule } from './date/future';
import { dateImpossibleRule } from './date/impossible';
import { dateInvalidRule } from './date/invalid';
import { dateStyleRule } from './date/style';
import { dateUrlMismatchRule } from './date/urlMismatch';
import { numberInvalidRule } from './number/invalid';
import { numberLeadingZeroRule } from './number/leadingZero';
import { recordAnnotationOwnerRule } from './record/annotationOwner';
import { recordByteOrderMarkRule } from './record/byteOrderMark';
import { recordEmptyFieldRule } from './record/emptyField';
import { recordMissingLineRule } from './record/missingLine';
import { recordMixedLineEndingsRule } from './record/mixedLineEndings';
import { subjectsDuplicateRule } from './subjects/duplicate';
import { subjectsEmptyItemRule } from './subjects/emptyItem';
import { subjectsLostCommaRule } from './subjects/lostComma';
import { subjectsNotInVocabularyRule } from './subjects/notInVocabulary';
import { subjectsNullItemRule } from './subjects/nullItem';
import { subjectsSurroundingSpaceRule } from './subjects/surroundingSpace';
import { titleExtraSpaceRule } from './title/extraSpace';
import { titleLineBreakRule } from './title/lineBreak';
import { titlePublisherMismatchRule } from './title/publisherMismatch';
import { urlInvalidRule } from './url/invalid';
import { urlNotHttpsRule } from './url/notHttps';
import { urlTrackingParametersRule } from './url/trackingParameters';
import { urlWhiteSpaceRule } from './url/whiteSpace';
import { bodyLostBreakRule } from './body/lostBreak';
import { bodyMissingSpaceRule } from './body/missingSpace';
import { textMojibakeRule } from './text/mojibake';
import { textControlCharacterRule } from './text/controlCharacter';
import { textInvisibleCharacterRule } from './text/invisibleCharacter';
import { textHtmlEntityRule } from './text/htmlEntity';
import { textHtmlTagRule } from './text/htmlTag';
import { textEscapeResidueRule } from './text/escapeResidue';
import { bodyBoilerplateRule } from './body/boilerplate';
import { bodyUnbalancedQuotesRule } from './body/unbalancedQuotes';
import { textLayoutControlRule } from './text/layoutControl';
import { textSpecialSpaceRule } from './text/specialSpace';
import { textPrivateUseCharacterRule } from './text/privateUse';
import { textLigatureRule } from './text/ligature';
import { recordExtraLineRule } from './record/extraLine';
import { recordSwappedLinesRule } from './record/swappedLines';
import { recordSeveralRecordsRule } from './record/severalRecords';
import { titleErrorPageRule } from './title/errorPage';
import { datePlaceholderRule } from './date/placeholder';
import { bodyNullValueRule, titleNullValueRule } from './nullValue';
import { bodyMarkupResidueRule } from './body/markupResidue';
import { bodyTokenizerResidueRule } from './body/tokenizerResidue';
import { bodyLineEndHyphenRule } from './body/lineEndHyphen';
import { bodyRepeatedTextRule } from './body/repeatedText';
import type { Rule } from './rule';

/** Every check of a record, in the order of the record's lines: the list that editor, command line, settings and docs are made from. */
export const rules: readonly Rule[] = [
  recordMissingLineRule,
  recordEmptyFieldRule,
  recordExtraLineRule,
  recordSwappedLinesRule,
  recordSeveralRecordsRule,
  recordByteOrderMarkRule,
  recordAnnotationOwnerRule,
  recordMixedLineEndingsRule,
  urlInvalidRule,
  urlWhiteSpaceRule,
  urlNotHttpsRule,
  urlTrackingParametersRule,
  titleErrorPageRule,
  titleNullValueRule,
  titleLineBreakRule,
  titleExtraSpaceRule,
  titlePublisherMismatchRule,
  subjectsLostCommaRule,
  subjectsEmptyItemRule,
  subjectsNullItemRule,
  subjectsDuplicateRule,
  subjectsSurroundingSpaceRule,
  subjectsNotInVocabularyRule,
  dateInvalidRule,
  dateImpossibleRule,
  dateStyleRule,
  dateFutureRule,
  datePlaceholderRule,
  dateUrlMismatchRule,
  numberInvalidRule,
  numberLeadingZeroRule,
  bodyNullValueRule,
  bodyLostBreakRule,
  bodyMissingSpaceRule,
  textMojibakeRule,
  textControlCharacterRule,
  textInvisibleCharacterRule,
  textLayoutControlRule,
  textSpecialSpaceRule,
  textPrivateUseCharacterRule,
  textLigatureRule,
  textHtmlEntityRule,
  textHtmlTagRule,
  textEscapeResidueRule,
  bodyMarkupResidueRule,
  bodyTokenizerResidueRule,
  bodyLineEndHyphenRule,
  bodyRepeatedTextRule,
  bodyBoilerplateRule,
  bodyUnbalancedQuotesRule,
];
