import type { TextRange } from '../core/text/range';
import type { Label } from '../protocol/article';
import type { Entity } from '../protocol/entity';
import type { Annotator } from './annotating';
import type { PanelCommand } from '../protocol/panelCommands';
import type { TextNavigator } from './navigation';
import type { PanelModel } from './state/panelModel';
import type { SuggestionActions } from './suggestions/suggestionActions';

/** What the commands need beyond the text: the parts of the view that open and close. */
export interface ViewParts {
  openDetails(focus: 'label' | 'link' | 'note'): void;
  openTagAll(quote: string, label: Label): void;
  /** @param all whether every occurrence is to be tagged. */
  searchLabels(all: boolean): void;
  openHelp(): void;
  toggleSticky(label: Label): void;
  toggleAdvance(): void;
  openGuideline(): void;
  goToProblem(step: 1 | -1): void;
  problemsHere(): void;
  focusFilter(): void;
  focusMetadata(): void;
  toggleSide(): void;
  /** Closes what is open and gives the focus back to the text. */
  back(): void;
  unavailable(what: 'label' | 'word' | 'key'): void;
}

/** Every command of the key table, as a function; `label` is the digit, letter or name of a label. */
export type CommandTable = Readonly<Record<PanelCommand, (labelKey: string | undefined) => void>>;

export function createCommands(
  model: PanelModel, navigator: TextNavigator, annotator: Annotator, suggestions: SuggestionActions, parts: ViewParts,
): CommandTable {
  const labelOf = (key: string | undefined): Label | undefined =>
    model.labels.find((label) => label.taggable && (label.digit === key || label.letter === key))
      ?? model.labels.find(({ taggable, name }) => taggable && name === key);
  const lastLabel = (): Label | undefined => model.labels.find(({ name }) => name === model.lastLabel);

  const applyLabel = (label: Label | undefined, missing: 'label' | 'key'): void => {
    if (!label) return parts.unavailable(missing);
    if (suggestions.relabel(label)) return;
    const entity = model.selectedEntity;
    const { target } = navigator;
    if (entity) annotator.relabel(entity, label.name);
    else if (target) annotator.tag(target, label.name);
    else return parts.unavailable('word');
    if (model.settings.advance) navigator.name(1);
  };
  const applyLabelToAll = (label: Label | undefined, missing: 'label' | 'key'): void => {
    if (!label) return parts.unavailable(missing);
    const entity = model.selectedEntity;
    const { target } = navigator;
    const quote = entity ? model.textOf(entity) : target && (model.article?.text ?? '').slice(target.start, target.end);
    if (!quote) return parts.unavailable('word');
    parts.openTagAll(quote, label);
  };
  const withEntity = (act: (entity: Entity) => void) => (): void => {
    const entity = model.selectedEntity;
    if (entity) act(entity);
  };
  const moveEdge = (edge: 'start' | 'end', step: 1 | -1, by: 'word' | 'character') => withEntity((entity) => {
    const fragments = movedFragments(entity.fragments, edge, step, by, navigator, model.article?.text ?? '');
    if (fragments) annotator.ask({ type: 'setFragments', id: entity.id, fragments });
  });

  return {
    nextWord: () => navigator.word(1, false),
    previousWord: () => navigator.word(-1, false),
    extendNextWord: () => navigator.word(1, true),
    extendPreviousWord: () => navigator.word(-1, true),
    nextCharacter: () => navigator.character(1, false),
    previousCharacter: () => navigator.character(-1, false),
    extendNextCharacter: () => navigator.character(1, true),
    extendPreviousCharacter: () => navigator.character(-1, true),
    lineDown: () => navigator.line('forward', false),
    lineUp: () => navigator.line('backward', false),
    extendLineDown: () => navigator.line('forward', true),
    extendLineUp: () => navigator.line('backward', true),
    paragraphStart: () => navigator.paragraphEdge('first'),
    paragraphEnd: () => navigator.paragraphEdge('last'),
    articleStart: () => navigator.articleEdge('first'),
    articleEnd: () => navigator.articleEdge('last'),
    nextName: () => void navigator.name(1),
    previousName: () => void navigator.name(-1),
    nextTag: () => navigator.tag(1),
    previousTag: () => navigator.tag(-1),
    tag: (key) => applyLabel(labelOf(key), 'key'),
    tagAll: (key) => applyLabelToAll(labelOf(key), 'key'),
    repeatLabel: () => applyLabel(lastLabel(), 'label'),
    repeatLabelAll: () => applyLabelToAll(lastLabel(), 'label'),
    searchLabels: () => parts.searchLabels(false),
    searchLabelsForAll: () => parts.searchLabels(true),
    toggleAdvance: () => parts.toggleAdvance(),
    toggleSticky: () => {
      const label = lastLabel();
      if (!label) return parts.unavailable('label');
      parts.toggleSticky(label);
    },
    addFragment: () => {
      const entity = model.lastTagged;
      const { target } = navigator;
      if (!entity || !target) return parts.unavailable('word');
      annotator.addFragment(entity, target);
    },
    acceptSuggestion: () => suggestions.accept(),
    nextReading: () => suggestions.nextReading(),
    rejectSuggestion: () => suggestions.reject(),
    acceptSure: () => suggestions.acceptAll(false),
    acceptShown: () => suggestions.acceptAll(true),
    nextSuggestion: () => suggestions.go(1),
    previousSuggestion: () => suggestions.go(-1),
    tagEndRight: moveEdge('end', 1, 'word'),
    tagEndLeft: moveEdge('end', -1, 'word'),
    tagStartRight: moveEdge('start', 1, 'word'),
    tagStartLeft: moveEdge('start', -1, 'word'),
    tagEndRightByCharacter: moveEdge('end', 1, 'character'),
    tagEndLeftByCharacter: moveEdge('end', -1, 'character'),
    tagStartRightByCharacter: moveEdge('start', 1, 'character'),
    tagStartLeftByCharacter: moveEdge('start', -1, 'character'),
    remove: withEntity(({ id }) => annotator.ask({ type: 'remove', ids: [id] })),
    editDetails: () => parts.openDetails('label'),
    editLink: () => parts.openDetails('link'),
    editNote: () => parts.openDetails('note'),
    undo: () => annotator.ask({ type: 'undo' }),
    redo: () => annotator.ask({ type: 'redo' }),
    guideline: () => parts.openGuideline(),
    nextProblem: () => parts.goToProblem(1),
    previousProblem: () => parts.goToProblem(-1),
    problemsHere: () => parts.problemsHere(),
    filter: () => parts.focusFilter(),
    metadata: () => parts.focusMetadata(),
    nextArticle: () => annotator.ask({ type: 'nextArticle', direction: 'next' }),
    previousArticle: () => annotator.ask({ type: 'nextArticle', direction: 'previous' }),
    toggleSide: () => parts.toggleSide(),
    help: () => parts.openHelp(),
    back: () => parts.back(),
  };
}

