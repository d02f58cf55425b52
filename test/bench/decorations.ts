import * as vscode from 'vscode';
import type { ArticleSession } from '../../src/annotating/articleSession';
import type { Labels } from '../../src/annotating/labels';
import type { Sessions } from '../../src/annotating/sessions';
import { AnnotationModel } from '../../src/core/annotations/annotationModel';
import { builtInLabels } from '../../src/core/labels/labelSet';
import { EntityDecorations } from '../../src/editor/tagging/entityDecorations';
import type { Configuration } from '../../src/platform/configuration';

const entities = 6000;
const rounds = 30;
const word = 'harbor council ';

/** Milliseconds of extension-host time in which the decorations of 6,000 entities are worked out and handed to an editor. */
export async function decorationsOfManyEntities(editor: vscode.TextEditor): Promise<{ afterTyping: number; afterTag: number }> {
  const { document } = editor;
  const text = document.getText();
  const labels = builtInLabels.taggable;
  const step = Math.floor(text.length / entities);
  const lines = Array.from({ length: entities }, (_, index) => {
    const start = index * step;
    const end = start + Math.min(step - 1, word.length);
    return `T${index + 1}\t${labels[index % labels.length]?.name ?? ''} ${start} ${end}\t${text.slice(start, end)}\n`;
  });
  const changed = new vscode.EventEmitter<ArticleSession>();
  const nothing = new vscode.EventEmitter<never>();
  let model = new AnnotationModel(text, lines.join(''), { byteOrderMark: false });
  const session = { document, get model() { return model; }, get entities() { return model.entities; } } as unknown as ArticleSession;
  const decorations = new EntityDecorations(
    { onDidChange: changed.event, onDidEnd: nothing.event, latest: () => undefined } as unknown as Sessions,
    { onDidChange: nothing.event, for: () => Promise.resolve({ labels: builtInLabels }) } as unknown as Labels,
    { onDidChange: nothing.event, labelNames: () => 'off' } as unknown as Configuration,
    { trace: report, info: report, warn: report, error: report, show: () => undefined },
  );
  const measure = async (prepare: (round: number) => void): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      prepare(round);
      const start = performance.now();
      changed.fire(session);
      // The work is done in microtasks, which end before this one goes on.
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
      times.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  };
  try {
    const afterTyping = await measure((round) => {
      // Every place differs from the one before, as after a character at the start of the text.
      const shifted = lines.slice(round % 2);
      model = new AnnotationModel(text, shifted.join(''), { byteOrderMark: false });
      void model.entities;
    });
    const afterTag = await measure((round) => {
      model = new AnnotationModel(text, lines.slice(0, entities - round).join(''), { byteOrderMark: false });
      void model.entities;
    });
    return { afterTyping, afterTag };
  } finally {
    decorations.dispose();
  }
}

function report(text: string): void {
  console.log(text);
}
