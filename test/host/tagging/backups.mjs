// What VS Code keeps of unsaved files, for the window that is opened again (hot exit): it writes that some time after the last change.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../scripts/host/eventually.mjs';

/** The path of each backup by the name of its file. @param {string} dataFolder of the session */
export function backupsIn(dataFolder) {
  /** @type {Map<string, string>} */
  const found = new Map();
  const folder = join(dataFolder, 'data', 'User', 'Backups');
  if (!existsSync(folder)) return found;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.parentPath.endsWith('vscode-remote')) continue;
    const path = join(entry.parentPath, entry.name);
    const [uri = ''] = contentOf(path).split(' ', 1);
    found.set(uri.split('/').at(-1) ?? '', path);
  }
  return found;
}

/**
 * Waits until backups hold what was changed last.
 * @param {string} dataFolder of the session
 * @param {Record<string, string>} wanted a part of the content by the name of the file
 */
export async function backupsHold(dataFolder, wanted) {
  const kept = () => Object.fromEntries(Object.keys(wanted).map((name) => {
    const path = backupsIn(dataFolder).get(name);
    return [name, path === undefined ? '' : contentOf(path)];
  }));
  await eventually(kept, (contents) => Object.entries(wanted).every(([name, part]) => contents[name]?.includes(part)), `VS Code to keep ${JSON.stringify(wanted)}`);
}

/** VS Code may have removed it by now. @param {string} path */
function contentOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
