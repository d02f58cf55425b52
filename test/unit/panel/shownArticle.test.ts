import assert from 'node:assert/strict';
import { AnnotationModel } from '../../../src/core/annotations/annotationModel';
import { articleText, sidecarLine as line } from './fakeArticle';
import { labelsOf, PanelHarness, settled } from './panelHarness';

describe('an article in a panel', () => {
  it('typing is told after a rest, as one snapshot with its own findings', async () => {
    const harness = await PanelHarness.opened({ sidecar: line('T1', 'Person', 'Tobin Quaye') });
    await settled();
    const before = harness.sent.length;
    for (let key = 0; key < 5; key++) harness.type([{ range: { start: 0, end: 0 }, newText: ' ' }]);
    assert.equal(harness.sent.length, before);
    assert.equal(harness.waiting, 1);
    const [rest] = await harness.passTime();
    assert.equal(rest, 100);
    assert.deepEqual(harness.sent.slice(before).map(({ type }) => type), ['article', 'progress']);
    const { article } = harness.last('article');
    assert.deepEqual(article.annotations.entities[0]?.fragments, [harness.place('Tobin Quaye')]);
    assert.equal(article.checks.findings.some(({ rule }) => rule === 'url.white-space'), true);
  });

  it('a long text rests longer', async () => {
    const harness = await PanelHarness.opened({ text: articleText + 'The harbor stays closed. '.repeat(20_000) });
    harness.type([{ range: { start: 0, end: 0 }, newText: ' ' }]);
    const [rest] = await harness.passTime();
    assert.equal((rest ?? 0) > 500, true, `${rest} ms`);
  });

  it('a change of the sidecar is told as a patch without a request', async () => {
    const harness = await PanelHarness.opened({ sidecar: line('T1', 'Person', 'Tobin Quaye') });
    harness.session.model.sidecarReplaced(line('T2', 'Place', 'Port Aldary'));
    harness.session.fire();
    const patch = harness.last('annotationsChanged');
    assert.deepEqual([patch.added.map(({ id }) => id), patch.removed], [['T2'], ['T1']]);
    const before = harness.sent.length;
    harness.session.fire();
    assert.equal(harness.sent.length, before, 'nothing new, nothing told');
  });

  it('a merge conflict in the sidecar is told at once, and its end, each only once', async () => {
    const harness = await PanelHarness.opened({ sidecar: line('T1', 'Person', 'Tobin Quaye') });
    assert.equal(harness.last('article').article.readOnlyReason, undefined);
    harness.session.refusal = 'merge-conflict';
    harness.session.fire();
    harness.session.fire();
    harness.session.refusal = undefined;
    harness.session.fire();
    assert.deepEqual(harness.of('readOnlyChanged').map(({ reason }) => reason), ['refused: merge-conflict', undefined]);
  });

  describe('whose text may have been changed outside', () => {
    const sidecar = line('T1', 'Person', 'Tobin Quaye');
    const changedText = `x${articleText}`;

    /** The article is changed by another program: its text at once, and its tags, which do not follow, when this is called. */
    const changeOutside = (harness: PanelHarness): (() => void) => {
      const settle = harness.session.unsettle();
      harness.document.setText(changedText);
      harness.session.model.articleChanged([{ rangeOffset: 0, rangeLength: 0, text: 'x' }]);
      harness.session.fire();
      return () => {
        harness.session.model = new AnnotationModel(harness.document.getText(), sidecar, { byteOrderMark: false, oldText: articleText });
        harness.session.fire();
        settle();
      };
    };

    it('is shown as soon as its tags are found, not before, and nothing asks again and again', async () => {
      const harness = await PanelHarness.opened({ sidecar });
      const before = harness.of('article').length;
      const found = changeOutside(harness);
      await harness.passTime();
      assert.equal(harness.of('article').length, before, 'the session still reads');
      assert.equal(harness.waiting, 0, 'no timer waits for it');
      found();
      await settled();
      assert.equal(harness.of('article').length, before + 1);
      const [entity] = harness.last('article').article.annotations.entities;
      assert.deepEqual([entity?.fragments, entity?.state], [[harness.place('Tobin Quaye')], 'moved']);
      assert.equal(harness.of('annotationsChanged').length, 0);
      assert.equal(harness.waiting, 0);
    });

    it('is shown once where it changes again before its tags are found', async () => {
      const harness = await PanelHarness.opened({ sidecar });
      const before = harness.of('article').length;
      const found = changeOutside(harness);
      await harness.passTime();
      harness.type([{ range: { start: 0, end: 0 }, newText: 'y' }]);
      found();
      await settled();
      assert.equal(harness.of('article').length, before, 'the newer text has its rest first');
      await harness.passTime();
      assert.equal(harness.of('article').length, before + 1);
      assert.equal(harness.last('article').article.text, `y${changedText}`);
    });

    it('is shown to a client that comes in between when its tags are found', async () => {
      const harness = await PanelHarness.opened({ sidecar });
      const found = changeOutside(harness);
      await harness.passTime();
      harness.controller.hidden();
      const before = harness.of('article').length;
      harness.ready();
      await settled();
      assert.equal(harness.of('article').length, before);
      found();
      await settled();
      assert.equal(harness.of('article').length, before + 1);
      assert.equal(harness.last('article').article.text, changedText);
    });

    it('refuses what counts in it and is asked for in between, when its tags are found', async () => {
      const harness = await PanelHarness.opened({ sidecar });
      const { version } = harness.document;
      const found = changeOutside(harness);
      const requestId = harness.request({ type: 'tag', version, label: 'Place', entities: [{ provisionalId: '+1', fragments: [{ start: 0, end: 5 }] }] });
      await settled();
      found();
      await settled();
      assert.deepEqual(harness.answers, [`${requestId} refused`]);
      assert.equal(harness.last('article').article.text, changedText);
    });

    for (const [what, leave] of [
      ['closed', (harness: PanelHarness) => harness.controller.release()],
      ['left for another', (harness: PanelHarness) => harness.controller.show(harness.addDocument('two.txt', articleText, '').document.asDocument)],
      ['hidden', (harness: PanelHarness) => harness.controller.hidden()],
      ['in a panel that is closed', (harness: PanelHarness) => harness.controller.dispose()],
    ] as const) {
      it(`is not shown any more once it is ${what}, whose session ends`, async () => {
        const harness = await PanelHarness.opened({ sidecar });
        const found = changeOutside(harness);
        await harness.passTime();
        leave(harness);
        await settled();
        const before = harness.of('article').length;
        found();
        await settled();
        assert.equal(harness.of('article').length, before);
        assert.equal(harness.waiting, 0);
      });
    }
  });

  it('is followed where no session does it, until it is left', async () => {
    const harness = new PanelHarness();
    const { document } = harness.addDocument('new.article', articleText, undefined);
    harness.controller.show(document.asDocument);
    harness.ready();
    await settled();
    harness.typeIn(document, `x${articleText}`);
    await harness.passTime();
    assert.equal(harness.last('article').article.text, `x${articleText}`);
    harness.controller.release();
    assert.equal(harness.listenersTo(document), 0);
  });

  it('rests once for each text, however often its annotations change', async () => {
    const harness = await PanelHarness.opened({ sidecar: line('T1', 'Person', 'Tobin Quaye') });
    harness.type([{ range: { start: 0, end: 0 }, newText: ' ' }]);
    const before = harness.schedules;
    harness.session.model.sync();
    harness.session.fire();
    assert.equal(harness.schedules, before);
  });

  it('labels come with what the guidelines say about them', async () => {
    const harness = new PanelHarness();
    harness.guidelines = '# Person\nPeople, see <https://lists.example>.\n';
    harness.controller.show(harness.document.asDocument);
    await settled();
    harness.ready();
    await settled();
    assert.deepEqual(harness.last('article').article.labels.find(({ name }) => name === 'Person')?.guideline,
      [{ kind: 'paragraph', content: [{ text: 'People, see ' }, { text: 'https://lists.example', href: 'https://lists.example' }, { text: '.' }] }]);
    harness.guidelines = '';
    await harness.controller.labelsChanged();
    assert.ok(harness.last('labelsChanged').labels.every(({ guideline }) => guideline === undefined));
  });

  it('a finding of the article is accepted as it is, and none that was told before the last', async () => {
    const harness = await PanelHarness.opened();
    await settled();
    const finding = harness.last('checksChanged').checks.findings.find(({ rule }) => rule === 'date.style');
    assert.equal(finding?.acceptable, true);
    harness.receive({ type: 'acceptFinding', finding: finding?.id ?? '' });
    harness.receive({ type: 'acceptFinding', finding: '0.0' });
    assert.deepEqual(harness.accepted, ['date.style: 2019-03-04']);
  });

  it('other labels are sent', async () => {
    const harness = await PanelHarness.opened();
    harness.labels = labelsOf('[entities]\nShip\n[relations]\n[events]\n[attributes]\n');
    await harness.controller.labelsChanged();
    assert.deepEqual(harness.last('labelsChanged').labels.map(({ name, digit, letter }) => [name, digit, letter]), [['Ship', '1', undefined]]);
  });

  it('a client that lost count gets everything', async () => {
    const harness = await PanelHarness.opened({ sidecar: line('T1', 'Person', 'Tobin Quaye') });
    harness.receive({ type: 'resync', uri: harness.document.uri.toString() });
    const { revision, entities } = harness.last('annotations').annotations;
    assert.equal(entities.length, 1);
    harness.tag('Maren');
    await settled();
    assert.equal(harness.last('confirmed').patch?.base, revision);
  });
});
