import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import type { Translate } from '../../core/message';
import type { Severity } from '../../core/rules/rule';
import type { Section, PanelModel } from '../state/panelModel';
import { strings } from '../strings';
import { EntityList, type EntityListActions } from './entityList';
import { focusField } from './fields';
import type { LabelStyles } from './labelStyles';
import type { IdleMoments, Rest } from './later';
import { worstSeverity } from './findingView';
import { MetadataForm, type MetadataActions } from './metadataForm';
import { ProblemList, type ProblemActions } from './problemList';
import { moveInRow, roveTabindex } from './roving';
import { setAttribute, setHidden } from './writing';

/** From this height in pixels on, the metadata have their own place under the entities. */
const stackingHeight = 640;

export interface SidePanelActions extends EntityListActions, MetadataActions, ProblemActions {
  sectionChanged(section: Section): void;
}

/** Entities, metadata and problems. Where there is height the metadata stand below the entities, else they are a tab of their own. */
export class SidePanel {
  readonly #tabs: HTMLElement;
  readonly #model: PanelModel;
  readonly #actions: SidePanelActions;
  readonly #translate: () => Translate;
  readonly #panels: Readonly<Record<Section, HTMLElement>>;
  readonly #metadataHeading: HTMLElement;
  readonly #filter: HTMLInputElement;
  readonly #list: EntityList;
  readonly #form: MetadataForm;
  readonly #problems: ProblemList;
  readonly #size: ResizeObserver;
  /** The form comes when the text has been painted. */
  readonly #scheduleChecks: () => void;
  /** What was asked for last; where the metadata stand below the entities, both are shown. */
  #section: Section;
  #stacked: boolean;

