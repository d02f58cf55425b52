import * as vscode from 'vscode';
import { articleSelector } from '../../platform/articles';
import type { ModelEntity } from '../../core/annotations/annotationModel';
import type { GuidelineBlock } from '../../core/labels/guidelines';
import type { LabelSet } from '../../core/labels/labelSet';
import { coveredText } from '../../core/annotations/entityActions';
import { addressOfLink, detailsOf, linkText } from '../../core/standoff/entityDetails';
import type { ArticleSession } from '../../annotating/articleSession';
import type { Labels } from '../../annotating/labels';
import type { Sessions } from '../../annotating/sessions';
import { commandId, type CommandName } from '../../platform/commandTable';
import { toRange } from '../../platform/conversions';
import { asMarkdownText } from '../../platform/markdown';
import { displayNameOf, entitiesAt } from './articleEditors';

/** More tags on one character than this are not listed. */
const mostShown = 5;

const linkedCommands = ['changeLabel', 'editTagDetails', 'tagAllOccurrences', 'removeTag', 'acceptMovedTag'] as const satisfies readonly CommandName[];

type LinkedCommand = (typeof linkedCommands)[number];

/** What is known of the tags under the pointer, the innermost first, and what can be done with them. */
export function registerEntityHover(sessions: Sessions, labels: Labels): vscode.Disposable {
  return vscode.languages.registerHoverProvider(articleSelector, {
    async provideHover(document, position, token) {
      const session = await sessions.of(document);
      if (!session || token.isCancellationRequested) return undefined;
      const offset = document.offsetAt(position);
      // A tag ends before its last offset: the character under the pointer is the one after `offset`.
      const under = entitiesAt(session, { start: offset, end: offset }).filter(({ fragments }) => fragments.some(({ start, end }) => start <= offset && offset < end));
      const [innermost] = under;
      const fragment = innermost?.fragments.find(({ start, end }) => start <= offset && offset < end);
      if (!fragment) return undefined;
      const known = await labels.for(document.uri);
      const contents = under.slice(0, mostShown).map((entity) => hoverOf(session, entity, known.labels));
      const guideline = (await labels.guidelinesFor(document.uri)).get(innermost?.label ?? '');
      if (guideline) contents.push(guidelineOf(guideline));
      return new vscode.Hover(contents, toRange(document, fragment));
    },
  });
}

function hoverOf(session: ArticleSession, entity: ModelEntity, labels: LabelSet): vscode.MarkdownString {
  const details = detailsOf(session.model.document, entity.id);
  const content = new vscode.MarkdownString('', true);
  // Only these may be run by a link; what the sidecar says is escaped all the same.
  content.isTrusted = { enabledCommands: linkedCommands.map(commandId) };
  const label = labels.find(entity.label);
  content.appendMarkdown(`**${asMarkdownText(label?.displayName ?? entity.label)}** · ${asMarkdownText(entity.id)} · ${asMarkdownText(shortened(coveredText(session, entity)))}`);
  const line = (name: string, value: string): void => {
    content.appendMarkdown(`\n\n${name}: ${value}`);
  };
  if (!label) line(vscode.l10n.t('Label'), vscode.l10n.t('not a label of this folder'));
  if (entity.state === 'moved') {
    line(vscode.l10n.t('Moved'), vscode.l10n.t('the article was changed by another program; “{quote}” was found here', { quote: asMarkdownText(shortened(entity.line.quote ?? '')) }));
  }
  for (const attribute of details.attributes) line(asMarkdownText(displayNameOfAttribute(labels, attribute.name)), attribute.value === undefined ? '✓' : asMarkdownText(attribute.value));
  for (const link of details.links) {
    const address = addressOfLink(link);
    const text = asMarkdownText(linkText(link));
    line(vscode.l10n.t('Link'), address === undefined ? text : `[${text}](${linkTarget(address)})`);
  }
  for (const note of details.notes) line(vscode.l10n.t('Note'), asMarkdownText(note.text));
  content.appendMarkdown(`\n\n${actionsFor(entity).map(({ name, title }) => commandLink(name, title, entity.id)).join(' · ')}`);
  return content;
}

/** What the guidelines say about the label: text and links, whatever else stands there. */
function guidelineOf(blocks: readonly GuidelineBlock[]): vscode.MarkdownString {
  const written = blocks.map(({ kind, content }) => {
    const line = content.map(({ text, href }) => (href === undefined ? asMarkdownText(text) : `[${asMarkdownText(text)}](${linkTarget(href)})`)).join('');
    return kind === 'item' ? `- ${line}` : kind === 'heading' ? `**${line}**` : line;
  });
  return new vscode.MarkdownString(written.join('\n\n'));
}

function actionsFor(entity: ModelEntity): { readonly name: LinkedCommand; readonly title: string }[] {
  const actions: { readonly name: LinkedCommand; readonly title: string }[] = [
    { name: 'changeLabel', title: vscode.l10n.t('Change Label') },
    { name: 'editTagDetails', title: vscode.l10n.t('Edit') },
    { name: 'tagAllOccurrences', title: vscode.l10n.t('Tag All') },
    { name: 'removeTag', title: vscode.l10n.t('Remove') },
  ];
  return entity.state === 'moved' ? [{ name: 'acceptMovedTag', title: vscode.l10n.t('Accept') }, ...actions] : actions;
}

function commandLink(name: LinkedCommand, title: string, id: string): string {
  return `[${asMarkdownText(title)}](command:${commandId(name)}?${encodeURIComponent(JSON.stringify([id]))})`;
}

/** An address as the target of a Markdown link: nothing in it may end the target. */
function linkTarget(address: string): string {
  return address.replace(/[\s()<>\\"'`[\]]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function displayNameOfAttribute(labels: LabelSet, name: string): string {
  return labels.attributes.find((attribute) => attribute.name === name)?.displayName ?? displayNameOf(labels, name);
}

const longestQuote = 120;

function shortened(text: string): string {
  const characters = [...text.slice(0, 2 * longestQuote)];
  return characters.length <= longestQuote ? text : `${characters.slice(0, longestQuote - 1).join('')}…`;
}
