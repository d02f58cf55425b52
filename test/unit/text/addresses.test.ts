import assert from 'node:assert/strict';
import { addressesIn } from '../../../src/core/text/addresses';

const found = (text: string): string[] => addressesIn(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

describe('addresses in a text', () => {
  it('are web addresses and mailboxes', () => {
    assert.deepEqual(found('See https://www.Example.com/Some-Name?q=Old_Harbor#Top, WWW.Example.com and FTP://Example.com/A or write to Maren.Osei+news@Mail.Example.com.'),
      ['https://www.Example.com/Some-Name?q=Old_Harbor#Top,', 'WWW.Example.com', 'FTP://Example.com/A', 'Maren.Osei+news@Mail.Example.com']);
    assert.deepEqual(found('(“https://example.com/Hale”—Hale)'), ['https://example.com/Hale']);
  });

  it('are not handles, companies, or words between slashes', () => {
    assert.deepEqual(found('Booking.com, @MarenOsei, Hale @ Osei, and/or Port Aldary/Vellmark: a 9-to-4 vote'), []);
  });

  it('end before the next word where words are not parted by spaces', () => {
    assert.deepEqual(found('见https://example.com/A中的北京。请写信给hale@example.com或者'), ['https://example.com/A', 'hale@example.com']);
  });

  it('count in the whole text', () => {
    assert.deepEqual(addressesIn('www.a.example www.b.example', { start: 14, end: 27 }), [{ start: 14, end: 27 }]);
  });

  it('are found in a long text without spaces in time that grows with its length', () => {
    const started = performance.now();
    assert.deepEqual(found(`${'a'.repeat(400_000)} @`), []);
    assert.ok(performance.now() - started < 2000);
  });
});
