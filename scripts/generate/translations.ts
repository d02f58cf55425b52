import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import ts from 'typescript';
import { descriptionTemplates } from '../../src/core/rules/describe';
import { everyRule } from '../../src/core/rules/everyRule';
import { renameProblems } from '../../src/core/standoff/standoffTokens';
import { bindingsInOrder, keyGroups } from '../../src/protocol/panelCommands';
import { strings } from '../../src/webview/strings';
import { fieldLabels } from '../../src/core/record/record';

/** Every English template the extension can show, as VS Code's translation bundle; its keys are the templates. */
export function translationBundle(root: string): string {
  const templates = new Set<string>([
    ...everyRule.flatMap(({ messages }) => Object.values(messages)),
    ...Object.values(descriptionTemplates),
    ...Object.values(fieldLabels),
    ...Object.values(strings),
    ...Object.values(keyGroups),
    ...bindingsInOrder.map(({ description }) => description),
    ...Object.values(renameProblems),
  ]);
  for (const file of globSync('src/{platform,editor,annotating,panel,corpus}/**/*.ts', { cwd: root }).sort()) {
    for (const template of templatesIn(readFileSync(join(root, file), 'utf8'), file)) templates.add(template);
  }
  return `${JSON.stringify(Object.fromEntries([...templates].sort().map((template) => [template, template])), undefined, 2)}\n`;
}

/** First arguments of `l10n.t(…)` and `message(…)` that are literals. */
function templatesIn(source: string, file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /(?:^|\.)(?:l10n\.t|message|translate)$/.test(node.expression.getText())) {
      const [first] = node.arguments;
      if (first && ts.isStringLiteralLike(first)) found.push(first.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true));
  return found;
}
