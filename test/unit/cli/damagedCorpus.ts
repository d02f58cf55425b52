import { recordText, type MemoryEntry } from './memoryHost';

/** 400 articles in four folders: some with damage, some with tags, some that cannot be read; settings and labels with a slip each. */
export function damagedCorpus(): Record<string, MemoryEntry> {
  const files: Record<string, MemoryEntry> = {
    '.vscode/settings.json': '{ "articleAnnotator.rules": { "tea.cold": "off", "number.invalid": "warning" } }',
    'annotation.conf': '[entities]\nPerson\n<OVERLAP> x\n',
  };
  for (let number = 0; number < 400; number++) {
    const name = `c${number % 4}/${String(number).padStart(3, '0')}_a`;
    files[`${name}.txt`] = number % 50 === 7 ? { error: 'EACCES' } : recordText({ number: number % 3 === 0 ? 'four' : String(number), ...(number % 7 === 0 && { date: '2019-03-04' }), ...(number % 5 === 0 && { body: 'One came.Then Maren left.' }) });
    if (number % 9 === 0) files[`${name}.ann`] = number % 18 === 0 ? 'T1\tPerson 0 5\twrong\n' : 'T1\tTeapot 0 5\thttps\n';
  }
  return files;
}
