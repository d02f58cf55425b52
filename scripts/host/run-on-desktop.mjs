// Runs the test module in the desktop VS Code that @vscode/test-electron downloads. A process of its own, because
// test-electron writes straight to standard output: `run-on-desktop.mjs RELEASE EXTENSION TESTS WORKSPACE`.
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';

const [version, extensionDevelopmentPath, extensionTestsPath, workspace] = process.argv.slice(2);
if (!version || !extensionDevelopmentPath || !extensionTestsPath || !workspace) {
  throw new Error('Expected four arguments: the release, the extension, the test module, the workspace.');
}

/** @type {string} */
let vscodeExecutablePath;
try {
  vscodeExecutablePath = await downloadAndUnzipVSCode({ version });
} catch (error) {
  console.error(
    [
      `VS Code ${version} could not be downloaded: ${/** @type {Error} */ (error).message}`,
      'Expected: https://update.code.visualstudio.com can be reached; the npm registry alone is not enough for this.',
      'What to do: run it where the internet can be reached, or run `npm test -- host`, which runs the same tests in the',
      'VS Code that the npm registry carries.',
    ].join('\n'),
  );
  process.exit(3);
}

await runTests({
  vscodeExecutablePath,
  extensionDevelopmentPath,
  extensionTestsPath,
  launchArgs: [workspace, '--disable-extensions'],
});
