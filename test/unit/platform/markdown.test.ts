import assert from 'node:assert/strict';
import { asMarkdownText } from '../../../src/platform/markdown';

describe('asMarkdownText', () => {
  it('escapes everything that Markdown could take for markup', () => {
    assert.equal(asMarkdownText('<b>&amp; [a](b) `c` *d* https://e.example'),
      '\\<b\\>\\&amp\\; \\[a\\]\\(b\\) \\`c\\` \\*d\\* https\\:\\/\\/e\\.example');
  });

  it('keeps runs of spaces, letters of every script, and no line ending', () => {
    assert.equal(asMarkdownText('War  Crimes\r\nЖ é'), 'War\u00a0\u00a0Crimes Ж é');
  });
});
