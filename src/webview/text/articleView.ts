import type { Article } from '../../protocol/article';
import type { Entity } from '../../protocol/entity';
import type { TextRange } from '../../core/text/range';
import type { EntityChange, StoreChange } from '../state/annotationStore';
import { blockAt, groupIntoChunks, splitIntoBlocks, type Block, type Chunk } from './blocks';
import { lengthBefore, pointWithin } from './domPoints';
import type { IdleMoments } from '../view/later';
import { paintBlock, type PaintContext } from './markPainter';
import type { MarkSpan } from './markLayout';
import { Settler } from './settling';
import { SpanIndex } from './spanIndex';

/** Pixels of a line of the text, and its characters: a guess that the browser puts right once it has laid a chunk out. */
const lineHeight = 28;
const lineLength = 76;

/**
 * The article as elements: an element a block, tags painted only in the chunks on or near the screen, every other
 * block one text node in a container that the browser need not lay out. So the whole text stays in the page for the
 * find widget and for screen readers, and a tag costs its own block. What stands below the first screen is put up
 * behind the first paint, or as soon as somebody asks for it.
 */
export class ArticleView {
  readonly #document: Document;
  readonly #root: HTMLElement;
  readonly #observer: IntersectionObserver;
  readonly #widthObserver: ResizeObserver;
  readonly #settler = new Settler();
  readonly #indexes = new WeakMap<Element, number>();
  readonly #chunkIndexes = new WeakMap<Element, number>();
  #context: PaintContext;
  #article: Article | undefined;
  #blocks: readonly Block[] = [];
  /** Of the blocks that are put up, in their order. */
  #elements: HTMLElement[] = [];
  /** Where the tags stand. */
  readonly spans = new SpanIndex();
  #chunks: readonly Chunk[] = [];
  /** Of the chunks that are put up, in their order. */
  #chunkElements: HTMLElement[] = [];
  readonly #putUpRestLater: () => void;
  #chunkOfBlock: Int32Array = new Int32Array(0);
  #rich = new Set<number>();
  /** The suggestions that are drawn in a block. */
  suggestionsIn: (block: number) => readonly MarkSpan[] = () => [];
  /** Called where the elements of a block are others. */
  onPainted: (block: number) => void = () => undefined;
  /** Live: the marks that bear the look of the selected tag. */
  readonly #selectedMarks: HTMLCollectionOf<HTMLElement>;

