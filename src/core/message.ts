/** Values that fill the `{name}` places of a message template. */
export type MessageArguments = Readonly<Record<string, string | number>>;

/**
 * A sentence for the user as data: the English template is its id (as in `vscode.l10n.t`), the arguments fill it.
 * Templates are literals in tables, so that the translation bundle can be made from them.
 */
export interface Message {
  readonly template: string;
  readonly args: MessageArguments;
}

/** Turns a template and its arguments into a sentence of the user's language. */
export type Translate = (template: string, args: MessageArguments) => string;

export function message(template: string, args: MessageArguments = {}): Message {
  return { template, args };
}

/** The untranslated rendering, used by the command line and by tests. An argument that is not given stays as `{name}`. */
export const inEnglish: Translate = (template, args) => fillerOf(template)(args);

/** What fills the places of one template, taken apart once; for sentences by the thousand. */
export function fillerOf(template: string): (args: MessageArguments) => string {
  // Text and names in turn.
  const parts = template.split(/\{(\w+)\}/);
  const [only = ''] = parts;
  if (parts.length === 1) return () => only;
  return (args) => {
    let filled = only;
    for (let index = 1; index < parts.length; index += 2) {
      const name = parts[index] ?? '';
      filled += `${Object.hasOwn(args, name) ? String(args[name]) : `{${name}}`}${parts[index + 1] ?? ''}`;
    }
    return filled;
  };
}
