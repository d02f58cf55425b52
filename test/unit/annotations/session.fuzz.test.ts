import assert from 'node:assert/strict';
import { anchorEntity } from '../../../src/core/reanchoring/anchoring';
import { AnnotationModel } from '../../../src/core/annotations/annotationModel';
import { fragmentsOfSelection, quoteOf } from '../../../src/core/standoff/coveredText';
import type { ContentChange } from '../../../src/core/spans/followChanges';
import { parseStandoff, serializeStandoff } from '../../../src/core/standoff/standoffDocument';
import { message } from '../../../src/core/message';
import { randomBelow } from '../../random';

/** Steps of all sessions together; FUZZ_RUNS=100000 for a long run, FUZZ_SEED to see one again. */
const steps = Number(process.env['FUZZ_RUNS'] ?? 3000);
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_123);
const stepsOfSession = 60;

const words = ['Port', 'Aldary', 'Maren', 'Hale', '😀', 'café', 'e\u0301', 'the', 'harbor', '“old”', 'voted', 'Kim', '𝒜', '.', ' \t'];

/** An editor as far as its undo goes: it takes back several events at once, and tells so in its own way. */
class Editor {
  text: string;
  readonly #ending: string;
  readonly #undo: string[] = [];
  readonly #redo: string[] = [];

  constructor(text: string, ending: string) {
    this.text = text;
    this.#ending = ending;
  }

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  edit(random: (below: number) => number): ContentChange[] {
    const changes: ContentChange[] = [];
    let from = 0;
    for (let cursors = 1 + random(3); cursors > 0 && from < this.text.length; cursors--) {
      const rangeOffset = this.#place(from + random(Math.max(1, (this.text.length - from) >> 1)));
      const end = this.#place(Math.min(this.text.length, rangeOffset + [0, 0, 1, 3, 8, 30][random(6)]!));
      const text = random(3) === 0 ? '' : Array.from({ length: 1 + random(3) }, () => words[random(words.length)]).join([' ', '', this.#ending][random(3)]);
      changes.push({ rangeOffset, rangeLength: end - rangeOffset, text });
      from = end + 1;
    }
    if (random(2) === 0) this.#undo.push(this.text);
    else if (this.#undo.length === 0) this.#undo.push(this.text);
    this.#redo.length = 0;
    this.text = [...changes].reverse().reduce((text, { rangeOffset, rangeLength, text: inserted }) =>
      text.slice(0, rangeOffset) + inserted + text.slice(rangeOffset + rangeLength), this.text);
    return random(2) === 0 ? changes : changes.reverse();
  }

  undo(random: (below: number) => number): ContentChange[] {
    return this.#travel(this.#undo, this.#redo, random);
  }

  redo(random: (below: number) => number): ContentChange[] {
    return this.#travel(this.#redo, this.#undo, random);
  }

  #travel(from: string[], to: string[], random: (below: number) => number): ContentChange[] {
    const target = from.pop();
    if (target === undefined) return [];
    to.push(this.text);
    const old = this.text;
    this.text = target;
    if (random(4) === 0) return [{ rangeOffset: 0, rangeLength: old.length, text: target }];
    let start = 0;
    while (start < Math.min(old.length, target.length) && old[start] === target[start]) start++;
    let end = 0;
    while (end < Math.min(old.length, target.length) - start && old[old.length - 1 - end] === target[target.length - 1 - end]) end++;
    return [{ rangeOffset: start, rangeLength: old.length - start - end, text: target.slice(start, target.length - end) }];
  }

  /** No cursor stands inside a surrogate pair or a CRLF. */
  #place(offset: number): number {
    const inside = /^[\uDC00-\uDFFF]/.test(this.text.slice(offset)) || this.text.slice(offset - 1, offset + 1) === '\r\n';
    return inside ? offset + 1 : offset;
  }
}

function checkEveryEntity(model: AnnotationModel, editor: Editor): void {
  model.sync();
  assert.equal(model.articleText, editor.text);
  assert.equal(serializeStandoff(parseStandoff(model.document.text)), model.document.text);
  for (const entity of model.entities) {
    if (entity.state !== 'kept') {
      assert.deepEqual(entity.fragments, [], `${entity.id} is lost`);
      continue;
    }
    assert.equal(anchorEntity(entity.line, editor.text, model.codePoints).fit, 'exact', `${entity.id}: ${JSON.stringify(model.document.contentOf(entity.line))}`);
    assert.ok(entity.fragments.every(({ start, end }) => end > start));
  }
}

function session(random: (below: number) => number): void {
  const ending = random(2) === 0 ? '\n' : '\r\n';
  const text = Array.from({ length: 60 }, () => words[random(words.length)]! + [' ', ' ', ' ', ending][random(4)]!).join('');
  const editor = new Editor(text, ending);
  const byteOrderMark = random(3) === 0;
  const name = message('step');
  const tag = (model: AnnotationModel): void => {
    const start = random(editor.text.length + 1);
    const fragments = fragmentsOfSelection(editor.text, { start, end: Math.min(editor.text.length, start + 1 + random(20)) });
    if (fragments.length === 0) return;
    const whole = fragments.map((fragment) => model.codePoints.toTextRange(model.codePoints.toCodePointRange(fragment)));
    model.change(name, (edit) => {
      const id = edit.addEntity({
        label: 'Place', fragments: whole.map((fragment) => model.codePoints.toCodePointRange(fragment)), quote: quoteOf(editor.text, whole),
      });
      if (random(3) === 0) edit.addNote({ target: id, text: 'seen' });
    });
  };
  const prepared = new AnnotationModel(text, '# kept as it is\r\n', { byteOrderMark });
  for (let tags = 0; tags < 8; tags++) tag(prepared);
  const sidecar = prepared.document.text;
  const model = new AnnotationModel(text, sidecar, { byteOrderMark });
  const atStart = JSON.stringify(model.entities);
  for (let step = 0; step < stepsOfSession; step++) {
    const entity = model.entities[random(Math.max(1, model.entities.length))];
    switch (random(9)) {
      case 0: tag(model); break;
      case 1: if (entity) model.change(name, (edit) => edit.setLabel(entity.id, ['Place', 'Person'][random(2)]!)); break;
      case 2: if (entity) model.change(name, (edit) => void edit.remove(entity.id)); break;
      case 3: model.undo(); break;
      case 4: model.redo(); break;
      case 5: model.articleChanged(editor.undo(random), 'undo'); break;
      case 6: model.articleChanged(editor.redo(random), 'redo'); break;
      default: model.articleChanged(editor.edit(random)); break;
    }
    checkEveryEntity(model, editor);
  }
  for (let undone: unknown = true; editor.canUndo || undone !== undefined;) {
    if (editor.canUndo && random(2) === 0) model.articleChanged(editor.undo(random), 'undo');
    else undone = model.undo();
    checkEveryEntity(model, editor);
  }
  assert.equal(editor.text, text);
  assert.equal(model.document.text, sidecar, 'the sidecar, byte for byte');
  assert.equal(JSON.stringify(model.entities), atStart);
}

describe('a session of tags and edits', () => {
  it(`covers what it covered through ${steps} steps, and undone it is as it was (seed ${seed})`, function () {
    this.timeout(0);
    for (let done = 0; done < steps; done += stepsOfSession) {
      try {
        session(randomBelow(seed + done));
      } catch (error) {
        throw new Error(`session ${done} (FUZZ_SEED=${seed + done} FUZZ_RUNS=1): ${error instanceof Error ? error.stack : String(error)}`, { cause: error });
      }
    }
  });
});
