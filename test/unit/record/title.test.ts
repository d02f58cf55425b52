import assert from 'node:assert/strict';
import fc from 'fast-check';
import { endsWithPublisher, readTitle, type TitleView } from '../../../src/core/record/title';
import { anyText } from './anyText';

const shift = 7;

function read(text: string): TitleView {
  return readTitle({ name: 'title', text, range: { start: shift, end: shift + text.length } });
}

describe('readTitle', () => {
  for (const [title, kicker, headline, suffix] of [
    ['Port Aldary Votes - The New York Times', undefined, 'Port Aldary Votes', 'The New York Times'],
    ['Port Aldary Votes  - The New York Times', undefined, 'Port Aldary Votes', 'The New York Times'],
    ['Port Aldary Votes - NYTimes.com', undefined, 'Port Aldary Votes', 'NYTimes.com'],
    ['Port Aldary Votes | The Aldary Courier', undefined, 'Port Aldary Votes', 'The Aldary Courier'],
    ['Port Aldary Votes – The Aldary Courier', undefined, 'Port Aldary Votes', 'The Aldary Courier'],
    ['Port Aldary Votes — aldarycourier.example', undefined, 'Port Aldary Votes', 'aldarycourier.example'],
    ['Opinion | Open the Harbor - The New York Times', 'Opinion', 'Open the Harbor', 'The New York Times'],
    ['Opinion | Open the Harbor', 'Opinion', 'Open the Harbor', undefined],
    ['Open the Harbor | Opinion | The Guardian', undefined, 'Open the Harbor | Opinion', 'The Guardian'],
    ['News Analysis | The Harbor - and After - The New York Times', 'News Analysis', 'The Harbor - and After', 'The New York Times'],
    ['The Harbor - what happens next', undefined, 'The Harbor - what happens next', undefined],
    ['The Harbor - Is It Open?', undefined, 'The Harbor - Is It Open?', undefined],
    ['A Co-op on the 38th-Parallel', undefined, 'A Co-op on the 38th-Parallel', undefined],
    ['Boats|Nets', undefined, 'Boats|Nets', undefined],
    ['Was wissen wir? – DW – 13.06.2023', undefined, 'Was wissen wir?', 'DW'],
    ['Port Aldary Votes · The Guardian', undefined, 'Port Aldary Votes', 'The Guardian'],
    ['Port Aldary Votes · An Elegy', undefined, 'Port Aldary Votes · An Elegy', undefined],
    ['The Harbor - ', undefined, 'The Harbor -', undefined],
    ['- The New York Times', undefined, '- The New York Times', undefined],
    [' - The New York Times', undefined, '', 'The New York Times'],
    ['Port Aldary\n  Votes\n- The New York Times', undefined, 'Port Aldary\n  Votes', 'The New York Times'],
    ['  Port Aldary\u00A0-\u00A0The New York Times ', undefined, 'Port Aldary', 'The New York Times'],
    ['', undefined, '', undefined],
  ] as const) {
    it(`reads ${JSON.stringify(title)}`, () => {
      const view = read(title);
      assert.deepEqual([view.kicker, view.headline, view.suffix], [kicker, headline, suffix]);
      if (view.separatorRange) {
        const separator = title.slice(view.separatorRange.start - shift, view.separatorRange.end - shift);
        assert.match(separator, /^\s+[-|–—·]\s+$/);
      }
    });
  }

  it('gives ranges of what it says, in order', () => {
    const piece = fc.oneof(
      fc.constantFrom(' - ', ' | ', ' – ', '  ', '\n', 'The New York Times', 'Opinion', 'harbor', 'Port Aldary', '-', '|'),
      anyText(3),
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      const title = pieces.join('');
      const view = read(title);
      let end = shift;
      const parts = [[view.kicker, view.kickerRange], [view.headline, view.headlineRange], [view.suffix, view.suffixRange]] as const;
      for (const [text, range] of parts) {
        if (!range) continue;
        assert.equal(title.slice(range.start - shift, range.end - shift), text);
        assert.ok(range.start >= end && range.end <= shift + title.length);
        end = range.end;
      }
      const { separatorRange, headlineRange, suffixRange } = view;
      assert.equal(separatorRange === undefined, suffixRange === undefined);
      if (separatorRange && suffixRange) assert.ok(separatorRange.start >= headlineRange.end && separatorRange.end <= suffixRange.start);
    }));
  });
});

describe('endsWithPublisher', () => {
  it('knows names of the table, and no others', () => {
    assert.equal(endsWithPublisher('Port Aldary Votes - the new york times'), true);
    assert.equal(endsWithPublisher('Port Aldary Votes - The Aldary Courier'), false);
    assert.equal(endsWithPublisher('The New York Times'), false);
  });
});
