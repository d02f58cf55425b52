import assert from 'node:assert/strict';
import { commands } from '../../../src/cli/commands';
import { runInMemory } from './memoryHost';

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
      for (const option of Object.keys(command.options)) assert.ok(stdout.includes(`--${option}`), option);
      const [usage, ...lines] = stdout.split('\n');
      assert.ok(usage?.startsWith(`Usage: article-annotator ${command.name} `));
      for (const line of lines) assert.ok(line.length <= 100, `${line.length}: ${line}`);
    });
  }
});
