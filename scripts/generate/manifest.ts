import * as z from 'zod';
import { articleNameGlobs, extensions } from '../../src/core/corpus/articleNames';
import { settingHelp, settings, severityValues, type SettingName } from '../../src/core/corpus/settings';
import { everyRule } from '../../src/core/rules/everyRule';
import { rules } from '../../src/core/rules/index';
import { colorTable } from '../../src/platform/colorTable';
import { articlesLookedForKey, commandTable, foundTagsKey, hasArticlesKey, keysOfView, languageIds, prefix, pressedInView, viewFocusKey, viewTypes, type CommandDescription } from '../../src/platform/commandTable';
import { articleInputSchema, languageModelTools } from '../../src/platform/languageModelToolTable';
import { bindingsInOrder } from '../../src/protocol/panelCommands';
import { viewCommands } from '../../src/protocol/paletteCommands';
import { manifestStrings } from './manifestStrings';

/** Which walkthrough, as a command link takes it. */
const walkthroughArgument = encodeURIComponent(JSON.stringify(['article-annotator.article-annotator#firstArticle', false]));

interface Manifest {
  capabilities?: { untrustedWorkspaces?: Record<string, unknown> };
  contributes?: Record<string, unknown>;
}

/** The manifest with its generated contributions, and the strings it refers to. */
export function completeManifest(source: string): { manifest: string; strings: string } {
  const strings: Record<string, string> = { ...manifestStrings };
  const place = (key: string, text: string): string => {
    strings[key] = text;
    return `%${key}%`;
  };
  const manifest = JSON.parse(source) as Manifest;
  const commands: readonly CommandDescription[] = commandTable;
  manifest.capabilities = {
    ...manifest.capabilities,
    untrustedWorkspaces: {
      ...manifest.capabilities?.untrustedWorkspaces,
      restrictedConfigurations: settingNames.filter((name) => settingHelp[name].namesFile).map((name) => `${prefix}.${name}`),
    },
  };
  manifest.contributes = {
    ...manifest.contributes,
    commands: commands.map(({ name, title, icon, when }) => ({
      command: `${prefix}.${name}`,
      title: place(`command.${name}`, title),
      category: 'Article Annotator',
      ...(icon ? { icon: `$(${icon})` } : {}),
      ...(when ? { enablement: when } : {}),
    })),
    languages: withArticleNames(manifest.contributes?.['languages']),
    configurationDefaults: { ...(manifest.contributes?.['configurationDefaults'] as object | undefined), ...defaultsForAnnotationFiles },
    menus: {
      ...(manifest.contributes?.['menus'] as object | undefined),
      commandPalette: commands.filter(({ when, palette }) => when ?? palette === false)
        .map(({ name, when, palette }) => ({ command: `${prefix}.${name}`, when: palette === false ? 'false' : when })),
      'editor/title': commands.flatMap(({ name, titleBar }) => (titleBar ? [{ command: `${prefix}.${name}`, when: titleBar, group: 'navigation' }] : [])),
      'editor/context': commands.flatMap(({ name, when, contextMenu }) => (contextMenu ? [{ command: `${prefix}.${name}`, when, group: contextMenu }] : [])),
      'view/title': commands.flatMap(({ name, articlesBar, searchBar }) => [...inBarOf('articles', name, articlesBar), ...inBarOf('search', name, searchBar)]),
      'view/item/context': commands.flatMap(({ name, articlesRow, searchRow, searchRowGroup, icon }) => [
        ...inRowOf('articles', name, articlesRow, icon ? 'inline' : '1_mark'), ...inRowOf('search', name, searchRow, searchRowGroup ?? '1_change'),
        ...(icon && searchRowGroup === undefined ? inRowOf('search', name, searchRow, 'inline') : []),
      ]),
      'explorer/context': commands.flatMap(({ name, explorerMenu }) => (explorerMenu ? [{ command: `${prefix}.${name}`, when: explorerMenu, group: '7_articleAnnotator' }] : [])),
    },
    viewsContainers: { activitybar: [{ id: prefix, title: 'Article Annotator', icon: 'media/activity.svg' }] },
    views: { [prefix]: [{ id: `${prefix}.start`, name: place('view.start', 'Start'), contextualTitle: 'Article Annotator' }, { id: `${prefix}.articles`, name: place('view.articles', 'Articles'), contextualTitle: 'Article Annotator', when: hasArticlesKey }, { id: `${prefix}.search`, name: place('view.search', 'Found Tags'), contextualTitle: 'Article Annotator', when: foundTagsKey }] },
    viewsWelcome: [
      {
        // While a folder is looked through, nobody is told to open one.
        view: `${prefix}.start`, when: `workspaceFolderCount == 0 || ${articlesLookedForKey} && !${hasArticlesKey}`,
        contents: place('view.start.empty', `Open a folder that holds articles: plain-text files with an address, a title, subjects, a date and a number above the text.\n[Open Folder](command:vscode.openFolder)\n[New Article](command:${prefix}.newArticle)\n[Get Started](command:workbench.action.openWalkthrough?${walkthroughArgument})`),
      },
      {
        view: `${prefix}.start`, when: hasArticlesKey,
        contents: place('view.start.articles', `Tag people, places and organizations with one key each; tags are stored in a file beside each article.\n[Start Annotating](command:${prefix}.startAnnotating)\nEvery article of the folder is checked; the Problems view lists what is found.\n[Check All Articles](command:${prefix}.checkAllArticles)\nThe labels are those of annotation.conf, or the built-in ones.\n[Open or Create annotation.conf](command:${prefix}.createConfiguration)\n[Get Started](command:workbench.action.openWalkthrough?${walkthroughArgument})`),
      },
    ],
    customEditors: [{
      viewType: viewTypes.editor,
      displayName: place('editor.displayName', 'Annotation Editor'),
      selector: [extensions.article, extensions.text, extensions.markdown].map((extension) => ({ filenamePattern: `*${extension}` })),
      // The text editor stays the default; `workbench.editorAssociations` makes this the one.
      priority: 'option',
    }],
    keybindings: [...keysOfView.keys.map((key) => ({ command: 'noop', key, when: keysOfView.when })), ...commands.flatMap((command) => [...bindingsInView(command), ...bindingsInText(command)])],
    languageModelTools: languageModelTools.map(({ name, reference, title, description, modelDescription, takesArticle }) => ({
      name, toolReferenceName: reference, canBeReferencedInPrompt: true, tags: ['annotation', 'corpus'], icon: '$(tag)',
      displayName: place(`tool.${reference}`, title), userDescription: place(`tool.${reference}.description`, description), modelDescription,
      ...(takesArticle ? { inputSchema: articleInputSchema } : {}),
    })),
    colors: colorTable.map(({ name, description, defaults }) => ({
      id: `${prefix}.${name}`, description: place(`color.${name}`, description), defaults,
    })),
    configuration: {
      title: 'Article Annotator',
      properties: Object.fromEntries(settingNames.map((name) => [`${prefix}.${name}`, property(name, place)])),
    },
  };
  return { manifest: `${JSON.stringify(manifest, undefined, 2)}\n`, strings: `${JSON.stringify(strings, undefined, 2)}\n` };
}

