import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseRecord } from '../../../src/core/record/parse';
import { fieldNames, type FieldName } from '../../../src/core/record/record';
import { applyEdits } from '../../../src/core/text/range';
import { fieldEdit } from '../../../src/panel/fieldEdit';
import { articleText } from './fakeArticle';

const lines = articleText.trimEnd().split('\n');

/** The record without some of its lines. */
function without(...names: FieldName[]): string {
  return `${lines.filter((_, index) => !names.includes(fieldNames[index] ?? 'body')).join('\n')}\n`;
}

function edited(text: string, name: FieldName, value: string): string | undefined {
  const edit = fieldEdit(parseRecord(text), name, value);
  return 'refused' in edit ? undefined : applyEdits(text, edit.edits);
}

describe('edit of a header field', () => {
  it('replaces its line and nothing else', () => {
    assert.equal(edited(articleText, 'date', 'March 4, 2019'), articleText.replace('2019-03-04', 'March 4, 2019'));
    assert.equal(edited(articleText.replaceAll('\n', '\r\n'), 'number', ''), articleText.replace('417', '').replaceAll('\n', '\r\n'));
    assert.deepEqual(fieldEdit(parseRecord(articleText), 'number', '417'), { edits: [] });
  });

  it('puts a missing line in at its place', () => {
    for (const name of ['url', 'title', 'subjects', 'date', 'number'] as const) {
      const text = without(name);
      if (!parseRecord(text).missing.includes(name)) continue;
      assert.equal(edited(text, name, lines[fieldNames.indexOf(name)] ?? ''), articleText, name);
    }
    assert.equal(edited('', 'url', 'https://www.aldarycourier.example/'), 'https://www.aldarycourier.example/');
  });

  it('refuses line breaks of every kind, and the body', () => {
    for (const value of ['a\nb', 'a\rb', 'a\u2028b', 'a\u2029b']) assert.equal(edited(articleText, 'title', value), undefined);
    assert.equal(edited(articleText, 'body', 'x'), undefined);
  });

  it('whatever the record and the value: the field reads so afterwards, or nothing is done', () => {
    const anyLine = fc.oneof(fc.constantFrom(...lines), fc.string({ maxLength: 12 }));
    fc.assert(fc.property(fc.array(anyLine, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), fc.constantFrom(...fieldNames), fc.string({ maxLength: 20 }), (some, ending, name, value) => {
      const text = some.join(ending);
      const record = parseRecord(text);
      const edit = fieldEdit(record, name, value);
      if ('refused' in edit || record.fields[name]) return;
      assert.equal(parseRecord(applyEdits(text, edit.edits)).fields[name]?.text, value);
    }));
  });
});
