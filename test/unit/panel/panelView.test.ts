import assert from 'node:assert/strict';
import { AnnotationModel } from '../../../src/core/annotations/annotationModel';
import { withKeys } from '../../../src/core/labels/labelKeys';
import { builtInLabels } from '../../../src/core/labels/labelSet';
import { AnnotationFeed } from '../../../src/panel/annotationFeed';
import { entityDifference, panelEntities } from '../../../src/panel/panelEntities';
import { webviewPage } from '../../../src/platform/webviewPage';
import { panelLabels } from '../../../src/panel/panelLabels';
import { reservedLetters } from '../../../src/protocol/panelCommands';
import { articleText } from './fakeArticle';
import { labelsOf } from './panelHarness';

const place = articleText.indexOf('Tobin Quaye');
const tobin = `T1\tPerson ${place} ${place + 11}\tTobin Quaye\n`;

describe('labels of the panel', () => {
  it('have the colors of the theme where nothing else is said', () => {
    const [person, organization] = panelLabels(builtInLabels, new Map());
    assert.deepEqual([person?.color, person?.shape, person?.digit, person?.abbreviation], ['articleAnnotator.person', 'solid', '1', 'Person']);
    assert.deepEqual([organization?.abbreviation], ['Org']);
  });

  it('have letters that no command of the panel has', () => {
    const letters = panelLabels(withKeys(builtInLabels, { own: {}, reserved: reservedLetters }), new Map()).map(({ letter }) => letter ?? '');
    assert.deepEqual(letters.slice(0, 3), ['p', 'o', 'c']);
    assert.deepEqual(letters.filter((letter) => reservedLetters.has(letter)), []);
  });

  it('take colors that can be read from visual.conf, and names; others fall back to the theme', () => {
    const labels = panelLabels(labelsOf('[entities]\nShip\nHarbor_Master\nTide\n[relations]\n[events]\nRepair Cost:Ship\n[attributes]\n', [
      '[labels]', 'Ship | Sailing vessel | Vessel', '[drawing]', 'Ship\tbgColor:#f80', 'Harbor_Master\tbgColor:papayawhip', 'Tide\tbgColor:url(x)', '',
    ].join('\n')), new Map());
    assert.deepEqual(labels.map(({ name, color, taggable, abbreviation }) => [name, color.startsWith('#') ? color : 'theme', taggable, abbreviation]), [
      ['Ship', '#ff8800', true, 'Vessel'],
      ['Harbor_Master', '#ffefd5', true, 'HM'],
      ['Tide', 'theme', true, 'Tide'],
      ['Repair', 'theme', false, 'Repair'],
    ]);
    assert.equal(labels[0]?.display, 'Sailing vessel');
  });
});

