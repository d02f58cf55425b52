import assert from 'node:assert/strict';
import { AnnotationModel } from '../../../src/core/annotations/annotationModel';
import { message } from '../../../src/core/message';
import { checkAnnotations } from '../../../src/core/rules/checkAnnotations';
import type { ReportedFinding } from '../../../src/core/rules/rule';

const text = 'Port Aldary voted. Mayor Hale spoke of the Old Harbor and of 40 ships in it.';
const sidecar = 'T1\tPlace 0 11\tPort Aldary\nT2\tPerson 25 29\tHale\nT3\tPlace 43 53\tOld Harbor\n';

function findingsOf(model: AnnotationModel): ReportedFinding[] {
  model.sync();
  return checkAnnotations(model.annotated(), { ids: model.ids }).filter(({ rule }) => rule !== 'annotation.untagged-twin');
}

const rulesOf = (model: AnnotationModel): string[] => findingsOf(model).map(({ rule }) => rule);

describe('findings of a model', () => {
  it('are none while the text is edited, and none is moved that follows', () => {
    const model = new AnnotationModel(text, sidecar, { byteOrderMark: false });
    model.articleChanged([{ rangeOffset: 0, rangeLength: 0, text: 'On Monday ' }]);
    assert.deepEqual(rulesOf(model), []);
  });

  it('tell an entity lost whose text was typed away, and not one that was found on a look-alike', () => {
    const model = new AnnotationModel(`${text} Hale left.`, sidecar, { byteOrderMark: false });
    model.articleChanged([{ rangeOffset: 25, rangeLength: 4, text: '' }]);
    const [finding] = findingsOf(model);
    assert.deepEqual([finding?.rule, finding?.problem.args['id']], ['annotation.lost', 'T2']);
    model.articleChanged([{ rangeOffset: 25, rangeLength: 0, text: 'Hale' }], 'undo');
    assert.deepEqual(rulesOf(model), []);
  });

  it('tell what moved by the text before, where that is known, and nothing once it is accepted', () => {
    const changed = `Now it is told: ${text}`;
    const model = new AnnotationModel(changed, sidecar, { byteOrderMark: false, oldText: text });
    const found = findingsOf(model);
    assert.deepEqual(found.map(({ rule }) => rule), Array(3).fill('annotation.moved'));
    model.applyEdits(message('accept'), found[0]?.fixes[0]?.edits ?? []);
    assert.deepEqual(rulesOf(model), Array(2).fill('annotation.moved'));
    model.acceptMoved(message('accept all'));
    assert.deepEqual(rulesOf(model), []);
    assert.equal(model.document.text, sidecar.replace('0 11', '16 27').replace('25 29', '41 45').replace('43 53', '59 69'));
    model.undo();
    model.undo();
    assert.deepEqual([model.document.text, rulesOf(model).length], [sidecar, 3]);
  });

  it('tell one cause once, with one fix, and not when it is fixed', () => {
    const emoji = `😀 ${text}`;
    const utf16 = sidecar.replace('0 11', '3 14').replace('25 29', '28 32').replace('43 53', '46 56');
    const model = new AnnotationModel(emoji, utf16, { byteOrderMark: false });
    const found = findingsOf(model);
    assert.deepEqual(found.map(({ rule, fixes }) => `${rule} ${fixes.length}`), ['annotation.text-mismatch 1']);
    model.applyEdits(message('recount'), found[0]?.fixes[0]?.edits ?? []);
    assert.deepEqual(rulesOf(model), []);
    assert.equal(model.document.text, sidecar.replace('0 11', '2 13').replace('25 29', '27 31').replace('43 53', '45 55'));
  });
});

describe('a tag whose text is deleted', () => {
  it('is reported where it was, and in the annotation file', () => {
    const sentence = 'He met Kim Orr in the harbor.';
    const model = new AnnotationModel(sentence, 'T1\tPerson 7 14\tKim Orr\n', { byteOrderMark: false });
    model.articleChanged([{ rangeOffset: 3, rangeLength: 12, text: '' }]);
    model.sync();
    const findings = checkAnnotations(model.annotated(), { only: ['annotation.lost'] });
    assert.deepEqual(findings.map(({ file, range }) => [file, file === 'article' ? model.articleText.slice(range.start, range.end) : range.start]), [['sidecar', 0], ['article', 'He in']]);
  });
});
