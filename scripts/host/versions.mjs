// The VS Code versions that the tests and `npm start` use. VS Code's own download server is not a package
// registry; `code-server` carries the same workbench and the same extension host in an npm package.

/**
 * @typedef {object} VSCodeVersion
 * @property {string} name what people call it, and what `--list` prints
 * @property {string} release what VS Code itself calls it
 * @property {string} packageName exact npm package that carries it
 * @property {number} nodeMajor the Node it is made for
 * @property {string[]} acceptedNodeMajors majors of the running Node that serve as well, so that nothing is downloaded
 * @property {boolean} dropShrinkwrap whether the shrinkwrap names a git dependency that registries do not carry
 * @property {string[]} unneeded parts that no extension test needs, removed to save disk
 */

/** @type {VSCodeVersion} */
export const currentVersion = {
  name: '1.139',
  release: '1.139.1',
  packageName: 'code-server@4.139.1',
  nodeMajor: 24,
  acceptedNodeMajors: ['24'],
  dropShrinkwrap: false,
  unneeded: [
    'node_modules/@github',
    'node_modules/@microsoft/mxc-sdk',
    'node_modules/@devcontainers',
    'extensions/copilot',
  ],
};

/** The lowest version that `engines.vscode` in package.json allows. @type {VSCodeVersion} */
export const minimumVersion = {
  name: '1.96',
  release: '1.96.4',
  packageName: 'code-server@4.96.4',
  nodeMajor: 20,
  acceptedNodeMajors: ['20', '22'],
  dropShrinkwrap: true,
  unneeded: [],
};

/** Environment variable that names the version whose windows tests open; without it the current one. */
export const versionVariable = 'ARTICLE_ANNOTATOR_VSCODE';

/** The version that windows are opened in. */
export function versionOfWindows() {
  const name = process.env[versionVariable] ?? currentVersion.name;
  const version = [currentVersion, minimumVersion].find((candidate) => candidate.name === name);
  if (!version) throw new RangeError(`${versionVariable}=${name}: expected ${currentVersion.name} or ${minimumVersion.name}.`);
  return version;
}
