import * as vscode from 'vscode';
import { AnnotationFindings } from './checking/annotationFindings';
import { Labels } from './annotating/labels';
import { LastLabel } from './annotating/lastLabel';
import { Sessions } from './annotating/sessions';
import { registerLookAgain } from './annotating/lookAgain';
import { registerSidecarRenames } from './annotating/sidecarRenames';
import { registerSidecarTabs } from './annotating/sidecarTabs';
import { ArticleList } from './corpus/articleList';
import { registerArticlesView } from './corpus/articlesView';
import { registerCheckAllArticles } from './corpus/checkAllArticles';
import { CorpusCount } from './corpus/corpusCount';
import { registerOverview } from './corpus/overviewPanel';
import { CorpusCheck } from './corpus/corpusCheck';
import { registerFilterArticles } from './corpus/filterArticles';
import { IndexBeginning } from './corpus/index/indexBeginning';
import { WorkspaceIndex } from './corpus/index/workspaceIndex';
import { registerLanguageModelTools } from './corpus/languageModelTools';
import { OpenTwins } from './corpus/openTwins';
import { registerMarkArticles } from './corpus/markArticles';
import { registerRenamedArticles } from './corpus/renamedArticles';
import { registerSearch } from './corpus/search/registerSearch';
import { registerSuggestInCorpus } from './corpus/suggestInCorpus';
import { registerTagAllInCorpus } from './corpus/tagAllInCorpus';
import { registerShowMentions } from './corpus/showMentions';
import { registerStartView } from './corpus/startView';
import { registerWorkspaceSymbols } from './corpus/workspaceSymbols';
import { registerAnnotatedTextDetection } from './editor/annotatedTextDetection';
import { showLabelProblems } from './checking/labelProblems';
import type { Problems } from './checking/problems';
import { registerAnnotationCodeActions } from './editor/annotationCodeActions';
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
import { ArticleOpener } from './platform/articleOpener';
import type { Articles } from './platform/articles';
import type { Configuration } from './platform/configuration';
import type { Findings } from './checking/findings';
import type { Log } from './platform/log';
import { LearningService } from './suggesting/learning/learningService';
import { Suggestions } from './suggesting/suggestions';

/** Registers all that a record need not wait for when it opens, and builds the services of annotations for it: the bigger part, loaded after the other. */
export function registerLaterFeatures(
  context: vscode.ExtensionContext, articles: Articles, configuration: Configuration, findings: Findings, problems: Problems, log: Log,
): vscode.Disposable {
  const active = new ActiveArticle();
  const opener = new ArticleOpener();
  const labels = new Labels(configuration, log);
  const sessions = new Sessions(configuration, log);
  const annotationFindings = new AnnotationFindings(sessions, labels, configuration, log);
  const learning = new LearningService(context.extensionUri, log);
  const suggestions = new Suggestions(sessions, labels, learning, configuration, log);
  const index = new WorkspaceIndex(context.storageUri, log);
  const comparedOpen = new Set<string>();
  const corpusCheck = new CorpusCheck(problems, labels, configuration, log, context.extensionUri, comparedOpen);
  const articleList = new ArticleList(labels, problems, (rule, among, isCancelled) => corpusCheck.articlesWith(rule, among, isCancelled), log);
  return vscode.Disposable.from(
    labels,
    sessions,
    index,
    registerWorkspaceSymbols(index),
    registerShowMentions(index, log),
    registerStartView(labels, log),
    articleList,
    registerArticlesView(articleList, log),
    registerFilterArticles(articleList, index),
    registerSearch(sessions, labels, opener, index, configuration, log),
    registerMarkArticles(active, context.workspaceState, log),
    registerRenamedArticles(labels, configuration, log),
    registerAnnotatedTextDetection(labels, configuration, log),
    corpusCheck,
    registerCheckAllArticles(corpusCheck),
    new IndexBeginning(findings, index),
    new OpenTwins({ articles, findings, annotations: annotationFindings, index, check: corpusCheck, problems, configuration, log }, comparedOpen),
    registerOverview(context.extensionUri, new CorpusCount(corpusCheck, configuration, log), log),
    showLabelProblems(labels, problems, configuration, log),
    registerSidecarRenames(log),
    registerSidecarTabs(sessions),
    registerLookAgain(sessions),
    registerAnnotationDiagnostics(annotationFindings, problems),
    registerAnnotationCodeActions(annotationFindings, sessions),
    registerStandoffLanguage(sessions, labels, index),
    registerOutline(articles, sessions, labels),
    registerCompletion(articles, configuration, index),
    registerStatus(articles, findings, sessions),
    registerTagging(active, sessions, labels, new LastLabel(context.workspaceState), configuration, log),
    learning,
    suggestions,
    registerLanguageModelTools(corpusCheck),
    registerTagAllInCorpus(labels, log),
    registerSuggestInCorpus(suggestions, labels, configuration, log),
    registerSuggestions(active, sessions, suggestions, labels, log),
    registerArticleCommands(active, findings, configuration),
    registerNewArticle(),
    registerAcceptProblem(findings, configuration),
    registerCreateConfiguration(active, labels),
    registerCreateGuidelines(active, labels),
    registerRuleCommands(context.extensionUri, findings, configuration, sessions),
    registerPanel(context.extensionUri, active, opener, articleList, index, articles, sessions, labels, findings, annotationFindings, suggestions, configuration, log),
    registerExchange(active, sessions, labels, context.workspaceState),
    annotationFindings,
  );
}
