/** A command of the palette as data: manifest, key bindings and documentation are made from this table. */
export interface CommandDescription {
  /** Without the prefix `articleAnnotator.`. */
  readonly name: string;
  readonly title: string;
  /** When the palette offers it. */
  readonly when?: string;
  readonly key?: { readonly key: string; readonly mac?: string; readonly when: string };
  /** Codicon for places that show commands as icons. */
  readonly icon?: string;
}

/** Prefix of settings, commands, context keys and view types. */
export const prefix = 'articleAnnotator';

export const languageIds = { article: 'article', standoff: 'standoff' } as const;

const inArticle = `editorLangId == ${languageIds.article}`;

export const commandTable = [
  { name: 'newArticle', title: 'New Article' },
  { name: 'checkArticle', title: 'Check This Article', when: inArticle },
  { name: 'fixAllInArticle', title: 'Fix All in Article', when: `${inArticle} && !editorReadonly` },
  { name: 'insertLineBreaks', title: 'Insert All Lost Line Breaks', when: `${inArticle} && !editorReadonly` },
] as const satisfies readonly CommandDescription[];

export type CommandName = (typeof commandTable)[number]['name'];

/** Id of a command as VS Code knows it. */
export function commandId(name: CommandName | InternalCommandName): string {
  return `${prefix}.${name}`;
}

/** Commands that only the extension's own links and code actions run: not in the manifest, not in the palette. */
export type InternalCommandName = 'showRule' | 'rewriteFile' | 'setRuleSeverity';
