/** Focuses an element; one of the component library has nothing to focus before its first rendering. */
export async function focusWhenRendered(element: (HTMLElement & { updateComplete?: Promise<unknown> }) | null): Promise<void> {
  await element?.updateComplete;
  element?.focus();
}
