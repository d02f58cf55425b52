import assert from 'node:assert/strict';
import { findHtmlEntities } from '../../../src/core/text/htmlEntities';

const found = (text: string, start = 0, end = text.length): string[] =>
  [...findHtmlEntities(text, { start, end })].map(({ range, decoded }) => `${text.slice(range.start, range.end)}=${decoded}`);

describe('findHtmlEntities', () => {
  it('decodes named, decimal and hexadecimal references', () => {
    assert.deepEqual(found('A&amp;B &eacute;&#233;&#xE9;&#XE9;&#x1F30A;'), ['&amp;=&', '&eacute;=é', '&#233;=é', '&#xE9;=é',
    '&#XE9;=é', '&#x1F30A;=🌊']);
  });
  it('reads 128–159 as cp1252, as browsers do', () => assert.deepEqual(found('&#146;&#x97;&#129;'), ['&#146;=’', '&#x97;=—']));
  it('decodes what was escaped twice as one', () => assert.deepEqual(found('&amp;amp;lt; &amp;copy'), ['&amp;amp;lt;=<', '&amp;=&']));
  it('never decodes to a control, half a pair, or beyond Unicode', () => {
    assert.deepEqual(found('&#0;&#10;&#31;&#127;&#x9D;&#xD800;&#xFFFE;&#xFFFF;&#x110000;&#xFFFD;'), []);
  });
  it('leaves open references and queries of addresses alone', () => {
    assert.deepEqual(found('AT&T &amp &foo; https://a.example/?x=1&lt;=2 www.a.example?b&gt;c'), []);
  });
  it('stays within the range', () => assert.deepEqual(found('&lt;&gt;&amp;', 4, 11), ['&gt;=>']));
});
