import { severities, type Severity } from '../../core/rules/rule';
import type { TextRange } from '../../core/text/range';
import type { PanelFinding } from '../../protocol/article';
import type { ArticleView } from './articleView';
import { firstBlockEndingAfter } from './blocks';
import { pointWithin } from './domPoints';

/** What the paragraphs show by themselves: they begin where a break was lost. */
const shownOtherwise: ReadonlySet<string> = new Set(['body.lost-break']);

interface Mark {
  readonly finding: PanelFinding;
  readonly range: Range;
}

/**
 * What was found, as lines under the text. They are highlights of the browser's own: the elements of the text stay as they are, and a
 * tag costs its block's findings only.
 */
export class FindingMarks {
  readonly #view: ArticleView;
  readonly #document: Document;
  readonly #highlights: Readonly<Record<Severity, Highlight>>;
  #findings: readonly PanelFinding[] = [];
  /** By index of the block. */
  readonly #marks = new Map<number, readonly Mark[]>();

  constructor(view: ArticleView, document: Document) {
    this.#view = view;
    this.#document = document;
    this.#highlights = Object.fromEntries(severities.map((severity) => [severity, new Highlight()])) as Record<Severity, Highlight>;
    // The worst lies above the others.
    severities.forEach((severity, rank) => {
      this.#highlights[severity].priority = severities.length - rank;
      CSS.highlights.set(`finding-${severity}`, this.#highlights[severity]);
    });
  }

  /** The findings that have a place in the text that is shown, in its order. */
  get findings(): readonly PanelFinding[] {
    return this.#findings;
  }

  show(findings: readonly PanelFinding[]): void {
    this.#findings = findings.filter(({ rule, range }) => !shownOtherwise.has(rule) && this.#blocksOf(range).length > 0)
      .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
    for (const highlight of Object.values(this.#highlights)) highlight.clear();
    this.#marks.clear();
    const byBlock = new Map<number, PanelFinding[]>();
    for (const finding of this.#findings) {
      for (const block of this.#blocksOf(finding.range)) {
        const found = byBlock.get(block);
        if (found) found.push(finding);
        else byBlock.set(block, [finding]);
      }
    }
    for (const [block, found] of byBlock) this.#mark(block, found);
  }

  /** The elements of a block are others. */
  blockPainted(block: number): void {
    const marks = this.#marks.get(block);
    if (!marks) return;
    for (const { finding, range } of marks) this.#highlights[finding.severity].delete(range);
    this.#mark(block, marks.map(({ finding }) => finding));
  }

  /** Findings over a range, or touching a caret. */
  over({ start, end }: TextRange): readonly PanelFinding[] {
    return this.#findings.filter(({ range }) => range.start <= end && start <= range.end);
  }

  /** Findings under a point of the window. */
  under(x: number, y: number, block: number): readonly PanelFinding[] {
    const isUnder = (range: Range): boolean =>
      [...range.getClientRects()].some(({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom);
    return (this.#marks.get(block) ?? []).filter(({ range }) => isUnder(range)).map(({ finding }) => finding);
  }

  dispose(): void {
    for (const severity of severities) CSS.highlights.delete(`finding-${severity}`);
  }

  #mark(block: number, findings: readonly PanelFinding[]): void {
    const element = this.#view.elementOf(block);
    const { start, end } = this.#view.blocks[block] ?? { start: 0, end: 0 };
    if (!element) return;
    const marks = findings.map((finding) => {
      // What stands between two characters is shown at the one before it.
      const to = Math.min(end, Math.max(finding.range.end, finding.range.start + 1));
      const from = Math.max(start, Math.min(finding.range.start, to - 1));
      const range = this.#document.createRange();
      const first = pointWithin(element, from - start);
      const last = pointWithin(element, to - start);
      range.setStart(first.node, first.offset);
      range.setEnd(last.node, last.offset);
      this.#highlights[finding.severity].add(range);
      return { finding, range };
    });
    this.#marks.set(block, marks);
  }

  #blocksOf({ start, end }: TextRange): number[] {
    const { blocks } = this.#view;
    const found: number[] = [];
    for (let index = firstBlockEndingAfter(blocks, start); index < blocks.length && (blocks[index]?.start ?? Infinity) < Math.max(end, start + 1); index++) found.push(index);
    return found;
  }
}
