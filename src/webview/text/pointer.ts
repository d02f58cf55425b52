import type { TextRange } from '../../core/text/range';
import type { PanelSelection } from '../state/panelModel';
import type { DirectedRange, TextSurface } from './textSurface';

export interface PointerDependencies {
  readonly surface: TextSurface;
  /** The word under a point of the window. */
  wordUnder(x: number, y: number): TextRange | undefined;
  /** Grows a range to whole words, where the user wants that. */
  snap(range: TextRange): TextRange;
  /** Tags over an offset, the innermost first. */
  entitiesAt(offset: number): readonly string[];
  selection(): PanelSelection;
  select(selection: PanelSelection): void;
  /** A range was drawn with the mouse. */
  drawn(range: TextRange): void;
  selectEntity(id: string): void;
  /** A place without a tag was clicked. @returns whether a suggestion is selected now. */
  selectSuggestion(offset: number): boolean;
  editEntity(id: string): void;
  /** The mouse went down in the text. */
  begin(): void;
}

/** The mouse in the text: a drag or a double click selects whole words, a click a tag or a place. Alt frees from words. */
export function watchPointer(scroller: HTMLElement, dependencies: PointerDependencies): void {
  let down = false;
  scroller.addEventListener('mousedown', (event) => {
    if (event.button !== 0) return;
    down = true;
    dependencies.begin();
  });
  scroller.ownerDocument.addEventListener('mouseup', (event) => {
    if (!down || event.button !== 0) return;
    down = false;
    finish(event, dependencies);
  });
  scroller.addEventListener('dblclick', (event) => {
    const id = entityUnder(event);
    const selection = dependencies.selection();
    if (id !== undefined && selection.kind === 'entity') dependencies.editEntity(selection.id);
  });
}

function finish(event: MouseEvent, dependencies: PointerDependencies): void {
  const read = dependencies.surface.readSelection();
  if (!read) return;
  const range = { start: Math.min(read.anchor, read.focus), end: Math.max(read.anchor, read.focus) };
  const clickedTag = entityUnder(event);
  if (range.start === range.end || (event.detail === 2 && clickedTag !== undefined)) {
    click(read, clickedTag, event.detail, dependencies);
    return;
  }
  // The browser's words are those of its own language, and of two the nearest: a double click means what is under the pointer.
  const word = event.detail === 2 && !event.altKey ? dependencies.wordUnder(event.clientX, event.clientY) : undefined;
  const snapped = word ?? (event.altKey ? range : dependencies.snap(range));
  if (snapped.start >= snapped.end) {
    dependencies.select({ kind: 'text', anchor: read.focus, focus: read.focus });
    return;
  }
  const forward = read.focus >= read.anchor;
  dependencies.select({ kind: 'text', anchor: forward ? snapped.start : snapped.end, focus: forward ? snapped.end : snapped.start });
  dependencies.drawn(snapped);
}

/** A click on a tag selects it; another on the same place the tag around it, and so on in turn. */
function click(read: DirectedRange, clickedTag: string | undefined, clicks: number, dependencies: PointerDependencies): void {
  if (clickedTag === undefined) {
    if (clicks === 1 && dependencies.selectSuggestion(Math.min(read.anchor, read.focus))) return;
    dependencies.select({ kind: 'text', anchor: read.focus, focus: read.focus });
    return;
  }
  if (clicks > 1) {
    dependencies.select(dependencies.selection());
    return;
  }
  const stack = dependencies.entitiesAt(Math.min(read.anchor, read.focus));
  const selection = dependencies.selection();
  const current = selection.kind === 'entity' ? stack.indexOf(selection.id) : -1;
  dependencies.selectEntity(current >= 0 ? stack[(current + 1) % stack.length] ?? clickedTag : clickedTag);
}

function entityUnder(event: MouseEvent): string | undefined {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('mark')?.dataset['id'] : undefined;
}
