/**
 * The panel's speed beside the least a page can do with the same text, and with suggestions beside none, all in one Chromium run.
 * `npx tsx test/bench/panel.bench.ts [PART…] [--runs N] [--json FILE]`; a part is a measure (`mount`, `keys`, `rest`, `flow`,
 * `scroll`), a size (`5kB`, `50kB`, `500kB`), `suggestions`: the panel with and without them alone, or `plain`: plain text and the panel alone.
 * Without a part of a kind all of it is measured. With and without suggestions the same words are tagged.
 * mount: from the call to its paint, when the text can be read, the processor time of that, and of all that follows until the page is at rest; last change: from the call until
 * nothing more is written on the page; key: from the key press to the frame that shows it, the
 * word selected before and the page at rest again, as people press keys (a page that has just painted waits for the next tick);
 * CPU: processor time of the page's thread for one tag, with that of selecting a word and of an idle frame taken off; in the flow of fast keys, and at rest, with all
 * that follows a tag when the keys pause: lists, counters, hints.
 * Processor times (CDP Performance.getMetrics, thread ticks) hold on a busy machine; the others are for one run's comparison.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { PanelBrowser } from '../webview/browser';
import type { PanelTestPage } from '../webview/page/page';

interface FloorPage {
  readonly floor: ReturnType<PanelTestPage['mountFloor']>;
}

/** What is made before a measurement begins. */
interface Prepared {
  readonly article: ReturnType<PanelTestPage['generateArticle']>;
  readonly offer: ReturnType<PanelTestPage['generateOffer']>;
  /** What is suggested, or would be: it is left alone, so that the same words are tagged. */
  readonly leftAlone: ReturnType<PanelTestPage['generateOffer']>['suggestions'];
}

interface Measures {
  readonly subject: string;
  readonly size: string;
  readonly mount: number;
  readonly lastChange: number;
  readonly mountCpu: number;
  readonly restCpu: number;
  readonly keyP50: number;
  readonly keyP95: number;
  readonly cpuPerTag: number;
  readonly cpuPerRestedTag: number;
  readonly longTasks: number;
  readonly longestTask: number;
  readonly heapMegabytes: number;
  readonly nodes: number;
}

const subjects = {
  plain: 'floor', marks: 'floor', 'marks-content-visibility': 'floor',
  panel: 'panel', 'panel, 300 suggestions': 'panel', 'panel, one paragraph': 'panel',
} as const;
type Subject = keyof typeof subjects;
const unsuggested: Subject = 'panel';
const suggested: Subject = 'panel, 300 suggestions';
const suggestionCount = 300;
const sizes = [{ characters: 5_000, tags: 60 }, { characters: 50_000, tags: 600 }, { characters: 500_000, tags: 6_600 }] as const;
type Size = (typeof sizes)[number];
const sizeName = ({ characters }: Size): string => `${characters / 1000}kB`;
const keyPresses = 60;
/** Milliseconds between the selection of a word and its key, and behind the key. */
const restBetweenKeys = 120;
const taggedFrames = 40;
const restedTags = 12;
/** Milliseconds after which nothing more follows a tag or a selection. */
const restOfTags = 300;
const runsWithKeys = 2;
/** What can be measured by itself: the opened page, a key and its paint, a tag with all that follows it, one in the flow of keys, scrolling. */
const measureNames = ['mount', 'keys', 'rest', 'flow', 'scroll'] as const;
type MeasureName = (typeof measureNames)[number];

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Opens a subject and measures from the call to the paint; the article and its suggestions are made before. */
async function mountSubject(page: Page, subject: Subject): Promise<number> {
  return page.evaluate(async ({ name, isPanel }) => {
    const { panelTest, article, offer } = window as unknown as Window & Prepared;
    const start = performance.now();
    performance.mark('opened');
    Object.assign(window, { lastChange: 0 });
    // Paragraphs that are laid out ahead get a class: that changes nothing that is read.
    new MutationObserver((records) => {
      if (records.some(({ type }) => type !== 'attributes')) Object.assign(window, { lastChange: performance.now() - start });
    }).observe(document, { subtree: true, childList: true, characterData: true });
    if (isPanel) panelTest.open(article, (host) => { host.offer = offer; });
    else Object.assign(window, { floor: panelTest.mountFloor(document.getElementById('root') ?? document.body, article, name as Parameters<PanelTestPage['mountFloor']>[2]) });
    return new Promise<number>((resolve) => requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        performance.mark('readable');
        resolve(performance.now() - start);
      };
      channel.port2.postMessage(undefined);
    }));
  }, { name: subject, isPanel: hasPanel(subject) });
}