  /**
   * @param section the part that is shown first.
   * @param height of the element, in pixels: with it the side is laid out once when it is opened.
   */
  constructor(
    element: HTMLElement, model: PanelModel, labels: LabelStyles, actions: SidePanelActions, translate: () => Translate, section: Section, rest: Rest, moments: IdleMoments, height: number,
  ) {
    this.#model = model;
    this.#section = section;
    this.#stacked = height >= stackingHeight;
    element.classList.toggle('stacked', this.#stacked);
    this.#actions = actions;
    this.#translate = translate;
    this.#scheduleChecks = moments.afterPaint(() => this.#renderChecks());
    const make = <K extends keyof HTMLElementTagNameMap>(tag: K, className: string, parent: Element): HTMLElementTagNameMap[K] => {
      const made = element.ownerDocument.createElement(tag);
      made.className = className;
      parent.append(made);
      return made;
    };
    this.#tabs = make('div', 'tabs', element);
    this.#tabs.setAttribute('role', 'tablist');
    const panel = (section: Section): HTMLElement => {
      const made = make('section', `side-section ${section}`, element);
      made.id = `section-${section}`;
      return made;
    };
    const entities = panel('entities');
    this.#filter = make('input', 'input filter', entities);
    const listElement = make('div', 'entity-list', entities);
    this.#list = new EntityList(listElement, model, labels, actions, translate, rest, moments);
    listElement.addEventListener('counted', () => this.#renderTabs());
    const metadata = panel('metadata');
    this.#metadataHeading = make('h2', 'section-title', metadata);
    this.#form = new MetadataForm(make('div', 'form', metadata), model, actions, translate);
    const problems = panel('problems');
    this.#problems = new ProblemList(make('div', 'problem-list', problems), model, actions, translate);
    this.#panels = { entities, metadata, problems };
    this.#filter.addEventListener('input', () => this.#list.setFilter(this.#filter.value));
    this.#filter.addEventListener('keydown', (event) => this.#onFilterKey(event, listElement));
    this.#tabs.addEventListener('keydown', (event) => {
      const tab = moveInRow(event, this.#tabs, '[role=tab]');
      if (tab) this.#show(tab.dataset['section'] as Section);
    });
    model.on('checks', () => this.#scheduleChecks());
    model.on('annotations', rest.gathered(() => this.#renderTabs()));
    this.#size = new ResizeObserver((entries) => {
      const now = entries.at(-1)?.contentRect.height ?? 0;
      // Other parts have been measured in this frame already: in the next one they are measured again.
      if (now >= stackingHeight !== this.#stacked) requestAnimationFrame(() => this.#layOut(element, now));
    });
    this.#size.observe(element);
  }

  #show(section: Section): void {
    this.#section = section;
    this.#renderTabs();
    this.#actions.sectionChanged(section);
  }

  focusFilter(): void {
    this.#show('entities');
    focusField(this.#filter);
  }

  focusMetadata(): void {
    this.#show('metadata');
    this.#form.render();
    this.#form.focusFirst();
  }

  /** Renders all of it, after the language changed. */
  render(): void {
    this.#filter.placeholder = this.#translate()(strings.filterEntities, {});
    this.#filter.setAttribute('aria-label', this.#filter.placeholder);
    this.#list.update();
    this.#scheduleChecks();
    this.#renderTabs();
  }

  dispose(): void {
    this.#size.disconnect();
  }

  #layOut(element: HTMLElement, height: number): void {
    const stacked = height >= stackingHeight;
    if (stacked === this.#stacked) return;
    this.#stacked = stacked;
    element.classList.toggle('stacked', stacked);
    this.#renderTabs();
  }

  #renderChecks(): void {
    this.#form.render();
    this.#problems.render();
    this.#renderTabs();
  }

  #renderTabs(): void {
    const translate = this.#translate();
    const { findings, totals } = this.#model.checks;
    const counts: Readonly<Record<Section, number>> = {
      entities: this.#model.store.entities.size,
      metadata: findings.filter(({ field }) => field !== undefined && field !== 'body').length,
      problems: Object.values(totals).reduce((sum, { count }) => sum + count, 0),
    };
    const severityOf: Readonly<Record<Section, Severity | undefined>> = {
      entities: undefined, metadata: worstSeverity(findings.filter(({ field }) => field !== undefined && field !== 'body')), problems: worstSeverity(findings),
    };
    const titles: Readonly<Record<Section, string>> = { entities: strings.entities, metadata: strings.metadata,
      problems: strings.problems };
    const sections: readonly Section[] = this.#stacked ? ['entities', 'problems'] : ['entities', 'metadata', 'problems'];
    const current = sections.includes(this.#section) ? this.#section : 'entities';
    setAttribute(this.#tabs, 'aria-label', translate(strings.sections, {}));
    render(sections.map((section) => html`<button role="tab" id="tab-${section}" data-section=${section}
      aria-selected=${String(section === current)}
      aria-controls="section-${section}" tabindex=${section === current ? 0 : -1} @click=${() => this.#show(section)}>
      <span class="tab-title">${translate(titles[section], {})}</span>${badge(counts[section], severityOf[section])}</button>`), this.#tabs);
    roveTabindex(this.#tabs, '[role=tab][aria-selected=true]');
    render(html`${translate(strings.metadata, {})}${badge(counts.metadata, severityOf.metadata)}`, this.#metadataHeading);
    for (const [section, panel] of Object.entries(this.#panels)) {
      const below = this.#stacked && section === 'metadata' && current === 'entities';
      setHidden(panel, section !== current && !below);
      setAttribute(panel, 'role', below ? 'region' : 'tabpanel');
      setAttribute(panel, 'aria-label', translate(titles[section as Section], {}));
    }
    setHidden(this.#metadataHeading, !this.#stacked);
  }

  #onFilterKey(event: KeyboardEvent, list: HTMLElement): void {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      list.focus();
    }
    if (event.key === 'Escape' && this.#filter.value !== '') {
      this.#filter.value = '';
      this.#list.setFilter('');
    }
  }
}

/** @param worst of what is counted, where that has a severity. */
function badge(count: number, worst?: Severity): TemplateResult | typeof nothing {
  return count === 0 ? nothing : html`<span class="badge ${worst ?? ''}">${count}</span>`;
}