function inBarOf(view: string, name: string, when: string | undefined): object[] {
  return inRowOf(view, name, when, 'navigation');
}

/** @param when `true` for wherever the view is */
function inRowOf(view: string, name: string, when: string | undefined, group: string): object[] {
  return when === undefined ? [] : [{ command: `${prefix}.${name}`, when: [`view == ${prefix}.${view}`, ...(when === 'true' ? [] : [when])].join(' && '), group }];
}

/** The palette shows the last binding of a command, whatever its arguments: so the one that says what the title says comes last. */
function bindingsInText({ name, keys = [] }: CommandDescription): object[] {
  return [...keys].reverse().map(({ key, mac, when, args }) => ({
    command: `${prefix}.${name}`, key, ...(mac ? { mac } : {}), when, ...(args === undefined ? {} : { args }),
  }));
}

/** Keys that the palette needs at once, letters among them: the context of the view outlives its focus by a moment, and would eat them. */
function isKeyOfPalette(chord: string): boolean {
  return /^[\p{L}\p{N}]$/u.test(chord) || ['Enter', 'Space', 'Shift+Space'].includes(chord);
}

/** The keys, as the manifest declares them, that the annotation view handles itself: it shows them, and does nothing else on them. */
function bindingsInView({ name }: CommandDescription): object[] {
  const view = viewCommands[name];
  const chords = bindingsInOrder.find(({ command }) => command === view)?.chords ?? [];
  return [...chords].reverse().map((chord) => ({
    command: `${prefix}.${name}`, key: keyOf(chord, 'ctrl'), ...(chord.includes('Mod') ? { mac: keyOf(chord, 'cmd') } : {}),
    when: isKeyOfPalette(chord) ? `${viewFocusKey} && !inQuickOpen && !inputFocus` : viewFocusKey, args: pressedInView,
  }));
}

