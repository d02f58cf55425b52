// Annotates samples in a real VS Code with the keyboard alone, from the very first key on, and prints what every key did:
// `npm run annotate:keys`. By hand, after `npm run build`: it shows what a day of work feels like, which no single test does.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkout } from './host/dependencies.mjs';
import { currentVersion, minimumVersion } from './host/versions.mjs';
import { startWorkbenchSession } from './host/workbench-session.mjs';
import { watchedKeyboard } from './keys/watchedKeyboard.mjs';
import { annotateArticle, openFirstArticle } from './keys/dayOfWork.mjs';

const help = `node scripts/annotate-by-keys.mjs [--view panel|editor] [--articles N] [--from NAME] [--version 1.139|1.96] [--all]

--view      the panel beside the text, or the annotation editor; without it both, one after the other
--articles  how many of samples/ (10)
--from      the first of them
--all       prints every key, not only those that did nothing`;

/** @typedef {'panel' | 'editor'} View */

const { values } = parseArgs({
  options: {
    view: { type: 'string' }, articles: { type: 'string', default: '10' }, from: { type: 'string' }, version: { type: 'string', default: currentVersion.name },
    all: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' },
  },
});
const views = /** @type {View[]} */ (values.view === undefined ? ['panel', 'editor'] : [values.view]);
const version = [currentVersion, minimumVersion].find(({ name }) => name === values.version);
if (values.help || !version || views.some((view) => view !== 'panel' && view !== 'editor') || !(Number(values.articles) > 0)) {
  console.log(help);
  process.exit(values.help ? 0 : 2);
}
if (!existsSync(join(checkout, 'dist', 'node', 'extension.js'))) {
  console.error('dist/node/extension.js is missing. What to do: run `npm run build` first.');
  process.exit(2);
}

/** Articles of samples/ in the order in which Next Article goes through them. */
const known = [
  '000_8f3a61c2d97e04b5.txt', '001_5b70e9d1a4c83f26.txt', '002_c41d7be60f9a2358.txt', 'broken-title.article', 'clean.article', 'emoji-and-marks.article',
  'error-page.article', 'impossible-header.article', 'invisible-characters.article', 'long-inquiry.article', 'missing-line.article', 'opinion.article',
];
const first = values.from === undefined ? 0 : known.indexOf(values.from);
const articles = known.slice(first, first + Number(values.articles));
if (articles.length < Number(values.articles)) console.log(`samples/ is gone through as far as this list knows it: ${articles.length} articles.`);

/**
 * @param {View} view
 * @param {import('./host/workbench-session.mjs').WorkbenchSession} session
 */
async function work(view, session) {
  console.log(`\n${view === 'panel' ? 'The panel beside the text' : 'The annotation editor'} in VS Code ${version?.name}`);
  const window = await session.open({ copyOf: 'samples', theme: 'Default Dark Modern', viewport: { width: 1500, height: 950 } });
  const keyboard = watchedKeyboard(window);
  const tagsOf = (/** @type {string} */ article) => {
    const file = join(window.folder, article.replace(/\.\w+$/u, '.ann'));
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter((line) => line.startsWith('T')).length : 0;
  };
  const rows = [];
  try {
    await openFirstArticle(window, keyboard, view, articles[0] ?? '');
    for (const [index, article] of articles.entries()) {
      const before = tagsOf(article);
      const started = Date.now();
      const steps = await annotateArticle(window, keyboard, { article, view, isLast: index === articles.length - 1 });
      const pressed = keyboard.take();
      const dead = pressed.filter(({ milliseconds }) => milliseconds === undefined);
      const notices = [...new Set(pressed.flatMap(({ notice }) => notice ?? []))];
      const times = pressed.flatMap(({ milliseconds }) => milliseconds ?? []).sort((a, b) => a - b);
      rows.push({
        article, keys: pressed.length, 'tags made': tagsOf(article) - before, dead: dead.length, warnings: steps.warnings.length,
        'to a field': steps.keysToField, 'keyboard after': steps.keyboardAfter, 'median ms': times[Math.floor(times.length / 2)], seconds: Math.round((Date.now() - started) / 100) / 10,
      });
      console.log(`\n${article}: ${pressed.length} keys, ${tagsOf(article) - before} tags more`);
      if (values.all) console.log(`  keys: ${pressed.map(({ key }) => key).filter(Boolean).join(' ')}`);
      for (const notice of notices) console.log(`  said: ${notice}`);
      for (const warning of steps.warnings) console.log(`  WARNING after ${warning}`);
      for (const problem of steps.problems) console.log(`  NOT AS WISHED: ${problem}`);
      for (const { key, focus } of dead) console.log(`  did nothing: ${key} (keyboard: ${focus})`);
    }
  } catch (error) {
    console.error(error);
    console.error(`see ${await window.saveEvidence(`keys-${view}`)}.png`);
    process.exitCode = 1;
  } finally {
    console.table(rows);
    const sum = (/** @type {'keys' | 'tags made' | 'dead' | 'warnings' | 'seconds'} */ column) => rows.reduce((total, row) => total + row[column], 0);
    console.log(`${view}: ${rows.length} articles, ${sum('keys')} keys, ${sum('tags made')} tags, ${sum('dead')} keys that did nothing, ${sum('warnings')} warnings, ${Math.round(sum('seconds'))} s`);
    await window.close();
  }
}

const session = await startWorkbenchSession({ version });
for (const view of views) await work(view, session);
await session.stop();
process.exit();
