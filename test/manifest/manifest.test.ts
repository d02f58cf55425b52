import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { articleInTextKey, commandTable, languageIds, prefix, viewTypes, type CommandDescription } from '../../src/platform/commandTable';
import { extensions } from '../../src/core/corpus/articleNames';
import { settings } from '../../src/core/corpus/settings';
import { archiveExtension } from '../../src/core/formats/archive';
import { formats } from '../../src/core/formats/formatTable';

const root = join(__dirname, '../..');
const source = readFileSync(join(root, 'package.json'), 'utf8');

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly engines: { readonly vscode: string };
  readonly dependencies?: Record<string, string>;
  readonly activationEvents: string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] }; readonly virtualWorkspaces: unknown };
  readonly contributes: {
    readonly commands: { readonly command: string; readonly title: string; readonly enablement?: string }[];
    readonly languages: { readonly id: string; readonly configuration: string; readonly icon?: Record<string, string> }[];
    readonly grammars: { readonly path: string }[];
    readonly views: Record<string, readonly { readonly id: string }[]>;
    readonly menus: Record<string, { readonly command: string; readonly when?: string }[]>;
    readonly configuration: { readonly properties: Record<string, { readonly default?: unknown; readonly scope?: string }> };
    readonly walkthroughs: { readonly steps: { readonly media: Record<string, string>; readonly description: string; readonly id: string; readonly completionEvents?: readonly string[] }[] }[];
  };
}

/** Commands of VS Code itself that steps of the walkthrough wait for; they are run in `test/host/firstWindow.workbench.mjs`. */
const commandsOfVSCode = ['outline.focus', 'workbench.actions.view.problems'];

const manifest = JSON.parse(source) as Manifest;
const strings = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8')) as Record<string, string>;
const resolve = (text: string): string => strings[/^%(.+)%$/.exec(text)?.[1] ?? ''] ?? text;

