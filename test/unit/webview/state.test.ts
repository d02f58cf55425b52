import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Entity } from '../../../src/protocol/entity';
import type { PanelRequest } from '../../../src/protocol/panelVerbs';
import { joinFragments } from '../../../src/webview/annotating';
import { AnnotationStore, type StoreChange } from '../../../src/webview/state/annotationStore';
import { EntityGroups } from '../../../src/webview/state/entityGroups';
import { EntityOrder } from '../../../src/webview/state/entityOrder';

function entity(id: string, start: number, end: number, label = 'Person'): Entity {
  return { id, label, fragments: [{ start, end }] };
}

function storeWith(...entities: Entity[]): AnnotationStore {
  const store = new AnnotationStore();
  store.replace({ revision: 4, entities, canUndo: false, canRedo: false }, false);
  return store;
}

const about = { uri: 'file:///a', version: 1 };
const tagAt = (requestId: number, provisionalId: string, start: number, end: number): PanelRequest => ({
  type: 'tag', ...about, requestId, label: 'Place', entities: [{ provisionalId, fragments: [{ start, end }] }],
});
const relabel = (requestId: number, id: string, label: string): PanelRequest => ({ type: 'relabel', ...about, requestId, ids: [id], label });
const remove = (requestId: number, id: string): PanelRequest => ({ type: 'remove', ...about, requestId, ids: [id] });
const quiet = { added: [], changed: [], removed: [], canUndo: true, canRedo: false };
const shown = (store: AnnotationStore): Record<string, string> => Object.fromEntries([...store.entities].map(([id, { label,
  fragments }]) => [id, `${label} ${fragments[0]?.start}`]));

describe('panel: annotation store', () => {
  it('shows a request at once and its confirmed result without a gap', () => {
    const store = storeWith(entity('T1', 0, 3));
    store.begin(tagAt(1, '+1', 5, 9));
    assert.deepEqual(shown(store), { T1: 'Person 0', '+1': 'Place 5' });
    const change = store.settle(1, { ...quiet, base: 4, revision: 5, added: [entity('T2', 5, 9, 'Place')] }, { '+1': 'T2' });
    assert.deepEqual(shown(store), { T1: 'Person 0', T2: 'Place 5' });
    assert.equal(change?.renamed.get('+1'), 'T2');
  });

  it('takes back what was refused, and only that', () => {
    const store = storeWith(entity('T1', 0, 3));
    store.begin(relabel(1, 'T1', 'Place'));
    store.begin({ type: 'setNote', ...about, requestId: 2, id: 'T1', note: 'seen' });
    store.settle(1);
    assert.equal(store.entities.get('T1')?.label, 'Person');
    assert.equal(store.entities.get('T1')?.note, 'seen');
  });

  it('carries later requests over from the provisional to the true id', () => {
    const store = storeWith();
    store.begin(tagAt(1, '+1', 5, 9));
    store.begin(relabel(2, '+1', 'Person'));
    store.settle(1, { ...quiet, base: 4, revision: 5, added: [entity('T7', 5, 9, 'Place')] }, { '+1': 'T7' });
    assert.deepEqual(shown(store), { T7: 'Person 5' });
    store.settle(2);
    assert.deepEqual(shown(store), { T7: 'Place 5' });
  });

  it('shows what stood there already where a request made nothing new', () => {
    const store = storeWith(entity('T4', 5, 9, 'Place'));
    store.begin(tagAt(1, '+1', 5, 9));
    store.begin(relabel(2, '+1', 'Person'));
    const change = store.settle(1, undefined, { '+1': 'T4' });
    assert.equal(change?.renamed.get('+1'), 'T4');
    assert.deepEqual(shown(store), { T4: 'Person 5' });
  });

  it('forgets a request whose patch it cannot take, and asks for everything', () => {
    const store = storeWith(entity('T1', 0, 3));
    store.begin(remove(1, 'T1'));
    assert.equal(store.settle(1, { ...quiet, base: 9, revision: 10, removed: ['T1'] }), undefined);
    assert.deepEqual(shown(store), { T1: 'Person 0' });
  });

  it('refuses a patch that does not follow on what it has', () => {
    const store = storeWith(entity('T1', 0, 3));
    assert.equal(store.patch({ ...quiet, base: 9, revision: 10, removed: ['T1'] }), undefined);
    assert.deepEqual(shown(store), { T1: 'Person 0' });
  });

  it('keeps a removal painted over a change from elsewhere until it is answered', () => {
    const store = storeWith(entity('T1', 0, 3));
    store.begin(remove(1, 'T1'));
    store.patch({ ...quiet, base: 4, revision: 5, changed: [entity('T1', 1, 3)] });
    assert.deepEqual(shown(store), {});
    store.settle(1);
    assert.deepEqual(shown(store), { T1: 'Person 1' });
  });

  it('keeps open requests over a resync', () => {
    const store = storeWith(entity('T1', 0, 3));
    store.begin(relabel(1, 'T1', 'Place'));
    store.replace({ revision: 8, entities: [entity('T1', 2, 3)], canUndo: false, canRedo: false }, true);
    assert.deepEqual(shown(store), { T1: 'Place 2' });
  });

  it('tells exactly what changed, whatever the order of requests, patches and refusals', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('begin' as const), id: fc.constantFrom('T1', 'T2', 'T3'), act: fc.constantFrom('remove' as const,
        'relabel' as const), label: fc.constantFrom('A', 'B') }),
      fc.record({ kind: fc.constant('settle' as const), which: fc.nat(5) }),
      fc.record({ kind: fc.constant('patch' as const), id: fc.constantFrom('T1', 'T2', 'T3'), gone: fc.boolean(), start: fc.nat(9) }),
    );
    fc.assert(fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const store = storeWith(entity('T1', 0, 9), entity('T2', 1, 9));
      const mirror = new Map(store.entities);
      const follow = (change: StoreChange | undefined): void => {
        for (const { before, after } of change?.entities ?? []) {
          assert.equal(mirror.get((before ?? after)?.id ?? ''), before);
          if (after) mirror.set(after.id, after);
          else if (before) mirror.delete(before.id);
        }
      };
      let requests = 0;
      let revision = 4;
      for (const action of steps) {
        if (action.kind === 'begin') {
          follow(store.begin(action.act === 'remove' ? remove(++requests, action.id) : relabel(++requests, action.id, action.label)));
        } else if (action.kind === 'settle') follow(store.settle(action.which));
        else follow(store.patch({ ...quiet, base: revision, revision: ++revision, ...(action.gone ? { removed: [action.id] }
          : { changed: [entity(action.id, action.start, 9)] }) }));
        assert.deepEqual(mirror, new Map(store.entities));
      }
    }), { numRuns: 400 });
  });
});

