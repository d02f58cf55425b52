import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AnnotatedArticle } from '../../src/core/annotations/annotatedArticle';
import { ArticleText } from '../../src/core/reanchoring/articleText';
import { readLabelSet } from '../../src/core/labels/labelSet';
import { parseStandoff } from '../../src/core/standoff/standoffDocument';
import type { RuleSummary } from '../../src/core/rules/rule';
import { annotationRules } from '../../src/core/rules/annotationRules';
import { checkAnnotations } from '../../src/core/rules/checkAnnotations';
import type { Finding, ReportedFinding, Rule } from '../../src/core/rules/rule';
import { corpusRules } from '../../src/core/rules/twins/corpusRules';
import { everyRule } from '../../src/core/rules/everyRule';
import { checkLabelFile, labelsConfigurationRule } from '../../src/core/rules/labels/configuration';
import { rules } from '../../src/core/rules/index';
import { parseRecord } from '../../src/core/record/parse';
import { checkRecord } from '../../src/core/rules/check';
import { sentenceOf } from '../../src/core/rules/describe';
import { commands } from '../../src/cli/commands';
import { commandReference } from '../../src/cli/help';
import { commandTable, prefix, type CommandDescription } from '../../src/platform/commandTable';
import { panelKeysTables } from './panelKeys';
import { settingHelp, settings, type SettingName } from '../../src/core/corpus/settings';
import { annotationExamples, type AnnotationExample } from '../../test/fixtures/annotationExamples';
import { readRuleFixture, type RuleCase } from '../../test/fixtures/ruleFixture';

const mostExamples = 4;

/** The page of every rule and their index, by file. */
export function pageFiles(fixtures: string): Map<string, string> {
  const pages = new Map<string, string>();
  for (const rule of rules) {
    const fixture = join(fixtures, `${rule.id}.txt`);
    pages.set(`docs/rules/${rule.id}.md`, rulePage(rule, existsSync(fixture) ? readRuleFixture(fixture) : []));
  }
  for (const rule of annotationRules) pages.set(`docs/rules/${rule.id}.md`, annotationRulePage(rule, annotationExamples[rule.id] ?? []));
  pages.set(`docs/rules/${labelsConfigurationRule.id}.md`, labelsConfigurationPage());
  for (const rule of corpusRules) pages.set(`docs/rules/${rule.id}.md`, page(rule, 'all articles together', fixKind([]), [], []));
  pages.set('docs/rules/README.md', `# Rules\n\n${rulesTable('')}\n`);
  return pages;
}

function rulePage(rule: Rule, cases: readonly RuleCase[]): string {
  const found = cases.filter(({ kind }) => kind === 'found').slice(0, mostExamples);
  const clean = cases.filter(({ kind }) => kind === 'clean').slice(0, mostExamples);
  return page(rule, rule.subject === 'record' ? 'the whole article' : rule.subject, fixKind(cases.flatMap((example) => checkRecord(parseRecord(example.text), { ...example.options, only: [rule.id] }))),
    found.map((example) => foundExample(rule, example)), clean.map((example) => `${example.name}:\n\n${block(example.excerpt)}`));
}

function annotationRulePage(rule: RuleSummary, examples: readonly AnnotationExample[]): string {
  const findings = (example: AnnotationExample): ReportedFinding[] =>
    checkAnnotations(new AnnotatedArticle(new ArticleText(example.text), parseStandoff(example.sidecar)), { only: [rule.id], labels: readLabelSet({ annotation: example.configuration }).labels });
  const shown = (example: AnnotationExample): string => `${example.name}:\n\n${block(`${example.text}\n\n${example.sidecar.trimEnd()}`)}${example.configuration === undefined ? '' : `\n\nwith this annotation.conf:\n\n${block(example.configuration.trimEnd())}`}`;
  return page(rule, 'an article and its annotation file', fixKind(examples.flatMap(findings)),
    examples.filter(({ kind }) => kind === 'found').map((example) => `${shown(example)}\n\n${quoted(findings(example))}`),
    examples.filter(({ kind }) => kind === 'clean').map(shown));
}

/** Its example is every problem that the readers of the two files know, as they say it. */
function labelsConfigurationPage(): string {
  const sections = '[entities]\n<MAIN>=Ship|Boat\nShip\n   Ferry\nCrew member\n\n[relations]\nSails Arg1:Person, Arg2\n\n[oddities]\n';
  const { problems } = readLabelSet({ annotation: sections });
  const fixes = checkLabelFile(problems);
  return page(labelsConfigurationRule, 'annotation.conf and visual.conf', fixKind(fixes), [`${block(sections.trimEnd())}\n\n${quoted(fixes)}`], []);
}

