import * as vscode from 'vscode';
import { AnnotationFindings } from './annotating/annotationFindings';
import { Labels } from './annotating/labels';
import { LastLabel } from './annotating/lastLabel';
import { Sessions } from './annotating/sessions';
import { registerSidecarRenames } from './annotating/sidecarRenames';
import { registerSidecarTabs } from './annotating/sidecarTabs';
import { CorpusSubjects } from './corpus/corpusSubjects';
import { registerAnnotationDiagnostics } from './editor/annotationDiagnostics';
import { registerAnnotationFixes } from './editor/annotationFixes';
import { registerArticleCommands } from './editor/articleCommands';
import { registerCompletion } from './editor/completion';
import { registerNewArticle } from './editor/newArticle';
import { registerOutline } from './editor/outline';
import { registerAcceptProblem } from './editor/acceptProblem';
import { registerRuleCommands } from './editor/ruleCommands';
import { registerStandoffLanguage } from './editor/standoff/standoffLanguage';
import { registerStatus } from './editor/status';
import { registerTagging } from './editor/tagging/registerTagging';
import { registerPanel } from './panel/registerPanel';
import { ActiveArticle } from './platform/activeArticle';
import type { Articles } from './platform/articles';
import type { Configuration } from './platform/configuration';
import type { Findings } from './platform/findings';
import type { Log } from './platform/log';

/** Registers all that a record need not wait for when it opens, and builds the services of annotations for it: the bigger part, loaded behind the other. */
export function registerLaterFeatures(
  context: vscode.ExtensionContext, articles: Articles, configuration: Configuration, findings: Findings, log: Log,
): vscode.Disposable {
  const active = new ActiveArticle();
  const labels = new Labels(log);
  const sessions = new Sessions(configuration, log);
  const annotationFindings = new AnnotationFindings(sessions, labels, configuration, log);
  const corpusSubjects = new CorpusSubjects(log);
  return vscode.Disposable.from(
    labels,
    sessions,
    corpusSubjects,
    registerSidecarRenames(log),
    registerSidecarTabs(sessions),
    registerAnnotationDiagnostics(annotationFindings),
    registerAnnotationFixes(annotationFindings, sessions),
    registerStandoffLanguage(sessions, labels),
    registerOutline(articles, sessions, labels),
    registerCompletion(articles, configuration, corpusSubjects),
    registerStatus(articles, findings, sessions),
    registerTagging(active, sessions, labels, new LastLabel(context.workspaceState), configuration, log),
    registerArticleCommands(active, findings, configuration),
    registerNewArticle(),
    registerAcceptProblem(findings, configuration),
    registerRuleCommands(context.extensionUri, findings, configuration),
    registerPanel(context.extensionUri, active, articles, sessions, labels, findings, annotationFindings, configuration, log),
    annotationFindings,
  );
}
