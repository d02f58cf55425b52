import assert from 'node:assert/strict';
import fc from 'fast-check';
import { quoteOf } from '../../../src/core/standoff/coveredText';
import { reanchor } from '../../../src/core/reanchoring/reanchor';
import { parseStandoff } from '../../../src/core/standoff/standoffDocument';
import { CodePointIndex } from '../../../src/core/text/codePoints';

/** Text with `[label:covered]` marks, as plain text and sidecar. */
function marked(source: string): { text: string; sidecar: string } {
  let text = '';
  const lines: string[] = [];
  for (const piece of source.split(/(\[[^\]]*\])/)) {
    const covered = piece.startsWith('[') ? piece.slice(1, -1) : undefined;
    if (covered !== undefined) lines.push(`T${lines.length + 1}\tName ${[...text].length} ${[...text].length + [...covered].length}\t${covered}`);
    text += covered ?? piece;
  }
  return { text, sidecar: lines.map((line) => `${line}\n`).join('') };
}

/** The new text with the entities that have a place marked, and the rest named. */
function shown(oldText: string | undefined, newText: string, sidecar: string): string {
  const { results } = reanchor({ oldText, newText, entities: parseStandoff(sidecar).entities });
  const places = results.flatMap(({ to }) => to ?? []).sort((a, b) => b.start - a.start);
  let text = newText;
  for (const { start, end } of places) text = `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
  const lost = results.filter(({ outcome }) => outcome === 'lost').map(({ entity, reason }) => ` lost ${entity.id}: ${reason}`);
  return text + lost.join('');
}

const paragraphs = [
  'The council of [Port Aldary] voted on [Monday] to reopen the old harbor, said [Kim].',
  '“We waited eight years for this,” said [Maren Osei-Lindqvist], who runs the [Fishers’ Cooperative].',
  'Mayor [Teodor Hale] called it “a small step” when [Kim] asked him on [Tuesday].',
  'Under the [Harbor Safety Act] the port must be dredged before [June 1], the [Ministry of Transport] wrote.',
];
const article = `${paragraphs.join('\n')}\n`;

interface Case {
  readonly name: string;
  /** What the marked article becomes, marks telling where the entities must be afterwards. */
  readonly change: (text: string) => string;
  readonly lost?: string;
  /** Where it differs without the old text. */
  readonly lostWithoutOld?: string;
}

const cases: readonly Case[] = [
  { name: 'nothing changed', change: (text) => text },
  { name: 'a paragraph came in front', change: (text) => `Aldary Courier, late edition of the day after the vote.\n${text}` },
  { name: 'a paragraph came between', change: (text) => text.replace('Mayor', 'Nobody was hurt, and nobody had expected that.\nMayor') },
  { name: 'quotes were straightened', change: (text) => text.replace(/[“”]/g, '"').replace(/’/g, '\'') },
  { name: 'quotes were curled', change: (text) => text.replace('a small step', '‘a small step’') },
  { name: 'a typo was mended in a covered text', change: (text) => text.replace('Osei-Lindqvist', 'Osei-Lindquist') },
  { name: 'a covered text was set in capitals', change: (text) => text.replace('Harbor Safety Act', 'HARBOR SAFETY ACT') },
  { name: 'white space was doubled', change: (text) => text.replace('Harbor Safety', 'Harbor  Safety').replace('Port Aldary', 'Port  Aldary') },
  { name: 'lines were joined', change: (text) => text.replace(/\n(?=.)/g, ' ') },
  { name: 'words were put in everywhere', change: (text) => text.replace(/ said /g, ' said, as always, ').replace('asked him', 'asked him twice') },
];

/** A made-up word for a number. */
function wordOf(number: number): string {
  const syllables = ['ba', 'ke', 'di', 'fo', 'gu', 'la', 'me', 'ni', 'po', 'ru', 'sa', 'te', 'vi', 'zo', 'wu', 'ha'];
  return [...(number * 2654435761 % 65536).toString(16)].map((digit) => syllables[parseInt(digit, 16)]).join('');
}

describe('re-anchoring', () => {
  const start = marked(article);
  for (const { name, change } of cases) {
    for (const known of [true, false]) {
      it(`${name}, old text ${known ? 'known' : 'not known'}`, () => {
        const expected = change(article);
        const { text: newText } = marked(expected);
        assert.equal(shown(known ? start.text : undefined, newText, start.sidecar), expected);
      });
    }
  }

  const withoutThird = `${[...paragraphs.slice(0, 2), ...paragraphs.slice(3)].join('\n')}\n`;
  it('a deleted paragraph takes its entities with it, also one whose name stands elsewhere', () => {
    const { text } = marked(withoutThird);
    assert.equal(shown(start.text, text, start.sidecar), `${withoutThird} lost T6: not-found lost T7: look-alike lost T8: not-found`);
    assert.equal(shown(undefined, text, start.sidecar), `${withoutThird} lost T6: not-found lost T7: look-alike lost T8: not-found`);
  });

  it('never puts a name on another of the same name', () => {
    const { text, sidecar } = marked('First came rain. [Kim] spoke of the harbor. Then Kim from the ministry left, and later Kim of the crew.');
    for (const newText of ['First came rain. Then Kim from the ministry left, and later Kim of the crew.', 'Then came sun. Later Kim of the crew.']) {
      assert.equal(shown(text, newText, sidecar), `${newText} lost T1: look-alike`);
    }
    const twice = marked('Rain fell. [Kim] said no to the plan, and left. Later that day Kim said no to the plan, and left.');
    const once = 'Rain fell. Later that day Kim said no to the plan, and left.';
    assert.equal(shown(twice.text, once, twice.sidecar), `${once} lost T1: look-alike`, 'that sentence was there before');
    assert.equal(shown(undefined, 'A new beginning of the text, much longer. And then Kim from the ministry left, and later Kim of the crew.', sidecar)
      .slice(-20), ' lost T1: look-alike');
  });

  it('finds a paragraph that was moved to the end, the others in their order', () => {
    const moved = `${[...paragraphs.slice(0, 1), ...paragraphs.slice(2), paragraphs[1]].join('\n')}\n`;
    assert.equal(shown(start.text, marked(moved).text, start.sidecar), moved);
    assert.equal(shown(undefined, marked(moved).text, start.sidecar), moved, 'its texts are long and stand once');
  });

  it('cuts a covered text into which a line break came', () => {
    const { text } = marked(article.replace('Harbor Safety', 'Harbor\nSafety'));
    for (const oldText of [start.text, undefined]) {
      const { results } = reanchor({ oldText, newText: text, entities: parseStandoff(start.sidecar).entities });
      const act = results.find(({ entity }) => entity.quote === 'Harbor Safety Act');
      assert.deepEqual(act?.to?.map((range) => text.slice(range.start, range.end)), ['Harbor', 'Safety Act']);
      assert.equal(act.outcome, 'moved');
    }
  });

  it('keeps what fits and what has nothing to compare', () => {
    const text = 'Port Aldary\nOld Harbor';
    const lines = 'T1\tPlace 0 4;12 15\tPort Old\nT2\tPlace 5 11\nT3\tPlace 12 12\t\nT4\tPlace 0 40\tPort\n';
    const { results } = reanchor({ newText: text, entities: parseStandoff(lines).entities });
    assert.deepEqual(results.map(({ outcome }) => outcome), ['kept', 'kept', 'kept', 'moved']);
  });

  const astral = marked(article.replace('The council', '😀 The 😀 council').replace('Mayor', '𝒜 Mayor'));
  const counted = (source: string, count: (text: string, unit: number) => number): string => {
    const entities = parseStandoff(astral.sidecar).entities;
    const codePoints = new CodePointIndex(astral.text);
    return entities.map(({ id, label, fragments, quote }) => {
      const [place] = fragments.map((fragment) => codePoints.toTextRange(fragment));
      return `${id}\t${label} ${count(source, place?.start ?? 0)} ${count(source, place?.end ?? 0)}\t${quote}\n`;
    }).join('');
  };
  const length = (text: string, unit: number): number => [...text.slice(0, unit)].length;
  const ways: readonly (readonly [name: string, file: string, sidecar: string, cause: object])[] = [
    ['CRLF counted as one', astral.text.replaceAll('\n', '\r\n'), astral.sidecar, { lineEndings: 'counted-one', byteOrderMark: 'as-is', unit: 'code-point' }],
    ['LF counted as two', astral.text, counted(astral.text, (text, unit) => length(text.slice(0, unit).replaceAll('\n', '\r\n'), Infinity)),
      { lineEndings: 'counted-two', byteOrderMark: 'as-is', unit: 'code-point' }],
    ['UTF-16 units', astral.text, counted(astral.text, (_text, unit) => unit), { lineEndings: 'as-is', byteOrderMark: 'as-is', unit: 'utf-16' }],
    ['UTF-8 bytes', astral.text, counted(astral.text, (text, unit) => Buffer.byteLength(text.slice(0, unit))), { lineEndings: 'as-is', byteOrderMark: 'as-is', unit: 'utf-8' }],
    ['U+FEFF not counted', `\uFEFF${astral.text}`, astral.sidecar, { lineEndings: 'as-is', byteOrderMark: 'not-counted', unit: 'code-point' }],
    ['U+FEFF counted though not there', astral.text, counted(astral.text, (text, unit) => 1 + length(text, unit)), { lineEndings: 'as-is', byteOrderMark: 'counted', unit: 'code-point' }],
    ['UTF-16 units of CRLF text counted as one', astral.text.replaceAll('\n', '\r\n'), counted(astral.text, (_text, unit) => unit),
      { lineEndings: 'counted-one', byteOrderMark: 'as-is', unit: 'utf-16' }],
  ];
  for (const [name, file, sidecar, cause] of ways) {
    it(`explains at once: ${name}`, () => {
      for (const hidden of [false, true]) {
        if (hidden && !file.startsWith('\uFEFF')) continue;
        const newText = hidden ? file.slice(1) : file;
        const found = reanchor({ newText, entities: parseStandoff(sidecar).entities, byteOrderMark: hidden });
        assert.deepEqual(found.cause, cause);
        for (const { entity, to } of found.results) assert.equal(quoteOf(newText, to ?? []), entity.quote);
      }
    });
  }

  it('gives no cause where text was changed', () => {
    const { text } = marked(article.replace('Mayor', 'The mayor'));
    assert.equal(reanchor({ newText: text, entities: parseStandoff(start.sidecar).entities }).cause, undefined);
  });

  it('does not take a look-alike for it whose words beside it only begin or end alike', () => {
    const cut = 'foniguha zoruhaba to [Port Aldary] with zovibapo, fofopodi.';
    const come = 'hadipoha rulafoba to Port Aldary with zovipo, ladigudi.';
    const old = marked(`Nobody came. ${cut} Nobody left.`);
    const { results } = reanchor({ oldText: old.text, newText: `${come} Nobody came. Nobody left.`, entities: parseStandoff(old.sidecar).entities });
    assert.deepEqual(results.map(({ outcome, reason }) => [outcome, reason]), [['lost', 'look-alike']]);
  });

  it('places nothing wrongly when sentences of all kinds go, come and move', () => {
    const names = ['Kim', 'Port Aldary', 'Maren Osei', 'Hale', 'the Courier', 'Old Harbor'];
    const sentenceOf = (name: string, number: number): string =>
      `${wordOf(number)} ${wordOf(number + 1009)} to [${name}] with ${wordOf(number * 3 + 5003)}, ${wordOf(number * 7 + 9001)}.`;
    const numbered = fc.tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 400 }));
    const articles = fc.uniqueArray(numbered, { minLength: 5, maxLength: 13, selector: ([, number]) => number })
      .map((list) => list.map(([name, number]) => sentenceOf(name, number)));
    const edits = fc.array(fc.tuple(fc.nat(11), fc.constantFrom('delete', 'insert', 'keep')), { maxLength: 5 });
    fc.assert(fc.property(articles, edits, ([extra = '', ...sentences], changes) => {
      const old = marked(sentences.join(' '));
      const kept: { text: string; index: number | undefined }[] = sentences.map((text, index) => ({ text, index }));
      for (const [at, what] of changes) {
        if (what === 'delete') kept.splice(at % Math.max(1, kept.length), 1);
        if (what === 'insert') kept.splice(at % (kept.length + 1), 0, { text: extra.replace(/[[\]]/g, ''), index: undefined });
      }
      const now = marked(kept.map(({ text }) => text).join(' '));
      const truth = new Map(parseStandoff(now.sidecar).entities.map((entity, order) => [kept.filter(({ index }) => index !== undefined)[order]?.index, entity.fragments[0]]));
      const { results } = reanchor({ oldText: old.text, newText: now.text, entities: parseStandoff(old.sidecar).entities });
      results.forEach(({ to }, index) => {
        if (to) assert.deepEqual(to, [truth.get(index)], `entity ${index} of ${old.text} in ${now.text}`);
        else assert.equal(truth.get(index), undefined, `entity ${index} is there: ${old.text} / ${now.text}`);
      });
    }), { numRuns: 300 });
  });
});
