import assert from 'node:assert/strict';
import { namesLike } from '../../../../src/core/corpus/index/namesLike';

const names = [
  { text: 'Port Aldary', label: 'Place', count: 9 }, { text: 'Aldary', label: 'Place', count: 2 }, { text: 'Aldary Courier', label: 'Organization', count: 4 },
  { text: 'Aldary', label: 'Person', count: 3 }, { text: 'Caldary', label: 'Person', count: 1 }, { text: 'Alina Dorn Ary', label: 'Person', count: 1 }, { text: 'Quaye', label: 'Person', count: 7 },
];
const found = (query: string, most = 10): string[] => namesLike(names, query, most).map(({ text, label }) => `${text} ${label}`);

describe('names like a query', () => {
  it('come in the order of how well they answer it, then of how frequent they are', () => {
    assert.deepEqual(found('aldary'), [
      'Aldary Person', 'Aldary Place', 'Aldary Courier Organization', 'Port Aldary Place', 'Caldary Person', 'Alina Dorn Ary Person',
    ]);
  });

  it('are found by letters in their order, whatever the case and the spaces', () => {
    assert.deepEqual(found('PAld'), ['Port Aldary Place']);
    assert.deepEqual(found('al cour'), ['Aldary Courier Organization']);
    assert.deepEqual(found('yrald'), []);
  });

  it('are no more than asked for, the best', () => {
    assert.deepEqual(found('a', 2), ['Aldary Courier Organization', 'Aldary Person']);
  });
});
