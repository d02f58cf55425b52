import { formatGuides } from '../../src/core/formats/formatGuides';
import { formats, type Format } from '../../src/core/formats/formatTable';
import { featureNames, featureNouns, features, partsKept } from '../../src/core/formats/keeps';

const marks = { all: 'yes', part: 'in part', none: 'no' } as const;

/** A page for each format and their index, by file. */
export function formatPages(): Map<string, string> {
  const pages = new Map(formats.map((format) => [`docs/formats/${format.id}.md`, page(format)]));
  pages.set('docs/formats/README.md', index());
  return pages;
}

function page(format: Format): string {
  const { id, title, purpose, extensions, files, carries } = format;
  const { use, notes } = formatGuides[id];
  const rows = featureNames.map((name) => {
    const { kept } = features[name];
    return `| ${featureNouns[name]} | ${marks[kept(carries)]} | ${kept(carries) === 'part' ? partsKept(name, carries).join('; ') : ''} |`;
  });
  return [
    `# ${title}`,
    purpose,
    `| | |\n|---|---|\n| name | \`${id}\` |\n| files | ${files === 'each' ? 'some for each article' : 'one for all articles'} |\n| extensions read | ${extensions.map((extension) => `\`${extension}\``).join(', ')} |`,
    '## What it keeps',
    `| | kept | |\n|---|---|---|\n${rows.join('\n')}`,
    'What is not kept is counted and reported, with what was done instead, before anything is written.',
    '## How to use it',
    use.map((step) => `- ${step}`).join('\n'),
    ...(notes.length > 0 ? ['## Good to know', notes.map((note) => `- ${note}`).join('\n')] : []),
    '## On the command line',
    `\`\`\`sh\narticle-annotator convert --from standoff --to ${id} corpus --out result\narticle-annotator convert --from ${id} --to standoff result --out tagged\n\`\`\``,
    '[All formats](README.md)',
  ].join('\n\n') + '\n';
}

function index(): string {
  const head = `| format | for |${featureNames.map((name) => ` ${featureNouns[name]} |`).join('')}`;
  const rows = formats.map(({ id, title, purpose, carries }) =>
    `| [${title}](${id}.md) | ${purpose} |${featureNames.map((name) => ` ${marks[features[name].kept(carries)]} |`).join('')}`);
  return [
    '# Formats',
    'Articles and their annotations can be exported to these formats, and imported from them, in VS Code with **Export Articles…** and **Import Articles…** of the command palette and the explorer, in a terminal with [`convert`](../command-line.md#convert).',
    `${head}\n|---|---|${featureNames.map(() => '---|').join('')}\n${rows.join('\n')}`,
  ].join('\n\n') + '\n';
}
