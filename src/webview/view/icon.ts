import { html, type TemplateResult } from 'lit/html.js';

/** A codicon; it says nothing to a screen reader, so what bears it must have a name. */
export function icon(name: string, extra = ''): TemplateResult {
  return html`<span class="codicon codicon-${name} ${extra}" aria-hidden="true"></span>`;
}
