import * as vscode from 'vscode';
import { AnnotationFindings } from './checking/annotationFindings';
import { Labels } from './annotating/labels';
import { LastLabel } from './annotating/lastLabel';
import { Sessions } from './annotating/sessions';
import { registerLookAgain } from './annotating/lookAgain';
import { registerSidecarRenames } from './annotating/sidecarRenames';
import { registerSidecarTabs } from './annotating/sidecarTabs';
import { registerCheckAllArticles } from './corpus/checkAllArticles';
import { CorpusCheck } from './corpus/corpusCheck';
import { CorpusSubjects } from './corpus/corpusSubjects';
import { registerStartView } from './corpus/startView';
import { registerAnnotatedTextDetection } from './editor/annotatedTextDetection';
import { showLabelProblems } from './checking/labelProblems';
import type { Problems } from './checking/problems';
import { registerAnnotationCodeActions } from './editor/codeActions';
import { registerAnnotationDiagnostics } from './editor/diagnostics';
import { registerArticleCommands } from './editor/articleCommands';
import { registerCompletion } from './editor/completion';
import { registerCreateConfiguration, registerCreateGuidelines } from './editor/createConfiguration';
import { registerNewArticle } from './editor/newArticle';
import { registerOutline } from './editor/outline';
import { registerAcceptProblem } from './editor/acceptProblem';
import { registerRuleCommands } from './editor/ruleCommands';
import { registerStandoffLanguage } from './editor/standoff/standoffLanguage';
import { registerSuggestions } from './editor/suggestions/registerSuggestions';
import { registerStatus } from './editor/status';
import { registerTagging } from './editor/tagging/registerTagging';
import { registerExchange } from './exchange/registerExchange';
import { registerPanel } from './panel/registerPanel';
import { ActiveArticle } from './platform/activeArticle';
import type { Articles } from './platform/articles';
import type { Configuration } from './platform/configuration';
import type { Findings } from './checking/findings';
import type { Log } from './platform/log';
import { Suggestions } from './suggesting/suggestions';

/** Registers all that a record need not wait for when it opens, and builds the services of annotations for it: the bigger part, loaded after the other. */
export function registerLaterFeatures(
  context: vscode.ExtensionContext, articles: Articles, configuration: Configuration, findings: Findings, problems: Problems, log: Log,
): vscode.Disposable {
  const active = new ActiveArticle();
  const labels = new Labels(configuration, log);
  const sessions = new Sessions(configuration, log);
  const annotationFindings = new AnnotationFindings(sessions, labels, configuration, log);
  const suggestions = new Suggestions(sessions, labels, configuration, log);
  const corpusSubjects = new CorpusSubjects(log);
  const corpusCheck = new CorpusCheck(problems, labels, configuration, log);
  return vscode.Disposable.from(
    labels,
    sessions,
    corpusSubjects,
    registerStartView(log),
    registerAnnotatedTextDetection(labels, configuration, log),
    corpusCheck,
    registerCheckAllArticles(corpusCheck),
    showLabelProblems(labels, problems, configuration, log),
    registerSidecarRenames(log),
    registerSidecarTabs(sessions),
    registerLookAgain(sessions),
    registerAnnotationDiagnostics(annotationFindings, problems),
    registerAnnotationCodeActions(annotationFindings, sessions),
    registerStandoffLanguage(sessions, labels),
    registerOutline(articles, sessions, labels),
    registerCompletion(articles, configuration, corpusSubjects),
    registerStatus(articles, findings, sessions),
    registerTagging(active, sessions, labels, new LastLabel(context.workspaceState), configuration, log),
    suggestions,
    registerSuggestions(active, sessions, suggestions, labels, log),
    registerArticleCommands(active, findings, configuration),
    registerNewArticle(),
    registerAcceptProblem(findings, configuration),
    registerCreateConfiguration(active, labels),
    registerCreateGuidelines(active, labels),
    registerRuleCommands(context.extensionUri, findings, configuration, sessions),
    registerPanel(context.extensionUri, active, corpusSubjects, articles, sessions, labels, findings, annotationFindings, configuration, log),
    registerExchange(sessions, labels, context.workspaceState),
    annotationFindings,
  );
}