/** The fragments with the outer start or end moved a step; `undefined` where the tag would become empty or cannot move. */
function movedFragments(
  fragments: readonly TextRange[], edge: 'start' | 'end', step: 1 | -1, by: 'word' | 'character', navigator: TextNavigator, text: string,
): readonly TextRange[] | undefined {
  const first = fragments[0];
  const last = fragments.at(-1);
  if (!first || !last) return undefined;
  const from = edge === 'end' ? last.end : first.start;
  const to = by === 'character' ? navigator.characterFrom(from, step) : wordEdge(from, edge, step, navigator);
  if (to === undefined || to === from || to > text.length) return undefined;
  if (edge === 'end') return to > last.start ? [...fragments.slice(0, -1), { start: last.start, end: to }] : undefined;
  return to < first.end ? [{ start: to, end: first.end }, ...fragments.slice(1)] : undefined;
}

function wordEdge(from: number, edge: 'start' | 'end', step: 1 | -1, { words }: TextNavigator): number | undefined {
  if (edge === 'end') {
    if (step === 1) return words.next(from)?.end;
    const last = words.at(from - 1) ?? words.previous(from);
    return last && words.previous(last.start)?.end;
  }
  if (step === -1) return words.previous(from)?.start;
  const first = words.at(from) ?? words.next(from);
  return first && words.next(first.end)?.start;
}
