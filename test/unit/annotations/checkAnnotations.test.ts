import assert from 'node:assert/strict';
import { AnnotatedArticle } from '../../../src/core/annotations/annotatedArticle';
import { ArticleText } from '../../../src/core/reanchoring/articleText';
import { readLabelSet } from '../../../src/core/labels/labelSet';
import { parseStandoff } from '../../../src/core/standoff/standoffDocument';
import { annotationRules } from '../../../src/core/rules/annotationRules';
import { checkAnnotations } from '../../../src/core/rules/checkAnnotations';
import type { ReportedFinding } from '../../../src/core/rules/rule';
import { applyEdits } from '../../../src/core/text/range';

const article = 'Port Aldary voted. Mayor Hale spoke of Port Aldary, the Old Harbor and 40 ships.';
const labels = readLabelSet({
  annotation: '[entities]\nPlace|Town\n!Being\n\tPerson\n[relations]\n<OVERLAP>\tArg1:Place, Arg2:Place, <OVL-TYPE>:contain\nNear\tArg1:Place, Arg2:Place\n[events]\nVote\tAgent:Place\n[attributes]\nSure\tArg:<ANY>\nDegree\tArg:Place, Value:High|Low\n',
}).labels;

interface Case {
  readonly rule: string;
  readonly name: string;
  readonly text?: string;
  readonly sidecar: string;
  /** The texts of the ranges found; none for a trap that must be let go. */
  readonly found: readonly string[];
  /** The sidecar after the first fix of every finding, one after the other. */
  readonly becomes?: string;
  readonly template?: string;
}

const place = 'T1\tPlace 0 11\tPort Aldary\n';
const vote = 'T2\tVote 12 17\tvoted\n';

