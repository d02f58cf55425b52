// An article, its annotations, the configuration and the file's name, all written by somebody who wants to run code.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { sharedWindow } from '../sharedWindow.mjs';
import { openFile, openPanel, policyViolations } from './panelWindow.mjs';

const attack = '"><img src=x onerror="top.ran=window.ran=1"><script>top.ran=window.ran=1</script>';
const bidi = '\u202Egnp.\u2066x\u2069';
const name = `000_${bidi}"><img src=x onerror=top.ran=1>`;
const person = 'Maren <b onclick=alert(1)>Osei</b>';
const body = `PORT ALDARY — ${'The harbor stays closed for boats. '.repeat(20)}${person} said ${attack} and javascript:alert(1) ${bidi} \u0000\u0001 \uFEFF and left.`;
const article = [
  `https://www.aldarycourier.example/2019/03/05/${attack.replaceAll(' ', '%20')}`,
  `${attack} Council Votes - The Aldary Courier`,
  `${attack},javascript:alert(1),{{constructor.constructor('top.ran=1')()}}`,
  `March 4, 2019${attack}`,
  `417${attack}`,
  body,
  '',
].join('\n');

function sidecar() {
  const line = (/** @type {string} */ id, /** @type {string} */ label, /** @type {string} */ quote) => {
    const start = [...article.slice(0, article.indexOf(quote))].length;
    return `${id}\t${label} ${start} ${start + [...quote].length}\t${quote}\n`;
  };
  return [
    line('T1', 'Person', person), line('T2', '<script>top.ran=1</script>', 'PORT ALDARY'), line('T3', 'constructor', 'harbor'),
    `#1\tAnnotatorNotes T1\t${attack}\n`, 'N1\tReference T1 javascript:top.ran=1\tx\n', 'A1\t__proto__ T1 <img/src=x/onerror=top.ran=1>\n',
    `T9\tPerson 1 4\t${attack}\n`,
  ].join('');
}

describe('hostile content in the annotation panel', function () {
  this.timeout(300_000);
  const shown = sharedWindow('hostile');

  it('is shown as text; nothing runs and the policy has nothing to report', async () => {
    const { page, folder } = shown.window;
    /** @type {string[]} */
    const dialogs = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    writeFileSync(join(folder, 'annotation.conf'), `[entities]\nPerson\n<script>top.ran=1</script>\nconstructor\n[relations]\n[events]\n[attributes]\n__proto__ Arg:<ENTITY>, Value:<img/src=x/onerror=top.ran=1>|"><script>\n`);
    writeFileSync(join(folder, 'visual.conf'), `[labels]\nPerson | ${attack} | ${attack}\n[drawing]\nPerson\tbgColor:url(javascript:top.ran=1), fgColor:red;}*{background:red\n`);
    writeFileSync(join(folder, `${name}.article`), article);
    writeFileSync(join(folder, `${name}.ann`), sidecar());
    try {
      await openFile(shown.window, 'onerror=top.ran=1>.article');
      const frame = await openPanel(shown.window, /Council Votes/u);
      await frame.locator('mark[data-id]').first().waitFor();
      const text = await frame.locator('.article').innerText();
      assert.ok(text.includes('<script>top.ran=window.ran=1</script> Council Votes'), text.slice(0, 200));
      assert.ok(text.includes(person));

      await frame.locator('mark[data-id]', { hasText: 'Osei' }).first().click();
      await page.keyboard.press('Space');
      await frame.getByRole('button', { name: /^Remove$/u }).or(frame.locator('.popup:not([hidden])')).first().waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await page.keyboard.press('Escape');
      for (const section of [/Tags/u, /Metadata/u, /Problems/u]) {
        const tab = frame.getByRole('tab', { name: section });
        if (await tab.isVisible()) await tab.click();
      }
      await frame.locator('.text').press('Control+Home');
      await page.keyboard.press('1');
      await page.keyboard.press(']');

      await shown.window.screenshot('panel-hostile');
      assert.deepEqual(await frame.evaluate(() => ({
        ran: 'ran' in globalThis,
        // VS Code puts a script of its own beside ours.
        scripts: [...document.querySelectorAll('script')].filter((script) => script.text.includes('top.ran')).length,
        images: document.querySelectorAll('img').length,
        handlers: [...document.querySelectorAll('*')].filter((element) => [...element.attributes].some(({ name: attribute }) => attribute.startsWith('on'))).length,
        addresses: [...document.querySelectorAll('[href],[src]')].map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '').filter((address) => /^\s*javascript:/iu.test(address)),
      })), { ran: false, scripts: 0, images: 0, handlers: 0, addresses: [] });
      assert.equal(await page.evaluate(() => 'ran' in globalThis), false);
      assert.deepEqual(dialogs, []);
      assert.deepEqual(policyViolations(shown.window), []);
    } catch (error) {
      await shown.window.saveEvidence('panel-hostile');
      throw error;
    }
  });
});