describe('panel: order of entities', () => {
  it('stays that of the text under any changes', () => {
    const place = fc.record({ id: fc.integer({ min: 1, max: 8 }), start: fc.nat(20), gone: fc.boolean() });
    fc.assert(fc.property(fc.array(place, { maxLength: 20 }), fc.array(place, { maxLength: 40 }), (first, places) => {
      const order = new EntityOrder();
      const known = new Map(first.map(({ id, start }) => [`T${id}`, entity(`T${id}`, start, start + id)]));
      order.replace(known.values());
      for (const { id, start, gone } of places) {
        const name = `T${id}`;
        const before = known.get(name);
        const after = gone ? undefined : entity(name, start, start + id);
        // As in the store, which has the change before the order hears of it.
        if (after) known.set(name, after);
        else known.delete(name);
        order.change([{ before, after }]);
      }
      const walked: string[] = [];
      for (let id = order.fromOffset(0, 1); id !== undefined;) {
        walked.push(id);
        const current = known.get(id);
        id = current && order.neighbor(current, 1);
      }
      assert.equal(walked.length, known.size);
      const starts = walked.map((id) => known.get(id)?.fragments[0]?.start ?? Number.NaN);
      assert.deepEqual(starts, [...starts].sort((a, b) => a - b));
    }), { numRuns: 300 });
  });
});

describe('panel: groups of entities', () => {
  const text = 'Hale met Hale in Vellmark';
  const groups = (): EntityGroups => new EntityGroups(({ fragments }) => fragments.map(({ start, end }) => text.slice(start,
    end)).join(' … '));
  const lines = (list: EntityGroups, accept?: (text: string) => boolean): string[] =>
    list.rows(['Place', 'Person'], new Set(), accept && ((group) => accept(group.text)))
      .map((row) => row.kind === 'label' ? `${row.label} ${row.count}` : `- ${row.group.text} ${row.group.ids.size}`);

  it('count by label, then by text, in the order of the labels', () => {
    const list = groups();
    list.replace([entity('T1', 0, 4), entity('T2', 9, 13), entity('T3', 17, 25, 'Place'), entity('T4', 5, 8, 'Odd')]);
    assert.deepEqual(lines(list), ['Place 1', '- Vellmark 1', 'Person 2', '- Hale 2', 'Odd 1', '- met 1']);
    assert.deepEqual(lines(list, (quote) => quote === 'Hale'), ['Person 2', '- Hale 2']);
  });

  it('stand in alphabetical order, accented letters and capitals among the others', () => {
    const names = ['Zoë', 'élan', 'Eva', 'Ebro', 'Éva', 'eva'];
    const list = new EntityGroups(({ id }) => id);
    list.replace(names.map((name) => entity(name, 0, 4)));
    assert.deepEqual(lines(list).slice(1), ['- Ebro 1', '- élan 1', '- Eva 1', '- eva 1', '- Éva 1', '- Zoë 1']);
  });

  it('follow changes and forget what is empty', () => {
    const list = groups();
    const first = entity('T1', 0, 4);
    list.replace([first, entity('T2', 9, 13)]);
    const moved = { ...first, label: 'Place' };
    list.change([{ before: first, after: moved }]);
    assert.deepEqual(lines(list), ['Place 1', '- Hale 1', 'Person 1', '- Hale 1']);
    list.change([{ before: moved, after: undefined }]);
    assert.deepEqual(lines(list), ['Person 1', '- Hale 1']);
    assert.equal(list.total, 1);
  });

  it('set the lost apart', () => {
    const list = groups();
    list.replace([entity('T1', 0, 4), { ...entity('T2', 9, 13), state: 'lost' }]);
    assert.deepEqual(list.rows(['Person'], new Set()).map((row) => row.kind === 'label' && row.lost), [false, false, true, false]);
  });
});

describe('panel: fragments', () => {
  it('that touch or overlap become one', () => {
    assert.deepEqual(joinFragments([{ start: 8, end: 9 }, { start: 0, end: 3 }, { start: 3, end: 5 }, { start: 4, end: 6 }]), [{ start: 0,
      end: 6 }, { start: 8, end: 9 }]);
  });
});
