import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Programs of others that check texts, with a rule or two that is comparable to one of ours. */
const packages = ['textlint@15', '@textlint-rule/textlint-rule-no-invalid-control-character@3', 'textlint-rule-no-zero-width-spaces@1', 'cspell@8'];

/** How to run one of them on a folder with articles. */
export interface OtherLinter {
  readonly name: string;
  /** Arguments of Node. */
  readonly args: (folder: string) => readonly string[];
}

/**
 * Installs them into a folder, where they are not there already.
 * @returns the reason where they cannot be had
 */
export function otherLinters(folder: string): readonly OtherLinter[] | string {
  const modules = join(folder, 'node_modules');
  try {
    mkdirSync(folder, { recursive: true });
    if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    if (!existsSync(join(modules, 'cspell'))) execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages], { cwd: folder, stdio: 'pipe', encoding: 'utf8' });
  } catch (error) {
    return `npm cannot install ${packages.join(' ')}: ${String(error).split('\n')[0] ?? ''}`;
  }
  const [textlintSettings, cspellSettings] = [join(folder, 'textlint.json'), join(folder, 'cspell.json')];
  writeFileSync(textlintSettings, JSON.stringify({ plugins: { '@textlint/text': { extensions: ['.article'] } }, rules: { '@textlint-rule/no-invalid-control-character': true, 'no-zero-width-spaces': true } }));
  writeFileSync(cspellSettings, JSON.stringify({ version: '0.2', language: 'en', enabledFileTypes: { '*': true } }));
  return [
    { name: 'textlint', args: (corpus) => [join(modules, 'textlint/bin/textlint.js'), '--config', textlintSettings, '--rules-base-directory', modules, '--format', 'unix', `${corpus}/**/*.article`] },
    { name: 'cspell', args: (corpus) => [join(modules, 'cspell/bin.mjs'), 'lint', '--no-progress', '--no-summary', '--config', cspellSettings, `${corpus}/**/*.article`] },
  ];
}
