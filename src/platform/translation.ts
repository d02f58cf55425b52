import * as vscode from 'vscode';
import { fillerOf, type Message, type Translate } from '../core/message';

/** Renders templates of core's tables in the user's language. */
export const translate: Translate = (template, args = {}) => translationFiller(template)(args);

/** The same for sentences by the thousand: each template is looked up and parsed once. */
export function translateMany(): Translate {
  const known = new Map<string, ReturnType<typeof fillerOf>>();
  return (template, args = {}) => {
    let fill = known.get(template);
    if (!fill) known.set(template, (fill = translationFiller(template)));
    return fill(args);
  };
}

export function translateMessage(message: Message): string {
  return translate(message.template, message.args);
}

/** How far a work is that goes through `total` things. */
export function doneOf(done: number, total: number): string {
  return translate('{done, number} of {total, number}', { done, total });
}

/** From which to which, both included, of a list in parts. */
export function fromTo(first: number, last: number): string {
  return translate('{first, number}–{last, number}', { first, last });
}

/** VS Code only looks the template up: the places are filled here, since it knows no plurals. What has no translation counts as English does. */
function translationFiller(template: string): ReturnType<typeof fillerOf> {
  const translation = vscode.l10n.t(template);
  return fillerOf(translation, translation === template ? 'en' : vscode.env.language);
}
