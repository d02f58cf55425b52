import type { ArticleKind } from '../../../src/core/corpus/articleNames';

const address = 'https://www.aldarycourier.example/2019/03/05/ferry-plan.html';
const body = 'The council of Port Aldary met on Tuesday evening to weigh the plan for a second ferry. '.repeat(4);
const record = [address, 'Port Aldary Plans a Second Ferry - The Aldary Courier', 'Port Aldary,Ferries', 'March 4, 2019', '417', body].join('\n');
const configuration = '[entities]\nShip\n\n[relations]\n\n[events]\n\n[attributes]\n';

/** One file with what stands around it, and what it is; the extension and the command line have to agree on every row. */
export interface FileRow {
  readonly about: string;
  /** By path below the folder of the row. */
  readonly files: Readonly<Record<string, string>>;
  /** The file asked about: the first of `files` unless said otherwise. */
  readonly asked?: string;
  readonly kind: ArticleKind;
  /** The file that has the annotations of the annotation file of the same name; undefined: the asked file itself, or nothing is there. */
  readonly otherOwner?: string;
}

const row = (about: string, files: FileRow['files'], kind: ArticleKind, rest: Partial<FileRow> = {}): FileRow => ({ about, files, kind, ...rest });
const text = (lines: readonly string[]): string => lines.join('\n');

export const fileTable: readonly FileRow[] = [
  row('a record named as one', { 'ferry.article': record }, 'record'),
  row('the extension in capitals', { 'FERRY.ARTICLE': record }, 'record'),
  row('an empty file named as a record', { 'empty.article': '' }, 'record'),
  row('a damaged file with the number of a corpus in its name', { '000_x.txt': 'Nothing of a record is left.\n' }, 'record'),
  row('an empty file with a number', { '0042_ferry.txt': '' }, 'record'),
  row('six digits', { '123456_ferry.txt': 'text' }, 'record'),
  row('capitals behind the number', { '007_FERRY.TXT': 'text' }, 'record'),
  row('nothing behind the number but the extension', { '007_.txt': 'text' }, 'record'),
  row('two digits are no number of a corpus', { '12_ferry.txt': 'text' }, 'none'),
  row('seven digits are none either', { '1234567_ferry.txt': 'text' }, 'none'),
  row('a number without the underscore', { '001-ferry.txt': 'text' }, 'none'),
  row('a number of a page of notes', { '001_ferry.md': '# Notes' }, 'none'),
  row('digits in the middle', { 'x000_ferry.txt': 'text' }, 'none'),
  row('a record under any name', { 'ferry.txt': record }, 'record'),
  row('the same with CRLF', { 'ferry.txt': record.replaceAll('\n', '\r\n') }, 'record'),
  row('the same behind a byte order mark', { 'ferry.txt': `\uFEFF${record}` }, 'record'),
  row('two of the four signs are enough', { 'ferry.txt': text([address, 'Title', '', 'March 4, 2019']) }, 'record'),
  row('one sign is not', { 'ferry.txt': text([address, 'Title', '', 'no date']) }, 'none'),
  row('no sign', { 'notes.txt': 'Buy rope.\n' }, 'none'),
  row('an empty text', { 'notes.txt': '' }, 'none'),
  row('a record that calls itself Markdown', { 'ferry.md': record }, 'none'),
  row('a record in a file of another kind', { 'ferry.log': record }, 'none'),
  row('a name without an extension', { ferry: record }, 'none'),
  row('a hidden file that is all extension', { '.txt': record }, 'none'),
  row('an annotation file', { 'ferry.ann': '', 'ferry.txt': record }, 'none'),
  row('names in another script', { 'Überfahrt 渡し船.txt': record }, 'record'),
  row('white space and signs in the name', { '000_a #1 100%.txt': 'text' }, 'record'),
  row('signs that an address would need escaped', { 'ferry #1 100%.txt': 'text', 'ferry #1 100%.ann': '' }, 'annotatedText'),
  row('a text with an annotation file beside it', { 'notes.txt': 'Maren came.\n', 'notes.ann': 'T1\tPerson 0 5\tMaren\n' }, 'annotatedText'),
  row('an empty annotation file is one too', { 'notes.txt': 'Maren came.\n', 'notes.ann': '' }, 'annotatedText'),
  row('a page of Markdown with an annotation file', { 'notes.md': '# Maren\n', 'notes.ann': '' }, 'annotatedText'),
  row('an annotation file of another name', { 'notes.txt': 'Maren came.\n', 'other.ann': '' }, 'none'),
  row('a text below an annotation.conf', { 'a/notes.txt': 'Maren came.\n', 'a/annotation.conf': configuration }, 'annotatedText'),
  row('a text further below one', { 'a/b/c/notes.txt': 'Maren came.\n', 'a/annotation.conf': configuration }, 'annotatedText'),
  row('an annotation.conf beside the folder, not above', { 'a/notes.txt': 'Maren came.\n', 'b/annotation.conf': configuration }, 'none'),
  row('a visual.conf alone says nothing', { 'a/notes.txt': 'Maren came.\n', 'a/visual.conf': '[labels]\n' }, 'none'),
  row('a file of another kind below an annotation.conf', { 'a/run.py': 'pass\n', 'a/annotation.conf': configuration }, 'none'),
  row('the guidelines of a corpus', { 'a/guidelines.md': '# Person\n', 'a/annotation.conf': configuration }, 'none'),
  row('what was said of articles', { 'a/article-states.txt': 'x.txt\tdone\t2026-11-26T16:00:00Z\n', 'a/annotation.conf': configuration }, 'none'),
  row('problems that were accepted', { 'a/accepted-problems.txt': '', 'a/accepted-problems.ann': '', 'a/annotation.conf': configuration }, 'none'),
  row('a text about the folder', { 'a/README.md': '# Ferries\n', 'a/annotation.conf': configuration }, 'none'),
  row('the same with an annotation file', { 'a/README.md': '# Ferries\n', 'a/README.ann': '', 'a/annotation.conf': configuration }, 'annotatedText'),
  row('the configuration itself', { 'a/annotation.conf': configuration }, 'none'),
  row('x.txt owns the annotation file before x.article', { 'x.article': record, 'x.txt': record, 'x.ann': '' }, 'record', { otherOwner: 'x.txt' }),
  row('asked the other way round', { 'x.txt': record, 'x.article': record, 'x.ann': '' }, 'record'),
  row('x.txt owns it whatever it holds', { 'x.article': record, 'x.txt': 'text', 'x.ann': '' }, 'record', { otherOwner: 'x.txt' }),
  row('x.txt is there, the annotation file is not', { 'x.article': record, 'x.txt': record }, 'record', { otherOwner: 'x.txt' }),
  row('x.article owns it before x.md', { 'x.md': '# x\n', 'x.article': record, 'x.ann': '' }, 'none', { otherOwner: 'x.article' }),
  row('a folder named like the owner', { 'x.article': record, 'x.txt/inside': '', 'x.ann': '' }, 'record'),
  row('a folder named like an annotation file', { 'notes.txt': 'Maren came.\n', 'notes.ann/inside': '' }, 'none'),
  row('only the last extension counts', { 'x.old.txt': 'text', 'x.txt': record, 'x.ann': '' }, 'none'),
];
