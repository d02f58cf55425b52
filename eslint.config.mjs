import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * The fences of the house: what a layer may import. Patterns are matched against the import as written;
 * the message tells why, so that whoever meets it knows where the code belongs.
 */
const node = { regex: '^(node:|fs$|path$|os$|child_process$|url$|util$|crypto$|stream$)', message: 'Only src/cli and tests run in Node; the extension also runs in a web worker.' };
const vscode = { regex: '^vscode$', message: 'This layer runs outside VS Code too (command line, panel, tests): take what you need as an argument.' };
const features = ['editor', 'panel', 'corpus', 'exchange', 'cli', 'webview', 'overview'];
const anyLayer = (names, message) => ({ regex: `(?<!/core)/(${names.join('|')})/`, message });
const entry = { regex: '/extension$', message: 'Nobody imports the entry: it only builds services and registers features.' };

/** The floors of core, from the ground up: a room sees those on the floors below it, and none beside it. */
const floors = [['text'], ['record', 'labels', 'spans'], ['standoff'], ['reanchoring'], ['annotations'], ['rules', 'suggestions', 'formats', 'search'], ['corpus']];

const fence = (files, ...patterns) => ({ files, rules: { 'no-restricted-imports': ['error', { patterns: [entry, ...patterns] }] } });

/**
 * The packages that core may import: small, pure JavaScript, without Node or DOM, so that they run wherever core does.
 * All but zod and entities are loaded late, by the formats that need them.
 */
const corePackages = {
  zod: 'the schemas of records, messages and formats',
  entities: 'all 2,231 character references of HTML, as browsers read them',
  saxes: 'XML of others, read strictly and without expanding entities',
  'd3-dsv': 'CSV of others, quoted as spreadsheets do',
  fflate: 'the zip files that annotation servers hand out',
  hyparquet: 'Parquet files, read',
  'hyparquet-writer': 'Parquet files, written',
};

const hostLayers = ['platform', 'editor', 'annotating', 'suggesting', 'checking', 'panel', 'corpus', 'exchange'];

const coreOnly = [node, vscode,
  { regex: `^(?!\\.|(${Object.keys(corePackages).join('|')})(/|$))`, message: `Core imports only packages of one list (${Object.keys(corePackages).join(', ')}): it has to run everywhere.` },
  anyLayer(['protocol', 'platform', 'annotating', 'checking', 'editor', 'panel', 'exchange', 'cli', 'webview', 'overview'], 'Core knows none of the layers above it.')];

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'out', 'coverage', '.vscode-host', '.vscode-test', 'test/fixtures/workspace', 'samples'] },
  js.configs.recommended,
  { files: ['**/*.mjs', '**/*.js'], languageOptions: { globals: Object.fromEntries(
    ['console', 'process', 'require', 'module', '__dirname', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'URL', 'Buffer', 'fetch', 'AbortController', 'TextDecoder', 'TextEncoder', 'document', 'window', 'Image', 'structuredClone', 'performance', 'setImmediate', 'URLSearchParams', 'AbortSignal']
      .map((name) => [name, 'readonly'])) } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Core speaks of U+0000 and the like on purpose.
      'no-control-regex': 'off',
      'no-restricted-syntax': ['error',
        { selector: 'ExportDefaultDeclaration', message: 'Export by name, so that a thing has one name everywhere.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that owns the thing.' }],
      eqeqeq: 'error',
    },
  },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: ['describe', 'it'] }], '@typescript-eslint/unbound-method': 'off' } },
  ...floors.flatMap((rooms, floor) => rooms.map((room) => {
    const closed = [...rooms.filter((other) => other !== room), ...floors.slice(floor + 1).flat()];
    return fence([`src/core/${room}/**/*.ts`], ...coreOnly, ...(closed.length > 0 ? [anyLayer(closed, `A room of core sees only the floors below it, and ${room} is not above this one.`)] : []));
  })),
  fence(['src/core/*.ts'], ...coreOnly),
  { files: ['src/core/**/*.ts'], rules: { 'no-restricted-globals': ['error',
    ...['Date', 'setTimeout', 'setInterval', 'performance', 'process', 'console'].map((name) => ({ name, message: 'Core has no clock, no timers and no output: take the value as an argument.' }))] } },
  fence(['src/protocol/**/*.ts'], node, vscode, anyLayer(['platform', 'annotating', 'checking', ...features], 'The protocol knows only types of core.')),
  fence(['src/webview/**/*.ts'], node, vscode, anyLayer(['platform', 'annotating', 'checking', 'editor', 'panel', 'corpus', 'exchange', 'cli', 'overview'], 'The panel\'s client talks to the host through the protocol only.')),
  fence(['src/overview/**/*.ts'], node, vscode, anyLayer(['platform', 'annotating', 'checking', 'editor', 'panel', 'corpus', 'exchange', 'cli', 'webview'], 'The client of the overview talks to the host through the protocol only.')),
  fence(['src/cli/**/*.ts'], vscode, anyLayer(['protocol', 'platform', 'annotating', 'checking', 'editor', 'panel', 'corpus', 'exchange', 'webview', 'overview'], 'The command line stands on core alone.')),
  fence(['src/platform/**/*.ts'], node, anyLayer(['annotating', 'suggesting', 'checking', ...features], 'Platform is below the features: they import it.')),
  fence(['src/annotating/**/*.ts'], node, anyLayer(['suggesting', 'checking', ...features], 'The session is below the checks and the features: they import it.')),
  fence(['src/suggesting/**/*.ts'], node, anyLayer(['checking', ...features], 'What learns and suggests is below the features: they import it.')),
  fence(['src/checking/**/*.ts'], node, anyLayer(features, 'Checks of open articles are below the features: they import them.')),
  ...['editor', 'panel', 'corpus', 'exchange'].map((feature) =>
    fence([`src/${feature}/**/*.ts`], node, anyLayer([...features.filter((other) => other !== feature)], 'Features do not import each other: share through platform, annotating or checking.'))),
  { files: hostLayers.map((layer) => `src/${layer}/**/*.ts`), rules: { 'no-restricted-globals': ['error',
    ...['process', 'Buffer', 'require'].map((name) => ({ name, message: 'The extension also runs in a web worker, which has no Node.' }))] } },
);
