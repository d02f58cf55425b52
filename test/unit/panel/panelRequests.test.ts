import assert from 'node:assert/strict';
import { sidecarLine as line } from './fakeArticle';
import { labelsOf, PanelHarness, settled } from './panelHarness';

describe('requests of a panel', () => {
  it('tag: the answer carries the patch and the true ids', async () => {
    const harness = await PanelHarness.opened({ sidecar: line('T4', 'Place', 'Port Aldary') });
    const before = harness.sent.length;
    const requestId = harness.request({ type: 'tag', label: 'Place', entities: [
      { provisionalId: '+1', fragments: [harness.place('Port Aldary', 2)] },
      { provisionalId: '+2', fragments: [harness.place('Port Aldary', 0)] },
      { provisionalId: '+3', fragments: [harness.place('Port Aldary', 1)] },
    ] });
    await settled();
    assert.deepEqual(harness.sent.slice(before).map(({ type }) => type), ['confirmed']);
    const { patch, ids, ...answer } = harness.last('confirmed');
    assert.deepEqual(answer, { type: 'confirmed', requestId });
    assert.deepEqual(ids, { '+1': 'T5', '+2': 'T4', '+3': 'T6' });
    assert.deepEqual(patch?.added.map(({ id, fragments }) => [id, fragments[0]?.start]), [['T5', harness.place('Port Aldary', 2).start], ['T6', harness.place('Port Aldary', 1).start]]);
    assert.equal(patch?.canUndo, true);
  });

  it('tag what is tagged already: the panel learns the id that stands there', async () => {
    const harness = await PanelHarness.opened({ sidecar: line('T4', 'Person', 'Tobin Quaye') });
    harness.tag('Tobin Quaye');
    harness.request({ type: 'setNote', id: '+1', note: 'harbor master' });
    await settled();
    const [tagged] = harness.of('confirmed');
    assert.deepEqual([tagged?.ids, tagged?.patch], [{ '+1': 'T4' }, undefined]);
    assert.deepEqual(harness.answers, ['1 confirmed', '2 confirmed']);
    assert.equal(harness.last('confirmed').patch?.changed[0]?.note, 'harbor master');
  });

  it('are answered at once though the sidecar is slow to write, and in order', async () => {
    const harness = await PanelHarness.opened();
    harness.session.writing = new Promise(() => undefined);
    for (let count = 0; count < 20; count++) harness.request({ type: 'tag', label: 'Person', entities: [{ provisionalId: `+${count}`, fragments: [{ start: 200 + 3 * count, end: 202 + 3 * count }] }] });
    await settled();
    for (let turn = 0; turn < 20; turn++) await settled();
    assert.deepEqual(harness.answers, Array.from({ length: 20 }, (_, index) => `${index + 1} confirmed`));
    assert.equal(harness.session.entities.length, 20);
  });

  it('change what a provisional id names', async () => {
    const harness = await PanelHarness.opened();
    harness.tag('Tobin Quaye', 'Place', '+7');
    harness.request({ type: 'relabel', ids: ['+7'], label: 'Person' });
    harness.request({ type: 'setFragments', id: '+7', fragments: [harness.place('Quaye')] });
    harness.request({ type: 'setLink', id: '+7', link: 'Wikidata:Q42' });
    harness.request({ type: 'remove', ids: ['+7'] });
    await settled();
    assert.deepEqual(harness.answers, ['1 confirmed', '2 confirmed', '3 confirmed', '4 confirmed', '5 confirmed']);
    const { patches } = harness;
    assert.deepEqual([patches.length, harness.of('annotationsChanged').length], [5, 0], 'what the panel caused is not told to it as news');
    assert.equal(patches[1]?.changed[0]?.label, 'Person');
    assert.deepEqual(patches[2]?.changed[0]?.fragments, [harness.place('Quaye')]);
    assert.deepEqual(patches[3]?.changed[0]?.link, { value: 'Wikidata:Q42' });
    assert.deepEqual(patches[4]?.removed, ['T1']);
    assert.deepEqual(patches.map(({ base }) => base), patches.map(({ revision }) => revision - 1));
  });

  it('undo and redo say what they did', async () => {
    const harness = await PanelHarness.opened();
    harness.request({ type: 'undo' });
    harness.tag('Tobin Quaye');
    harness.request({ type: 'undo' });
    harness.request({ type: 'redo' });
    await settled();
    assert.deepEqual(harness.answers, ['1 refused', '2 confirmed', '3 confirmed', '4 confirmed']);
    const [, undone, redone] = harness.of('confirmed');
    assert.equal(undone?.announcement, 'Undone: tag “Tobin Quaye” as Person');
    assert.deepEqual([undone?.patch?.canUndo, undone?.patch?.canRedo], [false, true]);
    assert.equal(redone?.announcement, 'Redone: tag “Tobin Quaye” as Person');
  });

  it('are refused for a text that is another by now, and the new text is sent', async () => {
    const harness = await PanelHarness.opened();
    const { version } = harness.document;
    harness.type([{ range: { start: 0, end: 0 }, newText: ' ' }]);
    const requestId = harness.request({ type: 'tag', version, label: 'Person', entities: [{ provisionalId: '+1', fragments: [{ start: 1, end: 5 }] }] });
    await settled();
    assert.equal(harness.last('refused').requestId, requestId);
    assert.equal(harness.last('refused').reason, 'Could not apply the change because the text changed. Try again.');
    assert.equal(harness.last('article').article.version, version + 1);
    assert.equal(harness.session.entities.length, 0);
  });

  it('that count in no text are carried out though the client does not have the new one yet', async () => {
    const harness = await PanelHarness.opened({ sidecar: line('T1', 'Person', 'Tobin Quaye') });
    harness.neighbor = 'two.txt';
    const { version } = harness.document;
    harness.request({ type: 'editField', field: 'number', value: '4177' });
    for (const body of [
      { type: 'editField', field: 'number', value: '418' }, { type: 'relabel', ids: ['T1'], label: 'Place' }, { type: 'undo' }, { type: 'undo' },
      { type: 'nextArticle', direction: 'next' },
    ]) harness.request({ ...body, version });
    await settled();
    await settled();
    assert.deepEqual(harness.answers, [1, 2, 3, 4, 5, 6].map((id) => `${id} confirmed`));
    assert.equal(harness.document.getText().split('\n')[4], '4177');
    assert.deepEqual(harness.session.entities.map(({ label }) => label), ['Person']);
  });

  it('cannot write a label, an attribute or a place that there is not', async () => {
    const harness = await PanelHarness.opened({ sidecar: line('T1', 'Person', 'Tobin Quaye') });
    harness.tag('Maren', 'Person 0 4\tx\nT9\tPlace');
    harness.request({ type: 'relabel', ids: ['T1'], label: 'Nothing' });
    harness.request({ type: 'setAttribute', id: 'T1', name: 'Sure\nA9', value: true });
    harness.request({ type: 'tag', label: 'Person', entities: [{ provisionalId: '+1', fragments: [{ start: 61, end: 62 }] }] });
    harness.request({ type: 'setFragments', id: 'T1', fragments: [{ start: 5, end: 5_000_000 }] });
    harness.request({ type: 'setLink', id: 'T1', link: 'no colon' });
    await settled();
    assert.deepEqual(harness.answers, [1, 2, 3, 4, 5, 6].map((id) => `${id} refused`));
    assert.equal(harness.session.model.document.text, line('T1', 'Person', 'Tobin Quaye'));
  });

  it('set attributes of the configuration', async () => {
    const harness = new PanelHarness({ sidecar: line('T1', 'Person', 'Tobin Quaye') });
    harness.labels = labelsOf('[entities]\nPerson\n[relations]\n[events]\n[attributes]\nSure Arg:<ENTITY>\nRole Arg:<ENTITY>, Value:Mayor|Pilot\n');
    harness.controller.show(harness.document.asDocument);
    await settled();
    harness.ready();
    assert.deepEqual(harness.last('article').article.labels[0]?.attributes.map(({ name, values }) => [name, values]), [['Sure', []], ['Role', ['Mayor', 'Pilot']]]);
    harness.request({ type: 'setAttribute', id: 'T1', name: 'Sure', value: true });
    harness.request({ type: 'setAttribute', id: 'T1', name: 'Role', value: 'Pilot' });
    harness.request({ type: 'setAttribute', id: 'T1', name: 'Sure', value: null });
    harness.request({ type: 'setAttribute', id: 'T1', name: 'Role', value: 'Baker' });
    await settled();
    assert.deepEqual(harness.answers, ['1 confirmed', '2 confirmed', '3 confirmed', '4 refused']);
    assert.deepEqual(harness.patches.at(-1)?.changed[0]?.attributes, { Role: 'Pilot' });
  });

  it('ask before a relation goes with a tag', async () => {
    const sidecar = `${line('T1', 'Person', 'Tobin Quaye')}${line('T2', 'Place', 'Port Aldary')}R1\tIn Arg1:T1 Arg2:T2\n`;
    const harness = await PanelHarness.opened({ sidecar });
    harness.mayLose = false;
    harness.request({ type: 'remove', ids: ['T1'] });
    await settled();
    assert.equal(harness.session.model.document.text, sidecar);
    harness.mayLose = true;
    harness.request({ type: 'remove', ids: ['T1'] });
    await settled();
    assert.deepEqual(harness.answers, ['1 refused', '2 confirmed']);
    assert.equal(harness.session.model.document.text, line('T2', 'Place', 'Port Aldary'));
  });

  it('are refused where the sidecar must not be written', async () => {
    const harness = await PanelHarness.opened();
    harness.session.refusal = 'merge-conflict';
    harness.tag('Tobin Quaye');
    await settled();
    assert.equal(harness.last('refused').reason, 'refused: merge-conflict');
  });

  it('edit a field: text and findings are new before the answer comes', async () => {
    const harness = await PanelHarness.opened();
    const before = harness.sent.length;
    harness.request({ type: 'editField', field: 'date', value: 'March 4, 2019' });
    await settled();
    assert.deepEqual(harness.sent.slice(before).map(({ type }) => type).filter((type) => type !== 'progress'), ['article', 'confirmed']);
    const { article } = harness.last('article');
    assert.equal(article.text.split('\n')[3], 'March 4, 2019');
    assert.equal(article.checks.findings.some(({ rule }) => rule === 'date.style'), false);
    harness.request({ type: 'editField', field: 'date', value: 'March\n4' });
    harness.request({ type: 'editField', field: 'body', value: 'x' });
    await settled();
    assert.deepEqual(harness.answers.slice(1), ['2 refused', '3 refused']);
  });

  it('apply a fix by the list that was sent last', async () => {
    const harness = await PanelHarness.opened();
    await settled();
    const { findings } = harness.last('checksChanged').checks;
    const id = findings.find(({ rule }) => rule === 'date.style')?.id;
    harness.request({ type: 'applyFix', finding: id, fix: 0 });
    await settled();
    assert.equal(harness.document.getText().split('\n')[3], 'March 4, 2019');
    harness.request({ type: 'applyFix', finding: id, fix: 0 });
    await settled();
    assert.deepEqual(harness.answers, ['1 confirmed', '2 refused']);
  });

  it('go to another article, or say that there is none', async () => {
    const harness = await PanelHarness.opened();
    harness.request({ type: 'nextArticle', direction: 'next' });
    await settled();
    assert.equal(harness.last('refused').reason, 'no next article');
  });

  it('says that a read-only article is not changed', async () => {
    const harness = await PanelHarness.opened();
    harness.readOnly = true;
    const request = harness.request({ type: 'editField', field: 'number', value: '7' });
    await settled();
    const { requestId, reason } = harness.last('refused');
    assert.deepEqual([requestId, reason], [request, 'The article is read-only.']);
    assert.ok(harness.document.getText().includes('\n417\n'));
  });
});
