/**
 * How often re-anchoring puts a tag where its text is, by kind of change. The truth is known from the identity of each character.
 * Run: `npm run bench -- reanchoring`, or `node --import tsx test/bench/reanchoring.bench.ts [rounds]`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reanchor } from '../../src/core/reanchoring/reanchor';
import { parseStandoff } from '../../src/core/standoff/standoffDocument';
import { CodePointIndex } from '../../src/core/text/codePoints';
import { randomBelow } from '../random';
import { changeKinds, charactersOf, textOf, type Characters } from './changedTexts';
import { generateTaggedArticle, tagNames, type TaggedText } from './taggedArticles';

const rounds = Number(process.argv[2] ?? 12);
const shownFailures = Number(process.env['SHOW'] ?? 0);
const wantedKind = process.env['KIND'];

interface Count {
  tags: number;
  /** Placed where other text stands, or though its text is gone. */
  misplaced: number;
  /** Tags whose text is there as a whole, and of these the ones without a place. */
  whole: number;
  lost: number;
}

/** Where the characters of an old place are now: code points of the new text; undefined where none is left. */
function truthOf(changed: Characters, places: ReadonlyMap<number, readonly number[]>, old: string[], start: number, end: number): { start: number; end: number; whole: boolean } | undefined {
  const origins = Array.from({ length: end - start }, (_value, index) => start + index).filter((origin) => (old[origin] ?? '').trim() !== '');
  const now = origins.flatMap((origin) => places.get(origin) ?? []);
  if (now.length === 0) return undefined;
  const first = Math.min(...now);
  const last = Math.max(...now);
  const between = changed.slice(first, last + 1);
  const strangers = between.filter(({ origin, text }) => text.trim() !== '' && (origin === undefined || origin < start || origin >= end)).length;
  const whole = strangers === 0 && origins.every((origin) => places.has(origin));
  return { start: first, end: last + 1, whole };
}

function measure({ text, sidecar }: TaggedText, kind: (typeof changeKinds)[number], seed: number, other: () => string, known: boolean, count: Count, name: string): void {
  const old = [...text];
  const changed = kind.change(charactersOf(text), randomBelow(seed), other);
  const newText = textOf(changed);
  const places = new Map<number, number[]>();
  let at = 0;
  changed.forEach(({ origin, text: piece }) => {
    if (origin !== undefined) places.set(origin, [...places.get(origin) ?? [], at]);
    at += [...piece].length;
  });
  const characters = changed.flatMap(({ origin, text: piece }) => [...piece].map((character) => ({ origin, text: character })));
  const { results } = reanchor({ oldText: known ? text : undefined, newText, entities: parseStandoff(sidecar).entities });
  const codePoints = new CodePointIndex(newText);
  for (const { entity, to, score } of results) {
    const { start = 0, end = 0 } = entity.fragments[0] ?? {};
    const truth = truthOf(characters, places, old, start, end);
    count.tags++;
    if (truth?.whole) count.whole++;
    if (!to) {
      if (truth?.whole) {
        count.lost++;
        report(`LOST ${entity.id} “${entity.quote}”`, kind.name, name, known, newText, codePoints.toTextRange(truth));
      }
      continue;
    }
    const found = { start: codePoints.toCodePoint(to[0]?.start ?? 0), end: codePoints.toCodePoint(to.at(-1)?.end ?? 0) };
    const right = truth !== undefined && (truth.whole ? found.start === truth.start && found.end === truth.end : found.start < truth.end && truth.start < found.end);
    if (right) continue;
    count.misplaced++;
    report(`${truth ? 'MISPLACED' : 'GHOST'} s=${score.toFixed(2)} ${entity.id} “${entity.quote}” ${truth?.start} -> ${found.start}`, kind.name, name, known, newText, codePoints.toTextRange(found));
  }
}

let shown = 0;
function report(what: string, kind: string, name: string, known: boolean, text: string, range: { start: number; end: number }): void {
  if (shown++ >= shownFailures) return;
  console.log(`${what} [${kind}, ${name}, ${known ? 'old text' : 'quotes'}]: …${JSON.stringify(text.slice(Math.max(0, range.start - 50), range.start))} [${text.slice(range.start, range.end)}] ${JSON.stringify(text.slice(range.end, range.end + 40))}`);
}

const prose = join(process.cwd(), 'test', 'fixtures', 'prose');
const texts: { name: string; tagged: TaggedText }[] = [
  ...readdirSync(prose).filter((name) => name.endsWith('.txt')).map((name) => ({ name, tagged: tagNames(readFileSync(join(prose, name), 'utf8')) })),
  ...Array.from({ length: rounds }, (_value, seed) => ({ name: `generated ${seed}`, tagged: generateTaggedArticle(seed) })),
];
const empty = (): Count => ({ tags: 0, misplaced: 0, whole: 0, lost: 0 });
const total = { known: empty(), unknown: empty() };
const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(2)}`).padStart(7);
console.log(`${texts.length} texts, ${texts.reduce((sum, { tagged }) => sum + parseStandoff(tagged.sidecar).entities.length, 0)} tags; in percent: misplaced or ghost of all, lost of those that are whole\n`);
console.log(`${''.padEnd(36)}${'old text known'.padStart(16)}   ${'quotes only'.padStart(14)}`);
console.log(`${'change'.padEnd(36)}${'wrong'.padStart(7)} ${'lost'.padStart(7)}   ${'wrong'.padStart(7)} ${'lost'.padStart(7)}`);
for (const kind of changeKinds) {
  if (wantedKind !== undefined && kind.name !== wantedKind) continue;
  const known = empty();
  const unknown = empty();
  texts.forEach(({ name, tagged }, index) => {
    for (let run = 0; run < 2; run++) {
      const other = (): string => texts[(index + 1) % texts.length]?.tagged.text ?? '';
      measure(tagged, kind, index * 31 + run, other, true, known, name);
      measure(tagged, kind, index * 31 + run, other, false, unknown, name);
    }
  });
  console.log(`${kind.name.padEnd(36)}${percent(known.misplaced, known.tags)} ${percent(known.lost, known.whole)}   ${percent(unknown.misplaced, unknown.tags)} ${percent(unknown.lost, unknown.whole)}`);
  for (const [sum, one] of [[total.known, known], [total.unknown, unknown]] as const) {
    sum.tags += one.tags;
    sum.misplaced += one.misplaced;
    sum.whole += one.whole;
    sum.lost += one.lost;
  }
}
console.log(`${'all'.padEnd(36)}${percent(total.known.misplaced, total.known.tags)} ${percent(total.known.lost, total.known.whole)}   ${percent(total.unknown.misplaced, total.unknown.tags)} ${percent(total.unknown.lost, total.unknown.whole)}`);
