import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import type { Translate } from '../../core/message';
import type { PanelModel } from '../state/panelModel';
import { problemGroups, type ProblemGroup } from '../state/problemGroups';
import { strings } from '../strings';
import { findingView, severityIcon, type FindingActions } from './findingView';
import { icon } from './icon';

/** Findings of an open group that are rendered at once. */
const shownAtOnce = 50;

export interface ProblemActions extends FindingActions {
  /** Fixes all that a rule found, or without a rule all that needs no judgement. */
  fixAll(rule: string | undefined): void;
  showRule(rule: string): void;
}

/** What the checks found, grouped by rule; a group opens to show its places. */
export class ProblemList {
  readonly #element: HTMLElement;
  readonly #model: PanelModel;
  readonly #actions: ProblemActions;
  readonly #translate: () => Translate;
  /** Rules whose groups are open, and how many of their findings are shown. */
  readonly #open = new Map<string, number>();

  constructor(element: HTMLElement, model: PanelModel, actions: ProblemActions, translate: () => Translate) {
    this.#element = element;
    this.#model = model;
    this.#actions = actions;
    this.#translate = translate;
  }

  render(): void {
    const translate = this.#translate();
    const { checks } = this.#model;
    const groups = problemGroups(checks);
    if (groups.length === 0) {
      render(html`<div class="empty">${translate(strings.noProblems, {})}</div>`, this.#element);
      return;
    }
    const fixAll = checks.safe === 0 ? nothing : html`<div class="fix-all"><button class="action primary"
      @click=${() => this.#actions.fixAll(undefined)}>${translate(strings.fixAllSafe, { count: checks.safe })}</button></div>`;
    render(html`${fixAll}<ul class="plain">${groups.map((group) => html`<li>${this.#renderGroup(group, translate)}</li>`)}</ul>`, this.#element);
  }

  #renderGroup(group: ProblemGroup, translate: Translate): TemplateResult {
    const { rule, severity, count, fixable, findings } = group;
    const [only] = findings;
    if (count === 1 && only) return html`<div class="problem-group">${findingView(only, this.#actions, translate, true)}${this.#about(rule, translate)}</div>`;
    const shown = this.#open.get(rule) ?? 0;
    const rest = Math.min(count, findings.length) - shown;
    return html`<div class="problem-group">
      <div class="finding severity-${severity}">${severityIcon(severity, translate)}
        <div class="finding-words"><button class="link-button finding-text group-title" aria-expanded=${String(shown > 0)}
          @click=${() => this.#toggle(rule)}>${icon(shown > 0 ? 'chevron-down' : 'chevron-right', 'twistie')}<bdi>${
            group.problem ?? rule}</bdi><span class="badge">${count}</span></button>
        ${fixable < 2 ? nothing : html`<div class="fixes"><button class="action"
          @click=${() => this.#actions.fixAll(rule)}>${translate(strings.fixAllOfRule, { count: fixable })}</button></div>`}</div>
      </div>${this.#about(rule, translate)}</div>
      ${shown === 0 ? nothing : html`<ul class="plain places-of-problem">${findings.slice(0, shown).map((finding) =>
        html`<li>${findingView(finding, this.#actions, translate, true)}</li>`)}
        ${rest <= 0 ? nothing : html`<li><button class="link-button more" @click=${() => this.#show(rule, shown + shownAtOnce)}>${
          translate(strings.showMore, { count: rest })}</button></li>`}
        ${count <= findings.length || rest > 0 ? nothing : html`<li class="detail">${translate(strings.moreInText, { count: count - findings.length })}</li>`}</ul>`}`;
  }

  #about(rule: string, translate: Translate): TemplateResult {
    const title = translate(strings.documentation, {});
    return html`<button class="icon-button" title="${title}: ${rule}" aria-label="${title}: ${rule}"
      @click=${() => this.#actions.showRule(rule)}>${icon('book')}</button>`;
  }

  #toggle(rule: string): void {
    if (this.#open.has(rule)) this.#show(rule, 0);
    else this.#show(rule, shownAtOnce);
  }

  #show(rule: string, count: number): void {
    if (count === 0) this.#open.delete(rule);
    else this.#open.set(rule, count);
    this.render();
  }
}
