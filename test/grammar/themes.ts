import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import type { IRawTheme } from 'vscode-textmate';

const root = join(__dirname, '../..');

/** The theme that is always there; the others come with the VS Code that `npm test` downloads before it runs these tests. */
export const conventionalTheme = join(root, 'test/fixtures/grammar/themes/conventions.json');

interface ThemeFile {
  readonly include?: string;
  readonly colors?: Readonly<Record<string, string>>;
  readonly tokenColors?: IRawTheme['settings'];
}

/** Paths of the themes in the downloaded VS Codes, `NAME/lib/vscode/extensions/theme-NAME/themes`; empty before a download. */
export function downloadedThemes(): string[] {
  const hosts = resolve(process.env.ARTICLE_ANNOTATOR_HOST_CACHE || join(root, '.vscode-host'));
  if (!existsSync(hosts)) return [];
  return readdirSync(hosts)
    .map((host) => join(hosts, host, 'lib/vscode/extensions'))
    .filter((extensions) => existsSync(extensions))
    .flatMap((extensions) => readdirSync(extensions).filter((name) => name.startsWith('theme-')).map((name) => join(extensions, name, 'themes')))
    .filter((themes) => existsSync(themes))
    .flatMap((themes) => readdirSync(themes).filter((name) => name.endsWith('.json')).map((name) => join(themes, name)));
}

/** A theme with its includes, in the form that vscode-textmate takes; its first rule holds the default colors. */
export function readTheme(file: string): IRawTheme {
  const { colors, rules } = collect(file);
  const foreground = colors['editor.foreground'] ?? '#123456';
  return { name: file, settings: [{ settings: { foreground, background: colors['editor.background'] ?? '#654321' } }, ...rules] };
}

function collect(file: string): { colors: Record<string, string>; rules: IRawTheme['settings'] } {
  const { config } = ts.parseConfigFileTextToJson(file, readFileSync(file, 'utf8')) as { config?: ThemeFile };
  if (!config) throw new Error(`not a theme: ${file}`);
  const base = config.include ? collect(join(dirname(file), config.include)) : { colors: {}, rules: [] };
  return { colors: { ...base.colors, ...config.colors }, rules: [...base.rules, ...(config.tokenColors ?? [])] };
}
