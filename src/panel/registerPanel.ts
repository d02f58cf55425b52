import * as vscode from 'vscode';
import type { AnnotationFindings } from '../checking/annotationFindings';
import type { ArticleSession } from '../annotating/articleSession';
import type { Labels } from '../annotating/labels';
import { mayRemove } from '../annotating/removalQuestion';
import type { Sessions } from '../annotating/sessions';
import { sidecarUriOf } from '../annotating/sidecarFile';
import { noAnnotationsMessage, refusalMessage } from '../annotating/sidecarMessages';
import { fixAllEdits } from '../core/rules/check';
import type { ActiveArticle } from '../platform/activeArticle';
import type { ArticleOpener } from '../platform/articleOpener';
import type { Articles } from '../platform/articles';
import { commandId, viewTypes } from '../platform/commandTable';
import type { Configuration } from '../platform/configuration';
import { applyToDocument } from '../platform/documentEdits';
import type { Findings } from '../checking/findings';
import type { ListedArticles } from '../platform/listedArticles';
import { runAndLog, type Log } from '../platform/log';
import type { SubjectSource } from '../platform/subjectSource';
import { translate } from '../platform/translation';
import type { Suggestions } from '../suggesting/suggestions';
import { ArticleFolders } from './articleFolders';
import type { PanelServices } from './panelServices';
import { Panels } from './panels';
import { panelOffer } from './suggestionFeed';
import { uncertaintyIn } from './uncertainty';

/** Subjects that are offered for completion. */
const mostSubjects = 2000;

/**
 * The annotation panel and the annotation editor with their commands.
 * @param listed which articles *Next Article* goes to
 */
export function registerPanel(
  extensionUri: vscode.Uri, active: ActiveArticle, opener: ArticleOpener, listed: ListedArticles, subjects: SubjectSource, articles: Articles, sessions: Sessions, labels: Labels, findings: Findings, annotationFindings: AnnotationFindings,
  suggestions: Suggestions, configuration: Configuration, log: Log,
): vscode.Disposable {
  const uncertainty = (article: vscode.Uri): Promise<number> => uncertaintyIn(article, suggestions);
  const folders = new ArticleFolders(labels, listed, (folder) => (configuration.articleOrder(folder) === 'uncertainty' ? uncertainty : undefined), log);
  const panels = new Panels(extensionUri, panelServices(subjects, articles, sessions, labels, findings, annotationFindings, suggestions, configuration, folders, log), folders);
  active.useViews(() => panels.active);
  opener.useViews((article, range, tag) => panels.select(article, range, tag));
  const withArticle = (work: (document: vscode.TextDocument) => void) => async (): Promise<void> => {
    const document = await active.find();
    if (document) work(document);
  };
  const go = (direction: 'next' | 'previous') => async (): Promise<void> => {
    const document = await active.find();
    const refused = document && (await panels.goToArticle(document, direction, panels.activeView));
    if (refused !== undefined) void vscode.window.showInformationMessage(refused);
  };
  return vscode.Disposable.from(
    panels,
    folders,
    vscode.window.registerWebviewPanelSerializer(viewTypes.panel, panels),
    vscode.window.registerCustomEditorProvider(viewTypes.editor, panels, { webviewOptions: { enableFindWidget: true }, supportsMultipleEditorsPerDocument: true }),
    vscode.commands.registerCommand(commandId('openEditor'), withArticle((document) => runAndLog(log, 'Annotation editor', () => panels.openEditor(document)))),
    vscode.commands.registerCommand(commandId('openText'), withArticle((document) => runAndLog(log, 'Article as text', () => panels.openText(document)))),
    vscode.commands.registerCommand(commandId('openPanel'), withArticle((document) => panels.open(document, vscode.ViewColumn.Active))),
    vscode.commands.registerCommand(commandId('openPanelToSide'), withArticle((document) => panels.open(document, vscode.ViewColumn.Beside))),
    active.registerCommand('nextArticle', go('next')),
    active.registerCommand('previousArticle', go('previous')),
    vscode.commands.registerCommand(commandId('togglePanelLock'), () => panels.active?.setLocked(!panels.active.locked)),
    vscode.workspace.onWillSaveTextDocument((event) => panels.each((controller) => {
      // What VS Code saves by itself after a pause is not to take a word that is half typed.
      if (controller.document === event.document) event.waitUntil(controller.beforeSave(event.reason !== vscode.TextDocumentSaveReason.AfterDelay));
    })),
    findings.onDidCheck((result) => panels.each((controller) => controller.checked(result.document, result.version))),
    annotationFindings.onDidCheck(({ session }) => panels.each((controller) => session && controller.checked(session.document, session.document.version))),
    configuration.onDidChange(() => panels.each((controller) => controller.settingsChanged())),
    labels.onDidChange(() => panels.each((controller) => runAndLog(log, 'Labels of a panel', () => controller.labelsChanged()))),
    folders.onDidChange(() => panels.each((controller) => controller.progressChanged())),
  );
}

