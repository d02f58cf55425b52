/**
 * The panel's speed beside the least a page can do with the same text, all in one Chromium run.
 * `npx tsx test/bench/panel.bench.ts [--runs N] [--characters N] [--json FILE]`
 * mount: from the call to its paint, and the processor time of that; key: from the key press to the frame that shows it, the
 * word selected before and the page at rest again, as people press keys (a page that has just painted waits for the next tick);
 * CPU: processor time of the page's thread for one tag, with that of selecting a word and of an idle frame taken off.
 * Processor times (CDP Performance.getMetrics, thread ticks) hold on a busy machine; the others are for one run's comparison.
 */
import { writeFile } from 'node:fs/promises';
import type { CDPSession, Page } from 'playwright-core';
import { PanelBrowser } from '../webview/browser';
import type { PanelTestPage } from '../webview/page/page';

interface FloorPage {
  readonly floor: ReturnType<PanelTestPage['mountFloor']>;
}

interface Measures {
  readonly subject: string;
  readonly size: string;
  readonly mount: number;
  readonly mountCpu: number;
  readonly keyP50: number;
  readonly keyP95: number;
  readonly cpuPerTag: number;
  readonly longTasks: number;
  readonly longestTask: number;
  readonly heapMegabytes: number;
  readonly nodes: number;
}

type Subject = 'plain' | 'marks' | 'marks-content-visibility' | 'panel' | 'panel, one paragraph';

const subjects: readonly Subject[] = ['plain', 'marks', 'marks-content-visibility', 'panel', 'panel, one paragraph'];
const sizes = [{ characters: 5_000, tags: 60 }, { characters: 50_000, tags: 600 }, { characters: 500_000, tags: 6_000 }] as const;
const keyPresses = 60;
/** Milliseconds between the selection of a word and its key, and behind the key. */
const restBetweenKeys = 120;
const taggedFrames = 40;

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Opens a subject and measures from the call to the paint; the article is made before. */
async function mountSubject(page: Page, subject: Subject): Promise<number> {
  return page.evaluate(async (name) => {
    const { panelTest, article } = window as unknown as Window & { article: ReturnType<PanelTestPage['generateArticle']> };
    const start = performance.now();
    if (name === 'panel' || name === 'panel, one paragraph') panelTest.open(article);
    else Object.assign(window, { floor: panelTest.mountFloor(document.getElementById('root') ?? document.body, article, name) });
    return new Promise<number>((resolve) => requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now() - start);
      channel.port2.postMessage(undefined);
    }));
  }, subject);
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
      const pressed = event.timeStamp;
      if (!isPanel) (window as unknown as FloorPage).floor.addTag();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => times.push(performance.now() - pressed);
        channel.port2.postMessage(undefined);
      });
    };
    window.addEventListener('keydown', record, { capture: true });
  }, subject.startsWith('panel'));
  for (let press = 0; press < keyPresses; press++) {
    await page.evaluate((isPanel) => {
      if (isPanel) selectNextPlainWord();
      else (window as unknown as FloorPage).floor.selectNextWord();
    }, subject.startsWith('panel'));
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
    }, { acting: act, isPanel: subject.startsWith('panel'), count: taggedFrames });
    return (await cpuSeconds(session) - before) * 1000;
  };
  const idle = await run(false);
  const busy = await run(true);
  return Math.max(0, busy - idle) / taggedFrames;
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

async function measure(browser: PanelBrowser, subject: Subject, size: (typeof sizes)[number], runs: number): Promise<Measures> {
  const mounts: number[] = [];
  const mountCpus: number[] = [];
  const keys: number[] = [];
  const cpu: number[] = [];
  let scroll = { count: 0, longest: 0 };
  let heap = 0;
  let nodes = 0;
  for (let run = 0; run < runs; run++) {
    const page = await browser.openPage('light');
    await page.evaluate(() => {
      // A word that bears no tag yet, a little further each time; set as a click would set it.
      let from = 0;
      Object.assign(window, {
        selectNextPlainWord: () => {
          const { host } = window.panelTest;
          if (!host) return;
          const { text, paragraphs } = host.article;
          from = Math.max(from, paragraphs[0]?.start ?? 0);
          const expression = /(?<= )[a-z]{3,}(?= )/g;
          expression.lastIndex = from;
          const match = expression.exec(text);
          if (!match) return;
          from = expression.lastIndex;
          if (from > (paragraphs[0]?.start ?? 0) + 1500) from = 0;
          host.send({ type: 'selection', uri: host.article.uri, version: host.article.version, range: { start: match.index, end: from } });
        },
      });
    });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.evaluate(({ characters, tags, single }) => {
      Object.assign(window, { article: window.panelTest.generateArticle(characters, tags, { singleParagraph: single }) });
    }, { ...size, single: subject === 'panel, one paragraph' });
    await page.waitForTimeout(100);
    const cpuBefore = await cpuSeconds(session);
    mounts.push(await mountSubject(page, subject));
    mountCpus.push((await cpuSeconds(session) - cpuBefore) * 1000);
    await page.waitForTimeout(300);
    if (run === 0) {
      nodes = await page.evaluate(() => document.getElementsByTagName('*').length);
      await session.send('HeapProfiler.collectGarbage');
      heap = await page.evaluate(() => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6);
    }
    if (run < 2) {
      keys.push(...await measureKeys(page, subject));
      cpu.push(await measureCpu(page, session, subject));
      const scrolled = await measureScroll(page);
      scroll = { count: Math.max(scroll.count, scrolled.count), longest: Math.max(scroll.longest, scrolled.longest) };
    }
    await page.close();
  }
  return {
    subject, size: `${size.characters / 1000} kB × ${size.tags}`, mount: median(mounts), mountCpu: median(mountCpus),
      keyP50: median(keys), keyP95: quantile(keys, 0.95),
    cpuPerTag: median(cpu), longTasks: scroll.count, longestTask: scroll.longest, heapMegabytes: heap, nodes,
  };
}

function rowOf(result: Measures): string {
  const number = (value: number, digits: number, width: number): string => value.toFixed(digits).padStart(width);
  return [
    result.size.padEnd(15), result.subject.padEnd(25),
    `mount ${number(result.mount, 0, 5)} (CPU ${number(result.mountCpu, 0, 4)})`,
    `key p50 ${number(result.keyP50, 1, 6)} p95 ${number(result.keyP95, 1, 6)}`,
    `CPU a tag ${number(result.cpuPerTag, 1, 5)}`,
    `long tasks ${number(result.longTasks, 0, 3)} (longest ${number(result.longestTask, 0, 3)})`,
    `heap ${number(result.heapMegabytes, 1, 5)} MB`, `elements ${result.nodes}`,
  ].join('  ');
}

async function main(): Promise<void> {
  const option = (name: string): string | undefined => process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined;
  const runs = Number(option('--runs') ?? 5);
  const only = option('--characters');
  const jsonFile = option('--json');
  const browser = await PanelBrowser.start();
  const results: Measures[] = [];
  try {
    for (const size of sizes.filter(({ characters }) => only === undefined || characters === Number(only))) {
      for (const subject of subjects) {
        const result = await measure(browser, subject, size, runs);
        results.push(result);
        process.stdout.write(`${rowOf(result)}\n`);
      }
    }
  } finally {
    await browser.stop();
  }
  if (jsonFile !== undefined) await writeFile(jsonFile, `${JSON.stringify(results, null, 2)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
