/** What a picture needs to look the same without the style sheet of the page. */
const copiedProperties = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline'] as const;
const namespace = 'http://www.w3.org/2000/svg';

/** The picture of a plot as a file of its own: with the colours of the theme, and nothing to click. */
export function pictureOf(shown: SVGSVGElement, title: string): string {
  const document = shown.ownerDocument;
  const copy = shown.cloneNode(true) as SVGSVGElement;
  const originals = [shown, ...shown.querySelectorAll<SVGElement>('*')];
  [copy, ...copy.querySelectorAll<SVGElement>('*')].forEach((element, index) => {
    const original = originals[index];
    if (!original) return;
    const style = getComputedStyle(original);
    for (const property of copiedProperties) {
      const value = style.getPropertyValue(property);
      if (value !== '' && (element.tagName === 'text' || property.startsWith('fill') || property.startsWith('stroke'))) element.setAttribute(property, value);
    }
    for (const name of ['class', 'role', 'tabindex', 'data-row', 'aria-label', 'aria-hidden']) element.removeAttribute(name);
  });
  for (const reach of copy.querySelectorAll('[fill="none"][stroke="none"]')) if (reach.tagName === 'rect') reach.remove();
  removeComments(copy);
  const background = document.createElementNS(namespace, 'rect');
  for (const [name, value] of [['width', '100%'], ['height', '100%'], ['fill', getComputedStyle(shown.closest('.overview') ?? document.body).backgroundColor]] as const) background.setAttribute(name, value);
  const name = document.createElementNS(namespace, 'title');
  name.textContent = title;
  copy.prepend(name, background);
  copy.setAttribute('xmlns', namespace);
  return `${new XMLSerializer().serializeToString(copy)}\n`;
}

function removeComments(root: Node): void {
  const walker = root.ownerDocument?.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker?.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}
