import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ESLint } from 'eslint';

const root = join(__dirname, '../..');

/** Messages of the fence for a file of a layer that imports `what`. Only the fence's rules run: the file does not exist. */
async function fenceMessages(layer: string, what: string): Promise<string[]> {
  const eslint = new ESLint({
    cwd: root,
    ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports',
    overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false, project: false } } }],
  });
  const [result] = await eslint.lintText(`import { x } from '${what}';\nexport const y = x;\n`, { filePath: join(root, `src/${layer}/invented.ts`) });
  return (result?.messages ?? []).map(({ message }) => message);
}

describe('fences', function () {
  this.timeout(60_000);

  for (const [layer, what] of [
    ['core/rules', 'vscode'], ['core/rules', 'node:fs'], ['core/rules', 'lodash'], ['core/record', '../../platform/log'],
    ['core/text', '../record/parse'], ['core/spans', '../standoff/standoffLine'], ['core/standoff', '../reanchoring/reanchor'],
    ['core/reanchoring', '../annotations/annotationModel'], ['core/annotations', '../rules/check'], ['core/rules', '../suggestions/names'],
    ['core/labels', '../record/parse'], ['core/rules', '../corpus/files'],
    ['protocol', '../panel/panel'], ['protocol', 'vscode'],
    ['webview', '../annotating/session'], ['webview', 'vscode'],
    ['overview', '../corpus/corpusCount'], ['overview', '../webview/panel'], ['webview', '../overview/plots'],
    ['cli', 'vscode'], ['cli', '../editor/hover'],
    ['editor', '../panel/panel'], ['editor', '../corpus/corpusCheck'], ['panel', '../editor/hover'], ['editor', 'node:path'],
    ['exchange', '../panel/panel'], ['exchange', 'node:fs'], ['platform', '../exchange/exportCommand'],
    ['platform', '../editor/hover'], ['annotating', '../panel/panel'], ['annotating', '../checking/findings'], ['checking', '../editor/hover'], ['editor', '../extension'],
  ] as const) {
    it(`${layer} may not import ${what}, and is told why`, async () => {
      const messages = await fenceMessages(layer, what);
      assert.ok(messages.length > 0, 'the fence has a hole');
      assert.match(messages[0] ?? '', /import is restricted .*\. [A-Z].{15}/);
    });
  }

  for (const [layer, what] of [
    ['core/rules', 'zod/mini'], ['core/formats', 'saxes'], ['exchange', '../core/formats/formatTable'], ['core/rules', '../text/range'], ['core/standoff', '../labels/labelSet'], ['core/rules', '../annotations/annotationModel'], ['editor', '../platform/log'], ['editor', 'vscode'], ['cli', 'node:fs'], ['cli', '../core/corpus/files'], ['core/corpus', '../rules/rule'], ['editor', '../core/corpus/files'],
    ['panel', '../annotating/session'], ['panel', '../checking/findings'], ['checking', '../annotating/sessions'], ['webview', '../protocol/hostMessages'],
  ] as const) {
    it(`${layer} may import ${what}`, async () => assert.deepEqual(await fenceMessages(layer, what), []));
  }
});
