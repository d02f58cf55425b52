import type { Article } from '../../../src/protocol/article';

export type Floor = 'plain' | 'marks' | 'marks-content-visibility';

/**
 * The least a page can do with the same text: plain paragraphs, a `<mark>` a tag, the same in paragraphs with
 * `content-visibility: auto`. Returns how to select a word, in the next of the first paragraphs each time, and how to add one tag there, or in the next where none was selected, the plain way.
 */
export function mountFloor(root: HTMLElement, article: Article, floor: Floor): { selectNextWord: () => void; addTag: () => void } {
  const frame = document.createElement('div');
  frame.className = `floor ${floor}`;
  frame.style.setProperty('height', '100vh');
  frame.style.setProperty('overflow', 'auto');
  const column = document.createElement('div');
  column.className = 'article';
  const tags = floor === 'plain' ? []
    : [...article.annotations.entities].flatMap(({ label, fragments }) => fragments.map((fragment) => ({ label, ...fragment })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;
  for (const { start, end } of article.paragraphs) {
    const paragraph = document.createElement('p');
    if (floor === 'marks-content-visibility') {
      paragraph.style.setProperty('content-visibility', 'auto');
      paragraph.style.setProperty('contain-intrinsic-size', 'auto 150px');
    }
    let reached = start;
    for (; (tags[next]?.start ?? Infinity) < end; next++) {
      const tag = tags[next];
      if (!tag || tag.start < reached) continue;
      const mark = document.createElement('mark');
      mark.className = 'tag';
      mark.textContent = article.text.slice(tag.start, tag.end);
      paragraph.append(article.text.slice(reached, tag.start), mark);
      reached = tag.end;
    }
    paragraph.append(article.text.slice(reached, end));
    column.append(paragraph);
  }
  frame.append(column);
  root.replaceChildren(frame);
  let count = 0;
  let isSelected = false;
  const nextText = (): Text | undefined => {
    const paragraph = column.children[count % Math.min(6, column.children.length)];
    return [...paragraph?.childNodes ?? []].find((child): child is Text => child instanceof Text && child.data.length > 40);
  };
  return {
    selectNextWord() {
      count++;
      isSelected = true;
      const node = nextText();
      if (node) getSelection()?.setBaseAndExtent(node, 8, node, 13);
    },
    addTag() {
      if (!isSelected) count++;
      isSelected = false;
      const node = nextText();
      if (!node) return;
      if (floor === 'plain') {
        // The plainest change there is: a letter of the paragraph.
        node.data = node.data.startsWith('\u2009') ? node.data.slice(1) : `\u2009${node.data}`;
        return;
      }
      const tail = node.splitText(8);
      tail.splitText(5);
      const mark = document.createElement('mark');
      mark.className = 'tag';
      tail.replaceWith(mark);
      mark.append(tail);
    },
  };
}