const cases: readonly Case[] = [
  { rule: 'malformed-line', name: 'spaces for TABs', sidecar: `${place}T2 Person 25 29 Hale\n`, found: ['T2 Person 25 29 Hale'], becomes: `${place}T2\tPerson 25 29\tHale\n` },
  { rule: 'malformed-line', name: 'spaces for TABs on a text that is not there', sidecar: `${place}T2 Person 24 28 Hale\n`, found: ['T2 Person 24 28 Hale'], becomes: place },
  { rule: 'malformed-line', name: 'a blank line', sidecar: `${place}\nT2\tPerson 25 29\tHale\n`, found: [''], becomes: `${place}T2\tPerson 25 29\tHale\n` },
  { rule: 'malformed-line', name: 'no covered text', sidecar: 'T1\tPlace 0 11\n', found: ['T1\tPlace 0 11'], becomes: place },
  { rule: 'malformed-line', name: 'a modifier with a value', sidecar: `${place}M1\tSure T1 very\n`, found: ['M1\tSure T1 very'], becomes: `${place}A1\tSure T1 very\n` },
  { rule: 'malformed-line', name: 'a mark at the start', sidecar: `\uFEFF${place}`, found: ['\uFEFF'], becomes: place },
  { rule: 'malformed-line', name: 'a line separator covered', text: 'Port\u2028Aldary', sidecar: 'T1\tPlace 0 11\tPort\u2028Aldary\n', found: ['T1\tPlace 0 11\tPort\u2028Aldary'], becomes: 'T1\tPlace 0 4;5 11\tPort Aldary\n' },
  { rule: 'malformed-line', name: 'a binary file, once', sidecar: '\0\x05\x16\x07\0\x02\0\0Mac OS X\n\0\0\n', found: ['\0\x05\x16\x07\0\x02\0\0Mac OS X'] },
  { rule: 'malformed-line', name: 'a conflict, once, and nothing else', sidecar: `${place}<<<<<<< HEAD\nT2\tX 0 1\tz\n=======\nbad\n>>>>>>> other\n`, found: ['<<<<<<< HEAD'] },
  { rule: 'malformed-line', name: 'odd but legal', sidecar: `${place}T2\tPlace 56 59;60 66\tOld Harbor\textra\nR1\tNear Arg1:T1 Arg2:T2\t\n*\tSame T1 T2\n`, found: [] },
  { rule: 'duplicate-id', name: 'twice', sidecar: `${place}T1\tPerson 25 29\tHale\nA1\tSure T1\n`, found: ['T1'], becomes: `${place}T2\tPerson 25 29\tHale\nA1\tSure T1\n` },
  { rule: 'duplicate-id', name: 'same number, other kind', sidecar: `${place}A1\tSure T1\n#1\tAnnotatorNotes T1\tx\n`, found: [] },
  { rule: 'dangling-reference', name: 'nothing there', sidecar: `${place}A1\tSure T9\nR1\tNear Arg1:T1 Arg2:T8\n`, found: ['T9', 'T8'], becomes: place },
  { rule: 'dangling-reference', name: 'a trigger of another label', sidecar: `${place}T2\tPlace 12 17\tvoted\nE1\tVote:T2 \n`, found: ['T2'], becomes: `${place}${vote}E1\tVote:T2 \n` },
  { rule: 'dangling-reference', name: 'an event without its trigger', sidecar: `${place}E1\tVote:T2 Agent:T1\n`, found: ['T2'], becomes: place },
  { rule: 'dangling-reference', name: 'an attribute on a trigger', sidecar: `${vote}E1\tVote:T2 \nA1\tSure T2\n`, found: ['T2'], becomes: `${vote}E1\tVote:T2 \nA1\tSure E1\n` },
  { rule: 'dangling-reference', name: 'a status, an event of an event, a relation to a trigger', sidecar: `${vote}E1\tVote:T2 Agent:E1\nR1\tNear Arg1:T2 Arg2:E1\n#1\tSTATUS Done\n`, found: [] },
  { rule: 'text-mismatch', name: 'other letters in the same place', sidecar: 'T1\tPlace 0 11\tport aldary\n', found: ['T1\tPlace 0 11\tport aldary'], becomes: place },
  { rule: 'text-mismatch', name: 'joined without a space', sidecar: 'T1\tPlace 0 4;5 11\tPortAldary\n', found: ['T1\tPlace 0 4;5 11\tPortAldary'], becomes: 'T1\tPlace 0 4;5 11\tPort Aldary\n' },
  { rule: 'text-mismatch', name: 'counted without the mark, all at once', text: `\uFEFF${article}`, sidecar: `${place}T2\tPerson 25 29\tHale\n`, found: ['T1\tPlace 0 11\tPort Aldary'],
    becomes: 'T1\tPlace 1 12\tPort Aldary\nT2\tPerson 26 30\tHale\n' },
  { rule: 'text-mismatch', name: 'moved is told elsewhere', text: `Now ${article}`, sidecar: `${place}T2\tPlace 56 66\tOld Harbor\n`, found: [] },
  { rule: 'moved', name: 'shifted', text: `Now: ${article}`, sidecar: `${place}T2\tPlace 56 66\tOld Harbor\n`, found: ['T1\tPlace 0 11\tPort Aldary', 'T2\tPlace 56 66\tOld Harbor'],
    becomes: 'T1\tPlace 5 16\tPort Aldary\nT2\tPlace 61 71\tOld Harbor\n' },
  { rule: 'moved', name: 'all fit', sidecar: place, found: [] },
  { rule: 'lost', name: 'gone, and with it what depends on it', text: 'Nothing is left.', sidecar: `${place}A1\tSure T1\n`, found: ['T1\tPlace 0 11\tPort Aldary'], becomes: '' },
  { rule: 'lost', name: 'all there', sidecar: place, found: [] },
  { rule: 'unknown-label', name: 'an alias', sidecar: 'T1\tTown 0 11\tPort Aldary\n', found: ['Town'], becomes: place },
  { rule: 'unknown-label', name: 'lower case, relation, attribute', sidecar: `${place}T2\tperson 25 29\tHale\nR1\tFar Arg1:T1 Arg2:T2\nA1\tMaybe T1\n`, found: ['person', 'Far', 'Maybe'],
    becomes: `${place}T2\tPerson 25 29\tHale\nR1\tFar Arg1:T1 Arg2:T2\nA1\tMaybe T1\n` },
  { rule: 'unknown-label', name: 'a grouping label and a trigger', sidecar: `${vote}T3\tBeing 25 29\tHale\nE1\tVote:T2 \n`, found: [] },
  { rule: 'unknown-label', name: 'a label of many tags, once', sidecar: `T1\tTown 0 11\tPort Aldary\nT2\tTown 39 50\tPort Aldary\n`, found: ['Town'], becomes: `${place}T2\tPlace 39 50\tPort Aldary\n` },
  { rule: 'text-mismatch', name: 'a line break written as a space', text: 'Port\nAldary voted.', sidecar: place, found: [] },
  { rule: 'text-mismatch', name: 'composed and decomposed', text: 'Jose\u0301 voted.', sidecar: 'T1\tPerson 0 5\tJos\u00e9\n', found: ['T1\tPerson 0 5\tJos\u00e9'], becomes: 'T1\tPerson 0 5\tJose\u0301\n' },
  { rule: 'malformed-line', name: 'another format, once', sidecar: 'a\nb\nc\nd\ne\n', found: ['a'] },
  { rule: 'attribute-value', name: 'not of the list', sidecar: `${place}A1\tDegree T1 Medium\n`, found: ['Medium'], becomes: `${place}A1\tDegree T1 High\n` },
  { rule: 'attribute-value', name: 'where none is taken', sidecar: `${place}A1\tSure T1 very\n`, found: ['very'], becomes: `${place}A1\tSure T1\n` },
  { rule: 'attribute-value', name: 'of the list, and of an attribute that is not defined', sidecar: `${place}A1\tDegree T1 Low\nA2\tOther T1 x\n`, found: [] },
  { rule: 'attribute-target', name: 'on another label', sidecar: 'T2\tPerson 25 29\tHale\nA1\tDegree T2 Low\n', found: ['T2'], becomes: 'T2\tPerson 25 29\tHale\n' },
  { rule: 'attribute-target', name: 'where it may be, and on a label that is not defined', sidecar: `${place}A1\tDegree T1 Low\nT2\tOdd 25 29\tHale\nA2\tDegree T2 Low\n`, found: [] },
  { rule: 'relation-argument', name: 'of another label', sidecar: `${place}T2\tPerson 25 29\tHale\nR1\tNear Arg1:T1 Arg2:T2\n`, found: ['R1\tNear Arg1:T1 Arg2:T2'], becomes: `${place}T2\tPerson 25 29\tHale\n` },
  { rule: 'relation-argument', name: 'of an unknown role', sidecar: `${place}T2\tPlace 56 66\tOld Harbor\nR1\tNear Arg1:T1 To:T2\n`, found: ['To'], becomes: `${place}T2\tPlace 56 66\tOld Harbor\n` },
  { rule: 'relation-argument', name: 'as defined, and to nothing', sidecar: `${place}T2\tPlace 56 66\tOld Harbor\nR1\tNear Arg1:T1 Arg2:T2\nR2\tNear Arg1:T1 Arg2:T9\n`, found: [] },
  { rule: 'event-argument', name: 'of another label, and too many', sidecar: `${place}${vote}T3\tPerson 25 29\tHale\nE1\tVote:T2 Agent:T3\nE2\tVote:T2 Agent:T1 Agent:T1\nE3\tVote:T2 \n`, found: ['Agent:T3', 'Agent', 'Vote'] },
  { rule: 'event-argument', name: 'as defined', sidecar: `${place}${vote}E1\tVote:T2 Agent:T1\n`, found: [] },
  { rule: 'overlap', name: 'inside, across and on another, each once', sidecar: `${place}T2\tPerson 5 11\tAldary\nT3\tPlace 5 17\tAldary voted\nT4\tPerson 0 11\tPort Aldary\n`,
    found: ['T2\tPerson 5 11\tAldary', 'T3\tPlace 5 17\tAldary voted', 'T4\tPerson 0 11\tPort Aldary'], becomes: place },
  { rule: 'overlap', name: 'as defined, of triggers, of labels that are not defined', sidecar: `${place}T3\tPlace 0 4\tPort\nT2\tVote 0 17\tPort Aldary voted\nT5\tOdd 5 17\tAldary voted\nE1\tVote:T2 \n`, found: [] },
  { rule: 'grouping-label', name: 'in use, once', sidecar: 'T1\tBeing 25 29\tHale\nT2\tBeing 19 24\tMayor\n', found: ['Being'] },
  { rule: 'grouping-label', name: 'a label below it', sidecar: 'T1\tPerson 25 29\tHale\n', found: [] },
  { rule: 'edge-white-space', name: 'behind and in front', sidecar: 'T1\tPlace 0 12\tPort Aldary \nT2\tPerson 24 29\t Hale\n', found: ['T1\tPlace 0 12\tPort Aldary ', 'T2\tPerson 24 29\t Hale'],
    becomes: 'T1\tPlace 0 11\tPort Aldary\nT2\tPerson 25 29\tHale\n' },
  { rule: 'edge-white-space', name: 'inside', sidecar: place, found: [] },
  { rule: 'duplicate', name: 'twice', sidecar: `${place}T2\tPlace 0 11\tPort Aldary\nA1\tSure T2\n`, found: ['T2\tPlace 0 11\tPort Aldary'], becomes: place },
  { rule: 'duplicate', name: 'another label, triggers', sidecar: `${place}T4\tPerson 0 11\tPort Aldary\n${vote}T3\tVote 12 17\tvoted\nE1\tVote:T2 \nE2\tVote:T3 \n`, found: [] },
  { rule: 'untagged-twin', name: 'a name again', sidecar: place, found: ['Port Aldary'], becomes: `${place}T2\tPlace 39 50\tPort Aldary\n` },
  { rule: 'untagged-twin', name: 'tagged twice, tagged in two ways, part of a word, a common word', text: 'Hale and Hale, Halesworth; Kim, Kim, Kim; voted, voted; No. 4 and No. 42 of 4, 4 and 4',
    sidecar: 'T1\tPerson 0 4\tHale\nT2\tPerson 9 13\tHale\nT3\tPerson 27 30\tKim\nT4\tPlace 32 35\tKim\nT5\tVote 42 47\tvoted\nT6\tPlace 56 61\tNo. 4\n', found: [] },
  { rule: 'untagged-twin', name: 'in the address or the subjects of a record, or inside a longer entity',
    text: 'https://aldarycourier.example/Hale\nHale Speaks\nHale,Harbors\nMarch 4, 2019\n417\nHale of Hale Street spoke.',
    sidecar: 'T1\tPerson 35 39\tHale\nT2\tPerson 78 82\tHale\nT3\tPlace 86 97\tHale Street\n', found: [] },
];

