import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../../src/cli/commands';
import { commandReference } from '../../../src/cli/help';
import { runInMemory } from './memoryHost';

const page = join(__dirname, '../../../docs/command-line.md');
const marks = ['<!-- commands: made from the table by `UPDATE_DOCS=1 npx mocha --no-config --import=tsx --extension ts test/unit/cli/help.test.ts` -->', '<!-- end of commands -->'] as const;

describe('help', () => {
  it('lists every command', async () => {
    const { code, stdout } = await runInMemory(['--help']);
    assert.equal(code, 0);
    for (const { name } of commands) assert.match(stdout, new RegExp(`^ {2}${name} `, 'm'));
  });
  for (const command of commands) {
    it(`tells every option of ${command.name} and fits a terminal`, async () => {
      const { code, stdout } = await runInMemory([command.name, '--help']);
      assert.equal(code, 0);
      for (const option of command.options) assert.ok(stdout.includes(`--${option.name}`), option.name);
      const [usage, ...lines] = stdout.split('\n');
      assert.ok(usage?.startsWith(`Usage: article-annotator ${command.name} `));
      for (const line of lines) assert.ok(line.length <= 100, `${line.length}: ${line}`);
    });
  }
  it('is what docs/command-line.md says', () => {
    const text = readFileSync(page, 'utf8');
    const [before, rest] = text.split(marks[0]);
    const after = rest?.split(marks[1])[1];
    assert.ok(before !== undefined && after !== undefined, 'the marks are there');
    const expected = `${before}${marks[0]}\n\n${commands.map(commandReference).join('\n\n')}\n\n${marks[1]}${after}`;
    if (process.env['UPDATE_DOCS']) writeFileSync(page, expected);
    else assert.equal(text, expected, 'docs/command-line.md is not what the commands say; run UPDATE_DOCS=1 npx mocha --no-config --import=tsx --extension ts test/unit/cli/help.test.ts');
  });
});
