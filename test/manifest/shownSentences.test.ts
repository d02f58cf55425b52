import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import ts from 'typescript';
import { shownSentences } from '../../scripts/generate/shownSentences';

const root = join(__dirname, '../..');

/** Layers whose text users read in VS Code. Core says what it says through `message`, whose sentences the compiler finds. */
const shown = 'src/{platform,checking,annotating,suggesting,exchange,editor,panel,corpus,webview}/**/*.ts';

/** Tables whose sentences go into package.nls.json, not into the bundle. */
const ofTheManifest = /platform\/(?:commandTable|settingTable|colorTable|languageModelToolTable)\.ts$/;

const bundle = JSON.parse(readFileSync(join(root, 'l10n/bundle.l10n.json'), 'utf8')) as Record<string, string>;

describe('sentences that users read', () => {
  it('are all in the translation bundle, whatever the function is called that shows them', () => {
    const strays = globSync(shown, { cwd: root }).filter((file) => !ofTheManifest.test(file)).sort()
      .flatMap((file) => straysOf(file, readFileSync(join(root, file), 'utf8')));
    assert.deepEqual(strays, []);
  });

  it('are found as text of a template for HTML, as an attribute of one, and as any argument', () => {
    const source = 'html`<p title="Not translated">${value} Nor is this</p>`; show(`Nor this ${that}, either`); offer({ label: "And not this" });';
    assert.deepEqual(straysOf('stray.ts', source).map((stray) => stray.replace(/^\S+ /, '')), ['Not translated', 'Nor is this', 'Nor this …, either', 'And not this']);
    const harmless = 'html`<p class="plain list">${t("x y")}</p>`; log.info("Not for users"); throw new Error("Nor this"); x.matches(".a .b");';
    assert.deepEqual(straysOf('harmless.ts', harmless.replace('t("x y")', 'x')), []);
  });

  it('are read by the compiler: through helpers, tables and choices; what it cannot know is reported', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sentences-'));
    try {
      writeFileSync(join(folder, 'shown.ts'), `
        class Speaker { constructor(template: string) { void template; } }
        function say(template: string): void { void template; }
        function repeat(items: string[], template: (item: string) => string): void { void items; void template; }
        repeat([], (item) => item);
        const table = { one: 'From a table', more: { two: 'Not said' } } as const;
        const wide: Record<string, string> = { a: 'From a wide table' };
        declare const key: string, flag: boolean;
        say('Said'); say(table.one); say(wide[key]!); say(flag ? 'Either' : 'Or'); new Speaker('Constructed');
        const held = { template: 'In a message', args: {} };
        say(held.template); say(key); say('made ' + key);`);
      const { templates, problems } = shownSentences(folder, ['shown.ts']);
      assert.deepEqual([...templates].sort(), ['Constructed', 'Either', 'From a table', 'From a wide table', 'In a message', 'Or', 'Said']);
      assert.deepEqual(problems.map((problem) => problem.replace(/: the sentence (.*) is not known.*/, ' $1')), ['shown.ts:11 key', "shown.ts:11 'made ' + key"]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** Two words in a row, so that identifiers, selectors of one part and keys are none. */
const sentence = /\p{L}{2,}[,;:]? \p{L}+/u;

/** What reads like a sentence and is none: the product's name, values of CSS, classes and selectors. */
const noSentence = /^Article Annotator$|^underline wavy 1px|^[a-z]+(?:-[a-z]+)+ [a-z-]+$|\[[a-z]+(?:="\d")?\]$/;

/** Names of functions whose text no user reads, or is no English. */
const silent = /(?:^|[.#]|\b)(?:log|warn|info|error|debug|trace|Error|querySelector|querySelectorAll|closest|matches|getElementById|runAndLog|logError|make|css|fail)$/;

/** Literals of a source file that read like a sentence and are no key of the bundle, as `file:line text`. */
function straysOf(file: string, source: string): string[] {
  const strays: string[] = [];
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true);
  const report = (node: ts.Node, text: string): void => {
    const found = text.replace(/\s+/g, ' ').trim();
    if (sentence.test(found) && !noSentence.test(found) && !Object.hasOwn(bundle, found)) strays.push(`${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${found}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isLiteralTypeNode(node)) return;
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && silent.test(node.expression.getText())) {
      // The text is for the log, but a function among the arguments may show some.
      node.arguments?.filter((argument) => !ts.isStringLiteralLike(argument) && !ts.isTemplateExpression(argument)).forEach(visit);
      return;
    }
    if (ts.isTaggedTemplateExpression(node)) {
      const { template } = node;
      const text = ts.isNoSubstitutionTemplateLiteral(template) ? template.text : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)].join('\u0000');
      for (const part of wordsOfMarkup(text)) report(node, part);
      if (ts.isTemplateExpression(template)) template.templateSpans.forEach(({ expression }) => visit(expression));
      return;
    }
    if (ts.isStringLiteralLike(node)) report(node, node.text);
    else if (ts.isTemplateExpression(node)) {
      const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
      if (node.head.text.startsWith('<')) wordsOfMarkup(parts.join('\u0000')).forEach((text) => report(node, text));
      else report(node, parts.join('…'));
      node.templateSpans.forEach(({ expression }) => visit(expression));
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return strays;
}

/** What of HTML is read or heard: text, and attributes that hold text. NUL stands for a value. */
function wordsOfMarkup(html: string): string[] {
  const attributes = [...html.matchAll(/(?:title|aria-label|alt|placeholder|label)="([^"\u0000]*)"/g)].map(([, text = '']) => text);
  return [...attributes, ...html.replace(/<[^>]*>/g, '\u0000').split('\u0000')];
}
