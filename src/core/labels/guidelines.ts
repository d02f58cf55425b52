import type { LabelSet, LabelType } from './labelSet';

/** A piece of a guideline: text, or a link to a web address. */
export interface GuidelineText {
  readonly text: string;
  readonly href?: string | undefined;
}

export interface GuidelineBlock {
  readonly kind: 'heading' | 'paragraph' | 'item';
  readonly content: readonly GuidelineText[];
}

interface Section {
  readonly level: number;
  readonly title: string;
  readonly blocks: readonly GuidelineBlock[];
}

/** Nobody reads more than this of one label while tagging. */
const mostBlocks = 60;

/**
 * What the guidelines of a corpus say about each label, by name: the sections of a Markdown file whose headings are the label's name,
 * in any of its forms and without regard to case. Only text and links to the web are taken; markup is never HTML here.
 */
export function guidelinesFor(markdown: string, labels: LabelSet): ReadonlyMap<string, readonly GuidelineBlock[]> {
  const sections = sectionsOf(markdown);
  const named = new Map<string, string>();
  for (const type of labels.types) for (const name of namesOf(type)) if (!named.has(name)) named.set(name, type.name);
  const found = new Map<string, readonly GuidelineBlock[]>();
  sections.forEach((section, index) => {
    const label = named.get(folded(section.title));
    if (label === undefined || found.has(label)) return;
    const blocks = [...section.blocks];
    // What stands under a lower heading belongs to it, unless that heading is another label's.
    for (const below of sections.slice(index + 1)) {
      if (below.level <= section.level || named.has(folded(below.title))) break;
      blocks.push({ kind: 'heading', content: inlineOf(below.title) }, ...below.blocks);
    }
    found.set(label, blocks.slice(0, mostBlocks));
  });
  return found;
}

/** A guideline as plain text, a line for each block. */
export function guidelineText(blocks: readonly GuidelineBlock[]): string {
  return blocks.map(({ kind, content }) => `${kind === 'item' ? '- ' : ''}${content.map(({ text }) => text).join('')}`).join('\n');
}

/** A file to be filled in: a heading for each label. */
export function guidelinesTemplate(labels: LabelSet): string {
  const sections = labels.taggable.map(({ name, displayName }) => `## ${name}\n\n${displayName === name ? '' : `${displayName}. `}What is tagged, what is not, and an example of each.\n`);
  return `# Guidelines\n\nThe section of a label is shown where it is tagged: press g, or hover over the label.\n\n${sections.join('\n')}`;
}

function namesOf({ name, displayName, shortNames }: LabelType): string[] {
  return [name, displayName, ...shortNames].map(folded);
}

function folded(title: string): string {
  return title.replace(/[*`]/g, '').trim().normalize('NFC').toLowerCase();
}

function sectionsOf(markdown: string): Section[] {
  const sections: { level: number; title: string; blocks: GuidelineBlock[] }[] = [];
  let lines: string[] = [];
  let kind: GuidelineBlock['kind'] = 'paragraph';
  let isCode = false;
  const flush = (): void => {
    if (lines.length > 0) sections.at(-1)?.blocks.push({ kind, content: isCode ? [{ text: lines.join('\n') }] : inlineOf(lines.join(' ')) });
    lines = [];
    kind = 'paragraph';
  };
  for (const line of markdown.split(/\r\n|\n|\r/)) {
    if (/^ {0,3}(?:```|~~~)/.test(line)) {
      flush();
      isCode = !isCode;
      continue;
    }
    if (isCode) {
      lines.push(line);
      continue;
    }
    const [, signs, title] = /^ {0,3}(#{1,6})[ \t]+(.*)$/.exec(line) ?? [];
    const [, item] = /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+(.*)$/.exec(line) ?? [];
    if (signs !== undefined) {
      flush();
      sections.push({ level: signs.length, title: (title ?? '').trimEnd().replace(/(?:^|[ \t])#+$/, ''), blocks: [] });
    } else if (item !== undefined) {
      flush();
      kind = 'item';
      lines.push(item);
    } else if (line.trim() === '') flush();
    else lines.push(line.trim());
  }
  flush();
  return sections;
}

/** `[words](address)`, `<address>` and bare addresses of the web; bounded, so that no line takes long. */
const link = /\[([^[\]]{1,300})\]\((https?:\/\/[^\s()<>]{1,2000})\)|<(https?:\/\/[^\s<>]{1,2000})>|(https?:\/\/[^\s<>()]{1,2000})/g;

function inlineOf(text: string): GuidelineText[] {
  const content: GuidelineText[] = [];
  const add = (plain: string): void => {
    const shown = plain.replace(/\*\*|`/g, '').replace(/\\([!-/:-@[-`{-~])/g, '$1');
    if (shown !== '') content.push({ text: shown });
  };
  let reached = 0;
  for (const match of text.matchAll(link)) {
    const [whole, words, address, bracketed, bare] = match;
    add(text.slice(reached, match.index));
    const href = address ?? bracketed ?? bare?.replace(/[.,;:!?]+$/, '') ?? '';
    content.push({ text: words ?? href, href });
    reached = match.index + (bare === undefined ? whole.length : href.length);
  }
  add(text.slice(reached));
  return content;
}
