import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import * as z from 'zod/mini';
import { inEnglish, type Translate } from '../core/message';
import { createDispatcher } from '../protocol/dispatcher';
import { overviewHostMessageSchema, type CountExtent, type Overview, type OverviewHostMessage, type OverviewMessage } from '../protocol/overviewMessages';
import { translateWith } from '../protocol/translation';
import { plotsOf, type Plot } from './plots';
import { section } from './section';
import { strings } from './strings';

/** The bridge to the host: `acquireVsCodeApi` in the editor, a stub in a plain page. */
export interface OverviewTransport {
  post(message: OverviewMessage): void;
  /** Calls back with whatever the host sent, unvalidated. */
  listen(receive: (message: unknown) => void): { dispose(): void };
  /** What `saveState` kept the last time, unvalidated. */
  loadState(): unknown;
  saveState(state: z.infer<typeof stateSchema>): void;
}

/** What is kept while the page is hidden: see `#tables`. */
const stateSchema = z.object({ tables: z.array(z.string()) });

/** Space between the edge of a section and its picture, both sides together, in pixels. */
const sectionPadding = 26;
const narrowest = 200;

/** The overview: shows what the host counted, and asks it for articles, copies and counts. */
export class OverviewPage {
  readonly #root: HTMLElement;
  readonly #transport: OverviewTransport;
  readonly #resized: ResizeObserver;
  readonly #subscription: { dispose(): void };
  /** Plots that are shown as a table; where a screen reader is at work, those that are not. */
  readonly #tables: Set<string>;
  /** Rows that the Tab key goes to, by plot. */
  readonly #current = new Map<string, number>();
  readonly #context = document.createElement('canvas').getContext('2d');
  #translate: Translate = inEnglish;
  #numbers = new Intl.NumberFormat();
  #overview: Overview | undefined;
  #plots: readonly Plot[] = [];
  #extent: CountExtent = 'all';
  #progress: { readonly done: number; readonly total: number } | undefined;
  #failure: string | undefined;
  /** What was done last, for who does not see it. */
  #said = '';
  /** Of a picture, in pixels. */
  #width = 420;

  constructor(root: HTMLElement, transport: OverviewTransport) {
    this.#root = root;
    this.#transport = transport;
    this.#tables = new Set(stateSchema.safeParse(transport.loadState()).data?.tables);
    root.classList.add('overview');
    this.#subscription = transport.listen(createDispatcher<OverviewHostMessage>(overviewHostMessageSchema, {
      initialize: ({ locale, strings: bundle }) => {
        this.#translate = translateWith(bundle, locale);
        this.#numbers = new Intl.NumberFormat(locale);
        this.#read();
      },
      counting: (progress) => this.#show(() => (this.#progress = progress)),
      counted: ({ overview, extent }) => this.#show(() => {
        this.#progress = undefined;
        this.#failure = undefined;
        this.#extent = extent;
        this.#overview = overview;
        this.#said = this.#translate(strings.counted, { articles: overview.articles });
        this.#read();
      }),
      failed: ({ reason }) => this.#show(() => {
        this.#progress = undefined;
        this.#failure = reason;
      }),
      copied: () => this.#show(() => (this.#said = this.#translate(strings.copied))),
    }, {
      onInvalid: (description) => this.#report(`Dropped a message of the host: ${description}`),
      onError: (error) => this.#report(String(error)),
    }));
    this.#resized = new ResizeObserver(() => this.render());
    this.#resized.observe(root);
    transport.post({ type: 'ready' });
  }

  dispose(): void {
    this.#resized.disconnect();
    this.#subscription.dispose();
    render(nothing, this.#root);
  }

  render(): void {
    render(this.#page(), this.#root);
    // Pictures are as wide as the sections turned out.
    const width = Math.floor(this.#root.querySelector('.plot')?.clientWidth ?? 0) - sectionPadding;
    if (width > narrowest && width !== this.#width) {
      this.#width = width;
      render(this.#page(), this.#root);
    }
  }

  #show(change: () => void): void {
    change();
    this.render();
  }

  #read(): void {
    this.#plots = this.#overview ? plotsOf(this.#overview, this.#translate) : [];
    this.render();
  }

  #page(): TemplateResult {
    const translate = this.#translate;
    const overview = this.#overview;
    const format = (value: number): string => this.#numbers.format(value);
    if (this.#context) this.#context.font = `12px ${getComputedStyle(this.#root).fontFamily}`;
    const measure = (text: string): number => this.#context?.measureText(text).width ?? text.length * 7;
    return html`<header class="top">
        <h1>${translate(strings.title)}</h1>
        <p class="summary">${overview ? translate(strings.summary, { articles: format(overview.articles), annotated: format(overview.annotated), tags: format(overview.tags) }) : nothing}</p>
        ${this.#state()}
      </header>
      <main aria-busy=${this.#progress ? 'true' : 'false'}>
        ${this.#failure === undefined ? nothing : html`<p class="failure" role="alert">${translate(strings.failed, { reason: this.#failure })}</p>`}
        ${this.#extent === 'all' || this.#progress ? nothing : html`<p class="partial">${translate(this.#extent === 'part' ? strings.partial : strings.before)}</p>`}
        ${overview?.articles === 0 && !this.#progress ? html`<p class="nothing">${translate(strings.noArticles)}</p>` : nothing}
        ${overview && overview.articles > 0 ? this.#plots.map((plot) => section(
    { plot, width: this.#width, isTable: this.#isTable(plot.id), current: this.#currentOf(plot), translate, format, measure },
    {
      showArticles: (filter) => this.#transport.post({ type: 'showArticles', filter }),
      copy: (text) => this.#transport.post({ type: 'copy', text }),
      toggleTable: (id) => this.#toggleTable(id),
      setCurrent: (id, row) => this.#show(() => this.#current.set(id, row)),
    })) : nothing}
      </main>
      <div class="visually-hidden" role="status">${this.#said}</div>`;
  }

  /** How far counting is, with what ends or begins it. */
  #state(): TemplateResult {
    const translate = this.#translate;
    const progress = this.#progress;
    if (!progress) return html`<button class="refresh" @click=${() => this.#transport.post({ type: 'refresh' })}>${translate(strings.refresh)}</button>`;
    const { done, total } = progress;
    const format = (value: number): string => this.#numbers.format(value);
    return html`<span class="counting">${total > 0 ? translate(strings.countingOf, { done: format(done), total: format(total) }) : translate(strings.counting)}</span>
      <progress aria-label=${translate(strings.counting)} max="1" value=${total > 0 ? done / total : 0}></progress>
      <button class="cancel" @click=${() => this.#transport.post({ type: 'cancel' })}>${translate(strings.cancel)}</button>`;
  }

  /** The row that the Tab key goes to: the last that had the focus, if it is still there. */
  #currentOf({ id, rows, shape }: Plot): number {
    const current = this.#current.get(id) ?? 0;
    return typeof shape === 'string' && current >= rows.length ? 0 : current;
  }

  /** Who has a screen reader gets tables, and may have pictures. */
  #isTable(id: string): boolean {
    return this.#tables.has(id) !== document.body.classList.contains('vscode-using-screen-reader');
  }

  #toggleTable(id: string): void {
    this.#show(() => {
      if (!this.#tables.delete(id)) this.#tables.add(id);
      this.#transport.saveState({ tables: [...this.#tables] });
    });
  }

  #report(text: string): void {
    this.#transport.post({ type: 'clientError', text });
  }
}
