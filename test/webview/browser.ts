import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { PanelTestPage } from './page/page';

declare global {
  interface Window { panelTest: PanelTestPage }
}

export const themes = ['light', 'dark', 'hc-dark', 'hc-light'] as const;
export type Theme = (typeof themes)[number];

const pageFolder = fileURLToPath(new URL('./page/', import.meta.url));
const buildScript = fileURLToPath(new URL('./build.mjs', import.meta.url));
const types: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.ttf': 'font/ttf' };
const chromiumArguments = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--enable-precise-memory-info'];

/** One browser and one server for a file of tests. The page has the policy of the real panel. */
export class PanelBrowser {
  readonly #server: Server;
  readonly #browser: Browser;
  readonly #folder: string;

  private constructor(server: Server, browser: Browser, folder: string) {
    this.#server = server;
    this.#browser = browser;
    this.#folder = folder;
  }

  static async start(): Promise<PanelBrowser> {
    const folder = await mkdtemp(join(tmpdir(), 'panel-page-'));
    await promisify(execFile)(process.execPath, [buildScript, folder]);
    const server = createServer((request, response) => {
      void respond(request.url ?? '/', folder).then(({ status, headers, body }) => response.writeHead(status, headers).end(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: chromiumArguments });
    return new PanelBrowser(server, browser, folder);
  }

  async openPage(theme: Theme = 'light', size = { width: 1180, height: 800 }, name = 'index.html'): Promise<Page> {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    const page = await this.#browser.newPage({ viewport: size });
    // The transpiler names functions through a helper that a function sent to the page would miss.
    await page.addInitScript('globalThis.__name = (value) => value');
    await page.goto(`http://127.0.0.1:${address.port}/${name}`);
    await setTheme(page, theme);
    return page;
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await new Promise((resolve) => this.#server.close(resolve));
    await rm(this.#folder, { recursive: true, force: true });
  }
}

export async function setTheme(page: Page, theme: Theme): Promise<void> {
  const classes: Readonly<Record<Theme, string>> = {
    light: 'vscode-light', dark: 'vscode-dark', 'hc-dark': 'vscode-high-contrast',
      'hc-light': 'vscode-high-contrast vscode-high-contrast-light',
  };
  await page.evaluate(([name, className]) => {
    const { documentElement } = document;
    documentElement.dataset['theme'] = name;
    // As VS Code does it: the variables stand on the root element itself.
    documentElement.removeAttribute('style');
    for (const sheet of document.styleSheets) {
      for (const rule of sheet.href?.endsWith('/themes.css') ? sheet.cssRules : []) {
        if (!(rule instanceof CSSStyleRule) || !documentElement.matches(rule.selectorText)) continue;
        for (const property of rule.style) documentElement.style.setProperty(property, rule.style.getPropertyValue(property));
      }
    }
    document.body.className = `${className ?? ''} ${document.body.classList.contains('annotation-panel') ? 'annotation-panel' : ''}`;
  }, [theme, classes[theme]] as const);
}

/** Two frames: what was asked for is painted. Around a text that was just opened the rest is built then. */
export async function painted(page: Page): Promise<void> {
  await page.waitForSelector('.panel:not([aria-busy])');
  await page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))));
}

async function respond(url: string, folder: string): Promise<{ status: number; headers: Record<string, string>; body: string | Buffer }> {
  const name = new URL(url, 'http://localhost').pathname.slice(1);
  try {
    if (extname(name) === '.html') {
      const nonce = randomBytes(16).toString('base64url');
      const html = (await readFile(join(pageFolder, name), 'utf8')).replace('{nonce}', nonce);
      const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self'; font-src 'self'`;
      return { status: 200, headers: { 'content-type': types['.html'] ?? '', 'content-security-policy': policy }, body: html };
    }
    const file = name === 'themes.css' ? join(pageFolder, name) : join(folder, name.replaceAll('/', ''));
    return { status: 200, headers: { 'content-type': types[extname(name)] ?? 'application/octet-stream' }, body: await readFile(file) };
  } catch {
    return { status: 404, headers: {}, body: '' };
  }
}
