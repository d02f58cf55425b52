import { html, nothing, render } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Translate } from '../../core/message';
import type { Entity } from '../../protocol/entity';
import { EntityGroups, type EntityGroup, type GroupRow } from '../state/entityGroups';
import type { PanelModel } from '../state/panelModel';
import { strings } from '../strings';
import { icon } from './icon';
import type { LabelStyles } from './labelStyles';
import type { IdleMoments, Rest } from './later';
import { setAttribute, setStyle } from './writing';

/** Height of a line in pixels; the style sheet says the same. */
const rowHeight = 22;
/** Lines kept ready above and below what is seen. */
const spareRows = 6;

export interface EntityListActions {
  selectEntity(id: string): void;
  editEntity(id: string): void;
  removeEntity(id: string): void;
  backToText(): void;
}

/** The tags as a tree of two levels of which only the visible lines exist. Keyboard: one stop, arrows within. */
export class EntityList {
  readonly #list: HTMLElement;
  readonly #canvas: HTMLElement;
  readonly #model: PanelModel;
  readonly #labels: LabelStyles;
  readonly #actions: EntityListActions;
  readonly #translate: () => Translate;
  readonly #collapsed = new Set<string>();
  /** Grouping thousands of tags takes longer than painting the text: it waits until that is done. */
  readonly #regroup: () => void;
  #height = 0;
  /** Where the lines are rendered for. */
  #scrollTop = 0;
  /** Where the element stands. */
  #scrolledTo = 0;
  #groups: EntityGroups;
  #rows: readonly GroupRow[] = [];
  #active = 0;
  #filter = '';
  /** Whether the keyboard's line is to go to the tag selected since the last rendering. */
  #follow = false;

