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

/** Marks around more levels than this share a line: nobody reads more lines under a word. */
const mostLevels = 9;
/** Levels that the usual distance of lines has room for. */
const levelsInLine = 2;

/** How a node of a block is to be: bare text, or a mark with what it holds. */
type Planned = string | PlannedMark;

interface PlannedMark {
  readonly id: string;
  readonly className: string;
  readonly description: string;
  /** The label's short form where it is shown. */
  readonly name: string | undefined;
  /** How many levels of marks lie within: its line stands below theirs. */
  readonly levels: number;
  readonly children: readonly Planned[];
}

/**
 * Makes an element hold a block: text nodes and marks. User text goes into text nodes and attributes only.
 * Nodes at both ends that are as they should be stay: the browser lays out again what is new.
 */
export function paintBlock(element: HTMLElement, block: Block, spans: readonly MarkSpan[], context: PaintContext): void {
  const planned = planBlock(block, spans, context);
  const beyond = levelsOf(planned) - 1 - levelsInLine;
  if (beyond > 0) element.style.setProperty('--levels', String(beyond));
  else element.style.removeProperty('--levels');
  const { childNodes } = element;
  const shorter = Math.min(childNodes.length, planned.length);
  let first = 0;
  while (first < shorter && isAsPlanned(childNodes[first], planned[first])) first++;
  let kept = 0;
  while (kept < shorter - first && isAsPlanned(childNodes[childNodes.length - 1 - kept], planned[planned.length - 1 - kept])) kept++;
  const behind = childNodes[childNodes.length - kept] ?? null;
  for (let count = childNodes.length - kept - first; count > 0; count--) childNodes[first]?.remove();
  for (const node of planned.slice(first, planned.length - kept)) element.insertBefore(create(element.ownerDocument, node), behind);
}

function planBlock(block: Block, spans: readonly MarkSpan[], context: PaintContext): Planned[] {
  if (spans.length === 0) return block.end > block.start ? [context.text.slice(block.start, block.end)] : [];
  const named = new Set<string>();
  const plan = (node: MarkNode): Planned => (node.span ? planMark(node, node.span, context, named, plan) : context.text.slice(node.start, node.end));
  return layOutMarks(spans, block.start, block.end).map(plan);
}

/** How many marks lie one within the other. */
function levelsOf(planned: readonly Planned[]): number {
  return planned.reduce((most, node) => (typeof node === 'string' ? most : Math.max(most, node.levels + 1)), 0);
}

function planMark(node: MarkNode, span: MarkSpan, context: PaintContext, named: Set<string>, plan: (node: MarkNode) => Planned): PlannedMark {
  const entity = context.entity(span.id);
  const children = node.children.map(plan);
  const levels = Math.min(levelsOf(children), mostLevels);
  if (!entity) return { id: span.id, className: 'tag', description: '', name: undefined, levels, children };
  const { labels, translate } = context;
  const label = labels.find(entity.label);
  const count = entity.fragments.length;
  const closes = node.end === span.end;
  const classes = ['tag', labels.classOf(entity.label), `around-${levels}`];
  if (node.start !== span.start) classes.push('continues-before');
  if (!closes) classes.push('continues-after');
  if (count > 1) classes.push('fragmented');
  if (entity.id === context.selected) classes.push('selected');
  if (entity.state === 'moved') classes.push('moved');
  if (entity.note !== undefined || entity.link !== undefined) classes.push('annotated');
  const display = label?.display ?? entity.label;
  const description = count > 1 ? translate(strings.markPart, { label: display, part: span.fragment + 1, count }) : display;
  let name: string | undefined;
  if (closes) {
    const first = !named.has(entity.label);
    named.add(entity.label);
    const wanted = context.labelNames === 'always' || (context.labelNames === 'first' && (first || node.depth > 0)) || count > 1;
    const abbreviation = label?.abbreviation ?? entity.label.slice(0, 8);
    if (wanted && context.labelNames !== 'never') name = count > 1 ? `${abbreviation} ${span.fragment + 1}/${count}` : abbreviation;
  }
  return { id: entity.id, className: classes.join(' '), description, name, levels, children };
}

function isAsPlanned(node: Node | undefined, planned: Planned | undefined): boolean {
  if (planned === undefined) return false;
  if (typeof planned === 'string') return node instanceof Text && node.data === planned;
  if (!(node instanceof HTMLElement)) return false;
  const { childNodes } = node;
  return node.dataset['id'] === planned.id && node.className === planned.className && node.dataset['name'] === planned.name
    && node.getAttribute('aria-description') === planned.description && childNodes.length === planned.children.length
    && planned.children.every((child, index) => isAsPlanned(childNodes[index], child));
}

function create(document: Document, planned: Planned): Node {
  if (typeof planned === 'string') return document.createTextNode(planned);
  const mark = document.createElement('mark');
  mark.className = planned.className;
  mark.dataset['id'] = planned.id;
  mark.setAttribute('aria-description', planned.description);
  if (planned.name !== undefined) mark.dataset['name'] = planned.name;
  for (const child of planned.children) mark.appendChild(create(document, child));
  return mark;
}
