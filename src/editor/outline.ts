import * as vscode from 'vscode';
import type { ModelEntity } from '../core/annotations/annotationModel';
import type { LabelSet } from '../core/labels/labelSet';
import type { StandoffDocument } from '../core/standoff/standoffDocument';
import { fieldLabels, fieldNames, type FieldName } from '../core/record/record';
import type { ArticleSession } from '../annotating/articleSession';
import { coveredText } from '../core/annotations/entityActions';
import type { Labels } from '../annotating/labels';
import type { Sessions } from '../annotating/sessions';
import { articleSelector, type Articles } from '../platform/articles';
import { toRange } from '../platform/conversions';
import { translate } from '../platform/translation';

const symbolKinds: Readonly<Record<FieldName, vscode.SymbolKind>> = {
  url: vscode.SymbolKind.File,
  title: vscode.SymbolKind.Key,
  subjects: vscode.SymbolKind.Array,
  date: vscode.SymbolKind.Constant,
  number: vscode.SymbolKind.Number,
  body: vscode.SymbolKind.Namespace,
};

const longestName = 60;
/** So many paragraphs are listed, and behind them those in which tags begin: VS Code asks for all of them after every edit. */
const mostParagraphs = 1000;

/** Pause in which changes of tags are gathered before the outline is requested again. */
const refreshMilliseconds = 500;

/** The fields of the header, then the paragraphs of the body, lost breaks restored; in each the entities that begin there. */
export function registerOutline(articles: Articles, sessions: Sessions, labels: Labels): vscode.Disposable {
  const provider = new OutlineProvider(articles, sessions, labels);
  const register = (): vscode.Disposable => vscode.languages.registerDocumentSymbolProvider(articleSelector, provider, { label: 'Article Annotator' });
  let registration = register();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const drawn = new WeakMap<ArticleSession, StandoffDocument>();
  // VS Code asks for an outline when the text changes, and when a provider comes; of tags it knows nothing.
  const listening = sessions.onDidChange((session) => {
    if (drawn.get(session) === session.model.document) return;
    drawn.set(session, session.model.document);
    clearTimeout(timer);
    timer = setTimeout(() => {
      registration.dispose();
      registration = register();
    }, refreshMilliseconds);
  });
  return { dispose: () => {
    clearTimeout(timer);
    listening.dispose();
    registration.dispose();
  } };
}

class OutlineProvider implements vscode.DocumentSymbolProvider {
  readonly #articles: Articles;
  readonly #sessions: Sessions;
  readonly #labels: Labels;

  constructor(articles: Articles, sessions: Sessions, labels: Labels) {
    this.#articles = articles;
    this.#sessions = sessions;
    this.#labels = labels;
  }

  async provideDocumentSymbols(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
    const [session, { labels }] = await Promise.all([this.#sessions.of(document), this.#labels.for(document.uri)]);
    const { record, views } = this.#articles.of(document);
    const entities = new EntitySymbols(document, session, labels);
    return fieldNames.flatMap((name) => {
      const field = record.fields[name];
      if (!field) return [];
      const range = toRange(document, field.range);
      const detail = name === 'body' ? translate('{count, plural, one {# paragraph} other {# paragraphs}}', { count: views.paragraphs.length }) : beginning(field.text);
      const symbol = new vscode.DocumentSymbol(translate(fieldLabels[name], {}), detail, symbolKinds[name], range, range);
      symbol.children = name !== 'body' ? entities.upTo(field.range.end) : views.paragraphs.flatMap((paragraph, index) => {
        const tags = entities.upTo(paragraph.end);
        if (index >= mostParagraphs && tags.length === 0) return [];
        const place = toRange(document, paragraph);
        const inner = new vscode.DocumentSymbol(beginning(record.text.slice(paragraph.start, paragraph.end)) || '¶', '', vscode.SymbolKind.String, place, place);
        inner.children = tags;
        return [inner];
      });
      return [symbol];
    });
  }
}

/** The entities of an article as symbols, handed out from the start of the text on. */
class EntitySymbols {
  readonly #document: vscode.TextDocument;
  readonly #session: ArticleSession | undefined;
  readonly #labels: LabelSet;
  readonly #waiting: readonly ModelEntity[];
  #next = 0;

  constructor(document: vscode.TextDocument, session: ArticleSession | undefined, labels: LabelSet) {
    this.#document = document;
    this.#session = session;
    this.#labels = labels;
    this.#waiting = [...session?.entities ?? []].filter(({ fragments }) => fragments.length > 0).sort((a, b) => startOf(a) - startOf(b));
  }

  /** Those that begin before an offset and were not handed out yet. */
  upTo(end: number): vscode.DocumentSymbol[] {
    const symbols: vscode.DocumentSymbol[] = [];
    for (let entity = this.#waiting[this.#next]; entity && this.#session && startOf(entity) < end; entity = this.#waiting[++this.#next]) {
      const { start, end: entityEnd } = entity.fragments[0] ?? { start: 0, end: 0 };
      const range = toRange(this.#document, { start, end: entityEnd });
      const label = this.#labels.find(entity.label)?.displayName ?? entity.label;
      symbols.push(new vscode.DocumentSymbol(beginning(coveredText(this.#session, entity)) || entity.id, label, vscode.SymbolKind.Object, range, range));
    }
    return symbols;
  }
}

function startOf({ fragments }: ModelEntity): number {
  return fragments[0]?.start ?? 0;
}

function beginning(text: string): string {
  const line = text.slice(0, 4 * longestName).trim();
  if (line.length <= longestName) return line;
  const cut = line.lastIndexOf(' ', longestName);
  return `${line.slice(0, cut > 0 ? cut : longestName)}…`;
}
