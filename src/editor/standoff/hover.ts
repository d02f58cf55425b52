import * as vscode from 'vscode';
import type { LabelSet } from '../../core/labels/labelSet';
import { referencesOf, type EntityLine, type StandoffLine } from '../../core/standoff/standoffLine';
import type { StandoffDocument } from '../../core/standoff/standoffDocument';
import { lineAt, tokenAt } from '../../core/standoff/standoffTokens';
import { sentenceAround } from '../../core/text/sentenceAround';
import type { ArticleSession } from '../../annotating/articleSession';
import type { Labels } from '../../annotating/labels';
import { toRange } from '../../platform/conversions';
import { asMarkdownText } from '../../platform/markdown';
import { placeOf, standoffSelector, type StandoffFiles } from './standoffFiles';

/** More lines than this about one annotation are counted instead of shown. */
const mostLinesShown = 12;

/** What a line, or the annotation that an id names, is about: its text in its sentence, its label, and what refers to it. */
export function registerStandoffHover(files: StandoffFiles, labels: Labels): vscode.Disposable {
  return vscode.languages.registerHoverProvider(standoffSelector, {
    async provideHover(document, position) {
      const standoff = files.of(document);
      const offset = document.offsetAt(position);
      const line = lineAt(standoff, offset);
      if (!line || line.kind === 'unread') return undefined;
      const token = tokenAt(standoff, offset)?.token;
      const meant = token?.kind === 'reference' ? standoff.annotation(token.text) : line;
      if (!meant) return undefined;
      const [session, { labels: known }] = await Promise.all([files.sessionOf(document), labels.for(document.uri)]);
      const content = new vscode.MarkdownString(describe(standoff, meant, session, known).join('\n\n'));
      return new vscode.Hover(content, toRange(document, token?.kind === 'reference' ? token.range : line.range));
    },
  });
}

function describe(standoff: StandoffDocument, line: StandoffLine, session: ArticleSession | undefined, labels: LabelSet): string[] {
  if (line.kind === 'entity') return describeEntity(standoff, line, session, labels);
  const targets = referencesOf(line).map((id) => standoff.annotation(id)).filter((target) => target !== undefined);
  const texts = targets.flatMap((target) => (target.kind === 'entity' ? [sentence(target, session)] : [asMarkdownText(standoff.contentOf(target))]));
  return [`**${asMarkdownText(titleOf(line))}**`, ...texts, ...('id' in line ? aboutIt(standoff, line.id) : [])];
}

function describeEntity(standoff: StandoffDocument, line: EntityLine, session: ArticleSession | undefined, labels: LabelSet): string[] {
  const type = labels.find(line.label);
  const display = type && type.displayName !== line.label ? `${line.label} (${type.displayName})` : line.label;
  const parent = type?.parent === undefined ? '' : ` · ${asMarkdownText(type.parent)}`;
  return [`**${asMarkdownText(display)}**${parent}`, sentence(line, session), ...aboutIt(standoff, line.id)];
}

function titleOf(line: Exclude<StandoffLine, EntityLine>): string {
  switch (line.kind) {
    case 'attribute': return line.value === undefined ? line.name : `${line.name}: ${line.value}`;
    case 'normalization': return `${line.database}:${line.entry}`;
    case 'note': return line.text || line.label;
    case 'unread': return '';
    default: return line.label;
  }
}

/** The covered text in its sentence, in bold; struck through where it is not found in the article. */
function sentence(line: EntityLine, session: ArticleSession | undefined): string {
  const fragments = session ? placeOf(session, line) : [];
  const [first] = fragments;
  if (!session || !first) {
    const quote = asMarkdownText(line.quote ?? '');
    return session && quote !== '' ? `~~${quote}~~ ${vscode.l10n.t('(not found in the article)')}` : `“${quote}”`;
  }
  const whole = { start: Math.min(...fragments.map(({ start }) => start)), end: Math.max(...fragments.map(({ end }) => end)) };
  const text = session.model.articleText;
  const { before, after } = sentenceAround(text, whole);
  // Spaces between markup and text keep the stars from being read as text.
  const covered = [...fragments].sort((a, b) => a.start - b.start).map(({ start, end }, index, all) => {
    const gap = text.slice(all[index - 1]?.end ?? start, start);
    return `${asMarkdownText(gap)}**${asMarkdownText(text.slice(start, end))}**`;
  }).join('');
  return `${asMarkdownText(before)}${covered}${asMarkdownText(after)}`;
}

function aboutIt(standoff: StandoffDocument, id: string): string[] {
  const lines = standoff.referencesTo(id);
  if (lines.length === 0) return [];
  const shown = lines.slice(0, mostLinesShown).map((line) => `- ${asMarkdownText(standoff.contentOf(line))}`);
  const rest = lines.length - shown.length;
  if (rest > 0) shown.push(`- ${vscode.l10n.t('{count} more', { count: rest })}`);
  return [`${vscode.l10n.t('Referenced by:')}\n\n${shown.join('\n')}`];
}
