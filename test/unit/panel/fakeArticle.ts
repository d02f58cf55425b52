import type * as vscode from 'vscode';
import { AnnotationModel, type StepBeside } from '../../../src/core/annotations/annotationModel';
import type { Change } from '../../../src/core/annotations/change';
import type { Message } from '../../../src/core/message';
import type { StandoffDocument } from '../../../src/core/standoff/standoffDocument';
import type { StandoffEdit } from '../../../src/core/standoff/standoffEdit';
import type { TextEdit } from '../../../src/core/text/range';
import type { PanelSession } from '../../../src/panel/panelServices';

export const articleText = [
  'https://www.aldarycourier.example/2019/03/05/harbor-vote.html',
  'Council Votes to Reopen the Old Harbor - The Aldary Courier',
  'Port Aldary,Fishing',
  '2019-03-04',
  '417',
  'Mayor Maren Osei-Lindqvist opened the session in Port Aldary on Monday.The harbor of Port Aldary stays closed for boats until June, said Tobin Quaye.',
  '',
].join('\n');

/** A sidecar line for a text that stands in the article, the first time. */
export function sidecarLine(id: string, label: string, quote: string, text = articleText): string {
  const start = text.indexOf(quote);
  return `${id}\t${label} ${start} ${start + quote.length}\t${quote}\n`;
}

export type Listener = () => void;

/** A session over the real model that writes no file; what it "writes" can be held back or fail. */
export class FakeSession {
  model: AnnotationModel;
  refusal: PanelSession['refusal'];
  settling: Promise<void> | undefined;
  /** Settles when the sidecar would be written. */
  writing: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<Listener>();

  constructor(text: string, sidecar: string) {
    this.model = new AnnotationModel(text, sidecar, { byteOrderMark: false });
  }

  get entities(): PanelSession['entities'] {
    return this.model.entities;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  readonly onDidChange = (listener: Listener): { dispose(): void } => {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  };

  change<Made>(name: Message, change: (edit: StandoffEdit, document: StandoffDocument) => Made): Promise<Change<Made> | undefined> {
    const made: Made[] = [];
    const isChanged = this.model.change(name, (edit, document) => void made.push(change(edit, document)));
    return Promise.resolve(isChanged ? this.#published(made[0] as Made) : undefined);
  }

  applyEdits(name: Message, edits: readonly TextEdit[]): Promise<Change | undefined> {
    return Promise.resolve(this.model.applyEdits(name, edits) ? this.#published(undefined) : undefined);
  }

  recordBeside(name: Message, beside: StepBeside): void {
    this.model.recordBeside(name, beside);
    this.fire();
  }

  undo(): Promise<Change<Message> | undefined> {
    const name = this.model.undo();
    return Promise.resolve(name && this.#published(name));
  }

  redo(): Promise<Change<Message> | undefined> {
    const name = this.model.redo();
    return Promise.resolve(name && this.#published(name));
  }

  /** Where a change of the text came from is not known yet. @returns says that it is now, and the tags are in place. */
  unsettle(): () => void {
    let settle = (): void => undefined;
    this.settling = new Promise((resolve) => {
      settle = () => {
        this.settling = undefined;
        resolve();
      };
    });
    return settle;
  }

  fire(): void {
    for (const listener of this.#listeners) listener();
  }

  #published<Made>(made: Made): Change<Made> {
    this.fire();
    return { made, written: this.writing };
  }
}

/** A document whose text tests change. */
export class FakeDocument {
  readonly uri: { readonly path: string; toString(): string };
  version = 1;
  #text: string;

  constructor(name: string, text: string) {
    this.uri = { path: `/corpus/${name}`, toString: () => `file:///corpus/${name}` };
    this.#text = text;
  }

  getText(): string {
    return this.#text;
  }

  setText(text: string): void {
    this.#text = text;
    this.version++;
  }

  get asDocument(): vscode.TextDocument {
    return this as unknown as vscode.TextDocument;
  }
}
