// What tests in the extension hosts share. Nothing here waits for a time to pass: every wait is for an event, and a
// wait that takes too long fails saying what was waited for and what was seen instead.
import * as vscode from 'vscode';

const extensionId = 'article-annotator.article-annotator';
/** VS Code itself has needed more than 15 seconds to read a file again on a machine that was busy. */
const waitLimit = 45_000;

/** The fresh copy of `test/fixtures/workspace` that is open; in every host a `vscode-remote:` or `file:` folder. */
export function workspaceRoot(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('The test workspace is not open: vscode.workspace.workspaceFolders is empty.');
  return folder.uri;
}

export function inWorkspace(path: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceRoot(), path);
}

/** Real records that may not be committed; absent on most machines, then a test skips and says so. */
export async function seedRecord(name: string): Promise<Uint8Array | undefined> {
  const uri = vscode.Uri.joinPath(workspaceRoot(), '..', 'seed', name);
  return vscode.workspace.fs.readFile(uri).then(
    (bytes) => bytes,
    () => undefined,
  );
}

/** Whether the extension runs in a web worker, where Node's globals do not exist. */
export function isWebWorker(): boolean {
  return !('process' in globalThis) || vscode.env.appHost === 'web';
}

export async function extensionUnderTest(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension(extensionId);
  if (!extension) throw new Error(`The extension ${extensionId} is not known to this VS Code.`);
  await extension.activate();
  return extension;
}

let filesMade = 0;

/** Writes a file into the workspace, byte for byte; every call makes a new one, so that no test sees another's. */
export async function writeFile(name: string, content: string | Uint8Array): Promise<vscode.Uri> {
  filesMade++;
  const uri = inWorkspace(`made-by-tests/${filesMade}/${name}`);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  await vscode.workspace.fs.writeFile(uri, bytes);
  return uri;
}

/** Writes a file and opens it as a document; `show` also opens an editor. */
export async function openFile(
  name: string,
  content: string | Uint8Array,
  { show = false }: { show?: boolean } = {},
): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(await writeFile(name, content));
  if (show) await vscode.window.showTextDocument(document);
  return document;
}

export async function showFile(name: string, content: string | Uint8Array): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await openFile(name, content));
}

export async function readText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uri));
}

export async function closeAllEditors(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/**
 * Waits until `read` gives a value, looking again each time `event` fires.
 * @param what what is waited for, for the message
 * @param seen describes what is there when the time is over
 */
export function waitUntil<T>(
  event: vscode.Event<unknown>,
  read: () => T | undefined,
  what: string,
  seen: () => string = () => 'nothing of it',
): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const value = read();
      if (value === undefined) return;
      clearTimeout(timer);
      subscription.dispose();
      resolve(value);
    };
    const timer = setTimeout(() => {
      subscription.dispose();
      reject(new Error(`Waited ${waitLimit / 1000} seconds for ${what}; seen: ${seen()}`));
    }, waitLimit);
    const subscription = event(look);
    look();
  });
}

/** Waits until a file is as wanted, whoever writes it: VS Code writes annotation files after their articles. @returns its text */
export async function waitForFile(uri: vscode.Uri, fits: (text: string) => boolean, what: string): Promise<string> {
  let seen = '';
  const looked = new vscode.EventEmitter<void>();
  const look = async (): Promise<void> => {
    seen = await readText(uri).catch(() => '');
    looked.fire();
  };
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), '*'));
  const listening = [
    watcher, watcher.onDidChange(look), watcher.onDidCreate(look), looked,
    vscode.workspace.onDidSaveTextDocument(look), vscode.workspace.onDidChangeTextDocument(look), vscode.workspace.onDidCloseTextDocument(look),
  ];
  // Nothing tells when a watcher has begun to watch: a file that is written meanwhile would never be looked at again.
  const timer = setInterval(() => void look(), 500);
  try {
    await look();
    await waitUntil(looked.event, () => fits(seen) || undefined, `${uri.path} to ${what}`, () => JSON.stringify(seen));
    return seen;
  } finally {
    clearInterval(timer);
    for (const one of listening) one.dispose();
  }
}

