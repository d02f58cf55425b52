import * as vscode from 'vscode';
import { formats, type Format } from '../core/formats/formatTable';
import { featureNouns, keptBy } from '../core/formats/keeps';
import { translate } from '../platform/translation';

export function formatById(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}

/** Lets the user choose a format; each says what it is for, and what it keeps. */
export async function pickFormat(title: string, isOffered: (format: Format) => boolean = () => true): Promise<Format | undefined> {
  const items = formats.filter(isOffered).map((format) => ({
    label: translate(format.title),
    description: vscode.l10n.t('Keeps {0}', keptBy(format.carries).map((feature) => translate(featureNouns[feature])).join(', ')),
    detail: translate(format.purpose),
    format,
  }));
  const [only] = items;
  if (items.length === 1) return only?.format;
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t('Choose a format'), matchOnDescription: true, matchOnDetail: true });
  return picked?.format;
}
