import type { Entity } from '../../protocol/entity';
import type { LabelStyles } from '../view/labelStyles';
import type { Translate } from '../../core/message';
import { strings } from '../strings';
import type { Block } from './blocks';
import { layOutMarks, type MarkNode, type MarkSpan } from './markLayout';

/** What painting must know about the whole panel. */
export interface PaintContext {
  readonly text: string;
  readonly labels: LabelStyles;
  readonly translate: Translate;
  readonly labelNames: 'first' | 'always' | 'never';
  readonly selected: string | undefined;
  readonly entity: (id: string) => Entity | undefined;
}

/** Deeper marks share the look of the third level: more lines under a word would run into the next line. */
const deepestLook = 3;

/** The content of a block's element: text nodes and marks. User text goes into text nodes and attributes only. */
export function paintBlock(document: Document, block: Block, spans: readonly MarkSpan[], context: PaintContext): Node[] {
  if (spans.length === 0) return block.end > block.start ? [document.createTextNode(context.text.slice(block.start, block.end))] : [];
  const named = new Set<string>();
  const paint = (node: MarkNode): Node => {
    if (!node.span) return document.createTextNode(context.text.slice(node.start, node.end));
    const mark = document.createElement('mark');
    dressMark(mark, node, node.span, context, named);
    for (const child of node.children) mark.appendChild(paint(child));
    return mark;
  };
  return layOutMarks(spans, block.start, block.end).map(paint);
}

function dressMark(mark: HTMLElement, node: MarkNode, span: MarkSpan, context: PaintContext, named: Set<string>): void {
  const entity = context.entity(span.id);
  if (!entity) return;
  const { labels, translate } = context;
  const label = labels.find(entity.label);
  const opens = node.start === span.start;
  const closes = node.end === span.end;
  const count = entity.fragments.length;
  const classes = ['tag', labels.classOf(entity.label), `depth-${Math.min(node.depth, deepestLook)}`];
  if (!opens) classes.push('continues-before');
  if (!closes) classes.push('continues-after');
  if (count > 1) classes.push('fragmented');
  if (entity.id === context.selected) classes.push('selected');
  if (entity.state === 'moved') classes.push('moved');
  if (entity.note !== undefined || entity.link !== undefined) classes.push('annotated');
  mark.className = classes.join(' ');
  mark.dataset['id'] = entity.id;
  const display = label?.display ?? entity.label;
  mark.setAttribute('aria-description', count > 1
    ? translate(strings.markPart, { label: display, part: span.fragment + 1, count })
    : display);
  if (!closes) return;
  const first = !named.has(entity.label);
  named.add(entity.label);
  const wanted = context.labelNames === 'always' || (context.labelNames === 'first' && (first || node.depth > 0)) || count > 1;
  if (!wanted || context.labelNames === 'never') return;
  const abbreviation = label?.abbreviation ?? entity.label.slice(0, 8);
  mark.dataset['name'] = count > 1 ? `${abbreviation} ${span.fragment + 1}/${count}` : abbreviation;
}