  /** @param root element that holds the article; `scroller` scrolls it. */
  constructor(scroller: HTMLElement, root: HTMLElement, context: PaintContext, moments: IdleMoments) {
    this.#document = root.ownerDocument;
    this.#root = root;
    this.#context = context;
    this.#putUpRestLater = moments.afterPaint(() => this.#putUpRest());
    this.#selectedMarks = root.getElementsByClassName('selected') as HTMLCollectionOf<HTMLElement>;
    let width = 0;
    this.#widthObserver = new ResizeObserver(() => {
      if (width !== 0 && width !== root.clientWidth) this.#settler.restart();
      width = root.clientWidth;
    });
    this.#widthObserver.observe(root);
    // Not `scroll`: laying out what stands above scrolls too, because the browser keeps the text in its place.
    for (const input of ['wheel', 'keydown', 'pointerdown']) {
      scroller.addEventListener(input, () => this.#settler.postpone(), { passive: true });
    }
    this.#observer = new IntersectionObserver((entries) => this.#onIntersection(entries), { root: scroller, rootMargin: '100% 0px' });
  }

  get blocks(): readonly Block[] {
    return this.#blocks;
  }

  get article(): Article | undefined {
    return this.#article;
  }

  /** Shows an article, or none. Keeps the elements where only text within the same paragraphs changed. */
  show(article: Article | undefined, entities: Iterable<Entity>, context: PaintContext): void {
    const blocks = article ? splitIntoBlocks(article) : [];
    const previous = this.#article;
    const reusable = article !== undefined && previous?.uri === article.uri && sameStructure(this.#blocks, blocks, previous, article);
    const oldBlocks = this.#blocks;
    this.#article = article;
    this.#blocks = blocks;
    this.#context = context;
    this.spans.reset(blocks, entities);
    if (reusable && previous) this.#update(oldBlocks, previous);
    else this.#rebuild(article, previous?.uri === article?.uri);
  }

  /** Takes changes of entities and repaints their blocks. A selection that lies in one of them must be drawn again. */
  change({ entities, renamed }: StoreChange, context: PaintContext): void {
    this.#context = context;
    this.#settler.postpone();
    const dirty = new Set<number>();
    const kept = renamed.size > 0 ? this.#rename(entities, renamed) : undefined;
    for (const { before, after } of entities) {
      if (kept?.has((before ?? after)?.id ?? '')) continue;
      if (before) for (const block of this.spans.remove(before)) dirty.add(block);
      if (after) for (const block of this.spans.add(after)) dirty.add(block);
    }
    for (const index of dirty) this.#repaint(index, 'none');
  }

  /** Paints everything visible again, after labels, settings or language changed. */
  repaintAll(context: PaintContext): void {
    this.#context = context;
    this.#blocks.forEach((_, index) => this.#repaint(index));
  }

  /** Paints blocks again in which something else than tags is drawn otherwise. */
  repaint(blocks: Iterable<number>): void {
    for (const index of blocks) this.#repaint(index);
  }

  /** Moves the look of the selected tag. */
  select(context: PaintContext): void {
    this.#settler.postpone();
    const { selected } = context;
    const before = this.#context.selected;
    this.#context = context;
    for (const mark of [...this.#selectedMarks]) if (mark.dataset['id'] !== selected) mark.classList.remove('selected');
    if (selected === undefined || selected === before) return;
    const entity = context.entity(selected);
    for (const mark of entity ? this.#marksOf(entity) : []) mark.classList.add('selected');
  }

  /** The painted marks of an entity, in the order of the text; none for what is off screen. */
  #marksOf(entity: Entity): HTMLElement[] {
    return this.spans.blocksOf(entity).flatMap((index) =>
      [...this.#elements[index]?.getElementsByTagName('mark') ?? []].filter((mark) => mark.dataset['id'] === entity.id));
  }

  /** Gives marks their true id without painting them again, where the host made just what was asked for. */
  #rename(changes: readonly EntityChange[], renamed: ReadonlyMap<string, string>): ReadonlySet<string> {
    const kept = new Set<string>();
    const made = new Map(changes.map(({ after }) => [after?.id, after]));
    for (const { before } of changes) {
      const name = before && renamed.get(before.id);
      const after = made.get(name);
      if (!before || !after || name === undefined || !looksTheSame(before, after)) continue;
      this.spans.rename(before, name);
      for (const mark of this.#marksOf(before)) mark.dataset['id'] = name;
      kept.add(before.id).add(name);
    }
    return kept;
  }

  /** Makes sure a range has its tags and is laid out. */
  enrich(range: TextRange): void {
    const first = Math.max(0, blockAt(this.#blocks, range.start, 'next'));
    const last = Math.max(first, blockAt(this.#blocks, range.end));
    for (let index = first; index <= last && index < this.#blocks.length; index++) {
      const chunk = this.#chunkOfBlock[index] ?? -1;
      if (chunk >= this.#chunkElements.length) this.#putUpRest();
      if (chunk >= 0) this.#enrichChunk(chunk);
    }
  }

  elementOf(block: number): HTMLElement | undefined {
    if (block >= this.#elements.length) this.#putUpRest();
    return this.#elements[block];
  }

  /** Index of the block a node stands in; `undefined` outside. */
  blockOf(node: Node): number | undefined {
    let element = node instanceof Element ? node : node.parentElement;
    while (element && element !== this.#root) {
      const index = this.#indexes.get(element);
      if (index !== undefined) return index;
      element = element.parentElement;
    }
    return undefined;
  }

  dispose(): void {
    this.#observer.disconnect();
    this.#widthObserver.disconnect();
    this.#settler.stop();
    this.#chunks = [];
    this.#root.replaceChildren();
  }

  /** @param whole at once: what is scrolled keeps its place */
  #rebuild(article: Article | undefined, whole: boolean): void {
    this.#observer.disconnect();
    this.#settler.stop();
    this.#rich.clear();
    this.#chunks = groupIntoChunks(this.#blocks);
    this.#chunkOfBlock = new Int32Array(this.#blocks.length).fill(-1);
    this.#chunks.forEach(({ first, last }, chunk) => this.#chunkOfBlock.fill(chunk, first, last + 1));
    this.#elements = this.#blocks.slice(0, this.#chunks[0]?.first).map((block, index) => this.#createElement(block, index));
    this.#elements.forEach((_, index) => this.#repaint(index, 'none'));
    this.#chunkElements = [];
    const first = this.#chunksOfFirstScreen();
    const opening = this.#createChunks(first);
    // The browser would lay them out in a second pass, once it had seen that they are on the screen.
    for (const element of opening) element.classList.add('settled');
    const enriched = this.#isReadAloud ? this.#chunks.length : first;
    if (whole || enriched > first) opening.push(...this.#createChunks(this.#chunks.length));
    for (let chunk = 0; chunk < enriched; chunk++) this.#enrichChunk(chunk, 'none');
    this.#root.replaceChildren(...article ? this.#createHeader(article) : [], ...opening);
    if (this.#chunkElements.length < this.#chunks.length) this.#putUpRestLater();
    else this.#settler.begin(this.#chunkElements);
  }

  /** Puts up what stands below the first screen, where it does not stand yet. */
  #putUpRest(): void {
    if (this.#chunkElements.length >= this.#chunks.length) return;
    this.#root.append(...this.#createChunks(this.#chunks.length));
    this.#settler.begin(this.#chunkElements);
  }

  /** Makes the chunks that are not made yet, up to `end`, and looks when they come near the screen. */
  #createChunks(end: number): HTMLElement[] {
    const created = this.#chunks.slice(this.#chunkElements.length, end).map((chunk, index) => this.#createChunk(chunk, this.#chunkElements.length + index));
    this.#chunkElements.push(...created);
    for (const element of created) this.#observer.observe(element);
    return created;
  }

  #update(oldBlocks: readonly Block[], previous: Article): void {
    const text = this.#article?.text ?? '';
    this.#blocks.forEach((block, index) => {
      const old = oldBlocks[index];
      const unchanged = old && previous.text.slice(old.start, old.end) === text.slice(block.start, block.end);
      if (!unchanged || this.#isRich(index)) this.#repaint(index, 'none', true);
    });
  }

  #createElement(block: Block, index: number): HTMLElement {
    const element = this.#document.createElement(block.kind === 'headline' ? 'h1' : block.kind === 'byline' ? 'span' : 'p');
    const classes = ['block'];
    if (block.lostBreak) classes.push('lost-break');
    if (this.#blocks[index + 1]?.continuation === true) classes.push('continued');
    element.className = classes.join(' ');
    // Each paragraph finds its own direction and keeps bidirectional controls to itself.
    element.dir = 'auto';
    if (block.kind === 'paragraph') element.textContent = this.#context.text.slice(block.start, block.end);
    this.#indexes.set(element, index);
    return element;
  }

  #createHeader(article: Article): HTMLElement[] {
    const header: HTMLElement[] = [];
    const byline = this.#document.createElement('div');
    byline.className = 'byline';
    let next = 0;
    for (; this.#blocks[next]?.kind === 'headline'; next++) header.push(this.#elements[next] as HTMLElement);
    article.byline.forEach((part, index) => {
      if (index > 0) byline.append(' · ');
      if (part.kind === 'words') byline.append(part.words);
      else {
        const element = this.#elements[next];
        if (element && this.#blocks[next]?.kind === 'byline') byline.append(element);
        next++;
      }
    });
    if (article.byline.length > 0) header.push(byline);
    return header;
  }

  #createChunk(chunk: Chunk, index: number): HTMLElement {
    const element = this.#document.createElement('div');
    element.className = 'chunk';
    const blocks = this.#blocks.slice(chunk.first, chunk.last + 1).map((block, within) => this.#createElement(block, chunk.first + within));
    this.#elements.push(...blocks);
    element.append(...blocks);
    // The browser remembers the true height once it has laid the chunk out.
    element.style.setProperty('contain-intrinsic-block-size', `auto ${Math.round(this.#guessedHeight(chunk))}px`);
    this.#chunkIndexes.set(element, index);
    return element;
  }

  /** In pixels. */
  #guessedHeight({ first, last }: Chunk): number {
    const start = this.#blocks[first]?.start ?? 0;
    const end = this.#blocks[last]?.end ?? start;
    return ((end - start) / lineLength + (last - first + 1)) * lineHeight;
  }

  /** How many chunks the first screen shows at its height: what stands below them would be laid out and painted before anybody can read. */
  #chunksOfFirstScreen(): number {
    // The window's height needs no layout.
    let left = this.#document.defaultView?.innerHeight ?? 0;
    return this.#chunks.findIndex((chunk) => (left -= this.#guessedHeight(chunk)) <= 0) + 1 || this.#chunks.length;
  }

  #onIntersection(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const chunk = this.#chunkIndexes.get(target);
      if (chunk === undefined || !target.isConnected) continue;
      if (isIntersecting) this.#enrichChunk(chunk);
      else if (this.#rich.has(chunk) && !this.#isReadAloud) this.#flattenChunk(chunk, target);
    }
  }

  /** VS Code says on the body that a screen reader is at work: it reads the whole page, so every tag is painted. */
  get #isReadAloud(): boolean {
    return this.#document.body.classList.contains('vscode-using-screen-reader');
  }

  #enrichChunk(chunk: number, selectionCare: 'keep' | 'none' = 'keep'): void {
    if (this.#rich.has(chunk)) return;
    this.#rich.add(chunk);
    const { first, last } = this.#chunks[chunk] ?? { first: 0, last: -1 };
    for (let index = first; index <= last; index++) if (this.#marksIn(index).length > 0) this.#repaint(index, selectionCare);
  }

  #flattenChunk(chunk: number, element: Element): void {
    const anchor = this.#document.getSelection()?.anchorNode;
    if (anchor && element.contains(anchor)) return;
    this.#rich.delete(chunk);
    const { first, last } = this.#chunks[chunk] ?? { first: 0, last: -1 };
    for (let index = first; index <= last; index++) if (this.#marksIn(index).length > 0) this.#repaint(index, 'keep', true);
  }

  #marksIn(block: number): readonly MarkSpan[] {
    const suggested = this.suggestionsIn(block);
    const spans = this.spans.of(block);
    return suggested.length === 0 ? spans : [...spans, ...suggested];
  }

  #isRich(block: number): boolean {
    const chunk = this.#chunkOfBlock[block] ?? -1;
    return chunk < 0 || this.#rich.has(chunk);
  }

  /**
   * @param selectionCare whether a selection of the browser's within the block is kept, as the find widget makes one.
   * @param plainToo also writes a block that shows no tags because it is off screen.
   */
  #repaint(index: number, selectionCare: 'keep' | 'none' = 'keep', plainToo = false): void {
    const block = this.#blocks[index];
    const element = this.#elements[index];
    if (!block || !element) return;
    const rich = this.#isRich(index);
    if (!rich && !plainToo) return;
    const selection = selectionCare === 'keep' ? this.#document.getSelection() : null;
    const keep = selection && selection.rangeCount > 0 && element.contains(selection.anchorNode) && element.contains(selection.focusNode)
      ? { anchor: lengthBefore(element, selection.anchorNode, selection.anchorOffset), focus: lengthBefore(element, selection.focusNode,
        selection.focusOffset) }
      : undefined;
    paintBlock(element, block, rich ? this.#marksIn(index) : [], this.#context);
    this.onPainted(index);
    if (!keep || !selection) return;
    const anchor = pointWithin(element, keep.anchor);
    const focus = pointWithin(element, keep.focus);
    selection.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
  }
}

/** Whether two entities are painted alike but for their ids. */
function looksTheSame(a: Entity, b: Entity): boolean {
  return a.label === b.label && a.state === b.state && a.note === b.note && a.link === b.link && a.fragments.length === b.fragments.length
    && a.fragments.every(({ start, end }, index) => start === b.fragments[index]?.start && end === b.fragments[index]?.end);
}

/** Whether the blocks of two versions differ in nothing but their text and places. */
function sameStructure(before: readonly Block[], after: readonly Block[], previous: Article, next: Article): boolean {
  if (before.length !== after.length
    || JSON.stringify(previous.byline.map(({ kind }) => kind)) !== JSON.stringify(next.byline.map(({ kind }) => kind))) return false;
  const words = (article: Article): string => article.byline.map((part) => part.kind === 'words' ? part.words : '').join('\n');
  if (words(previous) !== words(next)) return false;
  return before.every((block, index) => {
    const other = after[index];
    return other?.kind === block.kind && other.lostBreak === block.lostBreak && other.continuation === block.continuation;
  });
}