function page(rule: RuleSummary, subject: string, fix: string, found: readonly string[], clean: readonly string[]): string {
  return [
    `# ${rule.id}`,
    rule.description,
    `| | |\n|---|---|\n| default severity | ${rule.defaultSeverity} |\n| checks | ${subject} |\n| fix | ${fix} |`,
    everyRule.find(({ id }) => id === rule.id)?.rationale ?? '',
    ...(found.length > 0 ? ['## Reported', ...found] : []),
    ...(clean.length > 0 ? ['## Not reported', ...clean] : []),
    '## Change the severity',
    `\`\`\`json\n"${prefix}.rules": { "${rule.id}": "off" }\n\`\`\``,
    '[All rules](README.md)',
  ].join('\n\n') + '\n';
}

function foundExample(rule: Rule, example: RuleCase): string {
  const findings = checkRecord(parseRecord(example.text), { ...example.options, only: [rule.id] });
  return [`${example.name}:`, block(example.excerpt), quoted(findings)].join('\n\n');
}

function quoted(findings: readonly Finding[]): string {
  return [...new Set(findings.map((finding) => sentenceOf(finding)))].map((sentence) => `> ${escapeMarkdown(sentence)}`).join('\n>\n');
}

function block(text: string): string {
  // In a sidecar TABs are the form, in a record they are damage.
  const shown = /^[TREAMN#*]\d*\t/m.test(text) ? text.split('\t').map(visible).join('\t') : visible(text);
  return `\`\`\`text\n${shown}\n\`\`\``;
}

/** Characters nobody can see are written as in the fixtures. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2069\uD800-\uDFFF\uFEFF\uFFFD]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`);
}

function fixKind(findings: readonly Finding[]): string {
  const fixes = findings.flatMap((finding) => finding.fixes);
  if (fixes.length === 0) return 'none';
  return fixes.some(({ safe }) => safe) ? 'yes; safe, part of Fix All' : 'yes; only applied when chosen';
}

function escapeMarkdown(text: string): string {
  return text.replace(/[<&*_`|[\]]/g, (character) => `\\${character}`);
}

/** Descriptions are Markdown; in a cell only the bar needs care. */
function inTable(markdown: string): string {
  return markdown.replace(/\|/g, '\\|');
}

function rulesTable(folder: string): string {
  return ['| rule | default | reports |', '|---|---|---|',
    ...everyRule.map(({ id, defaultSeverity, description }) => `| [${id}](${folder}${id}.md) | ${defaultSeverity} | ${inTable(description)} |`)].join('\n');
}

function settingsTable(): string {
  return ['| setting | default | description |', '|---|---|---|',
    ...Object.entries(settingHelp).map(([name, { description }]) =>
      `| \`${prefix}.${name}\` | \`${JSON.stringify(settings[name as SettingName].default)}\` | ${inTable(description)} |`)].join('\n');
}

/** Commands with their keys; bindings that differ only in a digit are one row. */
function keysTable(): string {
  const rows = (commandTable as readonly CommandDescription[]).flatMap(({ title, keys }) => (keys ?? []).map(({ key, mac, does }) => ({ key, mac: mac ?? key, does: does ?? title })));
  const digits = rows.filter(({ key }) => / \d$/.test(key));
  const [firstDigit] = digits;
  const shown = rows.flatMap((row) => {
    if (!digits.includes(row)) return [row];
    return row === firstDigit ? [{ key: row.key.replace(/\d$/, '1–9'), mac: row.mac.replace(/\d$/, '1–9'), does: row.does.replace(/\d+$/, '1 to 9') }] : [];
  });
  return ['| keys | on a Mac | what they do |', '|---|---|---|', ...shown.map(({ key, mac, does }) => `| ${keyCaps(key)} | ${keyCaps(mac)} | ${does} |`)].join('\n');
}

/** Strokes one after the other, each as it is written on the keys. */
function keyCaps(binding: string): string {
  const names: Readonly<Record<string, string>> = { ctrl: 'Ctrl', cmd: '⌘', alt: 'Alt', shift: 'Shift', left: '←', right: '→', up: '↑', down: '↓', delete: 'Delete', backspace: '⌫', enter: 'Enter', space: 'Space' };
  return binding.split(' ').map((stroke) => stroke.split('+').map((part) => names[part] ?? part.toUpperCase()).join('+')).join(' ');
}

/** Fills the marked places of the README and of pages like it. @throws where a mark is missing its end. */
export function completeReadme(readme: string): string {
  const tables: Readonly<Record<string, () => string>> = { settings: settingsTable, keys: keysTable, panelKeys: panelKeysTables, rules: () => rulesTable('docs/rules/'),
    commandLine: () => commands.map(commandReference).join('\n\n') };
  return readme.replace(/(<!-- generated: (\w+) -->)[\s\S]*?(<!-- end generated -->)/g, (whole, start: string, name: string, end: string) => {
    const table = tables[name];
    return table ? `${start}\n\n${table()}\n\n${end}` : whole;
  });
}
