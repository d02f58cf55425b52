import * as vscode from 'vscode';
import { deepEqual, ok } from '../assert';
import { extensionUnderTest } from '../support';

interface KeyBinding {
  readonly key: string;
  readonly command: string;
  readonly when?: string;
}

const ownView = /activeWebviewPanelId == 'articleAnnotator\.panel'|activeCustomEditorId == 'articleAnnotator\.editor'|articleAnnotator\.viewFocus|focusedView == articleAnnotator\.search/u;

/** Keys that count only while the panel, the annotation editor or the view of found tags has the keyboard: to stand before VS Code's is their purpose. */
const isOfOurViews = ({ when = '' }: KeyBinding): boolean => when.split(' || ').every((alternative) => ownView.test(alternative));

/** VS Code's own bindings and those of all extensions, as its window of default keyboard shortcuts lists them for this platform. */
async function defaultBindings(): Promise<KeyBinding[]> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('vscode://defaultsettings/keybindings.json'));
  const text = document.getText().split('\n').filter((line) => !/^\s*\/\//u.test(line)).join('\n');
  return JSON.parse(text) as KeyBinding[];
}

/** The strokes of a binding, each with its modifiers in one order. */
function strokesOf(key: string): string[] {
  return key.toLowerCase().split(' ').map((stroke) => {
    const parts = stroke.split('+');
    const last = stroke.endsWith('++') ? '+' : (parts.at(-1) ?? '');
    return [...parts.slice(0, -1).filter((part) => part !== '').sort(), last].join('+');
  });
}

/** The keys of the Markdown preview, which open the panel in articles as they open the preview in Markdown, and one beside them for the annotation editor. */
const sharedOnPurpose = new Set(['ctrl+shift+v', 'ctrl+k v', 'ctrl+k a']);

describe('key bindings', () => {
  it('collide with none of VS Code’s own', async () => {
    const manifest = (await extensionUnderTest()).packageJSON as { contributes: { keybindings: KeyBinding[] } };
    const ours = manifest.contributes.keybindings.filter((binding) => !isOfOurViews(binding));
    const others = (await defaultBindings()).filter((binding) => !binding.command.startsWith('articleAnnotator.') && !isOfOurViews(binding));
    ok(others.length > 300, `only ${others.length} default bindings were read`);
    const collisions = ours.filter(({ key }) => !sharedOnPurpose.has(key)).flatMap(({ key, command }) => {
      const strokes = strokesOf(key);
      return others.filter((other) => {
        const otherStrokes = strokesOf(other.key);
        const shorter = Math.min(strokes.length, otherStrokes.length);
        return strokes.slice(0, shorter).join(' ') === otherStrokes.slice(0, shorter).join(' ');
      }).map((other) => `${key} (${command}) and ${other.key} (${other.command})`);
    });
    deepEqual(collisions, []);
    ok(ours.length > 20, `only ${ours.length} bindings of ours`);
  });
});
