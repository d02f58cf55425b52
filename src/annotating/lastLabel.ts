import type * as vscode from 'vscode';
import type { LabelSet, LabelType } from '../core/labels/labelSet';

const key = 'lastLabel';

/** The label that was given last in this workspace, by whatever part of the extension; kept over a reload. */
export class LastLabel {
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  /** Undefined where there was none, or where these labels do not have it. */
  among(labels: LabelSet): LabelType | undefined {
    const name: unknown = this.#state.get(key);
    const label = typeof name === 'string' ? labels.find(name) : undefined;
    return label?.taggable ? label : undefined;
  }

  remember(label: string): void {
    void this.#state.update(key, label);
  }
}