function panelServices(
  subjects: SubjectSource, articles: Articles, sessions: Sessions, labels: Labels, findings: Findings, annotationFindings: AnnotationFindings,
  suggestions: Suggestions, configuration: Configuration, folders: ArticleFolders, log: Log,
): PanelServices {
  return {
    log,
    translate,
    locale: vscode.env.language,
    strings: vscode.l10n.bundle ?? {},
    articleOf: (document) => articles.of(document),
    sessionOf: (document) => sessions.of(document),
    onDidChangeText: (document, listener) => vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document && event.contentChanges.length > 0) listener();
    }),
    refusalOf: (session, document) => (session ? session.refusal && refusalMessage(session.refusal, sidecarUriOf(document.uri)) : noAnnotationsMessage(document)),
    labelsFor: (uri) => labels.for(uri),
    guidelinesFor: (uri) => labels.guidelinesFor(uri),
    latestFindings: (document) => findings.latest(document),
    findingsOf: (document) => findings.of(document),
    annotationFindings: (session) => annotationFindings.latest(session as ArticleSession),
    safeFixes: async (document) => fixAllEdits(document.getText(), await configuration.checkOptions(document)),
    showRule: (rule) => runAndLog(log, 'The page of a rule', async () => vscode.commands.executeCommand(commandId('showRule'), rule)),
    acceptProblem: ({ uri }, rule, range) => runAndLog(log, 'Accepting a problem', async () => vscode.commands.executeCommand(commandId('acceptProblem'), uri, rule, range)),
    settingsFor: (uri) => configuration.panelSettings(uri),
    setAdvance: (uri, advance) => runAndLog(log, 'The setting panel.advance', () => configuration.setPanelAdvance(uri, advance)),
    subjects: async () => [...await subjects.subjects()].sort((a, b) => b.articles - a.articles).slice(0, mostSubjects).map(({ subject }) => subject),
    knownNames: (uri) => folders.knownNames(uri),
    numberMeaning: (uri) => configuration.numberMeaning(uri),
    progressOf: (uri) => folders.progressOf(uri),
    applyEdits: applyToDocument,
    suggestions: {
      watch: (session, changed) => vscode.Disposable.from(
        suggestions.watch(session as ArticleSession),
        suggestions.onDidOffer((other) => { if (other === session) changed(); }),
      ),
      offeredIn: (session) => {
        const offered = suggestions.offeredIn(session as ArticleSession);
        return offered && panelOffer(offered, translate);
      },
      accept: (session, places) => suggestions.acceptPlaces(session as ArticleSession, places),
      reject: (session, place, labels) => suggestions.reject(session as ArticleSession, place, labels),
    },
    mayRemove,
    openExternal: (href) => runAndLog(log, 'Opening a link', () => vscode.env.openExternal(vscode.Uri.parse(href, true))),
    schedule(callback, milliseconds) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}
