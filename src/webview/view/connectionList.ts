import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Translate } from '../../core/message';
import type { Connection, Connections } from '../../core/standoff/connections';
import type { PanelModel } from '../state/panelModel';
import { strings } from '../strings';
import { icon } from './icon';
import type { LabelStyles } from './labelStyles';

const icons: Readonly<Record<Connection['kind'], string>> = {
  relation: 'arrow-right', related: 'arrow-left', event: 'symbol-event', argument: 'arrow-right', argumentOf: 'arrow-left', same: 'arrow-both',
};

/** What the row says to those who do not see its arrow. */
const sentences = {
  relation: strings.connectionRelation, related: strings.connectionRelated, argument: strings.connectionArgument, argumentOf: strings.connectionArgumentOf, same: strings.connectionSame,
} as const;

/** Relations and events of a tag as rows, each leading to the tag at its other end. */
export function connectionList(
  { shown, more }: Connections, model: PanelModel, labels: LabelStyles, goTo: (id: string) => void, translate: Translate,
): TemplateResult {
  const title = translate(strings.connections, {});
  return html`<div class="field connections"><div class="field-title" aria-hidden="true">${title}</div>
    <ul class="plain" aria-label=${title}>${shown.map((connection) => html`<li>${row(connection, model, labels, goTo, translate)}</li>`)}</ul>
    ${more === 0 ? nothing : html`<div class="detail">${translate(strings.moreConnections, { count: more })}</div>`}</div>`;
}

function row(connection: Connection, model: PanelModel, labels: LabelStyles, goTo: (id: string) => void, translate: Translate): TemplateResult {
  const { kind, label, role = '', target, attributes } = connection;
  const named = kind === 'argument' ? role : kind === 'argumentOf' ? `${role} · ${label}` : label;
  const about = attributes ? html`<span class="event-attributes"><bdi>${attributes.join(', ')}</bdi></span>` : nothing;
  if (kind === 'event') return html`<div class="connection">${icon(icons[kind])}<b><bdi>${label}</bdi></b>${about}</div>`;
  const entity = target === undefined ? undefined : model.store.entities.get(target);
  if (!entity) {
    return html`<div class="connection">${icon(icons[kind])}<span class="role"><bdi>${named}</bdi></span><span class="end missing">${translate(strings.noSuchTag, {})}</span>${about}</div>`;
  }
  const text = model.textOf(entity);
  const sentence = translate(sentences[kind], { label, role, text, type: labels.display(entity.label) });
  return html`<button class="connection" aria-description=${sentence} title=${sentence} @click=${() => goTo(entity.id)}>${icon(icons[kind])}<span class="role"><bdi>${named}</bdi></span>
    <bdi class="end ${labels.classOf(entity.label)}">${text}</bdi>${about}</button>`;
}
