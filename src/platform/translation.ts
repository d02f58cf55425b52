import * as vscode from 'vscode';
import type { Message, Translate } from '../core/message';

/** Renders templates of core's tables in the user's language. */
export const translate: Translate = (template, args) => vscode.l10n.t(template, args);

export function translateMessage(message: Message): string {
  return translate(message.template, message.args);
}
