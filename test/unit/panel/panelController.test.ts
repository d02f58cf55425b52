import assert from 'node:assert/strict';
import { AnnotationModel } from '../../../src/core/annotations/annotationModel';
import { articleText, labelsOf, PanelHarness, settled, sidecarLine as line } from './panelHarness';

describe('panel controller', () => {
  it('says that a read-only article is not changed', async () => {
    const harness = await PanelHarness.opened();
    harness.readOnly = true;
    const request = harness.request({ type: 'editField', field: 'number', value: '7' });
    await settled();
    const { requestId, reason } = harness.last('refused');
    assert.deepEqual([requestId, reason], [request, 'The article is read-only.']);
    assert.ok(harness.document.getText().includes('\n417\n'));
  });

  it('has the page carry out what the palette asks for', async () => {
    const harness = await PanelHarness.opened();
    assert.equal(harness.controller.run('extendTag', { side: 'start', step: 'character' }), true);
    assert.equal(harness.last('run').command, 'tagStartLeftByCharacter');
    assert.equal(harness.controller.run('tagAs', 2), true);
    assert.deepEqual([harness.last('run').command, harness.last('run').label], ['tag', '2']);
    assert.equal(harness.controller.run('checkArticle', undefined), false);
  });

  describe('opening', () => {
    it('says nothing before the client is ready, then everything once', async () => {
      const harness = new PanelHarness({ sidecar: line('T1', 'Person', 'Maren Osei-Lindqvist') });
      harness.controller.show(harness.document.asDocument);
      await settled();
      assert.deepEqual(harness.sent, []);
      harness.ready();
      await settled();
      assert.deepEqual(harness.sent.map(({ type }) => type), ['initialize', 'article', 'checksChanged', 'progress']);
      const { article } = harness.last('article');
      assert.equal(article.text.slice(article.headline?.start, article.headline?.end), 'Council Votes to Reopen the Old Harbor');
      assert.deepEqual(article.annotations.entities.map(({ id, label }) => [id, label]), [['T1', 'Person']]);
      assert.equal(article.paragraphs.length, 2);
      assert.equal(harness.last('checksChanged').checks.findings.some(({ rule }) => rule === 'date.style'), true);
    });

    it('waits for the session where the client is quicker', async () => {
      const harness = new PanelHarness();
      harness.controller.show(harness.document.asDocument);
      harness.ready();
      assert.deepEqual(harness.sent.map(({ type }) => type), ['initialize']);
      await settled();
      assert.equal(harness.of('article').length, 1);
    });

    it('says why there is nothing to show', () => {
      const harness = new PanelHarness();
      harness.ready();
      assert.equal(harness.last('noArticle').reason, 'Open an article, and it appears here.');
    });

    it('answers a second ready with a snapshot, and forgets the provisional ids of the first client', async () => {
      const harness = await PanelHarness.opened();
      harness.tag('Tobin Quaye');
      await settled();
      harness.controller.hidden();
      harness.session.fire();
      const before = harness.sent.length;
      harness.ready();
      await settled();
      assert.deepEqual(harness.last('article').article.annotations.entities.map(({ id }) => id), ['T1']);
      assert.deepEqual(harness.sent.slice(before).map(({ type }) => type), ['initialize', 'article', 'progress']);
      harness.request({ type: 'remove', ids: ['+1'] });
      await settled();
      assert.equal(harness.last('refused').reason, 'This tag is not there any more.');
    });

    it('does not answer a client that is gone', async () => {
      const harness = await PanelHarness.opened();
      harness.tag('Tobin Quaye');
      harness.controller.hidden();
      harness.ready();
      await settled();
      assert.deepEqual(harness.answers, []);
    });

    it('shows an article that cannot be annotated, and why', async () => {
      const harness = new PanelHarness();
      const { document } = harness.addDocument('new.article', articleText, undefined);
      harness.controller.show(document.asDocument);
      harness.ready();
      await settled();
      assert.equal(harness.last('article').article.readOnlyReason, 'Save the article first. Its tags are stored in a file beside it.');
      harness.controller.receive({ type: 'tag', requestId: 1, uri: document.uri.toString(), version: 1, label: 'Person', entities: [{ provisionalId: '+1', fragments: [{ start: 0, end: 5 }] }] });
      await settled();
      assert.deepEqual(harness.answers, ['1 refused']);
    });

    it('leaves an article that it does not show any more alone', async () => {
      const harness = await PanelHarness.opened();
      const { document } = harness.addDocument('two.txt', articleText, '');
      harness.controller.show(document.asDocument);
      await settled();
      assert.equal(harness.session.listeners, 0);
      const requestId = harness.tag('Tobin Quaye');
      await settled();
      assert.deepEqual(harness.answers, [`${requestId} refused`]);
      assert.equal(harness.session.entities.length, 0);
    });
  });

  describe('requests', () => {
    it('tag: the patch first, with the true ids in the order asked for, then the answer', async () => {
      const harness = await PanelHarness.opened({ sidecar: line('T4', 'Place', 'Port Aldary') });
      const before = harness.sent.length;
      const requestId = harness.request({ type: 'tag', label: 'Place', entities: [
        { provisionalId: '+1', fragments: [harness.place('Port Aldary', 2)] },
        { provisionalId: '+2', fragments: [harness.place('Port Aldary', 0)] },
        { provisionalId: '+3', fragments: [harness.place('Port Aldary', 1)] },
      ] });
      await settled();
      assert.deepEqual(harness.sent.slice(before).map(({ type }) => type), ['annotationsChanged', 'confirmed']);
      const patch = harness.last('annotationsChanged');
      assert.equal(patch.requestId, requestId);
      assert.deepEqual(patch.added.map(({ id, fragments }) => [id, fragments[0]?.start]), [
        ['T5', harness.place('Port Aldary', 2).start], ['T4', harness.place('Port Aldary', 0).start], ['T6', harness.place('Port Aldary', 1).start],
      ]);
      assert.equal(patch.canUndo, true);
    });

    it('tag what is tagged already: the panel learns the id that stands there', async () => {
      const harness = await PanelHarness.opened({ sidecar: line('T4', 'Person', 'Tobin Quaye') });
      harness.tag('Tobin Quaye');
      harness.request({ type: 'setNote', id: '+1', note: 'harbor master' });
      await settled();
      assert.deepEqual(harness.of('annotationsChanged')[0]?.added.map(({ id }) => id), ['T4']);
      assert.deepEqual(harness.answers, ['1 confirmed', '2 confirmed']);
      assert.equal(harness.last('annotationsChanged').changed[0]?.note, 'harbor master');
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
      const patches = harness.of('annotationsChanged');
      assert.deepEqual(patches.map(({ requestId }) => requestId), [1, 2, 3, 4, 5]);
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
      const [, undone, redone] = harness.of('annotationsChanged');
      assert.equal(undone?.announcement, 'Undone: tag “Tobin Quaye” as Person');
      assert.deepEqual([undone?.canUndo, undone?.canRedo], [false, true]);
      assert.equal(redone?.announcement, 'Done again: tag “Tobin Quaye” as Person');
    });

    it('are refused for a text that is another by now, and the new text is sent', async () => {
      const harness = await PanelHarness.opened();
      const { version } = harness.document;
      harness.type([{ range: { start: 0, end: 0 }, newText: ' ' }]);
      const requestId = harness.request({ type: 'tag', version, label: 'Person', entities: [{ provisionalId: '+1', fragments: [{ start: 1, end: 5 }] }] });
      await settled();
      assert.equal(harness.last('refused').requestId, requestId);
      assert.equal(harness.last('refused').reason, 'The text changed meanwhile.');
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
      assert.deepEqual(harness.last('annotationsChanged').changed[0]?.attributes, { Role: 'Pilot' });
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
  });

  describe('changes from elsewhere', () => {
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
      assert.deepEqual([patch.requestId, patch.added.map(({ id }) => id), patch.removed], [undefined, ['T2'], ['T1']]);
      const before = harness.sent.length;
      harness.session.fire();
      assert.equal(harness.sent.length, before, 'nothing new, nothing told');
    });

    it('a text changed outside is shown with its annotations, not before', async () => {
      const harness = await PanelHarness.opened({ sidecar: line('T1', 'Person', 'Tobin Quaye') });
      harness.document.setText(`x${articleText}`);
      harness.controller.documentChanged(harness.document.asDocument);
      const before = harness.of('article').length;
      await harness.passTime();
      assert.equal(harness.of('article').length, before, 'the session still reads');
      harness.session.model = new AnnotationModel(harness.document.getText(), line('T1', 'Person', 'Tobin Quaye'), { byteOrderMark: false });
      harness.session.fire();
      await harness.passTime();
      assert.equal(harness.of('article').length, before + 1);
      assert.deepEqual(harness.last('article').article.annotations.entities[0]?.fragments, [harness.place('Tobin Quaye')]);
    });

    it('labels come with what the guidelines say about them', async () => {
      const harness = new PanelHarness();
      harness.guidelines = '# Person\nPeople, see <https://lists.example>.\n';
      harness.controller.show(harness.document.asDocument);
      await settled();
      harness.ready();
      assert.deepEqual(harness.last('article').article.labels.find(({ name }) => name === 'Person')?.guideline,
        [{ kind: 'paragraph', content: [{ text: 'People, see ' }, { text: 'https://lists.example', href: 'https://lists.example' }, { text: '.' }] }]);
      harness.guidelines = '';
      await harness.controller.labelsChanged();
      assert.ok(harness.last('labelsChanged').labels.every(({ guideline }) => guideline === undefined));
    });

    it('accept a finding of the article as it is, and none that was told before the last', async () => {
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
      assert.deepEqual(harness.last('labelsChanged').labels.map(({ name, digit, letter }) => [name, digit, letter]), [['Ship', '1', 's']]);
    });

    it('a client that lost count gets everything', async () => {
      const harness = await PanelHarness.opened({ sidecar: line('T1', 'Person', 'Tobin Quaye') });
      harness.receive({ type: 'resync', uri: harness.document.uri.toString() });
      const { revision, entities } = harness.last('annotations').annotations;
      assert.equal(entities.length, 1);
      harness.tag('Maren');
      await settled();
      assert.equal(harness.last('annotationsChanged').base, revision);
    });
  });

  describe('selection and scroll', () => {
    it('go to the editor where they are about the text as it is', async () => {
      const harness = await PanelHarness.opened();
      const about = { uri: harness.document.uri.toString(), version: 1 };
      harness.receive({ type: 'select', ...about, range: { start: 3, end: 8 }, reveal: true });
      harness.receive({ type: 'select', ...about, version: 2, range: { start: 4, end: 8 }, reveal: true });
      harness.receive({ type: 'scrolled', ...about, offset: 12.5 });
      harness.receive({ type: 'scrolled', ...about, uri: 'file:///other', offset: 13 });
      assert.deepEqual(harness.selectedInEditor, [{ start: 3, end: 8 }]);
      assert.deepEqual(harness.scrolledInEditor, [12.5]);
    });

    it('come from the editor; a selection waits for the text it counts in', async () => {
      const harness = await PanelHarness.opened();
      harness.controller.editorSelected(harness.document.asDocument, { start: 1, end: 2 });
      harness.controller.editorScrolled(harness.document.asDocument, 7);
      assert.deepEqual(harness.last('selection').range, { start: 1, end: 2 });
      assert.equal(harness.last('scroll').offset, 7);
      harness.type([{ range: { start: 0, end: 0 }, newText: 'xx' }]);
      harness.controller.editorSelected(harness.document.asDocument, { start: 2, end: 2 });
      assert.equal(harness.of('selection').length, 1);
      await harness.passTime();
      assert.deepEqual(harness.last('selection').range, { start: 2, end: 2 });
    });
  });

  describe('what must not happen', () => {
    it('messages that do not parse are logged and dropped', async () => {
      const harness = await PanelHarness.opened();
      const before = harness.sent.length;
      for (const message of [undefined, null, 7, 'ready', [], {}, { type: 'nonsense' }, { type: 'ready', protocol: 99 }, { type: 'tag', requestId: 1 },
        { type: 'tag', requestId: 1, uri: 'file:///corpus/one.txt', version: 1, label: 'Person', entities: [{ provisionalId: '+1', fragments: [{ start: 9, end: 3 }] }] },
        { type: 'openExternal', href: 3 }]) harness.controller.receive(message);
      await settled();
      assert.equal(harness.sent.length, before);
      assert.equal(harness.logged.filter((text) => /does not parse/.test(text)).length, 11);
    });

    it('only web addresses are opened', async () => {
      const harness = await PanelHarness.opened();
      for (const href of ['https://a.example/', 'HTTP://a.example', 'javascript:alert(1)', 'command:workbench.action.quit', 'file:///etc/passwd', 'https:///x', ' https://a.example']) {
        harness.receive({ type: 'openExternal', href });
      }
      assert.deepEqual(harness.opened, ['https://a.example/', 'HTTP://a.example']);
    });

    it('errors of the client go to the log', async () => {
      const harness = await PanelHarness.opened();
      harness.receive({ type: 'clientError', text: 'broken', stack: 'broken\n at x' });
      assert.equal(harness.logged.at(-1), 'Annotation panel: broken\n at x');
    });

    it('lines that share an id, stand unordered or cover nothing do not break the panel', async () => {
      const place = articleText.indexOf('Tobin');
      const sidecar = `T1\tPerson ${place + 6} ${place + 11};${place} ${place + 5}\tQuaye Tobin\n${line('T1', 'Place', 'Port Aldary')}T2\tPerson 5 5\t\n`;
      const harness = await PanelHarness.opened({ sidecar });
      const { entities } = harness.last('article').article.annotations;
      assert.deepEqual(entities.map(({ id, label }) => [id, label]), [['T1', 'Person'], ['T2', 'Person']]);
      assert.deepEqual(entities[0]?.fragments.map(({ start }) => start), [place, place + 6]);
      assert.equal(entities[1]?.state, 'lost');
    });
  });

  it('hands the wish to advance to the settings, which tell the panel', async () => {
    const harness = await PanelHarness.opened();
    harness.receive({ type: 'setAdvance', advance: true });
    assert.equal(harness.last('settings').settings.advance, true);
  });

  it('keeps its lock and says so', async () => {
    const harness = await PanelHarness.opened();
    harness.receive({ type: 'setLocked', locked: true });
    assert.equal(harness.controller.locked, true);
    assert.equal(harness.last('settings').settings.locked, true);
  });
});
