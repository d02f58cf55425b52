/** Number of UTF-16 units of an element's text before a point of the page. */
export function lengthBefore(element: Element, node: Node | null, offset: number): number {
  if (!node) return 0;
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** The point of the page that many UTF-16 units into an element's text. */
export function pointWithin(element: Element, length: number): { node: Node; offset: number } {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = length;
  let last: Node | undefined;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const size = (node as Text).data.length;
    if (left <= size) return { node, offset: left };
    left -= size;
    last = node;
  }
  return last ? { node: last, offset: (last as Text).data.length } : { node: element, offset: 0 };
}
