// Suggestions in the annotation editor of a whole VS Code: learned from finished articles, decided by keys, undone, rejected beside the corpus.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { annotationFile, eventually, openFile, panelShowing, policyViolations } from '../panel/panelWindow.mjs';
import { sharedWindow } from '../sharedWindow.mjs';

const header = ['https://www.aldarycourier.example/2019/03/05/ferry.html', 'The Ferry of Vestrey - The Aldary Courier', 'Ferries', 'March 4, 2019', '417'];
/** Here the bank is a place, so that what it is in the untagged article is not sure. */
const doubtful = 'The Selm Bank stood on the quay of Vestrey. Whoever crossed the Selm Bank found it cold.';
const doubtfulNames = { 'Selm Bank': 'Place', Vestrey: 'Place' };
const names = { 'Runa Halvard': 'Person', Vestrey: 'Place', 'Selm Bank': 'Organization' };
const finished = [
  'Runa Halvard came to Vestrey on Tuesday. The Selm Bank had lent her the money for the ferry, and nobody in Vestrey asked why. Runa Halvard left on Friday, and the Selm Bank wrote the money off in the spring.',
  'In Vestrey the Selm Bank is the oldest house. Runa Halvard was born there, and on Tuesday she was back. Nobody had seen Runa Halvard for years, and the people of Vestrey came to the quay to look at her boat.',
];
const untagged = `The mayor said Runa Halvard would speak in Vestrey. The Selm Bank was silent. Runa Halvard spoke to ${'a great many '.repeat(9)}people in Vestrey.`;

const first = 'Mr. Runa Halvard came to Norway on the ferry. In the spring she was back in Norway.';

/** @param {string} folder */
const settingsOf = (folder) => join(folder, '.vscode', 'settings.json');

/** @param {string} body */
const article = (body) => `${[...header, body].join('\n')}\n`;

/**
 * The annotation file with every name of an article's body tagged.
 * @param {string} text
 * @param {Record<string, string>} tagged labels by name
 */
function tagsOf(text, tagged) {
  const body = text.indexOf(header[4] ?? '') + 4;
  const lines = [];
  for (const [name, label] of Object.entries(tagged)) {
    for (let at = text.indexOf(name, body); at >= 0; at = text.indexOf(name, at + name.length)) lines.push(`T${lines.length + 1}\t${label} ${at} ${at + name.length}\t${name}\n`);
  }
  return lines.join('');
}

