import * as vscode from 'vscode';
import { fillerOf, type Message, type Translate } from '../core/message';

/** Renders templates of core's tables in the user's language. */
export const translate: Translate = (template, args) => vscode.l10n.t(template, args);

/** The same for sentences by the thousand: each template is looked up and taken apart once. */
export function translateMany(): Translate {
  const known = new Map<string, ReturnType<typeof fillerOf>>();
  return (template, args) => {
    let fill = known.get(template);
    if (!fill) known.set(template, (fill = fillerOf(vscode.l10n.t(template))));
    return fill(args);
  };
}

export function translateMessage(message: Message): string {
  return translate(message.template, message.args);
}
