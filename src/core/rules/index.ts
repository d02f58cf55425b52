import { dateFutureRule } from './date/future';
import { dateImpossibleRule } from './date/impossible';
import { dateInvalidRule } from './date/invalid';
import { dateStyleRule } from './date/style';
import { dateUrlMismatchRule } from './date/urlMismatch';
import { numberInvalidRule } from './number/invalid';
import { numberLeadingZeroRule } from './number/leadingZero';
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
import { titleHtmlEntityRule } from './title/htmlEntity';
import { titleLineBreakRule } from './title/lineBreak';
import { titlePublisherMismatchRule } from './title/publisherMismatch';
import { urlInvalidRule } from './url/invalid';
import { urlNotHttpsRule } from './url/notHttps';
import { urlTrackingParametersRule } from './url/trackingParameters';
import { urlWhiteSpaceRule } from './url/whiteSpace';
import { bodyLostBreakRule } from './body/lostBreak';
import { bodyMissingSpaceRule } from './body/missingSpace';
import { bodyMojibakeRule } from './body/mojibake';
import { bodyControlCharacterRule } from './body/controlCharacter';
import { bodyInvisibleCharacterRule } from './body/invisibleCharacter';
import { bodyHtmlEntityRule } from './body/htmlEntity';
import { bodyHtmlTagRule } from './body/htmlTag';
import { bodyEscapeResidueRule } from './body/escapeResidue';
import { bodyBoilerplateRule } from './body/boilerplate';
import { bodyUnbalancedQuotesRule } from './body/unbalancedQuotes';
import type { Rule } from './rule';

/** Every check of a record, in the order of the record's lines: the list that editor, command line, settings and docs are made from. */
export const rules: readonly Rule[] = [
  recordMissingLineRule,
  recordEmptyFieldRule,
  recordByteOrderMarkRule,
  recordMixedLineEndingsRule,
  urlInvalidRule,
  urlWhiteSpaceRule,
  urlNotHttpsRule,
  urlTrackingParametersRule,
  titleLineBreakRule,
  titleExtraSpaceRule,
  titlePublisherMismatchRule,
  titleHtmlEntityRule,
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
  dateUrlMismatchRule,
  numberInvalidRule,
  numberLeadingZeroRule,
  // body
  bodyLostBreakRule,
  bodyMissingSpaceRule,
  bodyMojibakeRule,
  bodyControlCharacterRule,
  bodyInvisibleCharacterRule,
  bodyHtmlEntityRule,
  bodyHtmlTagRule,
  bodyEscapeResidueRule,
  bodyBoilerplateRule,
  bodyUnbalancedQuotesRule,
];
