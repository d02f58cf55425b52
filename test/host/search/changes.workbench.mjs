// Changes of found tags in a window, by keyboard: VS Code's refactor preview, undo by the message, articles in the annotation editor.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, beforeEach, describe, it } from 'mocha';
import { annotationFile, eventually, openFile } from '../panel/panelWindow.mjs';
import { sharedWindow } from '../sharedWindow.mjs';

const header = 'https://www.aldarycourier.example/2019/03/05/vote.html\nA Vote - The Aldary Courier\nFerries\nMarch 4, 2019\n417\n';
const town = 'Quillhaven';
const person = 'Ada Brack';
const body = `${town} voted, and ${person} spoke of it.\n`;
const stems = ['vote-a', 'vote-b', 'vote-c'];

/** @param {string} text @param {string} words */
const placeIn = (text, words) => `${text.indexOf(words)} ${text.indexOf(words) + words.length}`;
/** @param {{ place?: string, person?: string, link?: string, inserted?: string }} [what] */
const tags = ({ place = 'Place', person: label = 'Person', link = 'Wikidata:Q1', inserted = '' } = {}) => {
  const text = inserted + header + body;
  return `T1\t${place} ${placeIn(text, town)}\t${town}\nN1\tReference T1 ${link}\t${town}\nT2\t${label} ${placeIn(text, person)}\t${person}\n`;
};

