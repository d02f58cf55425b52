// Annotation files in a window: the palette offers what can be done, with keys that work there.
import { before, describe, it } from 'mocha';
import { annotationFile, eventually, openFile } from '../panel/panelWindow.mjs';
import { sharedWindow } from '../sharedWindow.mjs';

const name = '000_8f3a61c2d97e04b5';

describe('an annotation file in a window of VS Code', function () {
  this.timeout(240_000);
  const shown = sharedWindow('annotation-file', { copyOf: 'samples' }, (window) => openFile(window, `${name}.ann`));
  /** @type {import('../sharedWindow.mjs').OpenedWorkbench} */
  let window;
  before(() => {
    window = shown.window;
  });

  const tags = () => annotationFile(window, name).split('\n').filter((line) => line.startsWith('T')).length;

  it('has commands in the palette with their keys', async () => {
    await window.focusEditor();
    for (const [title, key] of /** @type {const} */ ([
      ['Remove Tag', "Ctrl + ' Del"], ['Change Label', "Ctrl + ' C"], ['Go to Next Tag', "Ctrl + ' ]"], ['Open Annotation Panel to the Side', 'Ctrl + K V'],
      ['Mark as Done', "Ctrl + ' D"], ['Next Article', "Ctrl + ' N"], ['Open Article to the Side', "Ctrl + ' O"],
    ])) {
      await eventually(() => window.shownInPalette(`Article Annotator: ${title}`), (shown) => shown.includes(key), `the key ${key} of ${title}`);
    }
  });

  it('obeys those keys: goes to a tag, removes it, and takes that back', async () => {
    const before = tags();
    await window.focusEditor();
    await window.press('Control+Home', "Control+'", ']', "Control+'", 'Delete');
    await eventually(tags, (count) => count === before - 1, 'a tag less');
    await window.press("Control+'", 'z');
    await eventually(tags, (count) => count === before, 'the tag again');
  });
});
