import assert from 'node:assert/strict';
import { articleText, sidecarLine as line } from './fakeArticle';
import { PanelHarness, settled } from './panelHarness';

describe('panel controller', () => {
  it('has the page carry out what the palette asks for', async () => {
    const harness = await PanelHarness.opened();
    assert.equal(harness.controller.run('extendTag', { side: 'start', step: 'character' }), true);
    assert.equal(harness.last('run').command, 'tagStartLeftByCharacter');
    assert.equal(harness.controller.run('tagAs', 2), true);
    assert.deepEqual([harness.last('run').command, harness.last('run').label], ['tag', '2']);
    assert.equal(harness.controller.run('checkArticle', undefined), false);
  });

  it('has the page say what was done elsewhere, where there is one', async () => {
    const harness = await PanelHarness.opened();
    harness.controller.notify('Marked');
    assert.equal(harness.last('notice').text, 'Marked');
    harness.controller.hidden();
    const count = harness.sent.length;
    harness.controller.notify('Marked again');
    assert.equal(harness.sent.length, count);
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
      assert.equal(harness.last('noArticle').reason, 'Open an article to show it here.');
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
      assert.equal(harness.last('refused').reason, 'This tag no longer exists.');
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
      assert.equal(harness.last('article').article.readOnlyReason, 'no annotations');
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

    it('of the editor is not told once the client selects by itself, in whatever text it has', async () => {
      const harness = await PanelHarness.opened();
      harness.type([{ range: { start: 0, end: 0 }, newText: 'xx' }]);
      harness.controller.editorSelected(harness.document.asDocument, { start: 2, end: 2 });
      harness.receive({ type: 'select', uri: harness.document.uri.toString(), version: 1, range: { start: 3, end: 8 }, reveal: true });
      await harness.passTime();
      assert.equal(harness.last('article').article.version, 2);
      assert.deepEqual(harness.of('selection'), []);
    });

    it('are asked of the client where a command is about the selection, which may not have been told yet', async () => {
      const harness = await PanelHarness.opened();
      const about = { uri: harness.document.uri.toString(), version: 1 };
      const selected = harness.controller.selected();
      assert.equal(harness.last('tellSelection').type, 'tellSelection');
      harness.receive({ type: 'select', ...about, range: { start: 3, end: 8 }, reveal: true });
      harness.receive({ type: 'selectionTold' });
      assert.deepEqual(await selected, { start: 3, end: 8 });
    });

    it('are those that were told last where the client does not answer, goes away or is not there', async () => {
      const harness = await PanelHarness.opened();
      harness.controller.editorSelected(harness.document.asDocument, { start: 1, end: 2 });
      const unanswered = harness.controller.selected();
      await harness.passTime();
      assert.deepEqual(await unanswered, { start: 1, end: 2 });
      const left = harness.controller.selected();
      harness.controller.hidden();
      assert.deepEqual(await left, { start: 1, end: 2 });
      assert.deepEqual(await harness.controller.selected(), { start: 1, end: 2 });
      harness.type([{ range: { start: 0, end: 0 }, newText: 'xx' }]);
      assert.equal(await harness.controller.selected(), undefined);
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

    it('name the tag that somebody goes to', async () => {
      const harness = await PanelHarness.opened();
      harness.controller.editorSelected(harness.document.asDocument, { start: 1, end: 2 }, 'T1');
      assert.equal(harness.last('selection').tag, 'T1');
      harness.controller.editorSelected(harness.document.asDocument, { start: 1, end: 2 });
      assert.equal(harness.last('selection').tag, undefined);
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