function check(text: string, sidecar: string, only: readonly string[]): ReportedFinding[] {
  return checkAnnotations(new AnnotatedArticle(new ArticleText(text), parseStandoff(sidecar)), { labels, only });
}

for (const rule of annotationRules) {
  describe(`rule ${rule.id}`, () => {
    const own = cases.filter(({ rule: name }) => `annotation.${name}` === rule.id);
    it('has a case that must be found and one that must not', () => {
      assert.ok(own.some(({ found }) => found.length > 0) && own.some(({ found }) => found.length === 0));
    });
    for (const { name, text = article, sidecar, found, becomes } of own) {
      it(`${found.length > 0 ? 'found' : 'clean'}: ${name}`, () => {
        const findings = check(text, sidecar, [rule.id]);
        assert.deepEqual(findings.map(({ file, range }) => (file === 'article' ? text : sidecar).slice(range.start, range.end)), found);
        const templates = Object.values(rule.messages);
        for (const { problem, fixes } of findings) {
          assert.ok(templates.includes(problem.template), problem.template);
          for (const { title, edits } of fixes) {
            assert.ok(templates.includes(title.template), title.template);
            assert.notEqual(applyEdits(sidecar, edits), sidecar);
          }
        }
        let fixed = sidecar;
        for (let round = 0; round < 10; round++) {
          const [fix] = check(text, fixed, [rule.id]).flatMap(({ fixes }) => fixes.slice(0, 1));
          if (!fix) break;
          fixed = applyEdits(fixed, fix.edits);
        }
        assert.equal(fixed, becomes ?? sidecar);
      });
    }
  });
}

