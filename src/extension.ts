import * as vscode from 'vscode';
import { registerCodeActions } from './editor/codeActions';
import { registerDiagnostics } from './editor/diagnostics';
import { registerFolding } from './editor/folding';
import { registerHover } from './editor/hover';
import { registerLanguageDetection } from './editor/languageDetection';
import { registerLinks } from './editor/links';
import { Articles } from './platform/articles';
import { Configuration } from './platform/configuration';
import { Findings } from './platform/findings';

/**
 * Builds the services and registers the features on them: what a record shows when it opens at once, the rest after it.
 * VS Code runs commands when the promise is fulfilled, so none comes too early.
 */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('Article Annotator', { log: true });
  const articles = new Articles();
  const configuration = new Configuration(log);
  const findings = new Findings(articles, configuration, log);
  context.subscriptions.push(
    log,
    configuration,
    registerDiagnostics(findings),
    registerCodeActions(findings, configuration),
    registerHover(articles, configuration),
    registerFolding(articles),
    registerLinks(articles),
    registerLanguageDetection(configuration, log),
    findings,
  );
  const { registerLaterFeatures } = await import('./laterFeatures');
  context.subscriptions.push(registerLaterFeatures(context, articles, configuration, findings, log));
}