function sourcesOf(...folders: string[]): string {
  return globSync(folders.map((folder) => `src/${folder}/**/*.ts`), { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
}

describe('manifest', () => {
  it('has every string it names, and names every string it has', () => {
    const named = new Set([...source.matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key));
    assert.deepEqual([...named].sort(), Object.keys(strings).sort());
  });

  it('registers in code each command it offers', () => {
    const code = sourcesOf('editor', 'annotating', 'checking', 'panel', 'corpus', 'exchange');
    for (const { name } of commandTable) assert.match(code, new RegExp(`(commandId|registerCommand)\\('${name}'`), `${name} is offered, but nothing registers it`);
  });

  it('reads in code each setting it offers', () => {
    const code = sourcesOf('platform', 'editor', 'annotating', 'checking', 'panel', 'corpus');
    for (const name of Object.keys(settings)) assert.match(code, new RegExp(`'${name}'`), `${name} is offered, but nothing reads it`);
  });

  it('offers only commands that exist, in menus and in the walkthrough', () => {
    const known = new Set(manifest.contributes.commands.map(({ command }) => command));
    const used = Object.values(manifest.contributes.menus).flat().map(({ command }) => command);
    for (const walkthrough of manifest.contributes.walkthroughs) {
      for (const step of walkthrough.steps) used.push(...[...resolve(step.description).matchAll(/\(command:(articleAnnotator\.\w+)/g)].map(([, command]) => command ?? ''));
    }
    for (const command of used) assert.ok(known.has(command), `${command} is not a command of the manifest`);
  });

  it('completes every step of the walkthrough by what happens, named as it is', () => {
    const commands = new Set([...manifest.contributes.commands.map(({ command }) => command), ...commandsOfVSCode]);
    const views = new Set(Object.values(manifest.contributes.views).flat().map(({ id }) => id));
    /** Comparisons with `&&` and `||`; of a name alone only whether it is set counts. */
    const isKnown = (term: string): boolean => term === articleInTextKey || term === `activeCustomEditorId == '${viewTypes.editor}'`;
    const kinds: Readonly<Record<string, (name: string) => boolean>> = {
      onCommand: (name) => commands.has(name),
      onContext: (name) => name.split(/\s*(?:&&|\|\|)\s*/u).every(isKnown),
      onSettingChanged: (name) => name in manifest.contributes.configuration.properties,
      onView: (name) => views.has(name),
    };
    for (const { steps } of manifest.contributes.walkthroughs) {
      for (const { id, completionEvents = [] } of steps) {
        assert.ok(completionEvents.length > 0, `the step ${id} is never done but by a click`);
        for (const event of completionEvents) {
          const [, kind = '', name = ''] = /^(\w+):(.*)$/u.exec(event) ?? [];
          assert.ok(kinds[kind]?.(name), `${event} of the step ${id} never happens`);
        }
      }
    }
  });

  it('gives a command its keys wherever the text editor offers it, in annotation files as in articles', () => {
    const holdsIn = (when: string, language: string): boolean => new RegExp(`\\b${language}\\b`).test(when);
    for (const { name, when = '', keys = [] } of commandTable as readonly CommandDescription[]) {
      const inText = keys.filter((key) => key.when.includes('editorLangId'));
      for (const language of inText.length > 0 && when.includes('editorLangId') ? Object.values(languageIds) : []) {
        assert.equal(inText.some((key) => holdsIn(key.when, language)), holdsIn(when, language), `the keys of ${name} in ${language}`);
      }
    }
    for (const name of ['checkArticle', 'fixAllInArticle', 'goToNextTag', 'removeTag', 'changeLabel', 'openPanel', 'openEditor', 'nextArticle', 'undoAnnotation']) {
      assert.ok(holdsIn(manifest.contributes.commands.find(({ command }) => command === `${prefix}.${name}`)?.enablement ?? '', languageIds.standoff), `${name} in an annotation file`);
    }
  });

  it('offers in the Explorer what says whose it is, at every file that can be imported', () => {
    const inExplorer = (name: string): string => manifest.contributes.menus['explorer/context']?.find(({ command }) => command === `${prefix}.${name}`)?.when ?? assert.fail(name);
    // A row of the Explorer's menu has no category before it: “Import…” at a JSON file of any project is nobody's.
    for (const { command } of manifest.contributes.menus['explorer/context'] ?? []) {
      assert.match(resolve(manifest.contributes.commands.find((one) => one.command === command)?.title ?? ''), /\b(?:Articles|Tags|Corpus)\b/, command);
    }
    const own: readonly string[] = [extensions.article, extensions.text, extensions.markdown];
    const foreign = new Set([...formats.flatMap((format) => format.extensions).filter((extension) => !own.includes(extension)), archiveExtension]);
    const offered = /\(([a-z0-9|]+)\)/.exec(inExplorer('importArticles'))?.[1]?.split('|').map((name) => `.${name}`);
    assert.deepEqual(new Set(offered), foreign);
  });

  it('writes no condition that always holds', () => {
    for (const [menu, items] of Object.entries(manifest.contributes.menus)) for (const { command, when } of items) assert.doesNotMatch(when ?? '', /\btrue\b/, `${command} in ${menu}`);
  });

  it('names only files that exist', () => {
    const files = [
      ...manifest.contributes.languages.flatMap(({ configuration, icon }) => [configuration, ...Object.values(icon ?? {})]),
      ...manifest.contributes.grammars.map(({ path }) => path),
      ...manifest.contributes.walkthroughs.flatMap(({ steps }) => steps.flatMap(({ media }) =>
        Object.entries(media).filter(([kind]) => kind !== 'altText').map(([, path]) => path))),
      'media/icon.png', 'LICENSE', 'CHANGELOG.md',
    ];
    for (const file of files) assert.ok(existsSync(join(root, file)), `${file} is missing`);
  });

  it('has the files that CONTRIBUTING.md sends people to', () => {
    const named = [...readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').matchAll(/`((?:src|test|scripts|syntaxes)\/[\w./-]+)`/g)].map(([, path = '']) => path)
      .filter((path) => !/AREA|NAME/.test(path));
    assert.ok(named.length > 20);
    assert.deepEqual(named.filter((path) => !existsSync(join(root, path))), []);
  });

  it('packs only pictures that a page shows, below 1.5 MB together', () => {
    const pages = ['README.md', ...globSync(['docs/**/*.md', 'media/walkthrough/*.md'], { cwd: root })].map((page) => readFileSync(join(root, page), 'utf8')).join();
    const pictures = globSync('docs/images/*', { cwd: root });
    assert.deepEqual(pictures.filter((picture) => !pages.includes(picture.slice('docs/'.length))), []);
    assert.ok(pictures.reduce((sum, picture) => sum + statSync(join(root, picture)).size, 0) < 1_500_000);
  });

  it('gives every setting a default and a scope, below the one prefix', () => {
    for (const [key, property] of Object.entries(manifest.contributes.configuration.properties)) {
      assert.ok(key.startsWith(`${prefix}.`), key);
      assert.notEqual(property.default, undefined, `${key} has no default`);
      assert.ok(property.scope, `${key} has no scope`);
    }
  });

  it('says what it can do in untrusted and virtual workspaces, and ships no dependencies', () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    // In the editor as on the command line, a folder of strangers does not say which file is read as a list, or written.
    assert.deepEqual(restrictedConfigurations, [`${prefix}.vocabulary`, `${prefix}.accepted`]);
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    for (const name of restrictedConfigurations) assert.match(readme, new RegExp(`In Restricted Mode[^\\n]*\`${name.replace('.', '\\.')}\``), name);
    assert.ok(manifest.capabilities.virtualWorkspaces);
    assert.equal(manifest.dependencies, undefined);
    for (const entry of [manifest.main, manifest.browser]) assert.match(readFileSync(join(root, '.vscodeignore'), 'utf8'), new RegExp(`^!${dirname(entry).slice(2)}/`, 'm'));
  });

  it('is activated by nothing wider than a plain-text document, and by its pages when a window is reloaded', () => {
    assert.deepEqual(manifest.activationEvents, ['onLanguage:plaintext', 'onWebviewPanel:articleAnnotator.panel', 'onWebviewPanel:articleAnnotator.overview']);
  });

  it('types against the oldest VS Code it claims to run in', () => {
    const types = JSON.parse(readFileSync(join(root, 'node_modules/@types/vscode/package.json'), 'utf8')) as { version: string };
    assert.equal(`^${types.version.split('.').slice(0, 2).join('.')}`, manifest.engines.vscode.split('.').slice(0, 2).join('.'));
  });
});

describe('bundle', () => {
  const folder = join(root, 'dist');
  const requiredBy = (file: string): string[] => {
    const names = [...readFileSync(join(folder, file), 'utf8').matchAll(/\brequire\(["']([^"']+)["']\)/g)].map(([, name]) => name ?? '');
    return [...new Set(names)].sort();
  };

  before(function () {
    if (existsSync(join(folder, 'node/extension.js')) && existsSync(join(folder, 'web/extension.js'))) return;
    console.log('      skipped: dist/ is not built; run "npm run build"');
    this.skip();
  });

  it('of a web worker is one file that loads nothing but vscode', () => {
    assert.deepEqual(requiredBy('web/extension.js'), ['vscode']);
  });

  /** What a bundle of Node loads at once, itself included; what it loads when it is asked for stands in a function. */
  const loadedWith = (file: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(file)) return seen;
    seen.add(file);
    const code = readFileSync(join(folder, 'node', file), 'utf8').replace(/=>[^;]{0,80}?\brequire\(["']\.\/[^"']+["']\)/g, '');
    for (const [, name] of code.matchAll(/\brequire\(["']\.\/([^"']+)["']\)/g)) loadedWith(name ?? '', seen);
    return seen;
  };

  it('of Node is parted in what a record waits for, what it does not, and what is loaded when it is asked for', () => {
    const first = loadedWith('extension.js');
    const later = readdirSync(join(folder, 'node')).filter((file) => !first.has(file));
    for (const part of ['laterFeatures', 'exportCommand', 'importCommand', 'codecs']) assert.ok(later.some((file) => file.startsWith(part)), part);
    const packages = readdirSync(join(folder, 'node')).flatMap((file) => requiredBy(`node/${file}`).filter((name) => !name.startsWith('./')));
    assert.deepEqual([...new Set(packages)], ['vscode']);
  });

  it('that a record waits for stays below 260 kB minified, all of the extension below 995 kB', function () {
    const bytes = (file: string): number => statSync(join(folder, file)).size;
    if (/\/\/# sourceMappingURL/.test(readFileSync(join(folder, 'web/extension.js'), 'utf8').slice(-200))) {
      console.log('      skipped: dist/ is no production build; run "node esbuild.js --production"');
      return this.skip();
    }
    const first = [...loadedWith('extension.js')].reduce((sum, file) => sum + bytes(`node/${file}`), 0);
    assert.ok(first < 260_000, `${first} bytes`);
    // A web worker has no second file to load the formats from, with their packages for Parquet, XML and zip, nor the suggestions, with their lists.
    assert.ok(bytes('web/extension.js') < 995_000, `${bytes('web/extension.js')} bytes`);
  });

  it('come with the licenses of the packages that they contain', function () {
    const file = join(folder, 'ThirdPartyNotices.txt');
    if (!existsSync(file)) {
      console.log('      skipped: dist/ is no production build; run "node esbuild.js --production"');
      return this.skip();
    }
    const notices = readFileSync(file, 'utf8');
    for (const name of ['zod', 'lit-html', 'entities', 'd3-scale', 'saxes', '@vscode/codicons']) {
      const { version, license } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { version: string; license: string };
      const notice = notices.split(`\n${name} ${version}\n`)[1]?.split('\n\n\n')[0] ?? '';
      assert.match(notice, { 'MIT': /Permission is hereby granted/, 'ISC': /Permission to use, copy|License: ISC/, 'BSD-3-Clause': /Redistribution and use/, 'BSD-2-Clause': /Redistribution and use/, 'CC-BY-4.0': /Attribution 4\.0/ }[license] ?? /^$/, name);
    }
    assert.match(readFileSync(join(root, '.vscodeignore'), 'utf8'), /^!dist\/ThirdPartyNotices\.txt$/m);
  });
});