describe('checks of annotations', () => {
  it('say nothing of a sound pair but what is a hint', () => {
    const findings = checkAnnotations(new AnnotatedArticle(new ArticleText(article), parseStandoff(`${place}${vote}E1\tVote:T2 Agent:T1\nA1\tSure T1\n`)), { labels });
    assert.deepEqual(findings.map(({ rule, severity }) => [rule, severity]), [['annotation.untagged-twin', 'hint']]);
  });

  it('take severities of the user', () => {
    const options = { labels, severities: { 'annotation.untagged-twin': 'off', 'annotation.duplicate': 'error' } } as const;
    const findings = checkAnnotations(new AnnotatedArticle(new ArticleText(article), parseStandoff(`${place}T2\tPlace 0 11\tPort Aldary\n`)), options);
    assert.deepEqual(findings.map(({ rule, severity }) => [rule, severity]), [['annotation.duplicate', 'error']]);
  });

  it('give what fixes add an id of its own, and none away', () => {
    const findings = check('Hale, Hale, Hale', 'T5\tPerson 0 4\tHale\n', ['annotation.untagged-twin']);
    const added = findings.map(({ fixes }) => fixes[0]?.edits[0]?.newText.split('\t')[0]);
    assert.deepEqual(added, ['T6', 'T7']);
  });
});