function hasPanel(subject: Subject): boolean {
  return subjects[subject] === 'panel';
}

/** Milliseconds from each key to the frame that shows it. A floor has no keys: its tag is added by a call in a key handler. */
async function measureKeys(page: Page, subject: Subject): Promise<number[]> {
  await page.evaluate((isPanel) => {
    const times: number[] = [];
    Object.assign(window, { times });
    const target = document.querySelector<HTMLElement>('.text') ?? document.body;
    if (target.tabIndex < 0) target.tabIndex = 0;
    target.focus();
    const record = (event: KeyboardEvent): void => {
      if (event.key !== '1') return;
      const pressed = event.timeStamp;
      if (!isPanel) (window as unknown as FloorPage).floor.addTag();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => times.push(performance.now() - pressed);
        channel.port2.postMessage(undefined);
      });
    };
    window.addEventListener('keydown', record, { capture: true });
  }, hasPanel(subject));
  for (let press = 0; press < keyPresses; press++) {
    await page.evaluate((isPanel) => {
      if (isPanel) selectNextPlainWord();
      else (window as unknown as FloorPage).floor.selectNextWord();
    }, hasPanel(subject));
    await page.waitForTimeout(restBetweenKeys);
    await page.keyboard.press('1');
    await page.waitForTimeout(restBetweenKeys);
  }
  return page.evaluate(() => (window as unknown as { times: number[] }).times);
}

declare function selectNextPlainWord(): void;

async function cpuSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return value('TaskDuration');
}

/**
 * Begins to watch how much processor time the page's thread takes until the text can be read. What follows at once begins before the driver
 * hears of that, so the page's own marks tell.
 * @returns ends it and tells it, in milliseconds
 */
async function watchMount(session: CDPSession): Promise<() => Promise<number>> {
  const marks = new Map<string, number>();
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const { name, tts } of value as { name?: string; tts?: number }[]) if (name !== undefined && tts !== undefined) marks.set(name, tts);
  });
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['blink.user_timing'] } });
  return async () => {
    const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
    await session.send('Tracing.end');
    await complete;
    return ((marks.get('readable') ?? Number.NaN) - (marks.get('opened') ?? Number.NaN)) / 1000;
  };
}

/** Processor time of one tag: many tags, with as many frames without tags taken off. */
async function measureCpu(page: Page, session: CDPSession, subject: Subject): Promise<number> {
  const run = async (act: boolean): Promise<number> => {
    const before = await cpuSeconds(session);
    await page.evaluate(async ({ acting, isPanel, count }) => {
      for (let index = 0; index < count; index++) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        if (isPanel) selectNextPlainWord();
        if (!acting) continue;
        if (isPanel) {
          document.querySelector('.text')?.dispatchEvent(new KeyboardEvent('keydown', { key: '2', code: 'Digit2', bubbles: true,
            cancelable: true, composed: true }));
        } else (window as unknown as FloorPage).floor.addTag();
      }
      await new Promise((resolve) => setTimeout(resolve, 400));
    }, { acting: act, isPanel: hasPanel(subject), count: taggedFrames });
    return (await cpuSeconds(session) - before) * 1000;
  };
  const idle = await run(false);
  const busy = await run(true);
  return Math.max(0, busy - idle) / taggedFrames;
}

/** Processor time of one tag with all that follows it when keys rest, that of selecting a word taken off. */
async function measureRestedCpu(page: Page, session: CDPSession, subject: Subject): Promise<number> {
  const isPanel = hasPanel(subject);
  const run = async (key: string): Promise<number> => {
    const before = await cpuSeconds(session);
    for (let index = 0; index < restedTags; index++) {
      await page.evaluate((panel) => {
        if (panel) selectNextPlainWord();
        else (window as unknown as FloorPage).floor.selectNextWord();
      }, isPanel);
      await page.waitForTimeout(restOfTags);
      await page.keyboard.press(key);
      await page.waitForTimeout(restOfTags);
    }
    return (await cpuSeconds(session) - before) * 1000;
  };
  await page.evaluate((panel) => window.addEventListener('keydown', ({ key }) => {
    if (key === '3' && !panel) (window as unknown as FloorPage).floor.addTag();
  }, { capture: true }), isPanel);
  await page.evaluate(() => document.querySelector<HTMLElement>('.text')?.focus());
  const idle = await run('Shift');
  return Math.max(0, await run('3') - idle) / restedTags;
}

