import assert from 'node:assert/strict';
import { articleText, sidecarLine as line } from './fakeArticle';
import { PanelHarness, settled } from './panelHarness';

describe('panel controller', () => {
  describe('findings', () => {
    it('of the record and of the annotations are told together, each with its place and its tag', async () => {
      const harness = await PanelHarness.opened({ sidecar: `${line('T1', 'Person', 'Tobin Quaye')}${line('T2', 'Person', 'Tobin Quaye')}` });
      await settled();
      const { checks } = harness.last('checksChanged');
      assert.deepEqual(checks.totals['date.style'], { count: 1, fixable: 1 });
      const duplicate = checks.findings.find(({ rule }) => rule === 'annotation.duplicate');
      assert.equal(duplicate?.entity, 'T2');
      assert.equal(articleText.slice(duplicate?.range.start, duplicate?.range.end), 'Tobin Quaye');
    });

    it('of annotations are fixed by a step that undo takes back', async () => {
      const sidecar = `${line('T1', 'Person', 'Tobin Quaye')}${line('T2', 'Person', 'Tobin Quaye')}`;
      const harness = await PanelHarness.opened({ sidecar });
      await settled();
      const { findings } = harness.last('checksChanged').checks;
      harness.request({ type: 'applyFix', finding: findings.find(({ rule }) => rule === 'annotation.duplicate')?.id, fix: 0 });
      await settled();
      assert.equal(harness.session.entities.length, 1);
      harness.request({ type: 'undo' });
      await settled();
      assert.equal(harness.session.model.document.text, sidecar);
    });

    it('of annotations are not fixed where the annotations are others by now', async () => {
      const harness = await PanelHarness.opened({ sidecar: `${line('T1', 'Person', 'Tobin Quaye')}${line('T2', 'Person', 'Tobin Quaye')}` });
      await settled();
      const id = harness.last('checksChanged').checks.findings.find(({ rule }) => rule === 'annotation.duplicate')?.id;
      harness.tag('Monday', 'Date');
      harness.request({ type: 'applyFix', finding: id, fix: 0 });
      await settled();
      assert.equal(harness.last('refused').reason, 'The annotations changed in the meantime. Try again.');
    });

    it('of one rule are told up to a limit, counted all of them, and fixed at once', async () => {
      const text = `${articleText.trimEnd()}${' It ended.Then it began.'.repeat(500)}\n`;
      const harness = await PanelHarness.opened({ text });
      await settled();
      const { checks } = harness.last('checksChanged');
      const total = checks.totals['body.lost-break']?.count ?? 0;
      assert.ok(total > 500, `${total}`);
      assert.equal(checks.findings.filter(({ rule }) => rule === 'body.lost-break').length, 200);
      harness.request({ type: 'fixAll', rule: 'body.lost-break' });
      await settled();
      assert.equal(harness.document.getText().split('\n').length, text.split('\n').length + total);
      assert.equal(harness.last('article').article.checks.totals['body.lost-break'], undefined);
    });

    it('that are safe to fix are fixed in text and annotations', async () => {
      const text = articleText.replace('Tobin Quaye.', 'Tobin Quaye &amp; sons of Osei &amp; Tarn.');
      const start = text.indexOf('Monday');
      const harness = await PanelHarness.opened({ text, sidecar: `T2\tDate ${start - 1} ${start + 6}\t Monday\n` });
      await settled();
      assert.ok(harness.last('checksChanged').checks.safe >= 3);
      harness.request({ type: 'fixAll' });
      await settled();
      assert.match(harness.document.getText(), /\nMarch 4, 2019\n[^]*Tobin Quaye & sons of Osei & Tarn\./);
      assert.match(harness.session.model.document.text, /^T2\tDate \d+ \d+\tMonday\n$/);
      assert.equal(harness.last('article').article.checks.safe, 0);
    });
  });

  describe('undo', () => {
    const dateIn = (harness: PanelHarness): string => harness.document.getText().split('\n')[3] ?? '';

    it('takes back what the panel did to the text, in its order among the tags', async () => {
      const harness = await PanelHarness.opened();
      harness.tag('Tobin Quaye');
      harness.request({ type: 'editField', field: 'date', value: 'March 4, 2019' });
      await settled();
      harness.tag('Monday', 'Date', '+2');
      harness.request({ type: 'editField', field: 'number', value: '418' });
      await settled();
      const state = (): string => `${dateIn(harness)} ${harness.document.getText().split('\n')[4]} ${harness.session.entities.map(({ id }) => id).join()}`;
      const states = [state()];
      for (let step = 0; step < 4; step++) {
        harness.request({ type: 'undo' });
        await settled();
        states.push(state());
      }
      assert.deepEqual(states, ['March 4, 2019 418 T1,T2', 'March 4, 2019 417 T1,T2', 'March 4, 2019 417 T1', '2019-03-04 417 T1', '2019-03-04 417 ']);
      assert.equal(harness.patches.at(-1)?.canUndo, false);
      for (let step = 3; step >= 0; step--) {
        harness.request({ type: 'redo' });
        await settled();
        assert.equal(state(), states[step]);
      }
      assert.equal(harness.of('confirmed').filter(({ announcement }) => announcement === 'Undone: change of the text').length, 2, 'steps of the text are said');
    });

    it('leaves a text alone that somebody else changed since', async () => {
      const harness = await PanelHarness.opened();
      harness.tag('Tobin Quaye');
      harness.request({ type: 'editField', field: 'date', value: 'March 4, 2019' });
      await settled();
      harness.type([{ range: { start: articleText.length, end: articleText.length }, newText: 'More.' }]);
      await harness.passTime();
      harness.request({ type: 'undo' });
      await settled();
      assert.equal(dateIn(harness), 'March 4, 2019');
      assert.equal(harness.session.entities.length, 0, 'the tag is undone');
    });

    it('does not reach into another article', async () => {
      const harness = await PanelHarness.opened();
      harness.request({ type: 'editField', field: 'date', value: 'March 4, 2019' });
      await settled();
      assert.equal(harness.last('article').article.annotations.canUndo, true);
      const { document } = harness.addDocument('two.txt', articleText, '');
      harness.controller.show(document.asDocument);
      harness.controller.show(harness.document.asDocument);
      await settled();
      assert.equal(harness.last('article').article.annotations.canUndo, false);
    });
  });
});