function keyOf(chord: string, mod: string): string {
  const sign = { '{': 'Shift+[', '}': 'Shift+]' }[chord] ?? chord;
  return sign.replace('Mod', mod).replace('Arrow', '').toLowerCase();
}

/** A search, and what it replaces, is about texts: annotation files follow them. Where files are nested, each stands under its text. */
const defaultsForAnnotationFiles = {
  'search.exclude': { [`**/*${extensions.annotationFile}`]: true },
  'explorer.fileNesting.patterns': Object.fromEntries([extensions.article, extensions.text, extensions.markdown]
    .map((extension) => [`*${extension}`, `\${capture}${extensions.annotationFile}`])),
};

/** The languages with the names of their files. */
function withArticleNames(languages: unknown): unknown {
  return (languages as { id: string }[]).map((language) => (language.id === languageIds.article
    ? { ...language, extensions: [extensions.article], filenamePatterns: articleNameGlobs }
    : language.id === languageIds.standoff ? { ...language, extensions: [extensions.annotationFile] } : language));
}

/** In the order of the help, which is that of the settings editor. */
const settingNames = Object.keys(settingHelp) as SettingName[];

function property(name: SettingName, place: (key: string, text: string) => string): Record<string, unknown> {
  const key = `setting.${name}`;
  const { scope, description, valueDescriptions, examples } = settingHelp[name];
  return {
    ...settingSchema(name),
    ...(examples ? { examples } : {}),
    ...(name === 'rules' ? { properties: ruleProperties(place) } : {}),
    scope,
    markdownDescription: place(key, description),
    ...(valueDescriptions ? { enumDescriptions: valueDescriptions.map((text, index) => place(`${key}.${index}`, text)) } : {}),
  };
}

/** A setting as JSON schema. Names that are not known are reported in the editor, and read over by the extension. */
export function settingSchema(name: SettingName): Record<string, unknown> {
  const { form, default: fallback } = settings[name];
  const schema = z.toJSONSchema(form as z.core.$ZodType, {
    io: 'input', override: ({ jsonSchema }) => { if (jsonSchema.type === 'object' && (name === 'rules' || jsonSchema.additionalProperties === undefined)) jsonSchema.additionalProperties = false; },
  });
  const needless = new Set(['$schema', 'propertyNames']);
  return { ...Object.fromEntries(Object.entries(schema).filter(([key]) => !needless.has(key))), default: fallback };
}

function ruleProperties(place: (key: string, text: string) => string): Record<string, unknown> {
  const current = everyRule.map(({ id, description, defaultSeverity }): [string, unknown] => [
    id, { type: 'string', enum: severityValues, default: defaultSeverity, markdownDescription: place(`rule.${id}`, description) },
  ]);
  // Settings that name a rule as it was called before go on working, and say what it is called now.
  const former = rules.flatMap(({ id, formerIds = [] }) => formerIds.map((formerId): [string, unknown] => [
    formerId, { type: 'string', enum: severityValues, deprecationMessage: place(`rule.${formerId}.former`, `Renamed to ${id}.`) },
  ]));
  return Object.fromEntries([...current, ...former]);
}