async function measureScroll(page: Page): Promise<{ count: number; longest: number }> {
  return page.evaluate(async () => {
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) => { for (const entry of list.getEntries()) tasks.push(entry.duration); });
    observer.observe({ type: 'longtask' });
    const scroller = document.querySelector<HTMLElement>('.text, .floor');
    if (scroller) {
      for (let frame = 0; frame < 240; frame++) {
        scroller.scrollTop += Math.max(240, (scroller.scrollHeight - scroller.clientHeight) / 240);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
    observer.disconnect();
    return { count: tasks.length, longest: Math.max(0, ...tasks) };
  });
}

/** What runs of one subject gave; their medians are told. */
class Samples {
  readonly mounts: number[] = [];
  readonly lastChanges: number[] = [];
  readonly mountCpus: number[] = [];
  readonly restCpus: number[] = [];
  readonly keys: number[] = [];
  readonly tagCpus: number[] = [];
  readonly restedTagCpus: number[] = [];
  readonly longTasks: number[] = [0];
  readonly longestTasks: number[] = [0];
  heapMegabytes = 0;
  nodes = 0;

  measures(subject: Subject, { characters, tags }: Size): Measures {
    return {
      subject, size: `${characters / 1000} kB × ${tags}`, mount: median(this.mounts), lastChange: median(this.lastChanges), mountCpu: median(this.mountCpus), restCpu: median(this.restCpus),
      keyP50: median(this.keys), keyP95: quantile(this.keys, 0.95), cpuPerTag: median(this.tagCpus), cpuPerRestedTag: median(this.restedTagCpus),
      longTasks: Math.max(...this.longTasks), longestTask: Math.max(...this.longestTasks), heapMegabytes: this.heapMegabytes, nodes: this.nodes,
    };
  }
}

