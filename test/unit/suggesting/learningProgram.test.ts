import assert from 'node:assert/strict';
import type { LearningAnswer } from '../../../src/suggesting/learning/messages';
import { LearningProgram } from '../../../src/suggesting/learning/program';

const text = 'Maren Osei came to Vestrey. Nobody in Vestrey asked Maren Osei why.';
const standoff = ['Maren Osei', 'Vestrey'].flatMap((name) => [...text.matchAll(new RegExp(name, 'gu'))].map(({ index }) => [name, index] as const))
  .map(([name, start], index) => `T${index + 1}\t${name === 'Vestrey' ? 'Place' : 'Person'} ${start} ${start + name.length}\t${name}\n`).join('');

/** A program whose later work is done when the test says so. */
class Run {
  readonly answers: LearningAnswer[] = [];
  readonly program = new LearningProgram((answer) => this.answers.push(answer), (work) => void this.#waiting.push(work));
  readonly #waiting: (() => void)[] = [];

  step(): void {
    this.#waiting.shift()?.();
  }

  learn(corpus: string, article: string, annotations = standoff): void {
    this.program.take({ kind: 'learn', corpus, article, text, standoff: annotations, byteOrderMark: false });
  }

  suggest(corpus: string): string[] {
    this.program.take({ kind: 'suggest', corpus, id: 7, text: 'Maren Osei left Vestrey.' });
    const answer = this.answers.at(-1);
    assert.ok(answer?.kind === 'suggestions' && answer.id === 7, JSON.stringify(answer));
    return answer.suggestions.filter(({ start }) => start === 'Maren Osei left '.length).map(({ label, reason }) => `${label}, tagged in ${reason.kind === 'tagged' ? reason.articles : 0}`);
  }
}

describe('the program that learns', () => {
  it('answers what is asked while it has more to learn, and tells of every article', () => {
    const run = new Run();
    run.program.take({ kind: 'begin', corpus: 'one', labels: ['Person', 'Place'] });
    run.learn('one', 'a');
    run.learn('one', 'b');
    run.step();
    assert.deepEqual(run.answers.at(-1), { kind: 'learned', corpus: 'one', articles: 1, isBusy: true });
    assert.deepEqual(run.suggest('one'), ['Place, tagged in 1']);
    run.step();
    assert.deepEqual(run.answers.at(-1), { kind: 'learned', corpus: 'one', articles: 2, isBusy: false });
    assert.deepEqual(run.suggest('one'), ['Place, tagged in 2']);
  });

  it('keeps corpora apart, and forgets one', () => {
    const run = new Run();
    for (const corpus of ['one', 'two']) run.program.take({ kind: 'begin', corpus, labels: ['Person', 'Place'] });
    run.learn('one', 'a');
    run.step();
    assert.deepEqual(run.suggest('one'), ['Place, tagged in 1']);
    assert.ok(run.suggest('two').every((found) => found.endsWith('in 0')));
    run.program.take({ kind: 'forget', corpus: 'one' });
    assert.deepEqual(run.suggest('one'), []);
    run.learn('one', 'b');
    run.step();
    assert.deepEqual(run.suggest('one'), []);
  });

  it('tells what went wrong instead of throwing it', () => {
    const run = new Run();
    run.program.take({ kind: 'begin', corpus: 'one', labels: ['Person'] });
    run.program.take({ kind: 'suggest', corpus: 'one', id: 3, text: undefined as unknown as string });
    const [answer] = run.answers;
    assert.ok(answer?.kind === 'failed' && answer.id === 3 && answer.reason !== '');
  });
});
