import * as vscode from 'vscode';
import { inEnglish, type Message, type Translate } from '../core/message';

/** Renders templates of core's tables in the user's language. */
export const translate: Translate = (template, args) => vscode.l10n.t(template, args);

/** The same for sentences by the thousand: each template is looked up once and filled in here. */
export function translateMany(): Translate {
  const known = new Map<string, string>();
  return (template, args) => {
    let translated = known.get(template);
    if (translated === undefined) known.set(template, (translated = vscode.l10n.t(template)));
    return inEnglish(translated, args);
  };
}

export function translateMessage(message: Message): string {
  return translate(message.template, message.args);
}
