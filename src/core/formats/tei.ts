import { CodePointIndex } from '../text/codePoints';
import { isoDate } from '../record/calendarDate';
import { EntityLayers } from './entityLayers';
import type { FormatCodec, OutputPiece } from './format';
import { coverOf, detailsByTarget, inTextOrder, type Details, type InterchangeArticle, type InterchangeEntity } from './interchange';
import { iriOf } from './links';
import { metadataOf, type Metadata } from './recordText';
import { nameElements, teiNamespace, textId } from './teiNames';
import { readTei } from './teiReading';
import { escapeXml } from './xmlWriting';

/**
 * A document of TEI P5 for each article: its header, the text with its tags around names, and beside it what elements cannot
 * hold: tags that cross others or have several parts, relations, notes.
 */
export const tei: FormatCodec = {
  writer: () => ({ write: (article) => [{ file: `${article.name}.xml`, content: documentOf(article) }], end: (): OutputPiece[] => [] }),
  read: readTei,
};

function documentOf(article: InterchangeArticle): string {
  const { text } = article;
  const details = detailsByTarget(article.annotations);
  const layers = new EntityLayers(inTextOrder(article.annotations.entities));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<TEI xmlns="${teiNamespace}">`,
    header(metadataOf(text), article.name),
    `<text><body><ab xml:id="${textId}" xml:space="preserve">${inline(text, layers.nested, details)}</ab></body></text>`,
    ...standOff(article, layers.others, details),
    '</TEI>', '',
  ].join('\n');
}

function header({ url, title, publisher, date, dateline, number, subjects }: Metadata, name: string): string {
  const when = date ? ` when="${isoDate(date)}"` : '';
  return [
    '<teiHeader>',
    '<fileDesc>',
    `<titleStmt><title>${escapeContent(title === '' ? name : title)}</title></titleStmt>`,
    // A publisher has to come first, known or not.
    `<publicationStmt><publisher>${escapeContent(publisher ?? '')}</publisher>${dateline === '' ? '' : `<date${when}>${escapeContent(dateline)}</date>`}` +
    `${url === '' ? '' : `<idno type="URI">${escapeContent(url)}</idno>`}${number === '' ? '' : `<idno type="number">${escapeContent(number)}</idno>`}</publicationStmt>`,
    '<sourceDesc><p>Text of an article with its header.</p></sourceDesc>',
    '</fileDesc>',
    ...(subjects.length === 0 ? [] : [`<profileDesc><textClass><keywords>${subjects.map((subject) => `<term>${escapeContent(subject)}</term>`).join('')}</keywords></textClass></profileDesc>`]),
    '</teiHeader>',
  ].join('\n');
}

/** The text with an element around every tag; the tags nest and come in the order of the text. */
function inline(text: string, entities: readonly InterchangeEntity[], details: (id: string) => Details): string {
  const pieces: string[] = [];
  const open: { readonly end: number; readonly element: string }[] = [];
  let written = 0;
  const upTo = (offset: number): void => {
    pieces.push(escapeContent(text.slice(written, offset)));
    written = offset;
  };
  const closeUpTo = (offset: number): void => {
    for (let last = open[open.length - 1]; last && last.end <= offset; last = open[open.length - 1]) {
      upTo(last.end);
      pieces.push(`</${last.element}>`);
      open.pop();
    }
  };
  for (const entity of entities) {
    const { start, end } = coverOf(entity);
    closeUpTo(start);
    upTo(start);
    const { element, type } = elementOf(entity.label);
    const [link] = details(entity.id).links;
    const reference = link ? ` ref="${escapeXml(iriOf(link))}"` : '';
    pieces.push(`<${element} xml:id="${entity.id}"${type === undefined ? '' : ` type="${escapeXml(type)}"`}${reference}>`);
    open.push({ end, element });
  }
  closeUpTo(text.length);
  upTo(text.length);
  return pieces.join('');
}

function elementOf(label: string): { readonly element: string; readonly type: string | undefined } {
  const own = nameElements.find(([, plain]) => plain === label);
  return own ? { element: own[0], type: undefined } : { element: 'rs', type: label };
}

function standOff({ text, annotations }: InterchangeArticle, entities: readonly InterchangeEntity[], details: (id: string) => Details): string[] {
  const codePoints = new CodePointIndex(text);
  const spans = entities.map(({ id, label, fragments }) => {
    const target = fragments.map((fragment) => {
      const { start, end } = codePoints.toCodePointRange(fragment);
      return `#string-range(${textId},${start},${end - start})`;
    }).join(' ');
    const [link] = details(id).links;
    return `<span xml:id="${id}" type="${escapeXml(label)}" target="${target}"${link ? ` ana="${escapeXml(iriOf(link))}"` : ''}/>`;
  });
  const relations = annotations.relations.map(({ id, label, arguments: [first, second] }) =>
    `<relation xml:id="${id}" name="${escapeXml(label)}" active="#${first.target}" passive="#${second.target}"/>`);
  const groups = annotations.equivalences.map(({ label, members }) => `<link type="${escapeXml(label)}" target="${members.map((id) => `#${id}`).join(' ')}"/>`);
  const notes = annotations.notes.map(({ label, target, text: note }) => `<note type="${escapeXml(label)}" target="#${target}">${escapeContent(note)}</note>`);
  const parts = [
    ...(spans.length === 0 ? [] : ['<spanGrp type="tags">', ...spans, '</spanGrp>']),
    ...(relations.length === 0 ? [] : ['<listRelation>', ...relations, '</listRelation>']),
    ...(groups.length === 0 ? [] : ['<linkGrp type="equivalence">', ...groups, '</linkGrp>']),
    ...(notes.length === 0 ? [] : ['<listAnnotation>', ...notes, '</listAnnotation>']),
  ];
  return parts.length === 0 ? [] : ['<standOff>', ...parts, '</standOff>'];
}

/** Line breaks stay readable; a carriage return would become a line feed. */
function escapeContent(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => (character === '\r' ? '&#13;' : escapeXml(character)));
}
