// What a VS Code from npm prints although nothing is wrong: its optional native modules are not compiled, and the
// marketplace is not asked.

const noise = new RegExp(
  [
    'spdlog',
    'native-watchdog',
    'bindings file',
    '^ → ',
    "^\\s+'/.*\\.node'",
    'tries: \\[',
    'node:internal',
    'open-vsx',
    'Timed out while waiting for file to be created',
    'allow-scripts and allow-same-origin',
    'status of 404',
    'package.nls',
    'ERR_NAME_NOT_RESOLVED',
    'Creating a socket',
  ].join('|'),
  'u',
);

/** @param {string} text a line of the server, or a message of the page's console */
export function isNoise(text) {
  return text.trim() === '' || noise.test(text);
}
