import * as vscode from 'vscode';
import { withoutOverlapping, type OccurrenceOptions } from '../../core/spans/occurrences';
import type { LabelType } from '../../core/labels/labelSet';
import { occurrencesInText } from '../../core/annotations/occurrencesInText';
import type { TextRange } from '../../core/text/range';
import { toRange } from '../../platform/conversions';
import { translate } from '../../platform/translation';
import { displayNameOf, type ArticleEditor } from './articleEditors';
import { withoutIcons } from '../../platform/statusMessage';

/** What the user chose last, for the next time. */
export interface PreviewOptions extends OccurrenceOptions {
  /** Leave out what shares text with any tag. What bears this very tag is always left out. */
  readonly skipTagged: boolean;
}

export const firstPreviewOptions: PreviewOptions = { wholeWord: true, matchCase: true, skipTagged: true };

interface OccurrenceItem extends vscode.QuickPickItem {
  readonly range: TextRange;
}

interface ToggleButton extends vscode.QuickInputButton {
  readonly option: keyof PreviewOptions;
  readonly tooltip: string;
}

/** UTF-16 units of text shown on each side of an occurrence. */
const contextLength = 40;

/**
 * Shows all occurrences of a text, in a list to choose from and in an editor with the article, and asks which to tag.
 * @returns the chosen places and options; places are undefined where the user cancelled or the text has changed.
 */
export function previewOccurrences(
  article: ArticleEditor, editor: vscode.TextEditor, quote: string, label: LabelType, options: PreviewOptions,
): Promise<{ readonly places: readonly TextRange[] | undefined; readonly options: PreviewOptions }> {
  return new OccurrencesPreview(article, editor, quote, label, options).show();
}

/** The places that a preview with these options offers; none in the address of the article, which is no text. */
function occurrencesToTag({ session }: Pick<ArticleEditor, 'session'>, quote: string, label: string, options: PreviewOptions): TextRange[] {
  const found = occurrencesInText(session.model.articleText, quote, options);
  if (options.skipTagged) return withoutOverlapping(found, session.entities.flatMap(({ fragments }) => fragments));
  const same = new Set(session.entities.filter((entity) => entity.label === label).flatMap(({ fragments }) => fragments.map(({ start, end }) => `${start}-${end}`)));
  return found.filter(({ start, end }) => !same.has(`${start}-${end}`));
}

