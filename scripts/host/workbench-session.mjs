// For tests and pictures that look at VS Code from outside: keyboard, windows, webviews, themes. One session holds a
// server and a browser; every `open` gives a fresh window on a fresh copy of a folder.
import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { launchBrowser } from './chromium.mjs';
import { checkout } from './dependencies.mjs';
import { eventually, waitLimit } from './eventually.mjs';
import { ensureVSCode } from './obtain.mjs';
import { temporaryFolder } from './processes.mjs';
import { freshWorkspace } from './run-tests.mjs';
import { startServer } from './server.mjs';
import { currentVersion, versionOfWindows } from './versions.mjs';
import { evidenceFolder, openWorkbench } from './workbench.mjs';

/** @typedef {keyof typeof themeFiles} Theme */
/** @typedef {Awaited<ReturnType<typeof startWorkbenchSession>>} WorkbenchSession */
/** @typedef {Awaited<ReturnType<WorkbenchSession['open']>>} OpenedWorkbench */
/**
 * @typedef {object} WindowOptions
 * @property {string} [copyOf] folder of the checkout to open a copy of; without it `test/fixtures/workspace`
 * @property {string} [folder] the folder of another window that is open, to be opened a second time
 * @property {string} [file] path in that folder, opened in an editor
 * @property {Theme} [theme]
 * @property {Record<string, unknown>} [settings]
 * @property {{ width: number, height: number }} [viewport]
 * @property {number} [deviceScaleFactor]
 * @property {boolean} [webWorker]
 */

