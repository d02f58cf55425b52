import assert from 'node:assert/strict';
import { acceptedProblem, AcceptedProblems, withAccepted } from '../../../src/core/corpus/accepted';
import { checkCandidate } from '../../../src/core/corpus/candidateCheck';
import { checkOptionsFrom } from '../../../src/core/corpus/checkOptions';
import { candidatesBelow, type Candidate } from '../../../src/core/corpus/corpusArticles';
import { plainKnowledge, type CheckKnowledge } from '../../../src/core/corpus/plainKnowledge';
import { readLabelSet } from '../../../src/core/labels/labelSet';
import { knownPublishers } from '../../../src/core/record/publishers';
import { SubjectVocabulary } from '../../../src/core/record/vocabulary';
import { listed } from '../../../src/core/rules/listedFinding';
import { countsOf, type Severity } from '../../../src/core/rules/rule';
import { readUtf8 } from '../../../src/core/text/encoding';
import type { AskedCandidate, CheckAnswer, CheckOutcome, CheckRequest, CheckTerms } from '../../../src/corpus/threads/checkMessages';
import { CheckProgram } from '../../../src/corpus/threads/checkProgram';
import { inventedArticle } from '../../bench/inventedCorpus';
import { MemoryFiles } from './memoryFiles';

const { labels } = readLabelSet({ annotation: '[entities]\nPerson\nPlace\n[relations]\nMeets\tArg1:Person, Arg2:Person\n[events]\n[attributes]\nSure\tArg:Person\n' });

/** An invented corpus, and what a corpus of people has besides. */
function corpus(): MemoryFiles {
  const files = new MemoryFiles();
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  for (let index = 0; index < 120; index++) {
    const { path, text, annotations } = inventedArticle(index, 1);
    const mark = index % 7 === 0 ? '\uFEFF' : '';
    files.write(`/corpus/${path}`, mark + (index % 11 === 0 ? text.replaceAll(/\r?\n/g, '\r\n') : text));
    if (annotations !== undefined) files.write(`/corpus/${path.replace('.article', '.ann')}`, index % 2 === 0 ? annotations : annotations.replace('Person', 'Ship').replace(' 1', ' 2'));
  }
  const sound = inventedArticle(1, 1).text;
  files.write('/corpus/latin.article', Uint8Array.from(`${sound}caf\u00e9`, (character) => character.charCodeAt(0)));
  files.write('/corpus/wide.article', new Uint8Array([0xff, 0xfe, ...[...utf8(sound)].flatMap((byte) => [byte, 0])]));
  files.write('/corpus/empty.article', '');
  files.write('/corpus/notes.txt', 'Buy rope.\n');
  files.write('/corpus/tagged.txt', 'Maren came.\n');
  files.write('/corpus/tagged.ann', 'T1\tPerson 0 5\tMaron\n');
  files.write('/corpus/broken.txt', 'Maren came.\n');
  files.write('/corpus/broken.ann', new Uint8Array([0x54, 0xff, 0xfe]));
  return files;
}

const candidatesOf = (files: MemoryFiles): Promise<Candidate<string>[]> => candidatesBelow('/corpus', files, () => false);
const asked = (files: MemoryFiles, { place, annotationFile, annotationOwner }: Candidate<string>, terms = 1): AskedCandidate => {
  const local = (path: string): AskedCandidate['place'] => ({ path, name: files.nameOf(path) });
  return { place: local(place), annotationFile: annotationFile === undefined ? undefined : local(annotationFile), annotationOwner, acceptedAs: place.slice('/corpus/'.length), terms };
};
/** A program that gets and gives copies, as a thread does. */
const programOf = (files: MemoryFiles): ((request: CheckRequest) => Promise<CheckAnswer>) => {
  const program = new CheckProgram((path) => files.read(path).catch(() => undefined));
  return async (request) => structuredClone(await program.answer(structuredClone(request)));
};

/** Knowledge with something of every part; the first article's first problem is accepted. */
async function knowledge(files: MemoryFiles): Promise<CheckKnowledge> {
  const bare: CheckKnowledge = {
    settings: {
      severities: { 'date.style': 'error', 'url.not-https': 'off', 'body.lost-break': 'warning' }, publishers: knownPublishers, numberMeaning: 'id',
      today: { year: 2026, month: 11, day: 28 },
    },
    vocabulary: SubjectVocabulary.parse('Ferries\nHarbors\nPort  Aldary\n'), accepted: undefined, labels,
  };
  const accepted: string[] = [];
  for (const candidate of await candidatesOf(files)) {
    const name = candidate.place.slice('/corpus/'.length);
    const pair = await here(files, candidate, bare).catch(() => undefined);
    const [article] = pair?.files ?? [];
    const [first] = article?.findings ?? [];
    if (article && first && accepted.length < 20) accepted.push(withAccepted('', acceptedProblem(name, article.text, first.rule, first.range)));
  }
  assert.equal(accepted.length, 20);
  return { ...bare, accepted: AcceptedProblems.read(accepted.join('\n')) };
}