describe('changes of found tags', function () {
  this.timeout(240_000);
  const shown = sharedWindow('found-tags', { file: 'ferry.article' });
  /** @type {import('../sharedWindow.mjs').OpenedWorkbench} */
  let window;
  before(() => {
    window = shown.window;
  });

  const write = (/** @type {string} */ name, /** @type {string} */ text) => writeFileSync(join(window.folder, name), text);
  const read = () => stems.map((stem) => annotationFile(window, stem));
  const quick = () => window.page.locator('.quick-input-widget:not([style*="display: none"])');
  const list = () => window.page.locator('.pane', { has: window.page.locator('.pane-header', { hasText: 'Found Tags' }) });
  const listLabels = () => list().locator('.monaco-list-row').evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
  const dirtyTab = (/** @type {string} */ name) => window.page.locator('.tab.dirty', { hasText: name }).first();

  /** Accepts a row of a list that has this title: a list takes the key some time after it is shown. @param {string} title @param {string} row */
  async function choose(title, row) {
    await quick().locator('.quick-input-title', { hasText: title }).waitFor();
    await eventually(async () => {
      if (await quick().locator('.monaco-list-row.focused', { hasText: row }).count() > 0) return true;
      await window.press('ArrowDown');
      return false;
    }, Boolean, `${row} in the list ${title}`);
    await window.press('Enter');
  }

  /** @param {string} text */
  async function search(text) {
    await window.runCommand('Article Annotator: Search in Tags…');
    await quick().locator('.quick-input-title', { hasText: 'Search in Tags' }).waitFor();
    await window.page.keyboard.type(text);
    await choose('Search in Tags', 'search in tags');
    await eventually(listLabels, (all) => all.some((label) => label.startsWith(text)), `${text} in the view`);
    await list().locator('.monaco-list:focus').waitFor();
  }

  /** The list takes keys some time after it shows what was found. */
  const chooseAll = () => eventually(async () => {
    await window.press('Control+A');
    return list().locator('.monaco-list-row.selected').count();
  }, (count) => count > 0, 'all rows chosen');

  /** Asks again where the list of labels did not come: the view may have been filled anew in between, and nothing is chosen then. */
  const askForLabel = () => eventually(async () => {
    await chooseAll();
    await window.press('F2');
    return quick().locator('.quick-input-title', { hasText: 'Change Label' }).waitFor({ timeout: 10_000 }).then(() => true, () => false);
  }, Boolean, 'the list of labels');

  /** Chooses everything that was found, and asks for another label. @param {string} label */
  async function relabelAll(label) {
    await askForLabel();
    await choose('Change Label', label);
    await quick().locator('.quick-input-title', { hasText: 'Change the label to' }).waitFor();
    await quick().locator('.monaco-list-row').first().waitFor();
  }

  /** Presses a button of the message that says this. @param {RegExp} said @param {string} button */
  async function answer(said, button) {
    await window.runCommand('Notifications: Show Notifications');
    const message = window.page.locator('.notifications-center .notification-list-item', { hasText: said }).first();
    await message.waitFor();
    // While the list still slides in, a click is lost, and the button stays.
    await eventually(async () => {
      await message.getByRole('button', { name: button }).click({ delay: 200, timeout: 5000 }).catch(() => undefined);
      return message.count();
    }, (count) => count === 0, `the message ${said} to go`);
  }

  const messages = () => window.page.locator('.notification-list-item-message').allInnerTexts();

  beforeEach(async () => {
    await window.press('Escape', 'Escape');
    await window.runCommand('Notifications: Clear All Notifications');
    await window.runCommand('View: Close All Editors');
    await window.press('Control+Shift+E');
    for (const name of ['vote-d.article', 'vote-d.ann']) rmSync(join(window.folder, name), { force: true });
    for (const stem of stems) {
      write(`${stem}.article`, header + body);
      write(`${stem}.ann`, tags());
    }
  });

  it('are those of the row that the arrow keys went to, not of the one that was clicked before', async () => {
    // Nothing depends on these tags, so that nothing is asked.
    await search(person);
    const rows = list().locator('.monaco-list-row', { hasText: /vote-[abc][.]article/u });
    await eventually(async () => {
      await window.press('Home', 'ArrowRight');
      return rows.count();
    }, (count) => count === 3, 'the three hits');
    // Without Ctrl, the article would be opened and take the keyboard.
    await rows.first().click({ modifiers: ['Control'] });
    await list().locator('.monaco-list-row.selected', { hasText: 'vote-a' }).waitFor();
    await eventually(async () => {
      await window.press('ArrowDown');
      return list().locator('.monaco-list-row.focused', { hasText: 'vote-b' }).count();
    }, (count) => count === 1, 'the keyboard at the second hit');
    await window.press('Delete');
    const without = tags().replace(/^T2.*\n/mu, '');
    await eventually(read, ([first, second, third]) => first === tags() && second === without && third === tags(), 'the tag of the second article removed');
    await answer(/1 tag changed in 1 article\./u, 'Undo');
    await eventually(read, (all) => all.every((text) => text === tags()), 'the tags of before');
  });

  it('are made and counted as they are confirmed in the refactor preview, and taken back by the message', async () => {
    await search(town);
    await relabelAll('Person');
    // To the button in the title, by keyboard.
    await window.press('Shift+Tab', 'Shift+Tab', 'Enter');
    await window.page.locator('.part.panel .monaco-list:focus').waitFor();
    await window.press('ArrowDown', 'Space');
    await eventually(() => window.page.locator('.part.panel .monaco-list-row input:checked, .part.panel .monaco-list-row .codicon-check').count(), (count) => count > 0, 'a line to be chosen');
    await window.press('Control+Enter');
    await eventually(read, ([first = '', ...others]) => first === tags({ place: 'Person' }) && others.every((text) => text === tags()), 'the first annotation file to be changed, alone');
    await answer(/1 tag changed in 1 article\./u, 'Undo');
    await eventually(read, (all) => all.every((text) => text === tags()), 'the label of before');
  });

  it('wait for an answer where something else takes the keyboard, and where nothing is chosen', async () => {
    await search(town);
    await relabelAll('Person');
    await list().locator('.monaco-list').first().focus();
    await quick().locator('.quick-input-box input').first().focus();
    const all = quick().locator('.quick-input-header [role=checkbox]').first();
    await all.click();
    await quick().locator('.monaco-list-row[aria-checked=true]').first().waitFor({ state: 'detached' });
    await quick().locator('.quick-input-box input').first().focus();
    await window.press('Enter');
    await eventually(() => quick().locator('.quick-input-box input').first().getAttribute('placeholder'), (text) => /Nothing is chosen/u.test(text ?? ''), 'the preview to say what is missing');
    assert.deepEqual(read(), stems.map(() => tags()));
    await all.click();
    await quick().locator('.monaco-list-row[aria-checked=true]').first().waitFor();
    await quick().locator('.quick-input-box input').first().focus();
    await window.press('Enter');
    await eventually(read, (files) => files.every((text) => text === tags({ place: 'Person' })), 'all to be changed');
    await answer(/3 tags changed in 3 articles\./u, 'Undo');
    await eventually(read, (files) => files.every((text) => text === tags()), 'the label of before');
  });

  it('are not made where the refactor preview is discarded', async () => {
    await search(town);
    await relabelAll('Person');
    await window.press('Shift+Tab', 'Shift+Tab', 'Enter');
    await window.page.locator('.part.panel .monaco-list:focus').waitFor();
    await window.page.getByRole('button', { name: 'Discard' }).click();
    await window.page.locator('.part.panel .monaco-list').waitFor({ state: 'detached' }).catch(() => undefined);
    assert.deepEqual(read(), stems.map(() => tags()));
    assert.deepEqual(await window.page.locator('.tab.dirty').count(), 0);
  });

  it('say so where all have the label already', async () => {
    await search(person);
    await askForLabel();
    await choose('Change Label', 'Person');
    await window.waitForText(/already have the label “Person”/u);
  });

  it('take back what they did, and leave unsaved what is unsaved', async () => {
    await openFile(window, 'vote-b.article');
    await window.focusEditor();
    await window.press('Control+Home');
    await window.page.keyboard.type('Late\n');
    await dirtyTab('vote-b.ann').waitFor();
    await search(person);
    await relabelAll('Organization');
    await window.press('Enter');
    await eventually(read, ([first, second, third]) => first === tags({ person: 'Organization' }) && second === tags() && third === tags({ person: 'Organization' }), 'the closed articles to be changed');
    await answer(/3 tags changed in 3 articles\./u, 'Undo');
    await eventually(read, ([first, , third]) => first === tags() && third === tags(), 'the closed articles to be as before');
    assert.equal(read()[1], tags(), 'the annotation file of an unsaved article was written');
    await window.press('Control+1');
    await window.focusEditor();
    await window.press('Control+s');
    await eventually(read, ([, second]) => second === tags({ inserted: 'Late\n' }), 'the tags to be saved with their article');
  });

  it('take back a new annotation file of an open article, without a question', async () => {
    write('vote-d.article', header + body);
    await openFile(window, 'vote-d.article');
    await window.runCommand('Article Annotator: Search in Tags…');
    await quick().locator('.quick-input-title', { hasText: 'Search in Tags' }).waitFor();
    await window.page.keyboard.type(town);
    await choose('Search in Tags', 'Same text not tagged');
    await eventually(listLabels, (all) => all.some((label) => label.startsWith(town)), `${town} in the view`);
    await list().locator('.monaco-list:focus').waitFor();
    await chooseAll();
    await window.runCommand('Article Annotator: Tag Found Texts');
    await choose('Tag', 'Place');
    await eventually(() => annotationFile(window, 'vote-d'), (text) => text.startsWith('T1\tPlace '), 'the tag');
    await answer(/1 tag changed in 1 article\./u, 'Undo');
    await eventually(() => annotationFile(window, 'vote-d'), (text) => text === '', 'no annotation file');
    // A question would come with the event of the file; a tag that is made after it has no number of before.
    await eventually(listLabels, (all) => all.some((label) => label.startsWith(town)), `${town} in the view again`);
    assert.deepEqual((await messages()).filter((text) => /was deleted/u.test(text)), []);
  });

  it('are made by Change Labels and Links in Corpus with the keyboard: another label, all but what the preview leaves out, and taken back', async () => {
    await window.runCommand('Article Annotator: Change Labels and Links in Corpus…');
    await choose('Change Labels and Links in Corpus', 'All Tags with a Label');
    await choose('Change Labels and Links in Corpus', 'Place');
    await choose('New Label', 'Organization');
    await quick().locator('.quick-input-title', { hasText: 'Change the label to Organization' }).waitFor();
    await quick().locator('.monaco-list-row', { hasText: 'vote-c.article' }).waitFor();
    // Space takes the line under the cursor out, and back in.
    await window.press('ArrowDown', 'Space');
    await window.press('Enter');
    await eventually(read, (all) => all.filter((text) => text === tags({ place: 'Organization' })).length === 2 && all.includes(tags()), 'all but one to be changed');
    await answer(/2 tags changed in 2 articles\./u, 'Undo');
    await eventually(read, (all) => all.every((text) => text === tags()), 'the labels of before');
  });

  it('are made by Change Labels and Links in Corpus: another link, and none', async () => {
    for (const [link, changed] of /** @type {const} */ ([['Wikidata:Q5', tags({ link: 'Wikidata:Q5' })], ['', tags().replace(/^N1.*\n/mu, '')]])) {
      await window.runCommand('Article Annotator: Change Labels and Links in Corpus…');
      await choose('Change Labels and Links in Corpus', 'All Tags with a Link');
      await choose('Change Labels and Links in Corpus', 'Wikidata:Q1');
      await quick().locator('.quick-input-title', { hasText: /^Link$/u }).waitFor();
      await eventually(() => quick().locator('.quick-input-box input').inputValue(), (value) => value === 'Wikidata:Q1', 'the link of before');
      await window.press('Control+a', 'Delete');
      await window.page.keyboard.type(link);
      await window.press('Enter');
      await quick().locator('.quick-input-title', { hasText: link === '' ? 'Remove links' : `Link to ${link}` }).waitFor();
      await quick().locator('.monaco-list-row', { hasText: 'vote-c.article' }).waitFor();
      await window.press('Enter');
      await eventually(read, (all) => all.every((text) => text === changed), `the link “${link}” in all annotation files`);
      await answer(/3 tags changed in 3 articles\./u, 'Undo');
      await eventually(read, (all) => all.every((text) => text === tags()), 'the links of before');
    }
  });

  it('are made by Tag All Occurrences only in articles that are as they were when they were read', async () => {
    await openFile(window, 'vote-a.article');
    await window.focusEditor();
    await window.press('Control+End', 'ArrowUp', 'Home', 'Control+ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await window.runCommand('Article Annotator: Tag All Occurrences in Corpus…');
    await choose('Tag All Occurrences of “voted”', 'Place');
    await quick().locator('.quick-input-title', { hasText: 'Tag 4 occurrences of “voted” as Place in 4 articles' }).waitFor();
    await quick().locator('.monaco-list-row').nth(2).waitFor();
    write('vote-b.article', `Late\n${header}${body}`);
    write('vote-c.ann', tags({ link: 'Wikidata:Q2' }));
    await window.press('Enter');
    await window.waitForText(/2 tags made in 2 articles\. 2 articles were left out/u);
    assert.deepEqual(read(), [`${tags()}T3\tPlace ${placeIn(header + body, 'voted')}\tvoted\n`, tags(), tags({ link: 'Wikidata:Q2' })]);
  });

  it('are made by Tag All Occurrences as they are confirmed in the refactor preview, line by line, and taken back by the message', async () => {
    write('vote-b.article', `${header}${body}They voted again.\n`);
    await openFile(window, 'vote-a.article');
    await window.focusEditor();
    await window.press('Control+End', 'ArrowUp', 'Home', 'Control+ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await window.runCommand('Article Annotator: Tag All Occurrences in Corpus…');
    await choose('Tag All Occurrences of “voted”', 'Place');
    await quick().locator('.quick-input-title', { hasText: /^Tag \d occurrences of “voted” as Place/u }).waitFor();
    await quick().locator('.monaco-list-row', { hasText: 'vote-c.article' }).waitFor();
    await window.press('Shift+Tab', 'Shift+Tab', 'Enter');
    await window.page.locator('.part.panel .monaco-list:focus').waitFor();
    const focused = window.page.locator('.part.panel .monaco-list-row.focused', { hasText: 'T4' });
    await eventually(async () => {
      if (await focused.count() > 0) return true;
      await window.press('ArrowRight', 'ArrowDown');
      return false;
    }, Boolean, 'the second tag of an article as a line of its own');
    await window.press('Space');
    await eventually(() => window.page.locator('.part.panel .monaco-list-row input:checked, .part.panel .monaco-list-row .codicon-check').count(), (count) => count > 0, 'a line to be chosen');
    await window.press('Control+Enter');
    const text = `${header}${body}They voted again.\n`;
    const last = text.lastIndexOf('voted');
    await eventually(read, ([first, other, third]) => first === tags() && third === tags() && other === `${tags()}T4\tPlace ${last} ${last + 5}\tvoted\n`, 'the one line that was confirmed');
    await answer(/1 tag made in 1 article\./u, 'Undo');
    await eventually(read, (all) => all.every((file) => file === tags()), 'the tags of before');
  });
});
