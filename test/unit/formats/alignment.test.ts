import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { alignTo } from '../../../src/core/formats/alignment';
import { articleOf, type InterchangeArticle } from '../../../src/core/formats/interchange';
import { formatOf } from '../../../src/core/formats/formatTable';
import { reduceTo } from '../../../src/core/formats/losses';
import { additionTo } from '../../../src/core/formats/merging';
import { articleOfStandoff } from '../../../src/core/formats/standoffArticle';
import { standoffOf } from '../../../src/core/formats/standoff';
import { parseStandoff } from '../../../src/core/standoff/standoffDocument';
import { anyArticle, contentOf } from './randomArticle';

const target = (text: string): { name: string; extension: string; text: string } => ({ name: 'a', extension: '.txt', text });
const covered = ({ text, annotations }: InterchangeArticle): string[] =>
  annotations.entities.map(({ label, fragments }) => `${label} ${fragments.map(({ start, end }) => text.slice(start, end)).join('…')}`);

describe('importing onto a text that is there', () => {
  const text = 'The council of Port Aldary met on Tuesday.Maren Tarn of Saltmere said the ferry would run from April.';
  const at = (part: string, from: string): { start: number; end: number } => ({ start: from.indexOf(part), end: from.indexOf(part) + part.length });

  it('places tags by what the texts have in common', () => {
    const words = 'The council of Port Aldary met on Tuesday .\nMaren Tarn of Saltmere said the ferry would run from April .';
    const imported = articleOf('a', words, { entities: ['Port Aldary', 'Maren Tarn', 'Saltmere'].map((part, index) => ({ id: `T${index + 1}`, label: 'X', fragments: [at(part, words)] })) });
    const { article, missing } = alignTo(imported, target(text));
    assert.deepEqual(covered(article), ['X Port Aldary', 'X Maren Tarn', 'X Saltmere']);
    assert.deepEqual([missing, article.text], [[], text]);
  });

  it('reports what is not there, and leaves out what depends on it', () => {
    const other = text.replace('Saltmere', 'Brannoc Head');
    const imported = articleOf('a', other, {
      entities: [{ id: 'T1', label: 'Person', fragments: [at('Maren Tarn', other)] }, { id: 'T2', label: 'Place', fragments: [at('Brannoc Head', other)] }],
      relations: [{ id: 'R1', label: 'Lives', arguments: [{ role: 'Arg1', target: 'T1' }, { role: 'Arg2', target: 'T2' }] }],
      notes: [{ id: '#1', label: 'AnnotatorNotes', target: 'T1', text: 'x' }],
    });
    const { article, missing } = alignTo(imported, target(text));
    assert.deepEqual([covered(article), article.annotations.relations, article.annotations.notes.length], [['Person Maren Tarn'], [], 1]);
    assert.deepEqual(missing, [{ label: 'Place', text: 'Brannoc Head' }]);
  });

  it('keeps everything where the texts are equal', () => {
    fc.assert(fc.property(anyArticle, (article) => {
      const aligned = alignTo(article, target(article.text));
      assert.deepEqual([contentOf(aligned.article), aligned.missing], [contentOf(article), []]);
    }), { numRuns: 50 });
  });
});

describe('what an import adds', () => {
  it('is everything to an empty file, and nothing the second time but what is said of tags', () => {
    const inStandoff = anyArticle.map((article) => ({ ...reduceTo(article, formatOf('standoff').carries).article, unread: [], lost: 0 }));
    fc.assert(fc.property(inStandoff, (article) => {
      const first = additionTo(parseStandoff(''), article);
      const document = parseStandoff(first.lines);
      assert.deepEqual(contentOf(articleOfStandoff(article, article.text, document)), contentOf(articleOfStandoff(article, article.text, parseStandoff(standoffOf(article, 'code points')))));
      assert.equal(first.added, article.annotations.entities.length);
      const second = additionTo(document, article);
      assert.equal(second.added, 0);
      const both = parseStandoff(first.lines + second.lines);
      assert.deepEqual([both.duplicates.length, both.lines.filter(({ kind }) => kind === 'unread').length], [0, 0]);
    }), { numRuns: 100 });
  });
});