/** The themes that pictures and tests use, by the names that every version knows, and the file that each comes from. */
const themeFiles = {
  'Default Light Modern': 'light_modern',
  'Default Dark Modern': 'dark_modern',
  'Default High Contrast': 'hc_black',
  'Default High Contrast Light': 'hc_light',
};
/** Without the question, which stands over the window. */
const restrictedSettings = { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' };
/** One try of what is tried again. */
const tryLimit = 20_000;
/** Milliseconds for each step of a try in the palette. */
const paletteLimit = 8000;
/** Milliseconds that VS Code is given to take a click on a row of the palette. */
const clickLimit = 3000;

/** @param {string | undefined} copyOf */
function freshCopy(copyOf) {
  if (!copyOf) return freshWorkspace();
  const parent = temporaryFolder('workspace');
  // The folder keeps its name, because a window shows it.
  const folder = join(parent.path, copyOf.split('/').pop() ?? 'workspace');
  cpSync(join(checkout, copyOf), folder, { recursive: true });
  return { folder, remove: parent.remove };
}

/**
 * @param {object} [options]
 * @param {import('./versions.mjs').VSCodeVersion} [options.version]
 * @param {string} [options.extensionPath]
 * @param {string} [options.companionPath] folder of an extension that is installed beside it
 * @param {boolean} [options.isRestricted] opens folders in Restricted Mode
 * @param {(line: string) => void} [options.log]
 */
export async function startWorkbenchSession({
  version = versionOfWindows(),
  extensionPath = checkout,
  companionPath,
  isRestricted = false,
  log = console.log,
} = {}) {
  const server = await startServer(await ensureVSCode(version, log), { companionPath, asksForTrust: isRestricted });
  const browser = await launchBrowser(log);

  return {
    browser,
    /** Where the server keeps what belongs to the user: settings, backups, local history. */
    dataFolder: server.dataFolder,
    /** @param {WindowOptions} [options] */
    async open({ copyOf, folder: shared, file, theme = 'Default Light Modern', settings = {}, webWorker, ...page } = {}) {
      const { folder, remove } = shared === undefined ? freshCopy(copyOf) : { folder: shared, remove: () => undefined };
      const otherSettings = { 'window.autoDetectHighContrast': false, ...(isRestricted && restrictedSettings), ...settings };
      server.writeUserSettings(otherSettings);
      const authority = `localhost:${server.port}`;
      const workbench = await openWorkbench(browser, server, {
        folder,
        extensionPath,
        webWorker: webWorker ?? false,
        payload: file ? [['openFile', `vscode-remote://${authority}${folder}/${file}`]] : [],
        ...page,
      });
      const opened = controls(workbench, folder, remove);
      try {
        await opened.ready(file);
        // The oldest version takes no theme from the settings of a running window, and starts with one of its choice.
        if (version.name === currentVersion.name) {
          await chooseTheme(workbench.page, theme, (chosen) =>
            server.writeUserSettings(chosen ? { ...otherSettings, 'workbench.colorTheme': chosen } : otherSettings),
          );
        }
      } catch (error) {
        const evidence = await workbench.saveEvidence('window-not-ready');
        throw new Error(
          `The window was not ready (theme ${theme}, file ${file ?? 'none'}) within ${waitLimit / 1000} seconds; ` +
            `its screenshot and console: ${evidence}.png, ${evidence}.log`,
          { cause: error },
        );
      }
      return opened;
    },
    async stop() {
      await browser.close();
      server.stop();
    },
  };
}

/**
 * A window with an extension under development starts in the default theme, whatever the settings say; it takes the
 * setting when that changes.
 * @param {import('playwright-core').Page} page
 * @param {Theme} theme
 * @param {(theme: Theme | undefined) => void} writeTheme
 */
async function chooseTheme(page, theme, writeTheme) {
  const window = page.locator(`.monaco-workbench[class*="-${themeFiles[theme]}-json"]`).first();
  const attempts = 4;
  for (let attempt = 1; ; attempt++) {
    writeTheme(theme);
    try {
      return await window.waitFor({ timeout: tryLimit });
    } catch (error) {
      if (attempt === attempts) throw error;
      // The window was not yet listening for changes of the file.
      writeTheme(undefined);
    }
  }
}

/**
 * @param {import('./workbench.mjs').Workbench} workbench
 * @param {string} folder
 * @param {() => void} removeFolder
 */
export function controls(workbench, folder, removeFolder) {
  const { page } = workbench;
  const quickInput = page.locator('.quick-input-widget:not([style*="display: none"])');
  const input = quickInput.locator('.quick-input-box input').first();

  /** Opens the palette and finds a command by its title. @param {string} title @returns {Promise<import('playwright-core').Locator>} its row */
  async function paletteRow(title) {
    await page.keyboard.press('F1');
    await input.fill(`>${title}`, { timeout: paletteLimit });
    const row = quickInput.locator('.monaco-list-row').filter({ hasText: title }).first();
    await row.waitFor({ timeout: paletteLimit });
    return row;
  }

  /** Whether the palette has gone after a click, or has made room for what the command asks; a window that is reloaded says nothing. @param {string} title */
  async function isTaken(title) {
    const until = Date.now() + clickLimit;
    do {
      try {
        if (!(await input.isVisible()) || (await input.inputValue({ timeout: clickLimit })) !== `>${title}`) return true;
      } catch {
        return true;
      }
      await page.waitForTimeout(50);
    } while (Date.now() < until);
    return false;
  }

  return {
    page,
    /** The copy that is open, on this machine's disk. */
    folder,

    /**
     * Waits until the window is drawn, and the file, and until the file's language is known.
     * @param {string} [file]
     */
    async ready(file) {
      await page
        .locator('.monaco-workbench[class*="vscode-theme-defaults-themes"] .statusbar-item')
        .first()
        .waitFor({ timeout: waitLimit });
      if (!file) return;
      await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: waitLimit });
      if (!/\.(?:article|ann)$/u.test(file)) return;
      await page.locator('.statusbar-item', { hasText: /Article|Annotation File/u }).first().waitFor({ timeout: waitLimit });
    },

    /** Waits until the status bar, the editor, any part of the window shows this text. @param {string | RegExp} text */
    async waitForText(text) {
      await page.getByText(text).filter({ visible: true }).first().waitFor({ timeout: waitLimit });
    },

    /** Puts the keyboard into the text of the editor. */
    async focusEditor() {
      await page.locator('.editor-group-container.active .monaco-editor .view-lines').first().click({ timeout: waitLimit });
    },

    /**
     * Runs a command from the palette by its title, as a user does: once more where the palette goes away before, which it does
     * when the keyboard goes elsewhere late, and where the click on its row is lost, which it is while the list is still being filled.
     * @param {string} title
     */
    async runCommand(title) {
      await eventually(async () => {
        try {
          await (await paletteRow(title)).click({ timeout: paletteLimit });
        } catch (error) {
          return String(error);
        }
        return (await isTaken(title)) ? '' : 'the palette stays';
      }, (trouble) => trouble === '', `the command ${title} to be taken`);
    },

    /** What the palette shows of a command, with its keys, on one line. @param {string} title */
    async shownInPalette(title) {
      let text = '';
      // The palette may go away while one reads, when the keyboard goes elsewhere late.
      await eventually(async () => {
        try {
          text = await (await paletteRow(title)).innerText({ timeout: paletteLimit });
        } catch (error) {
          return String(error);
        }
        return '';
      }, (trouble) => trouble === '', `the command ${title} in the palette`);
      await page.keyboard.press('Escape');
      return text.replace(/\s+/gu, ' ');
    },

    /** Answers an input or a pick that a command shows. @param {string} text */
    async answer(text) {
      await input.fill(text, { timeout: waitLimit });
      await page.keyboard.press('Enter');
    },

    /** @param {string[]} keys in Playwright's names, `Control+Shift+ArrowRight` */
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },

    /** The lines that the active editor draws, as they are seen. */
    async visibleLines() {
      const lines = await page.locator('.editor-group-container.active .view-line').allInnerTexts();
      return lines.map((line) => line.replaceAll('\u00a0', ' '));
    },

    /**
     * The page of a webview, two frames down. VS Code loads it in a frame `pending-frame` that becomes `active-frame`; which
     * of the names is known depends on the moment.
     * @param {(frame: import('playwright-core').Frame) => boolean} [fits] picks one of several
     * @returns {Promise<import('playwright-core').Frame>}
     */
    async webview(fits = () => true) {
      const isPage = (/** @type {import('playwright-core').Frame} */ frame) => /^(?:active|pending)-frame$/u.test(frame.name());
      const find = () => page.frames().find((frame) => isPage(frame) && !frame.isDetached() && fits(frame));
      const until = Date.now() + waitLimit;
      for (let frame = find(); ; frame = find()) {
        if (frame) {
          await frame.locator('body').waitFor({ timeout: waitLimit });
          return frame;
        }
        if (Date.now() > until) throw new Error(`No webview appeared within ${waitLimit / 1000} seconds.`);
        await page.waitForEvent('framenavigated', { timeout: until - Date.now() + 1 }).catch(() => undefined);
      }
    },

    /** @param {string} name without extension, in out/host; or a whole path that ends with .png */
    async screenshot(name) {
      const path = name.endsWith('.png') ? name : join(evidenceFolder, `${name}.png`);
      mkdirSync(dirname(path), { recursive: true });
      await page.screenshot({ path });
      return path;
    },

    consoleLines: workbench.consoleLines,
    saveEvidence: workbench.saveEvidence,

    async close() {
      await workbench.close();
      removeFolder();
    },
  };
}
