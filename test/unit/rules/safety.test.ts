import assert from 'node:assert/strict';
import { parseRecord } from '../../../src/core/record/parse';
import { checkRecord, fixAllSafely } from '../../../src/core/rules/check';

const articleWith = (body: string): string =>
  ['https://www.aldarycourier.example/2019/03/05/harbor-vote.html', 'Port Aldary Votes - The Aldary Courier', 'Port Aldary', 'March 4, 2019', '417',
    `The council voted on Monday. ${body}`, ''].join('\n');

/** What an author may have written on purpose: no fix that is applied unseen may change it. */
const kept: Readonly<Record<string, string>> = {
  'names with a full stop inside': 'Forms are on Gov.UK, the team Gen.G beat Dr.Web in St.George, said Prof.Dr.Osei.',
  'references in quotation marks': 'Write “&amp;” for the sign, and “&lt;br&gt;” shows the tag, while "&copy;" shows the other.',
  'references in an article about mark-up': 'In HTML the author writes &amp; and &lt; where the reader sees one sign.',
  'one reference alone': 'The shop Osei &amp; Tarn has closed.',
  'escapes in quotation marks': 'The characters “\\n” end a line and “\\t” stands for a tab, but \\"o is an umlaut.',
  'paths with blanks': 'It lay in D:\\Program Files\\nVista and in C:\\Documents and Settings\\Tobin, while \\\\store\\Old Nets\\new was empty.',
  'misread text that is shown': 'A file with “Ã©” or “Ã¨” in it was written in UTF-8.',
  'misread text between the marks of other languages': 'En fil med ”Ã©” eller ”Ã¨” i, 「Ã©」や「Ã¨」, и „Ã©“ или „Ã¨“.',
  'misread text with marks of direction beside it': 'ظهرت في النص رموز مثل ”Ã©\u200e“ أو ”Ã¨\u200e“ بدل الحروف.',
  'quotation marks of a typewriter': 'They called it ``the bear\'\' and ``the cub\'\'.',
  'one escape alone': 'The file ends in \\n as all do.',
};

describe('fixes applied unseen', () => {
  for (const [name, body] of Object.entries(kept)) {
    it(`keep ${name}`, () => assert.equal(fixAllSafely(articleWith(body)), articleWith(body)));
  }

  it('decode references and escapes of which the text has several', () => {
    assert.equal(fixAllSafely(articleWith('Osei &amp; Tarn sold 3 caf&eacute; cups.')), articleWith('Osei & Tarn sold 3 café cups.'));
    assert.equal(fixAllSafely(articleWith('He said \\"yes\\" and left.')), articleWith('He said "yes" and left.'));
  });

  it('never insert a space', () => {
    const findings = checkRecord(parseRecord(articleWith('They met Mr.Lindqvist in St.Petersburg.')), { only: ['body.missing-space'] });
    assert.deepEqual(findings.map(({ fixes }) => fixes.map(({ safe }) => safe)), [[false], [false]]);
  });
});
