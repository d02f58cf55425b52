import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const folder = join(root, 'dist');

describe('parts of the bundle', () => {
  before(function () {
    if (!existsSync(folder)) {
      console.log('      skipped: there is no dist/; run "npm run build"');
      this.skip();
    }
  });

  it('are packed, every one', () => {
    const packed = readFileSync(join(root, '.vscodeignore'), 'utf8').split('\n');
    assert.deepEqual(readdirSync(folder).filter((part) => !packed.some((line) => line === `!dist/${part}/**` || line === `!dist/${part}`)), []);
  });

  it('hold the programs that the extension starts in threads, each in one file', () => {
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const names = sources.flatMap((file) => [...readFileSync(join(root, 'src', file), 'utf8').matchAll(/startWorker\([^,()]+, '([^']+)'/g)].map(([, name]) => name ?? ''));
    assert.ok(names.length >= 2, names.join());
    for (const name of names) {
      const code = readFileSync(join(folder, `worker/${name}-node.js`), 'utf8');
      assert.deepEqual([...code.matchAll(/\brequire\(["']([^"']+)["']\)/g)].map(([, required]) => required), ['node:worker_threads'], name);
    }
  });

  it('hold the page of the corpus overview in less than 110 kB, and nothing else loads it', function () {
    const page = readFileSync(join(folder, 'overview/overview.js'), 'utf8');
    if (page.includes('//# sourceMappingURL')) {
      console.log('      skipped: dist/ is no production build; run "node esbuild.js --production"');
      return this.skip();
    }
    assert.ok(page.length < 110_000, `${page.length} bytes`);
    for (const file of ['web/extension.js', 'webview/panel.js']) assert.ok(!readFileSync(join(folder, file), 'utf8').includes('Different Texts'), file);
  });
});
