import assert from 'node:assert/strict';
import fc from 'fast-check';
import { guidelinesFor, guidelinesTemplate } from '../../../src/core/labels/guidelines';
import { builtInLabels, readLabelSet } from '../../../src/core/labels/labelSet';

const { labels } = readLabelSet({
  annotation: '[entities]\nPerson\n\tPilot\nPlace\nShip\n\n[relations]\n\n[events]\n\n[attributes]\n',
  visual: '[labels]\nPlace | Location | LOC\n\n[drawing]\n',
});

const said = (markdown: string): Record<string, string[]> => Object.fromEntries([...guidelinesFor(markdown, labels)].map(([label, blocks]) =>
  [label, blocks.map(({ kind, content }) => `${kind}: ${content.map(({ text, href }) => (href === undefined ? text : `${text}→${href}`)).join('|')}`)]));

describe('guidelines of a corpus', () => {
  it('are the sections whose headings name labels, in any form of the name; lower headings belong to them, those of labels do not', () => {
    assert.deepEqual(said([
      '# Our corpus', 'Read this.', '', '## PERSON', 'Names of people,', 'not of **gods**.', '', '### Examples', '- `Maren Osei`', '- not the mayor', '', '### pilot ##', 'Who steers.',
      '', '## Location', 'Towns.', '## Weather', 'Nothing.',
    ].join('\r\n')), {
      Person: ['paragraph: Names of people, not of gods.', 'heading: Examples', 'item: Maren Osei', 'item: not the mayor'],
      Pilot: ['paragraph: Who steers.'],
      Place: ['paragraph: Towns.'],
    });
  });

  it('keep links to the web, and nothing else that a page could act on', () => {
    assert.deepEqual(said('# Ship\nSee [the list](https://ships.example/list), <https://a.example>, https://b.example/x. Not [this](javascript:alert\\(1\\)) nor <img src=x onerror=y>.\n```\n# Place\n```'), {
      Ship: ['paragraph: See |the list→https://ships.example/list|, |https://a.example→https://a.example|, |https://b.example/x→https://b.example/x|. Not [this](javascript:alert(1)) nor <img src=x onerror=y>.', 'paragraph: # Place'],
    });
  });

  it('read any text, in time that grows with it, and link to nothing but the web', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('# Ship\n', '[', ']', '(', ')', '<', 'https://a', '```\n', '- ', '\n', '**', '\\', 'x '), { maxLength: 200 }), (parts) => {
      for (const blocks of guidelinesFor(parts.join(''), labels).values()) {
        for (const { href } of blocks.flatMap(({ content }) => content)) assert.ok(href === undefined || /^https?:\/\/[^\s<>]*$/.test(href), href);
      }
    }));
    const started = performance.now();
    guidelinesFor(`# Ship\n${'['.repeat(200_000)}\n${'https://'.repeat(20_000)}`, labels);
    assert.ok(performance.now() - started < 3000);
  });

  it('begin as a file with a heading for each label, which is found again', () => {
    const found = guidelinesFor(guidelinesTemplate(builtInLabels), builtInLabels);
    assert.deepEqual([...found.keys()], builtInLabels.taggable.map(({ name }) => name));
  });
});