describe('entities of the panel', () => {
  it('carry note, link and attributes; only web addresses can be followed', () => {
    const model = new AnnotationModel(articleText, `${tobin}#1\tAnnotatorNotes T1\tharbor master\nN1\tReference T1 javascript:alert(1)\tx\nA1\tSure T1\nA2\tRole T1 Pilot\n`, { byteOrderMark: false });
    assert.deepEqual(panelEntities(model).get('T1'), {
      id: 'T1', label: 'Person', fragments: [{ start: place, end: place + 11 }], note: 'harbor master',
      link: { value: 'javascript:alert(1)', href: undefined }, attributes: { Sure: true, Role: 'Pilot' }, connections: undefined, state: undefined, quote: undefined,
    });
    const linked = new AnnotationModel(articleText, `${tobin}N1\tReference T1 https://a.example/1\tx\n`, { byteOrderMark: false });
    assert.equal(panelEntities(linked).get('T1')?.link?.href, 'https://a.example/1');
  });

  it('an attribute may be called like a property of every object', () => {
    const model = new AnnotationModel(articleText, `${tobin}A1\t__proto__ T1 x\nA2\tconstructor T1\n`, { byteOrderMark: false });
    const told = JSON.parse(JSON.stringify(panelEntities(model).get('T1')?.attributes)) as object;
    assert.deepEqual(Object.entries(told), [['__proto__', 'x'], ['constructor', true]]);
  });

  it('carry the relations and events that name them, with where these lead', () => {
    const harbor = articleText.indexOf('Port Aldary on');
    const sidecar = [
      tobin.trimEnd(), `T2\tPlace ${harbor} ${harbor + 11}\tPort Aldary`, `T3\tVote ${harbor - 11} ${harbor - 4}\tsession`, 'R1\tLivesIn Arg1:T1 Arg2:T2', 'E1\tVote:T3 Voter:T1 Where:T9',
      'A1\tNegated E1', 'A2\tSure R1 High', 'E2\tRepeal:T3 Of:E1', '*\tEquiv T1 T2', '',
    ].join('\n');
    const table = panelEntities(new AnnotationModel(articleText, sidecar, { byteOrderMark: false }));
    const rows = (id: string): string[] => (table.get(id)?.connections?.shown ?? []).map(({ kind, label, role, target, attributes }) => [kind, label, role, target, attributes].flat().filter((part) => part !== undefined).join(' '));
    assert.deepEqual(rows('T1'), ['relation LivesIn Arg2 T2 Sure: High', 'argumentOf Vote Voter T3 Negated', 'same Equiv T2']);
    assert.deepEqual(rows('T2'), ['related LivesIn Arg2 T1 Sure: High', 'same Equiv T1']);
    assert.deepEqual(rows('T3'), ['event Vote Negated', 'argument Vote Voter T1', 'argument Vote Where', 'argumentOf Repeal Of T3', 'event Repeal', 'argument Repeal Of T3']);
    assert.equal(panelEntities(new AnnotationModel(articleText, tobin, { byteOrderMark: false }), table).get('T1')?.connections, undefined, 'and lose them');
  });

  it('list few of very many connections, and count the rest', () => {
    const members = Array.from({ length: 400 }, (_, index) => `T${index + 1}`);
    const tags = members.map((id) => tobin.replace('T1', id)).join('');
    const relations = Array.from({ length: 100 }, (_, index) => `R${index + 1}\tNear Arg1:T1 Arg2:T2\n`).join('');
    const { shown = [], more } = panelEntities(new AnnotationModel(articleText, `${tags}*\tEquiv ${members.join(' ')}\n${relations}`, { byteOrderMark: false })).get('T1')?.connections ?? {};
    assert.deepEqual([shown.length, more], [50, 449]);
  });

  it('differ in whatever the panel shows, and in nothing else', () => {
    const before = panelEntities(new AnnotationModel(articleText, tobin, { byteOrderMark: false }));
    const tableOf = (sidecar: string): ReturnType<typeof panelEntities> => panelEntities(new AnnotationModel(articleText, sidecar, { byteOrderMark: false }), before);
    const changes = [`${tobin}*\tEquiv T1 T2\n`, `${tobin}#1\tAnnotatorNotes T1\tx\n`, `${tobin}N1\tReference T1 a:b\tx\n`, `${tobin}A1\tSure T1\n`, tobin.replace('Person', 'Place')];
    for (const sidecar of changes) assert.deepEqual(entityDifference(before, tableOf(sidecar)).changed.map(({ id }) => id), ['T1'], sidecar);
    assert.deepEqual(entityDifference(before, tableOf(`\n${tobin}`)), { added: [], changed: [], removed: [] });
    assert.deepEqual(entityDifference(before, tableOf('')).removed, ['T1']);
  });

  it('are told once: each patch follows on what was told before', () => {
    const feed = new AnnotationFeed();
    const noTextSteps = { undo: false, redo: false };
    const model = new AnnotationModel(articleText, tobin, { byteOrderMark: false });
    const { revision } = feed.snapshot(model, noTextSteps);
    assert.equal(feed.patch(model, noTextSteps), undefined);
    model.change({ template: 'x', args: {} }, (edit) => edit.setLabel('T1', 'Place'));
    const patch = feed.patch(model, noTextSteps);
    assert.deepEqual([patch?.base, patch?.revision, patch?.changed[0]?.label, patch?.canUndo], [revision, revision + 1, 'Place', true]);
    assert.equal(feed.patch(model, noTextSteps), undefined);
    assert.equal(feed.patch(model, { undo: true, redo: true })?.canRedo, true, 'what the text can do again counts too');
  });
});

describe('page of the panel', () => {
  it('lets nothing run but its own script, and takes nothing that breaks out of an attribute', () => {
    const html = webviewPage({ script: 'https://x/panel.js"><script>', styleSheet: 'https://x/panel.css', source: 'https://*.x', nonce: 'abc', language: 'en"' });
    assert.match(html, /content="default-src 'none'; script-src 'nonce-abc'; style-src https:\/\/\*\.x; font-src https:\/\/\*\.x"/);
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.doesNotMatch(html, /unsafe|lang="en""/);
  });
});