  /** @param list the scrolling element of the list; it must be empty. */
  constructor(list: HTMLElement, model: PanelModel, labels: LabelStyles, actions: EntityListActions, translate: () => Translate, rest: Rest, moments: IdleMoments) {
    this.#list = list;
    this.#model = model;
    this.#labels = labels;
    this.#actions = actions;
    this.#translate = translate;
    this.#groups = new EntityGroups((entity) => model.textOf(entity));
    this.#regroup = moments.afterPaint(() => this.#group());
    this.#canvas = list.ownerDocument.createElement('div');
    this.#canvas.className = 'entity-canvas';
    this.#canvas.setAttribute('role', 'presentation');
    list.append(this.#canvas);
    list.setAttribute('role', 'tree');
    list.tabIndex = 0;
    list.addEventListener('scroll', () => {
      this.#scrolledTo = list.scrollTop;
      if (this.#scrollTop === this.#scrolledTo) return;
      this.#scrollTop = this.#scrolledTo;
      this.#renderRows();
    }, { passive: true });
    list.addEventListener('keydown', (event) => this.#onKey(event));
    // Height and place are remembered: asking for them would lay the whole page out in the middle of a key.
    new ResizeObserver((entries) => {
      this.#height = entries.at(-1)?.contentRect.height ?? 0;
      // While it was hidden nothing could scroll it.
      list.scrollTop = this.#scrollTop;
      this.#scrolledTo = this.#scrollTop = list.scrollTop;
      this.#renderRows();
    }).observe(list);
    const schedule = rest.gathered(() => this.#write());
    model.on('article', () => this.#replace());
    model.on('annotations', (change) => {
      if (!change) return this.#replace();
      this.#groups.change(change.entities);
      schedule();
    });
    model.on('selection', (selection) => {
      if (selection.kind !== 'entity') return;
      this.#follow = true;
      schedule();
    });
    this.#replace();
  }

  setFilter(filter: string): void {
    this.#filter = filter.trim().toLocaleLowerCase();
    this.#active = 0;
    this.update();
  }

  update(): void {
    this.#write()();
  }

  /** @returns what scrolls to the line that was written: that lays the page out. */
  #write(): () => void {
    const accept = this.#filter === '' ? undefined : (group: EntityGroup) => this.#matches(group);
    this.#rows = this.#groups.rows(this.#model.labels.map(({ name }) => name), this.#collapsed, accept);
    this.#active = Math.max(0, Math.min(this.#active, this.#rows.length - 1));
    const { selection } = this.#model;
    const selected = this.#follow && selection.kind === 'entity' ? this.#groups.groupOf(selection.id) : undefined;
    this.#follow = false;
    if (selected) {
      const index = this.#rows.findIndex((row) => row.kind === 'text' && row.group === selected);
      if (index >= 0 && index !== this.#active) {
        this.#active = index;
        this.#scrollTop = this.#topThatShowsActive();
      }
    }
    setStyle(this.#canvas, 'height', `${this.#rows.length * rowHeight}px`);
    this.#renderRows();
    return () => this.#scroll();
  }

  #replace(): void {
    this.#groups = new EntityGroups((entity) => this.#model.textOf(entity));
    this.#regroup();
  }

  #group(): void {
    this.#groups.replace(this.#model.store.entities.values());
    this.update();
    this.#list.dispatchEvent(new Event('counted'));
  }

  #matches(group: EntityGroup): boolean {
    if (group.text.toLocaleLowerCase().includes(this.#filter)) return true;
    if (this.#labels.display(group.label).toLocaleLowerCase().includes(this.#filter)) return true;
    for (const id of group.ids) {
      const entity = this.#model.store.entities.get(id);
      if (entity?.link?.value.toLocaleLowerCase().includes(this.#filter)) return true;
      if (entity?.note?.toLocaleLowerCase().includes(this.#filter)) return true;
    }
    return false;
  }

  #renderRows(): void {
    const first = Math.max(0, Math.floor(this.#scrollTop / rowHeight) - spareRows);
    const last = Math.min(this.#rows.length, Math.ceil((this.#scrollTop + this.#height) / rowHeight) + spareRows);
    const translate = this.#translate();
    setAttribute(this.#list, 'aria-label', translate(strings.entities, {}));
    if (this.#rows.length > 0) setAttribute(this.#list, 'aria-activedescendant', `entity-row-${this.#active}`);
    else this.#list.removeAttribute('aria-activedescendant');
    const shown = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
    // The line the keyboard stands on exists even where it is scrolled away, so that its name can be read.
    if (this.#active < first) shown.unshift(this.#active);
    else if (this.#active >= last) shown.push(this.#active);
    const empty = this.#filter === '' ? strings.noEntities : strings.noMatch;
    // A line keeps its element when others come before it: only that is laid out again.
    render(this.#rows.length === 0 ? html`<div class="empty" role="none">${translate(empty, {})}</div>`
      : repeat(shown, (index) => keyOf(this.#rows[index]), (index) => this.#renderRow(this.#rows[index], index, index < first || index >= last, translate)), this.#canvas);
    setStyle(this.#canvas, 'padding-top', `${first * rowHeight}px`);
    const away = this.#canvas.querySelector<HTMLElement>('.away');
    if (away) setStyle(away, 'top', `${this.#active * rowHeight}px`);
  }

  /** @param isAway whether it stands by itself, far from the lines that are seen */
  #renderRow(row: GroupRow | undefined, index: number, isAway: boolean, translate: Translate) {
    if (!row) return nothing;
    const active = index === this.#active;
    const place = isAway ? 'away' : '';
    if (row.kind === 'label') {
      const open = !this.#isCollapsed(row);
      return html`<div role="treeitem" id="entity-row-${index}" data-row=${index} aria-level="1" aria-expanded=${String(open)}
        class="entity-row group-row ${place} ${active ? 'active' : ''} ${this.#labels.classOf(row.label)}" @click=${() => this.#toggle(index)}>
        ${icon(open ? 'chevron-down' : 'chevron-right', 'twistie')}<span class="dot"></span>
        <bdi class="name">${row.lost ? `${translate(strings.lostEntities, {})}: ` : ''}${this.#labels.display(row.label)}</bdi>
        <span class="count">${row.count}</span></div>`;
    }
    const { group } = row;
    const ids = [...group.ids];
    const entity = this.#model.store.entities.get(ids[0] ?? '');
    const { selection } = this.#model;
    const selected = selection.kind === 'entity' && group.ids.has(selection.id);
    const link = entity?.link?.value;
    return html`<div role="treeitem" id="entity-row-${index}" data-row=${index} aria-level="2" aria-selected=${String(selected)}
      class="entity-row text-row ${place} ${active ? 'active' : ''} ${selected ? 'selected' : ''}"
      @click=${() => this.#choose(index)} @dblclick=${() => this.#edit(group)}>
      <bdi class="name">${group.text}</bdi>
      ${entity?.note === undefined ? nothing : icon('note', 'mark-icon')}
      <span class="count">${ids.length}${link === undefined ? nothing : html` · <bdi>${link}</bdi>`}</span></div>`;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    const row = this.#rows[this.#active];
    const page = Math.max(1, Math.floor(this.#height / rowHeight) - 1);
    switch (event.key) {
      case 'ArrowDown': this.#moveTo(this.#active + 1); break;
      case 'ArrowUp': this.#moveTo(this.#active - 1); break;
      case 'PageDown': this.#moveTo(this.#active + page); break;
      case 'PageUp': this.#moveTo(this.#active - page); break;
      case 'Home': this.#moveTo(0); break;
      case 'End': this.#moveTo(this.#rows.length - 1); break;
      case 'ArrowLeft': case 'ArrowRight':
        if (row?.kind === 'label' && this.#isCollapsed(row) === (event.key === 'ArrowRight')) this.#toggle(this.#active);
        break;
      case 'Enter':
        if (row?.kind === 'label') this.#toggle(this.#active);
        else this.#choose(this.#active);
        break;
      case ' ': case 'F2':
        if (row?.kind === 'text') this.#edit(row.group);
        else this.#toggle(this.#active);
        break;
      case 'Delete': case 'Backspace':
        if (row?.kind === 'text') this.#removeOne(row.group);
        break;
      default: return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #isCollapsed({ label, lost }: { readonly label: string; readonly lost: boolean }): boolean {
    return this.#collapsed.has(EntityGroups.keyOf(label, lost));
  }

  #moveTo(index: number): void {
    this.#active = Math.max(0, Math.min(index, this.#rows.length - 1));
    this.#scrollTop = this.#topThatShowsActive();
    this.#renderRows();
    this.#scroll();
  }

  #topThatShowsActive(): number {
    const top = this.#active * rowHeight;
    // Whole pixels: a list that stands elsewhere than where it was scrolled to would be written again.
    return top < this.#scrollTop ? top : Math.max(this.#scrollTop, Math.ceil(top + rowHeight - this.#height));
  }

  #scroll(): void {
    if (this.#scrollTop === this.#scrolledTo) return;
    this.#scrolledTo = this.#scrollTop;
    this.#list.scrollTop = this.#scrollTop;
  }

  #toggle(index: number): void {
    const row = this.#rows[index];
    if (row?.kind !== 'label') return;
    const key = EntityGroups.keyOf(row.label, row.lost);
    if (!this.#collapsed.delete(key)) this.#collapsed.add(key);
    this.#active = index;
    this.update();
  }

  /** Goes to the text's first tag, and from there on with each time to the next. */
  #choose(index: number): void {
    const row = this.#rows[index];
    if (row?.kind !== 'text') return;
    this.#active = index;
    const ids = this.#inOrder(row.group).map(({ id }) => id);
    const { selection } = this.#model;
    const current = selection.kind === 'entity' ? ids.indexOf(selection.id) : -1;
    const next = ids[(current + 1) % ids.length];
    if (next !== undefined) this.#actions.selectEntity(next);
    this.update();
  }

  #edit(group: EntityGroup): void {
    const id = this.#current(group);
    if (id !== undefined) this.#actions.editEntity(id);
  }

  #removeOne(group: EntityGroup): void {
    const id = this.#current(group);
    if (id !== undefined) this.#actions.removeEntity(id);
  }

  #current(group: EntityGroup): string | undefined {
    const { selection } = this.#model;
    return selection.kind === 'entity' && group.ids.has(selection.id) ? selection.id : this.#inOrder(group)[0]?.id;
  }

  #inOrder(group: EntityGroup): Entity[] {
    const { entities } = this.#model.store;
    const start = (entity: Entity): number => entity.fragments[0]?.start ?? 0;
    return [...group.ids].flatMap((id) => entities.get(id) ?? []).sort((a, b) => start(a) - start(b));
  }
}

/** What a line is about, however the lines around it change. */
function keyOf(row: GroupRow | undefined): unknown {
  return row?.kind === 'label' ? EntityGroups.keyOf(row.label, row.lost) : row?.group;
}
