import { setAttribute } from './writing';

/**
 * Makes a row of buttons one stop of the Tab key: arrows, Home and End move within, as the ARIA practices say of toolbars
 * and tab lists. Call after every render.
 */
export function roveTabindex(container: HTMLElement, selector: string): void {
  const items = [...container.querySelectorAll<HTMLElement>(selector)];
  const current = items.find((item) => item.tabIndex === 0 && item.dataset['roved'] !== undefined) ?? items[0];
  for (const item of items) {
    setAttribute(item, 'tabindex', item === current ? '0' : '-1');
    setAttribute(item, 'data-roved', '');
  }
}

/** Moves the focus within a row of buttons; returns the one that got it, `undefined` for any other key. */
export function moveInRow(event: KeyboardEvent, container: HTMLElement, selector: string): HTMLElement | undefined {
  const items = [...container.querySelectorAll<HTMLElement>(selector)].filter((item) => !item.hasAttribute('disabled'));
  const index = items.findIndex((item) => item === event.target || item.contains(event.target as Node));
  if (index < 0 || items.length === 0) return undefined;
  const target = nextIndex(event.key, index, items.length);
  const item = target === undefined ? undefined : items[target];
  if (!item) return undefined;
  event.preventDefault();
  focusInRow(item, container, selector);
  return item;
}

/** Gives the focus to an item of a row, which becomes the stop of the Tab key. */
export function focusInRow(item: HTMLElement, container: HTMLElement, selector: string): void {
  for (const other of container.querySelectorAll<HTMLElement>(selector)) other.tabIndex = other === item ? 0 : -1;
  item.focus();
}

function nextIndex(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight': case 'ArrowDown': return (index + 1) % count;
    case 'ArrowLeft': case 'ArrowUp': return (index - 1 + count) % count;
    case 'Home': return 0;
    case 'End': return count - 1;
    default: return undefined;
  }
}