class OccurrencesPreview {
  readonly #article: ArticleEditor;
  readonly #editor: vscode.TextEditor;
  readonly #quote: string;
  readonly #label: LabelType;
  readonly #pick = vscode.window.createQuickPick<OccurrenceItem>();
  readonly #chosen = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
    borderWidth: '1px', borderStyle: 'solid', borderColor: new vscode.ThemeColor('editor.findMatchHighlightBorder'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.findMatchForeground'), overviewRulerLane: vscode.OverviewRulerLane.Full,
  });
  readonly #current = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.findMatchBackground'),
    borderWidth: '2px', borderStyle: 'solid', borderColor: new vscode.ThemeColor('focusBorder'),
  });
  #options: PreviewOptions;

  constructor(article: ArticleEditor, editor: vscode.TextEditor, quote: string, label: LabelType, options: PreviewOptions) {
    this.#article = article;
    this.#editor = editor;
    this.#quote = quote;
    this.#label = label;
    this.#options = options;
  }

  show(): ReturnType<typeof previewOccurrences> {
    const pick = this.#pick;
    const editor = this.#editor;
    const { version } = editor.document;
    const visible = editor.visibleRanges[0];
    pick.canSelectMany = true;
    pick.matchOnDescription = true;
    this.#fill();
    return new Promise((resolve) => {
      let places: readonly TextRange[] | undefined;
      pick.onDidTriggerButton((button) => {
        const { option } = button as ToggleButton;
        this.#options = { ...this.#options, [option]: !this.#options[option] };
        this.#fill();
      });
      pick.onDidChangeSelection(() => this.#highlight());
      pick.onDidChangeActive(([item]) => this.#reveal(item));
      pick.onDidAccept(() => {
        if (editor.document.version === version) places = pick.selectedItems.map(({ range }) => range).sort((a, b) => a.start - b.start);
        pick.hide();
      });
      pick.onDidHide(() => {
        pick.dispose();
        this.#chosen.dispose();
        this.#current.dispose();
        if (!places && visible) editor.revealRange(visible, vscode.TextEditorRevealType.AtTop);
        resolve({ places, options: this.#options });
      });
      pick.show();
    });
  }

  #fill(): void {
    const { labels, session } = this.#article;
    const places = occurrencesToTag(this.#article, this.#quote, this.#label.name, this.#options);
    const pick = this.#pick;
    pick.title = translate('Tag {count, plural, one {# occurrence} other {# occurrences}} of “{text}” as {label}', { text: this.#quote, label: displayNameOf(labels, this.#label.name), count: places.length });
    const buttons = this.#buttons();
    pick.buttons = buttons;
    pick.placeholder = buttons.map(({ tooltip }) => tooltip).join(' · ');
    pick.items = places.map((range) => ({ range, ...contextOf(session.model.articleText, range), description: tagsOver(this.#article, range) }));
    pick.selectedItems = pick.items;
    this.#highlight();
  }

  #buttons(): ToggleButton[] {
    const state = (option: keyof PreviewOptions): string => (this.#options[option] ? vscode.l10n.t('on') : vscode.l10n.t('off'));
    const button = (option: keyof PreviewOptions, icon: string, tooltip: string): ToggleButton => ({ option, tooltip, iconPath: new vscode.ThemeIcon(icon) });
    return [
      button('wholeWord', 'whole-word', vscode.l10n.t('Whole Words: {state}', { state: state('wholeWord') })),
      button('matchCase', 'case-sensitive', vscode.l10n.t('Match Case: {state}', { state: state('matchCase') })),
      button('skipTagged', this.#options.skipTagged ? 'eye-closed' : 'eye', vscode.l10n.t('Skip Tagged: {state}', { state: state('skipTagged') })),
    ];
  }

  #highlight(): void {
    const editor = this.#editor;
    editor.setDecorations(this.#chosen, this.#pick.selectedItems.map(({ range }) => toRange(editor.document, range)));
  }

  #reveal(item: OccurrenceItem | undefined): void {
    const editor = this.#editor;
    const range = item && toRange(editor.document, item.range);
    editor.setDecorations(this.#current, range ? [range] : []);
    if (range) editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
}

/** The place with the text around it, on one line, cut between words. */
function contextOf(text: string, { start, end }: TextRange): { label: string } {
  const before = text.slice(Math.max(0, start - contextLength), start);
  const after = text.slice(end, end + contextLength);
  const lineStart = before.lastIndexOf('\n') + 1;
  const lineEnd = after.indexOf('\n');
  const isCutBefore = lineStart === 0 && start > contextLength;
  const isCutAfter = lineEnd < 0 && end + contextLength < text.length;
  const shownBefore = before.slice(isCutBefore ? before.indexOf(' ') + 1 : lineStart);
  const shownAfter = after.slice(0, isCutAfter ? Math.max(0, after.lastIndexOf(' ')) : lineEnd < 0 ? after.length : lineEnd);
  const plain = (part: string): string => withoutIcons(part.replace(/\s/g, ' '));
  return { label: `${isCutBefore ? '…' : ''}${plain(shownBefore)}›${plain(text.slice(start, end))}‹${plain(shownAfter)}${isCutAfter ? '…' : ''}` };
}

function tagsOver({ session, labels }: ArticleEditor, range: TextRange): string {
  const names = session.entities
    .filter(({ fragments }) => fragments.some(({ start, end }) => start < range.end && range.start < end))
    .map(({ label }) => displayNameOf(labels, label));
  return [...new Set(names)].join(', ');
}
