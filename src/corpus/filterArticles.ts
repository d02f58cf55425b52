import * as vscode from 'vscode';
import { isEmptyFilter, type ArticleFilter } from '../core/corpus/articleFilter';
import type { ArticleState } from '../core/corpus/articleStates';
import { annotationRules } from '../core/rules/annotationRules';
import { rules } from '../core/rules/index';
import { corpusRules } from '../core/rules/twins/corpusRules';
import { articlesFilteredKey, commandId } from '../platform/commandTable';
import type { SubjectSource } from '../platform/subjectSource';
import { translate } from '../platform/translation';
import type { ArticleList } from './articleList';
import { describeFilter, stateNames } from './filterNames';

/** A part of the filter that can be asked for. */
interface FilterPart extends vscode.QuickPickItem {
  ask(filter: ArticleFilter): Promise<Partial<ArticleFilter> | undefined>;
}

/** The commands that choose which articles the view lists, and *Next Article* goes to. */
export function registerFilterArticles(list: ArticleList, subjects: SubjectSource): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commandId('filterArticles'), async (given?: ArticleFilter) => {
      const filter = given ?? await askForFilter(list.filter, subjects);
      return filter && apply(list, filter);
    }),
    vscode.commands.registerCommand(commandId('clearArticleFilter'), () => apply(list, {})),
  );
}

/** @returns how many articles it lists, for whoever ran the command; undefined where it was cancelled */
async function apply(list: ArticleList, filter: ArticleFilter): Promise<number | undefined> {
  const listed = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Filtering articles'), cancellable: true },
    (_, token) => list.setFilter(filter, token));
  if (listed === undefined) return undefined;
  await vscode.commands.executeCommand('setContext', articlesFilteredKey, !isEmptyFilter(filter));
  if (listed === 0) void vscode.window.showInformationMessage(vscode.l10n.t('No article matches the filter. {filter}.', { filter: describeFilter(filter) ?? '' }));
  return listed;
}

async function askForFilter(filter: ArticleFilter, subjects: SubjectSource): Promise<ArticleFilter | undefined> {
  const parts: FilterPart[] = [
    { label: vscode.l10n.t('State'), description: vscode.l10n.t('not started, in progress, done, nothing to tag, with problems'), ask: askForStates },
    { label: vscode.l10n.t('Label'), description: filter.label ?? '', ask: () => askForText('label', vscode.l10n.t('A label that the article has tags of'), filter.label) },
    { label: vscode.l10n.t('Tag'), description: filter.tags?.map(({ text }) => text).join(', ') ?? '', ask: askForTag },
    { label: vscode.l10n.t('Problem'), description: filter.rule ?? '', ask: askForRule },
    { label: vscode.l10n.t('Subject'), description: filter.subject ?? '', ask: () => askForSubject(subjects) },
    { label: vscode.l10n.t('Date'), description: filter.date ?? '', ask: () => askForDate(filter.date) },
    { label: vscode.l10n.t('Without a Readable Date'), description: filter.undated === true ? vscode.l10n.t('on') : vscode.l10n.t('off'), ask: () => Promise.resolve(filter.undated === true ? { undated: undefined } : { undated: true, date: undefined }) },
    { label: vscode.l10n.t('Text'), description: filter.text ?? '', ask: () => askForText('text', vscode.l10n.t('Words that stand in the article'), filter.text) },
  ];
  const chosen = await vscode.window.showQuickPick(parts, { title: vscode.l10n.t('Filter Articles'), placeHolder: describeFilter(filter) ?? vscode.l10n.t('Choose what to filter by') });
  const part = await chosen?.ask(filter);
  return part && { ...filter, ...part };
}

async function askForStates(filter: ArticleFilter): Promise<Partial<ArticleFilter> | undefined> {
  const states = Object.keys(stateNames) as ArticleState[];
  const items = [
    ...states.map((state) => ({ label: translate(stateNames[state]), state, picked: filter.states?.includes(state) ?? false })),
    { label: vscode.l10n.t('with problems'), state: undefined, picked: filter.withProblems ?? false },
  ];
  const picked = await vscode.window.showQuickPick(items, { canPickMany: true, title: vscode.l10n.t('States to List'), placeHolder: vscode.l10n.t('Select states, or none to list all') });
  if (!picked) return undefined;
  const chosen = picked.flatMap(({ state }) => state ?? []);
  return { states: chosen.length > 0 ? chosen : undefined, withProblems: picked.some(({ state }) => state === undefined) };
}

async function askForText(part: 'label' | 'text', prompt: string, value: string | undefined): Promise<Partial<ArticleFilter> | undefined> {
  const text = await vscode.window.showInputBox({ prompt, value: value ?? '', placeHolder: vscode.l10n.t('Leave empty to list all') });
  return text === undefined ? undefined : { [part]: text.trim() === '' ? undefined : text.trim() };
}

async function askForTag({ tags }: ArticleFilter): Promise<Partial<ArticleFilter> | undefined> {
  const text = await vscode.window.showInputBox({ prompt: vscode.l10n.t('A text that is tagged in the article'), value: tags?.[0]?.text ?? '', placeHolder: vscode.l10n.t('Leave empty to list all') });
  return text === undefined ? undefined : { tags: text.trim() === '' ? undefined : [{ text: text.trim() }] };
}

async function askForRule(): Promise<Partial<ArticleFilter> | undefined> {
  const any = { label: vscode.l10n.t('Any or no problem'), rule: undefined };
  const picked = await vscode.window.showQuickPick([any, ...[...rules, ...annotationRules, ...corpusRules].map(({ id }) => ({ label: id, rule: id })).sort((a, b) => (a.label < b.label ? -1 : 1))], { title: vscode.l10n.t('Problem to List') });
  return picked && { rule: picked.rule };
}

async function askForSubject(source: SubjectSource): Promise<Partial<ArticleFilter> | undefined> {
  const subjects = [...await source.subjects()].sort((a, b) => b.articles - a.articles);
  const any = { label: vscode.l10n.t('Any subject'), subject: undefined };
  const picked = await vscode.window.showQuickPick([any, ...subjects.map(({ subject, articles }) => ({
    label: subject, subject, description: translate('{count, plural, one {# article} other {# articles}}', { count: articles }),
  }))], { title: vscode.l10n.t('Subject to List') });
  return picked && { subject: picked.subject };
}

async function askForDate(value: string | undefined): Promise<Partial<ArticleFilter> | undefined> {
  const date = await vscode.window.showInputBox({
    prompt: vscode.l10n.t('A year, a month or a day: 2019, 2019-03 or 2019-03-04'), value: value ?? '', placeHolder: vscode.l10n.t('Leave empty to list all'),
    validateInput: (text) => (/^(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?$/.test(text.trim()) ? undefined : vscode.l10n.t('Write the date as 2019, 2019-03 or 2019-03-04.')),
  });
  return date === undefined ? undefined : date.trim() === '' ? { date: undefined } : { date: date.trim(), undated: undefined };
}