function here(files: MemoryFiles, candidate: Candidate<string>, known: CheckKnowledge): ReturnType<typeof checkCandidate<string>> {
  const textOf = async (file: string): Promise<string | undefined> => {
    const bytes = await files.read(file);
    return bytes && readUtf8(bytes, 'keepMark');
  };
  const context = { annotationOwner: candidate.annotationOwner, acceptedAs: candidate.place.slice('/corpus/'.length) };
  return checkCandidate(candidate, { nameOf: (file) => files.nameOf(file), textOf }, () => Promise.resolve({ check: checkOptionsFrom(known, context), labels: known.labels }));
}

async function outcomeHere(files: MemoryFiles, candidate: Candidate<string>, known: CheckKnowledge, lowest: Severity): Promise<CheckOutcome> {
  try {
    const pair = await here(files, candidate, known);
    if (!pair) return 'none';
    const { files: found, trace, isRecord } = pair;
    return { isRecord, trace, counts: countsOf(found.flatMap(({ findings }) => findings)), listed: found.map(({ text, findings }) => listed(text, findings, lowest)) };
  } catch {
    return 'left';
  }
}

describe('the program that checks batches', () => {
  for (const lowest of ['warning', 'hint'] as const) {
    it(`finds what is found without it, from ${lowest} on, and leaves what cannot be decoded`, async () => {
      const files = corpus();
      const known = await knowledge(files);
      const terms: CheckTerms = { knowledge: plainKnowledge(known), lowest };
      const candidates = await candidatesOf(files);
      const { id, outcomes } = await programOf(files)({ id: 7, terms: [[1, terms]], candidates: candidates.map((candidate) => asked(files, candidate)) });
      assert.equal(id, 7);
      const expected = await Promise.all(candidates.map((candidate) => outcomeHere(files, candidate, known, lowest)));
      assert.deepEqual(outcomes, expected);
      const left = candidates.filter((_, index) => outcomes[index] === 'left').map(({ place }) => place);
      assert.deepEqual(left, ['/corpus/broken.txt', '/corpus/latin.article', '/corpus/wide.article']);
      assert.equal(outcomes[candidates.findIndex(({ place }) => place === '/corpus/notes.txt')], 'none');
      assert.ok(outcomes.some((outcome) => typeof outcome === 'object' && outcome.listed.length === 2 && (outcome.listed[1]?.length ?? 0) > 0), 'nothing in an annotation file');
    });
  }

  it('leaves a file that is gone or cannot be read', async () => {
    const files = corpus();
    const known = await knowledge(files);
    const candidates = [...await candidatesOf(files)].filter(({ place }) => /tagged|empty/.test(place)).map((candidate) => asked(files, candidate));
    files.delete('/corpus/tagged.ann');
    files.beforeRead = (place) => {
      if (place.includes('empty')) throw new Error('EIO');
    };
    const { outcomes } = await programOf(files)({ id: 1, terms: [[1, { knowledge: plainKnowledge(known), lowest: 'hint' }]], candidates });
    assert.deepEqual(outcomes, ['left', 'left']);
  });

  it('knows the terms of the request before, and no others', async () => {
    const files = corpus();
    const known = await knowledge(files);
    const off: CheckKnowledge = { ...known, settings: { ...known.settings, severities: { 'annotation.text-mismatch': 'off', 'annotation.moved': 'off', 'annotation.lost': 'off' } }, accepted: undefined };
    const candidate = [...await candidatesOf(files)].find(({ place }) => place.includes('tagged'));
    assert.ok(candidate);
    const ask = programOf(files);
    const first: CheckTerms = { knowledge: plainKnowledge(known), lowest: 'hint' };
    const second: CheckTerms = { knowledge: plainKnowledge(off), lowest: 'hint' };
    const findings = (outcome: CheckOutcome | undefined): unknown => (typeof outcome === 'object' ? outcome.listed.flat().map(({ rule }) => rule) : outcome);
    const both = await ask({ id: 1, terms: [[1, first], [2, second]], candidates: [asked(files, candidate, 1), asked(files, candidate, 2)] });
    assert.deepEqual(both.outcomes.map(findings), [['annotation.text-mismatch'], []]);
    const again = await ask({ id: 2, terms: [[2, undefined]], candidates: [asked(files, candidate, 2)] });
    assert.deepEqual(again.outcomes.map(findings), [[]]);
    const forgotten = await ask({ id: 3, terms: [[1, undefined]], candidates: [asked(files, candidate, 1)] });
    assert.deepEqual(forgotten.outcomes, ['left']);
  });
});