/** The next value of an event that fits; subscribe (call this) before doing what causes it. */
export function nextEvent<T>(
  event: vscode.Event<T>,
  what: string,
  fits: (value: T) => boolean = () => true,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      subscription.dispose();
      reject(new Error(`Waited ${waitLimit / 1000} seconds for ${what}; the event did not come`));
    }, waitLimit);
    const subscription = event((value) => {
      if (!fits(value)) return;
      clearTimeout(timer);
      subscription.dispose();
      resolve(value);
    });
  });
}

/** A diagnostic in one line, for comparisons and messages: `3:0-3:12 warning date.style The date …`. */
export function describeDiagnostic(diagnostic: vscode.Diagnostic): string {
  const { start, end } = diagnostic.range;
  const severity = ['error', 'warning', 'information', 'hint'][diagnostic.severity];
  return [
    `${start.line}:${start.character}-${end.line}:${end.character}`,
    severity,
    diagnosticCode(diagnostic),
    diagnostic.message,
  ].join(' ');
}

export function diagnosticCode(diagnostic: vscode.Diagnostic): string {
  const code = diagnostic.code;
  return String(typeof code === 'object' ? code.value : (code ?? ''));
}

/** Waits until the diagnostics of a document are as `fit` wants them. */
export function diagnosticsOf(
  uri: vscode.Uri,
  fit: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
  what = 'fitting diagnostics',
): Promise<readonly vscode.Diagnostic[]> {
  const key = uri.toString();
  const read = () => vscode.languages.getDiagnostics(vscode.Uri.parse(key));
  return waitUntil(
    vscode.languages.onDidChangeDiagnostics,
    () => (fit(read()) ? read() : undefined),
    `${what} in ${key}`,
    () => `${read().length} diagnostics:\n${read().map(describeDiagnostic).join('\n')}`,
  );
}

/** Waits until a document has (at least) these codes. */
export function diagnosticsWithCodes(uri: vscode.Uri, ...codes: string[]): Promise<readonly vscode.Diagnostic[]> {
  return diagnosticsOf(
    uri,
    (diagnostics) => codes.every((code) => diagnostics.some((diagnostic) => diagnosticCode(diagnostic) === code)),
    `diagnostics ${codes.join(', ')}`,
  );
}

/** Changes a document's text as typing does. */
export async function edit(
  uri: vscode.Uri,
  change: (workspaceEdit: vscode.WorkspaceEdit) => void,
): Promise<void> {
  const workspaceEdit = new vscode.WorkspaceEdit();
  change(workspaceEdit);
  if (!(await vscode.workspace.applyEdit(workspaceEdit))) throw new Error(`The edit of ${uri.toString()} was refused.`);
}

const mostRequests = 3;

/**
 * The code actions that the light bulb offers. VS Code drops a request when some extension registers actions for the document
 * in the meantime, as happens while a window starts, and answers with nothing; its light bulb asks again, and so does this.
 */
export async function codeActions(
  uri: vscode.Uri,
  range: vscode.Range,
  kind: vscode.CodeActionKind = vscode.CodeActionKind.QuickFix,
): Promise<vscode.CodeAction[]> {
  for (let request = 1; ; request++) {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind.value, 100);
    if (actions?.length > 0 || request === mostRequests) return actions ?? [];
  }
}

/** Does what choosing a code action does: its edit first, then its command. */
export async function applyCodeAction(action: vscode.CodeAction): Promise<void> {
  if (action.edit && !(await vscode.workspace.applyEdit(action.edit))) {
    throw new Error(`The edit of “${action.title}” was refused.`);
  }
  if (action.command) {
    const commandArguments = (action.command.arguments ?? []) as unknown[];
    await vscode.commands.executeCommand(action.command.command, ...commandArguments);
  }
}
