import * as vscode from 'vscode';
import type { LabelSet } from '../core/labels/labelSet';

const key = 'importedLabels';

/** What the labels of imported files are called in this workspace, as in PER → Person. Kept over a reload. */
export class LabelMapping {
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  get known(): ReadonlyMap<string, string> {
    const stored: unknown = this.#state.get(key);
    const entries = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  }

  async remember(labels: ReadonlyMap<string, string>): Promise<void> {
    await this.#state.update(key, Object.fromEntries([...this.known, ...labels]));
  }

  /**
   * Asks what each label that the workspace does not have is to become; what was answered before is proposed first.
   * Undefined where the user gave up.
   */
  async ask(labels: ReadonlySet<string>, own: LabelSet): Promise<ReadonlyMap<string, string> | undefined> {
    const foreign = [...labels].filter((label) => own.find(label) === undefined).sort();
    const mapping = new Map<string, string>();
    const known = this.known;
    const remembered = foreign.filter((label) => known.has(label));
    if (foreign.length > 0 && remembered.length === foreign.length) {
      const use = vscode.l10n.t('Use These Labels');
      const change = vscode.l10n.t('Change…');
      const pairs = foreign.map((label) => `${label} → ${known.get(label) ?? label}`).join(', ');
      const answer = await vscode.window.showQuickPick([{ label: use, description: pairs }, { label: change }], { title: vscode.l10n.t('Labels of the imported tags') });
      if (!answer) return undefined;
      if (answer.label === use) return new Map(foreign.map((label) => [label, known.get(label) ?? label]));
    }
    for (const [index, label] of foreign.entries()) {
      const answer = await pickLabel(label, known.get(label), own, index + 1, foreign.length);
      if (answer === undefined) return undefined;
      mapping.set(label, answer);
    }
    await this.remember(mapping);
    return mapping;
  }
}

async function pickLabel(label: string, proposed: string | undefined, own: LabelSet, step: number, steps: number): Promise<string | undefined> {
  const keep = { label: vscode.l10n.t('Keep “{0}”', label), name: label };
  const others = own.taggable.map(({ name }) => ({ label: name, name }));
  const likely = proposed ?? own.taggable.find(({ name }) => name.toLowerCase().startsWith(label.toLowerCase()))?.name;
  const first = others.filter(({ name }) => name === likely);
  const items = [...first, keep, ...others.filter(({ name }) => name !== likely)];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Label {0} of {1}: what is “{2}” here?', step, steps, label), placeHolder: vscode.l10n.t('Choose a label of this workspace, or keep the imported one'),
  });
  return picked?.name;
}
