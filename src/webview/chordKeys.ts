import { chordOf } from './keys';
import type { Disposable } from './transport';

/** Keys that begin a chord of VS Code, such as `Ctrl+K A`. The page is not told of chords, so they are named here. */
const firstKeys: ReadonlySet<string> = new Set(['Mod+k', 'Mod+;']);
/** Milliseconds for which VS Code waits for the second key of a chord. */
const chordLimit = 5000;

/**
 * Leaves the second key of a chord to VS Code. It comes to the page all the same, where it would tag, or be typed into a field:
 * `Ctrl+K A` would open the text and tag with the label that has the letter A. Only its default is prevented, which the handlers
 * that change something heed: VS Code hears it behind the page, so it may not be stopped here.
 */
export function leaveChordsToVSCode(document: Document, isMac: boolean): Disposable {
  let firstAt = -Infinity;
  const end = (): void => {
    firstAt = -Infinity;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chord = chordOf(event);
    if (chord === undefined || event.isComposing) return;
    const isSecond = event.timeStamp - firstAt < chordLimit;
    end();
    if (isSecond) event.preventDefault();
    // On a Mac, Ctrl+K is a key of the field: it deletes to the end of the line.
    else if (firstKeys.has(chord) && (!isMac || event.metaKey)) firstAt = event.timeStamp;
  };
  const window = document.defaultView;
  document.addEventListener('keydown', onKeyDown, true);
  document.addEventListener('pointerdown', end, true);
  window?.addEventListener('blur', end);
  return {
    dispose() {
      document.removeEventListener('keydown', onKeyDown, true);
      document.removeEventListener('pointerdown', end, true);
      window?.removeEventListener('blur', end);
    },
  };
}