/** One run of a subject in a page of its own. @param chosen what is measured behind the mount */
async function measureRun(browser: PanelBrowser, subject: Subject, size: Size, chosen: ReadonlySet<MeasureName>, samples: Samples): Promise<void> {
  const page = await browser.openPage('light');
  await page.evaluate(() => {
    // A word that bears no tag of the article's and is not suggested, a little further each time; set as a click would set it.
    let from = 0;
    Object.assign(window, {
      selectNextPlainWord: () => {
        const { host } = window.panelTest;
        if (!host) return;
        const { text, paragraphs } = host.article;
        from = Math.max(from, paragraphs[0]?.start ?? 0);
        const expression = /(?<= )[a-z]{3,}(?= )/g;
        expression.lastIndex = from;
        let match = expression.exec(text);
        const { leftAlone } = window as unknown as Window & Prepared;
        const isSuggested = (start: number, end: number): boolean => leftAlone.some((place) => place.start < end && start < place.end);
        while (match && isSuggested(match.index, expression.lastIndex)) match = expression.exec(text);
        if (!match) return;
        from = expression.lastIndex;
        if (from > (paragraphs[0]?.start ?? 0) + 1500) from = 0;
        host.send({ type: 'selection', uri: host.article.uri, version: host.article.version, range: { start: match.index, end: expression.lastIndex } });
      },
    });
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.evaluate(({ characters, tags, single, count, isSuggested }) => {
    const { panelTest } = window;
    const article = panelTest.generateArticle(characters, tags, { singleParagraph: single });
    const { suggestions: leftAlone, ...thresholds } = panelTest.generateOffer(article, count);
    Object.assign(window, { article, leftAlone, offer: { ...thresholds, suggestions: isSuggested ? leftAlone : [] } } satisfies Prepared);
  }, { ...size, single: subject === 'panel, one paragraph', count: suggestionCount, isSuggested: subject === suggested });
  await page.waitForTimeout(100);
  const untilReadable = await watchMount(session);
  const cpuBefore = await cpuSeconds(session);
  samples.mounts.push(await mountSubject(page, subject));
  await page.waitForTimeout(500);
  samples.restCpus.push((await cpuSeconds(session) - cpuBefore) * 1000);
  samples.mountCpus.push(await untilReadable());
  samples.lastChanges.push(Math.max(samples.mounts.at(-1) ?? 0, await page.evaluate(() => (window as unknown as { lastChange: number }).lastChange)));
  if (samples.nodes === 0) {
    samples.nodes = await page.evaluate(() => document.getElementsByTagName('*').length);
    await session.send('HeapProfiler.collectGarbage');
    samples.heapMegabytes = await page.evaluate(() => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6);
  }
  if (chosen.has('keys')) samples.keys.push(...await measureKeys(page, subject));
  if (chosen.has('rest')) samples.restedTagCpus.push(await measureRestedCpu(page, session, subject));
  if (chosen.has('flow')) samples.tagCpus.push(await measureCpu(page, session, subject));
  if (chosen.has('scroll')) {
    const { count, longest } = await measureScroll(page);
    samples.longTasks.push(count);
    samples.longestTasks.push(longest);
  }
  await page.close();
}

function rowOf(result: Measures): string {
  const number = (value: number, digits: number, width: number): string => (Number.isNaN(value) ? '–' : value.toFixed(digits)).padStart(width);
  return [
    result.size.padEnd(15), result.subject.padEnd(25),
    `mount ${number(result.mount, 0, 5)}, last change ${number(result.lastChange, 0, 4)} (CPU ${number(result.mountCpu, 0, 4)}, to rest ${number(result.restCpu, 0, 4)})`,
    `key p50 ${number(result.keyP50, 1, 6)} p95 ${number(result.keyP95, 1, 6)}`,
    `CPU a tag ${number(result.cpuPerTag, 1, 5)}, at rest ${number(result.cpuPerRestedTag, 1, 5)}`,
    `long tasks ${number(result.longTasks, 0, 3)} (longest ${number(result.longestTask, 0, 3)})`,
    `heap ${number(result.heapMegabytes, 1, 5)} MB`, `elements ${result.nodes}`,
  ].join('  ');
}

/** What a subject costs beside another of the same size: its figures in parts of those of the other. */
function ratioRow(results: readonly Measures[], size: string, subject: Subject, beside: Subject): string | undefined {
  const find = (wanted: Subject): Measures | undefined => results.find((result) => result.subject === wanted && result.size === size);
  const [having, without] = [find(subject), find(beside)];
  if (!without || !having) return undefined;
  const ratio = (figure: keyof { [Key in keyof Measures as Measures[Key] extends number ? Key : never]: unknown }): string => {
    const value = having[figure] / without[figure];
    return Number.isNaN(value) ? '–' : value.toFixed(2);
  };
  return `${size.padEnd(15)}  ${`${subject} ÷ ${beside}`.padEnd(25)}  mount ${ratio('mount')}, last change ${ratio('lastChange')} (CPU ${ratio('mountCpu')}, to rest ${ratio('restCpu')})  `
    + `key p50 ${ratio('keyP50')} p95 ${ratio('keyP95')}  CPU a tag ${ratio('cpuPerTag')}, at rest ${ratio('cpuPerRestedTag')}`;
}

async function main(): Promise<void> {
  const { values: { runs, json }, positionals } = parseArgs({ allowPositionals: true, options: { runs: { type: 'string', default: '5' }, json: { type: 'string' } } });
  const chosen: Subject[] = positionals.includes('suggestions') ? [unsuggested, suggested] : positionals.includes('plain') ? ['plain', unsuggested] : Object.keys(subjects) as Subject[];
  const measures = measureNames.filter((name) => positionals.includes(name));
  const isAll = measures.length === 0;
  const chosenSizes = sizes.filter((size) => positionals.includes(sizeName(size)));
  const parts = ['suggestions', 'plain', ...measureNames, ...sizes.map(sizeName)];
  const unknown = positionals.filter((part) => !parts.includes(part));
  if (unknown.length > 0) throw new Error(`No such part: ${unknown.join(', ')}. There are: ${parts.join(', ')}.`);
  const browser = await PanelBrowser.start();
  const results: Measures[] = [];
  try {
    for (const size of chosenSizes.length > 0 ? chosenSizes : sizes) {
      const samples = new Map(chosen.map((subject) => [subject, new Samples()]));
      // In turn, so that what else the machine does falls on all.
      for (let run = 0; run < Number(runs); run++) {
        // All measures take long: then keys are measured in the first runs only.
        const now = new Set(isAll ? measureNames.slice(0, run < runsWithKeys ? undefined : 1) : measures);
        for (const [subject, taken] of samples) await measureRun(browser, subject, size, now, taken);
      }
      for (const [subject, taken] of samples) {
        const result = taken.measures(subject, size);
        results.push(result);
        process.stdout.write(`${rowOf(result)}\n`);
      }
      for (const [subject, beside] of [[unsuggested, 'plain'], [suggested, unsuggested]] as const) {
        const ratios = ratioRow(results, results.at(-1)?.size ?? '', subject, beside);
        if (ratios !== undefined) process.stdout.write(`${ratios}\n`);
      }
    }
  } finally {
    await browser.stop();
  }
  if (json !== undefined) await writeFile(json, `${JSON.stringify(results, null, 2)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
