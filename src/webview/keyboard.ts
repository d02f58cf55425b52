import { bindingsInOrder, type PanelCommand, type TextState } from '../protocol/panelCommands';
import type { CommandTable } from './commands';
import { isUnfocused } from './focus';
import { chordOf, mirrored, resolveCommand } from './keys';
import type { PanelModel } from './state/panelModel';
import type { Disposable } from './transport';

/** Commands that work wherever the focus is, as long as nothing is being typed. */
const everywhere: ReadonlySet<string> = new Set(bindingsInOrder.filter(({ group }) => group === 'view').map(({ command }) => command));

/** What keys depend on. */
interface SuggestionKeys {
  readonly textState: TextState;
  /** Whether the key of a command is left to the page, because there is nothing for it to do. */
  leaves(command: PanelCommand): boolean;
}

/** Turns keys, and what the host asks to run, into commands. */
export class Keyboard implements Disposable {
  readonly #document: Document;
  readonly #scroller: HTMLElement;
  readonly #model: PanelModel;
  readonly #commands: CommandTable;
  readonly #isRightToLeft: () => boolean;
  readonly #beforeTextKey: () => void;
  readonly #suggestions: SuggestionKeys;
  readonly #onKeyDown = (event: KeyboardEvent): void => this.#onKey(event);

  /**
   * @param scroller has the focus while the keys are for the text.
   * @param isRightToLeft whether the text at the selection is written so: arrows go by sight.
   * @param beforeTextKey runs before a key of the text is carried out.
   * @param suggestions what is selected in the text, and which keys the page keeps.
   */
  constructor(
    scroller: HTMLElement, model: PanelModel, commands: CommandTable, isRightToLeft: () => boolean, beforeTextKey: () => void, suggestions: SuggestionKeys,
  ) {
    this.#document = scroller.ownerDocument;
    this.#scroller = scroller;
    this.#model = model;
    this.#commands = commands;
    this.#isRightToLeft = isRightToLeft;
    this.#beforeTextKey = beforeTextKey;
    this.#suggestions = suggestions;
    // Not on the panel: a key that comes while nothing has the focus is a key for the text.
    this.#document.addEventListener('keydown', this.#onKeyDown);
  }

  dispose(): void {
    this.#document.removeEventListener('keydown', this.#onKeyDown);
  }

  /** A command of the palette, or of a key that VS Code handles. */
  run(command: PanelCommand, label: string | undefined): void {
    if ((command === 'undo' || command === 'redo') && isTyping(this.#document.activeElement)) this.#document.execCommand(command);
    else this.#commands[command](label);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const [target] = event.composedPath();
    const chord = chordOf(event);
    if (chord === undefined) return;
    if (isTyping(target) && chord !== 'Escape') return this.#onTypingKey(event, chord);
    const inText = target === this.#scroller || isUnfocused(this.#document);
    const found = resolveCommand(inText && this.#isRightToLeft() ? mirrored(chord) : chord, this.#suggestions.textState, this.#labelKeys);
    if (!found || (!inText && !everywhere.has(found.command)) || this.#suggestions.leaves(found.command)) return;
    event.preventDefault();
    if (inText) this.#beforeTextKey();
    this.#commands[found.command](found.label);
  }

  /** VS Code takes the keys of undo from a field, and gives them to the article. */
  #onTypingKey(event: KeyboardEvent, chord: string): void {
    const command = resolveCommand(chord, 'text', new Set())?.command;
    if (command !== 'undo' && command !== 'redo') return;
    event.preventDefault();
    this.#document.execCommand(command);
  }

  get #labelKeys(): ReadonlySet<string> {
    const taggable = this.#model.labels.filter((label) => label.taggable);
    return new Set(taggable.flatMap(({ digit, letter }) => [digit ?? '', letter ?? '']).filter(Boolean));
  }
}

function isTyping(target: EventTarget | null | undefined): boolean {
  return target instanceof Element && target.matches('input, textarea, select');
}
