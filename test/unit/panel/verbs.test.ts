import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { templateProblem } from '../../../src/core/message';
import { verbActs } from '../../../src/panel/verbActs';
import { panelMessageSchema } from '../../../src/protocol/panelMessages';
import { panelRequestSchemas, panelVerbs, verbOf, type PanelRequest, type RequestBody, type VerbName } from '../../../src/protocol/panelVerbs';
import { afterRequest, renameIn, touchedBy } from '../../../src/webview/state/paintedRequests';
import { articleText, sidecarLine as line } from './fakeArticle';
import { labelsOf, PanelHarness, settled } from './panelHarness';

const place = (quote: string): { start: number; end: number } => {
  const start = articleText.indexOf(quote);
  return { start, end: start + quote.length };
};

/** One request of each verb that can be carried out on the article and its two tags. */
const requests: { readonly [T in VerbName]: RequestBody & { readonly type: T } } = {
  tag: { type: 'tag', label: 'Person', entities: [{ provisionalId: '+1', fragments: [place('Maren Osei-Lindqvist')] }, { provisionalId: '+2', fragments: [place('Monday')] }] },
  acceptSuggestions: { type: 'acceptSuggestions', entities: [{ provisionalId: '+1', label: 'Person', fragments: [place('Maren Osei-Lindqvist')] }, { provisionalId: '+2', label: 'Place', fragments: [place('Monday')] }] },
  rejectSuggestion: { type: 'rejectSuggestion', range: place('Monday'), labels: ['Person'] },
  relabel: { type: 'relabel', ids: ['T1', 'T2'], label: 'Place' },
  setFragments: { type: 'setFragments', id: 'T1', fragments: [place('Quaye')] },
  remove: { type: 'remove', ids: ['T1'] },
  setNote: { type: 'setNote', id: 'T1', note: 'harbor master' },
  setLink: { type: 'setLink', id: 'T1', link: 'Wikidata:Q42' },
  setAttribute: { type: 'setAttribute', id: 'T1', name: 'Role', value: 'Pilot' },
  undo: { type: 'undo' },
  redo: { type: 'redo' },
  editField: { type: 'editField', field: 'number', value: '7' },
  applyFix: { type: 'applyFix', finding: '', fix: 0 },
  fixAll: { type: 'fixAll' },
  nextArticle: { type: 'nextArticle', direction: 'next' },
};
const names = Object.keys(panelVerbs) as VerbName[];
const bundle = JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8')) as Record<string, string>;

async function articleWithTwoTags(): Promise<PanelHarness> {
  const harness = new PanelHarness({ sidecar: line('T1', 'Person', 'Tobin Quaye') + line('T2', 'Place', 'Port Aldary') });
  harness.labels = labelsOf('[entities]\nPerson\nPlace\n[relations]\n[events]\n[attributes]\nRole Arg:<ENTITY>, Value:Mayor|Pilot\n');
  harness.neighbor = 'two.txt';
  harness.controller.show(harness.document.asDocument);
  await settled();
  harness.ready();
  await settled();
  return harness;
}

describe('verbs of the panel', () => {
  it('are the same for client and host, and all of them are messages', () => {
    assert.deepEqual(Object.keys(verbActs), names);
    assert.equal(panelRequestSchemas.length, names.length);
    for (const name of names) {
      const request = { ...requests[name], requestId: 1, uri: 'file:///corpus/one.txt', version: 1 };
      assert.deepEqual(panelMessageSchema.parse(request), request);
      assert.equal(panelVerbs[name].schema.safeParse(request).success, true, name);
      assert.equal(panelVerbs[name].schema.safeParse({ ...request, requestId: undefined }).success, false, name);
    }
  });

  for (const name of names) {
    const { announcement } = panelVerbs[name];
    it(`${name} is said: by ${typeof announcement === 'string' ? `the ${announcement}` : `“${announcement.template}”`}`, async () => {
      if (typeof announcement === 'string') {
        assert.equal('effect' in panelVerbs[name], false, 'what is painted in advance is said in advance');
      } else {
        assert.equal(templateProblem(announcement.template), undefined);
        assert.ok(announcement.template in bundle, 'it is not in the translation bundle');
      }
      const harness = await articleWithTwoTags();
      if (name === 'undo' || name === 'redo') harness.tag('Monday');
      if (name === 'redo') harness.request({ type: 'undo' });
      const { findings } = harness.last('checksChanged').checks;
      harness.request({ ...requests[name], ...(name === 'applyFix' && { finding: findings.find(({ fixes }) => fixes.length > 0)?.id }) });
      await settled();
      const answer = harness.sent.filter(({ type }) => type === 'confirmed' || type === 'refused').at(-1);
      assert.equal(answer?.type, 'confirmed', JSON.stringify(answer));
      assert.equal(answer.type === 'confirmed' && answer.announcement !== undefined, announcement === 'answer', 'what the host says');
    });
  }

  for (const name of names.filter((verb) => 'effect' in panelVerbs[verb])) {
    it(`${name} is painted as the host makes it`, async () => {
      const harness = await articleWithTwoTags();
      const before = new Map(harness.last('article').article.annotations.entities.map((entity) => [entity.id, entity]));
      const requestId = harness.request(requests[name]);
      const request = { ...requests[name], requestId, uri: harness.document.uri.toString(), version: 1 } as PanelRequest;
      await settled();
      const { patch, ids } = harness.last('confirmed');
      const made = renameIn(request, new Map(Object.entries(ids ?? {})));
      const painted = touchedBy(made).map((id) => afterRequest(made, id, before.get(id)));
      const confirmed = touchedBy(made).map((id) => [...patch?.added ?? [], ...patch?.changed ?? []].find((entity) => entity.id === id));
      assert.ok(patch && touchedBy(made).length > 0);
      // An unchanged tag is in no patch; where a link leads only the host knows, and a tag in its place has no state.
      const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (key, entry: unknown) => (key === 'href' || entry === 'placed' || entry === null ? undefined : entry)));
      painted.forEach((entity, index) => assert.deepEqual(plain([entity]), plain([confirmed[index] ?? (entity && before.get(entity.id))])));
      assert.deepEqual(patch.removed, touchedBy(made).filter((_, index) => painted[index] === undefined));
    });
  }

  it('that change nothing in advance touch no tag', () => {
    for (const name of names) {
      const request = { ...requests[name], requestId: 1, uri: '', version: 1 } as PanelRequest;
      assert.equal(touchedBy(request).length > 0, verbOf(request).effect !== undefined, name);
    }
  });
});
