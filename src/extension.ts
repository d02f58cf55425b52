import * as vscode from 'vscode';
import { registerAnnotationDiagnostics } from './editor/annotationDiagnostics';
import { registerAnnotationFixes } from './editor/annotationFixes';
import { registerArticleCommands } from './editor/articleCommands';
import { registerCodeActions } from './editor/codeActions';
import { registerCompletion } from './editor/completion';
import { registerDiagnostics } from './editor/diagnostics';
import { registerFolding } from './editor/folding';
import { registerHover } from './editor/hover';
import { registerLanguageDetection } from './editor/languageDetection';
import { registerLinks } from './editor/links';
import { registerNewArticle } from './editor/newArticle';
import { registerOutline } from './editor/outline';
import { registerRuleCommands } from './editor/ruleCommands';
import { registerStandoffLanguage } from './editor/standoff/standoffLanguage';
import { registerStatus } from './editor/status';
import { registerTagging } from './editor/tagging/registerTagging';
import { registerPanel } from './panel/registerPanel';
import { CorpusSubjects } from './corpus/corpusSubjects';
import { AnnotationFindings } from './annotating/annotationFindings';
import { Labels } from './annotating/labels';
import { LastLabel } from './annotating/lastLabel';
import { Sessions } from './annotating/sessions';
import { Articles } from './platform/articles';
import { Configuration } from './platform/configuration';
import { Findings } from './platform/findings';

/** Builds the services and registers the features on them. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Article Annotator', { log: true });
  const articles = new Articles();
  const configuration = new Configuration(log);
  const findings = new Findings(articles, configuration, log);
  const labels = new Labels(log);
  const sessions = new Sessions(configuration, log);
  const annotationFindings = new AnnotationFindings(sessions, labels, configuration, log);
  const corpusSubjects = new CorpusSubjects(log);
  context.subscriptions.push(
    log,
    configuration,
    labels,
    sessions,
    corpusSubjects,
    registerDiagnostics(findings),
    registerAnnotationDiagnostics(annotationFindings),
    registerAnnotationFixes(annotationFindings, sessions),
    registerStandoffLanguage(sessions, labels),
    registerCodeActions(findings, configuration),
    registerHover(articles, configuration),
    registerOutline(articles, sessions, labels),
    registerFolding(articles),
    registerLinks(articles),
    registerCompletion(articles, configuration, corpusSubjects),
    registerStatus(articles, findings, sessions),
    registerTagging(sessions, labels, new LastLabel(context.workspaceState), configuration, log),
    registerArticleCommands(findings, configuration),
    registerNewArticle(),
    registerRuleCommands(context.extensionUri, findings, configuration),
    registerLanguageDetection(configuration, log),
    registerPanel(context.extensionUri, articles, sessions, labels, findings, configuration, log),
    findings,
    annotationFindings,
  );
}
