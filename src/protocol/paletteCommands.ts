import type { PanelCommand } from './panelCommands';

/** A command of the annotation view with its label, where it needs one: a digit or a name. */
export interface ViewCommand {
  readonly command: PanelCommand;
  readonly label?: string;
}

/** Which command of the annotation view does what a command of the palette does in the text editor, by the name of the latter. */
export const viewCommands: Readonly<Record<string, PanelCommand>> = {
  tagSelection: 'searchLabels',
  tagAsLastLabel: 'repeatLabel',
  tagAllOccurrences: 'searchLabelsForAll',
  changeLabel: 'editDetails',
  editTagDetails: 'editDetails',
  removeTag: 'remove',
  goToNextTag: 'nextTag',
  goToPreviousTag: 'previousTag',
  extendTag: 'tagEndRight',
  shrinkTag: 'tagEndLeft',
  acceptSuggestion: 'acceptSuggestion',
  rejectSuggestion: 'rejectSuggestion',
  acceptSureSuggestions: 'acceptSure',
  goToNextSuggestion: 'nextSuggestion',
  goToPreviousSuggestion: 'previousSuggestion',
  undoAnnotation: 'undo',
  redoAnnotation: 'redo',
  nextArticle: 'nextArticle',
  previousArticle: 'previousArticle',
};

const edges: Readonly<Record<string, PanelCommand>> = {
  'extendTag end word': 'tagEndRight',
  'extendTag end character': 'tagEndRightByCharacter',
  'extendTag start word': 'tagStartLeft',
  'extendTag start character': 'tagStartLeftByCharacter',
  'shrinkTag end word': 'tagEndLeft',
  'shrinkTag end character': 'tagEndLeftByCharacter',
  'shrinkTag start word': 'tagStartRight',
  'shrinkTag start character': 'tagStartRightByCharacter',
};

/** @param argument as a key binding gives it to the command. */
export function viewCommandFor(name: string, argument: unknown): ViewCommand | undefined {
  if (name === 'tagAs') return { command: 'tag', label: String(argument) };
  if (name === 'extendTag' || name === 'shrinkTag') {
    const { side = 'end', step = 'word' } = (typeof argument === 'object' ? argument ?? {} : {}) as { side?: unknown; step?: unknown };
    const command = edges[`${name} ${String(side)} ${String(step)}`];
    return command && { command };
  }
  const command = Object.hasOwn(viewCommands, name) ? viewCommands[name] : undefined;
  return command && { command };
}