describe('suggestions in the annotation editor', function () {
  this.timeout(300_000);
  // High enough for all names in the Explorer.
  const shown = sharedWindow('suggestions', { copyOf: 'samples', viewport: { width: 1280, height: 1000 } }, async ({ folder }) => {
    for (const [index, body] of finished.entries()) {
      writeFileSync(join(folder, `finished-${index}.article`), article(body));
      writeFileSync(join(folder, `finished-${index}.ann`), tagsOf(article(body), names));
    }
    writeFileSync(join(folder, 'doubtful.article'), article(doubtful));
    writeFileSync(join(folder, 'doubtful.ann'), tagsOf(article(doubtful), doubtfulNames));
    writeFileSync(join(folder, 'untagged.article'), article(untagged));
    // There from the start, for a row that comes into the Explorer moves the others.
    mkdirSync(join(folder, '.vscode'), { recursive: true });
    writeFileSync(settingsOf(folder), '{}');
    // A corpus of its own, in which nothing is tagged.
    mkdirSync(join(folder, 'begun'));
    writeFileSync(join(folder, 'begun/annotation.conf'), '[entities]\nPerson\nPlace\n');
    writeFileSync(join(folder, 'begun/first-of-all.article'), article(first));
  });
  /** @type {import('../sharedWindow.mjs').OpenedWorkbench} */
  let window;
  /** @type {import('playwright-core').Frame} */
  let frame;
  const sidecar = () => annotationFile(window, 'untagged');
  const frames = () => frame.$$eval('mark.suggestion', (marks) => marks.map(({ textContent }) => textContent ?? ''));
  /** @param {string} name */
  const count = (name) => sidecar().split('\n').filter((line) => line.endsWith(`\t${name}`)).length;

  before(async () => {
    window = shown.window;
  });

  it('have their label behind each of them in the text editor, though the body is one line', async () => {
    await openFile(window, 'long-inquiry.article');
    await eventually(async () => (await window.visibleLines()).join(' ').match(/(?:Person|Place|Organization)\?/gu) ?? [], (labels) => labels.length > 12, 'the labels of all that is in sight');
  });

  it('are learned from the folder and say why; nothing is in the annotation file', async () => {
    await openFile(window, 'untagged.article');
    await window.page.locator('.editor-actions .codicon-tag').first().click();
    frame = await panelShowing(window, /The Ferry of Vestrey/u);
    await eventually(frames, (texts) => ['Runa Halvard', 'Vestrey', 'Selm Bank'].every((name) => texts.includes(name)), 'suggestions of all three names');
    await eventually(() => frame.$$eval('mark.suggestion', (marks) => marks.map((mark) => mark.getAttribute('aria-description')).join('\n')), (texts) => texts.includes('in 2 articles'), 'both articles learned');
    assert.equal(existsSync(join(window.folder, 'untagged.ann')), false);
  });

  it('show their next reading by Tab, and are accepted in the reading that is shown', async () => {
    const bank = frame.locator('mark.suggestion', { hasText: 'Selm Bank' });
    // Unsure by then: the article in which it is a place has been learned.
    await eventually(() => bank.getAttribute('class'), (classes) => classes?.includes('unsure') === true, 'doubt about the bank');
    assert.equal(await bank.getAttribute('data-name'), 'Org?');
    await bank.click();
    await window.press('Tab');
    await eventually(() => bank.getAttribute('data-name'), (name) => name === 'Place?', 'the next reading');
    await window.press('Space');
    await eventually(sidecar, (text) => /^T\d+\tPlace \d+ \d+\tSelm Bank\n$/u.test(text), 'the tag of that reading');
    await window.press('Control+z');
    await eventually(sidecar, (text) => text === '', 'no tag after undo');
    await eventually(frames, (texts) => texts.includes('Selm Bank'), 'the suggestion again');
  });

  it('are accepted by Space, with the same name after it, and undone in one step', async () => {
    await frame.locator('mark.suggestion', { hasText: 'Runa Halvard' }).first().click();
    await window.press('Space');
    await eventually(() => count('Runa Halvard'), (found) => found === 2, 'two tags');
    await window.press('Control+z');
    await eventually(sidecar, (text) => text === '', 'no tag after undo');
    await eventually(frames, (texts) => texts.includes('Runa Halvard'), 'the suggestion again');
  });

  it('are rejected by x in a file beside the corpus, and that is undone too', async () => {
    const rejected = () => ['rejected-suggestions.tsv'].map((name) => join(window.folder, name)).filter(existsSync).map((file) => readFileSync(file, 'utf8')).join('');
    await frame.locator('mark.suggestion', { hasText: 'Selm Bank' }).first().click();
    await window.press('x');
    await eventually(rejected, (text) => text.includes('untagged.article\tOrganization\tSelm Bank\n'), 'a line in the file');
    await eventually(frames, (texts) => !texts.includes('Selm Bank'), 'no frame');
    await window.press('Control+z');
    await eventually(rejected, (text) => text === '', 'no line after undo');
    await eventually(frames, (texts) => texts.includes('Selm Bank'), 'the frame again');
    assert.equal(sidecar(), '');
  });

  it('are accepted by one key where they are sure, and undone in one step', async () => {
    await window.press('Shift+Space');
    await eventually(() => ['Runa Halvard', 'Vestrey', 'Selm Bank'].map(count).join(), (found) => /^2,[23],0$/u.test(found), 'the sure tags');
    await window.press('Control+z');
    await eventually(sidecar, (text) => text === '', 'no tag after undo');
  });

  it('are accepted all by one key, and undone in one step', async () => {
    await window.press('Control+Shift+Space');
    await eventually(() => ['Runa Halvard', 'Vestrey', 'Selm Bank'].map(count).join(), (found) => /^2,[23],1$/u.test(found), 'all tags');
    await window.press('Control+z');
    await eventually(sidecar, (text) => text === '', 'no tag after undo');
  });

  it('are there by rules before anything is tagged, in the annotation editor only, which says how all sure ones are accepted', async () => {
    // A list takes a click some time after it is shown.
    await eventually(async () => {
      await window.press('Control+p');
      await window.page.locator('.quick-input-widget .quick-input-box input').first().fill('first-of-all');
      await window.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'first-of-all' }).first().click({ timeout: 10_000 }).catch(() => undefined);
      return window.page.locator('.tab.active', { hasText: 'first-of-all' }).first().waitFor({ timeout: 10_000 }).then(() => true, () => false);
    }, Boolean, 'the article of the other corpus');
    await window.runCommand('Article Annotator: Go to Next Suggestion');
    // The message itself may never show; it stays in the list.
    await window.runCommand('Notifications: Show Notifications');
    await window.page.locator('.notifications-center .notification-list-item', { hasText: 'No suggestion here' }).first().waitFor();
    await window.press('Escape');
    assert.equal(await window.page.locator('.view-line', { hasText: /Person\?|Place\?/u }).count(), 0);
    await window.runCommand('Article Annotator: Open Annotation Editor');
    frame = await panelShowing(window, /on the ferry/u);
    await eventually(frames, (texts) => texts.join() === 'Runa Halvard,Norway,Norway', 'suggestions by rules');
    await eventually(() => frame.locator('.hints .seen').innerText(), (text) => text.replace(/\s+/gu, ' ').includes('Shift+Space accept 3 sure suggestions'), 'the key for all of them');
    await window.press('Shift+Space');
    await eventually(() => annotationFile(window, 'begun/first-of-all').split('\n').length, (lines) => lines === 4, 'three tags');
    await eventually(() => frame.locator('.hints .seen').innerText(), (text) => !text.includes('sure'), 'no such hint any more');
    await window.press('Control+z');
    await eventually(frames, (texts) => texts.length === 3, 'the suggestions again');
    await window.press('Control+w');
  });

  it('are there again after the window was loaded again, and take the label whose key is pressed', async () => {
    const reloaded = window.page.waitForEvent('framenavigated', { predicate: (navigated) => navigated === window.page.mainFrame(), timeout: 60_000 });
    await window.runCommand('Developer: Reload Window');
    await reloaded;
    await window.ready();
    frame = await panelShowing(window, /The Ferry of Vestrey/u);
    await eventually(frames, (texts) => texts.includes('Selm Bank'), 'suggestions after the reload');
    await frame.locator('mark.suggestion', { hasText: 'Selm Bank' }).first().click();
    await window.press('3');
    await eventually(sidecar, (text) => /^T\d+\tGroup \d+ \d+\tSelm Bank$/mu.test(text), 'a tag with the label of the key');
    await window.press('Control+z');
    await eventually(sidecar, (text) => text === '', 'no tag after undo');
    assert.deepEqual(policyViolations(window), []);
  });

  it('are nowhere where the setting says never, neither here nor in the text editor, and are back where it does not', async () => {
    /** @param {string} show */
    const set = (show) => writeFileSync(settingsOf(window.folder), JSON.stringify({ 'articleAnnotator.suggestions.show': show }));
    const inText = async () => (await window.visibleLines()).join(' ').match(/(?:Person|Place|Organization)\?/gu) ?? [];
    await eventually(frames, (texts) => texts.includes('Selm Bank'), 'suggestions before');
    set('never');
    await eventually(frames, (texts) => texts.length === 0, 'no suggestion in the annotation editor');
    await openFile(window, 'long-inquiry.article');
    await eventually(() => window.visibleLines(), (lines) => lines.join('').length > 500, 'the text');
    assert.deepEqual(await inText(), []);
    // That it would have shown some is seen where it may.
    set('afterFirstTag');
    await eventually(inText, (labels) => labels.length > 12, 'the labels of all that is in sight');
    set('never');
    await eventually(inText, (labels) => labels.length === 0, 'no label in the text editor');
  });
});
