import * as vscode from 'vscode';
import { linkText } from '../core/standoff/entityDetails';
import { losesWith } from '../core/standoff/removal';
import type { StandoffDocument } from '../core/standoff/standoffDocument';
import type { StandoffLine } from '../core/standoff/standoffLine';
import { excerpt } from '../core/rules/describe';
import { translate } from '../platform/translation';

const mostNamed = 8;

/**
 * Whether annotations may be removed, asked where more than their notes goes with them: the same from the text editor, the panel and
 * the annotation file.
 */
export async function mayRemove(document: StandoffDocument, ids: readonly string[]): Promise<boolean> {
  const lost = losesWith(document, ids);
  if (lost.length === 0) return true;
  const named = lost.slice(0, mostNamed).map((line) => `• ${describe(line, document)}`);
  if (lost.length > mostNamed) named.push(translate('{count, plural, one {and # more} other {and # more}}', { count: lost.length - mostNamed }));
  const [id = ''] = ids;
  const question = translate('{count, plural, one {Remove “{text}” and everything that depends on it?} other {Remove # tags and everything that depends on them?}}',
    { count: ids.length, text: excerpt(document.entity(id)?.quote ?? id) });
  const remove = vscode.l10n.t('Remove');
  return await vscode.window.showWarningMessage(question, { modal: true, detail: named.join('\n') }, remove) === remove;
}

function describe(line: StandoffLine, document: StandoffDocument): string {
  switch (line.kind) {
    case 'attribute': return vscode.l10n.t('attribute {name}', { name: line.value === undefined ? line.name : `${line.name}: ${line.value}` });
    case 'normalization': return vscode.l10n.t('link to {entry}', { entry: linkText(line) });
    case 'relation': return vscode.l10n.t('relation {label}', { label: line.label });
    case 'event': return vscode.l10n.t('event {label} or its argument', { label: line.label });
    case 'equivalence': return vscode.l10n.t('its place in a group of equivalents');
    default: return document.contentOf(line);
  }
}
