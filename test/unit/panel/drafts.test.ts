import assert from 'node:assert/strict';
import { articleText, sidecarLine as line } from './fakeArticle';
import { PanelHarness, settled } from './panelHarness';

/** Tells the controller what is being typed, as the client does with every key. */
function drafting(harness: PanelHarness, request: Record<string, unknown> | undefined): void {
  const about = { uri: harness.document.uri.toString(), version: harness.document.version, requestId: 0 };
  harness.controller.receive({ type: 'draft', ...(request && { request: { ...request, ...about } }) });
}
const number = (harness: PanelHarness): string | undefined => harness.document.getText().split('\n')[4];

describe('what is being typed into a field of a panel', () => {
  it('is written where the page goes away before the field was left', async () => {
    const harness = await PanelHarness.opened();
    drafting(harness, { type: 'editField', field: 'number', value: '41' });
    drafting(harness, { type: 'editField', field: 'number', value: '418' });
    assert.equal(number(harness), '417', 'not while it is being typed');
    harness.controller.hidden();
    await settled();
    assert.equal(number(harness), '418');
  });

  it('is written where the panel is closed, and where it shows another article by then', async () => {
    for (const leave of [
      (harness: PanelHarness) => harness.controller.dispose(),
      (harness: PanelHarness) => harness.controller.show(harness.addDocument('two.txt', articleText, '').document.asDocument),
    ]) {
      const harness = await PanelHarness.opened();
      drafting(harness, { type: 'editField', field: 'number', value: '418' });
      leave(harness);
      await settled();
      assert.equal(number(harness), '418');
    }
  });

  it('is saved with the article, once, but not by a save that nobody asked for', async () => {
    const harness = await PanelHarness.opened({ sidecar: line('T1', 'Person', 'Tobin Quaye') });
    await settled();
    const isNoted = (): boolean => harness.session.model.document.text.includes('the elder');
    drafting(harness, { type: 'setNote', id: 'T1', note: 'the elder' });
    await harness.controller.beforeSave(false);
    assert.equal(isNoted(), false);
    await harness.controller.beforeSave(true);
    assert.equal(isNoted(), true);
    assert.equal(harness.last('annotationsChanged').changed[0]?.note, 'the elder', 'the client, which did not ask for it, is told');
    harness.request({ type: 'setNote', id: 'T1', note: '' });
    await harness.controller.beforeSave(true);
    assert.equal(isNoted(), false);
  });

  it('is left alone where it was entered or taken back', async () => {
    const harness = await PanelHarness.opened();
    drafting(harness, { type: 'editField', field: 'number', value: '418' });
    drafting(harness, undefined);
    harness.controller.dispose();
    await settled();
    assert.equal(number(harness), '417');
  });

  it('says in the log where it cannot be written', async () => {
    const harness = await PanelHarness.opened();
    harness.readOnly = true;
    drafting(harness, { type: 'editField', field: 'number', value: '418' });
    harness.controller.hidden();
    await settled();
    assert.match(harness.logged.at(-1) ?? '', /not taken \(editField\): The article is read-only\./u);
  });
});

it('an article is saved with what its panel was asked for a moment ago', async () => {
  const harness = await PanelHarness.opened();
  harness.request({ type: 'editField', field: 'number', value: '418' });
  await harness.controller.beforeSave(true);
  assert.equal(number(harness), '418');
  assert.equal(harness.waiting, 0, 'no timer stays');
});
