// The licenses of the packages whose code the bundles contain, as these ask of who passes them on.
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** @param {string} text */
const heading = (text) => `${text}\n${'-'.repeat(text.length)}`;

/**
 * @param {import('esbuild').Metafile[]} metafiles of the bundles
 * @param {string} checkout folder in which they were made
 * @returns {string} the name, version and license text of each package, in the order of their names
 * @throws where a package says nothing of its license
 */
function thirdPartyNotices(metafiles, checkout) {
  const folders = new Set(metafiles.flatMap(({ outputs }) => Object.values(outputs)).flatMap(({ inputs }) => Object.entries(inputs)).flatMap(([path, { bytesInOutput }]) => {
    const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [];
    return folder !== undefined && bytesInOutput > 0 ? [folder] : [];
  }));
  const packages = [...folders].map((folder) => {
    const { name, version, license, author } = JSON.parse(readFileSync(join(checkout, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(checkout, folder)).find((entry) => /^(?:licen[cs]e|copying)(?:\.|-|$)/i.test(entry));
    if (file === undefined && license === undefined) throw new Error(`${name} ${version} is bundled, but says nothing of its license.`);
    const text = file === undefined
      ? `Copyright ${typeof author === 'string' ? author : author?.name ?? `the authors of ${name}`}. License: ${license} (https://spdx.org/licenses/${license}.html); the package holds no copy of it.`
      : readFileSync(join(checkout, folder, file), 'utf8').replace(/\r\n/g, '\n').trim();
    return `${heading(`${name} ${version}`)}\n\n${text}\n`;
  });
  const about = 'Article Annotator contains code of the following packages. Data of others are named in NOTICE.';
  return [about, ...[...new Set(packages)].sort()].join('\n\n');
}

module.exports = { thirdPartyNotices };
