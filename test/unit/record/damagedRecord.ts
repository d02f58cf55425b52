import fc from 'fast-check';
import { anyText } from './anyText';

/** A damage done to a sound record. Places are thousandths of the text or indices of lines, so that any of them shrinks well. */
type Damage =
  | { readonly kind: 'cut' | 'cutFront' | 'double'; readonly at: number }
  | { readonly kind: 'insert'; readonly at: number; readonly text: string }
  | { readonly kind: 'dropLine' | 'doubleLine' | 'bigLine' | 'swapLines'; readonly line: number }
  | { readonly kind: 'lineEndings'; readonly ending: string }
  | { readonly kind: 'byteOrderMark' };

const soundRecord = [
  'https://www.aldarycourier.example/2019/03/05/world/harbor-vote.html?smid=x#top',
  'Opinion | Boats &amp; Nets:  Port Aldary’s Harbor - The Aldary Courier',
  'Port Aldary,Osei-Lindqvist  Maren,,null,Harbors, Harbors,Fishing',
  'March 4, 2019',
  '0417',
  `“The harbor is open,” Mayor Maren Osei-Lindqvist said.Boats came in by the dozen. ${'Nobody counted them. '.repeat(12)}`,
];

const bigLineLength = 10_000_000;

/** One text in so many gets a line of 10 MB: enough to meet them, few enough to be quick. */
const textsPerBigLine = 1000;

const place = fc.integer({ min: 0, max: 1000 });
const line = fc.integer({ min: 0, max: 7 });

const snippet = fc.oneof(
  fc.constantFrom(
    '\uFEFF', '\0', '\r', '\n', '\r\n', '\n\r', '\uD800', '\uDC00', '\u2028', '\u0085', ' ', '  ', ',', ',,', 'null', ' - ', ' | ', '⛵',
    'Nov. 18, 2014', '2014-11-18', 'Feb. 30, 2014', '03/04/2015', '417', '2014', 'https://a.example/', '\nMarch 4, 2019\n7\n', '&#8217;',
    '-'.repeat(300),
  ),
  anyText(12),
);

const damage: fc.Arbitrary<Damage> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('insert' as const), at: place, text: snippet }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('cut' as const, 'cutFront' as const, 'double' as const), at: place }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('dropLine' as const, 'doubleLine' as const, 'swapLines' as const), line }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('lineEndings' as const), ending: fc.constantFrom('\r\n', '\r', '\n\n') }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'byteOrderMark' as const }) },
);

/** What a generated text is made by; small enough to be printed where a test fails. */
export const damages: fc.Arbitrary<readonly Damage[]> = fc.tuple(
  fc.array(damage, { maxLength: 8 }),
  fc.integer({ min: 1, max: textsPerBigLine }),
  line,
).map(([some, lot, bigLine]) => (lot === textsPerBigLine ? [...some, { kind: 'bigLine' as const, line: bigLine }] : some));

/** The sound record after the damages, in their order. */
export function damagedText(list: readonly Damage[]): string {
  return list.reduce(applyDamage, soundRecord.join('\n'));
}

function applyDamage(text: string, damageDone: Damage): string {
  switch (damageDone.kind) {
    case 'byteOrderMark': return `\uFEFF${text}`;
    case 'lineEndings': return text.replace(/\n/g, damageDone.ending);
    case 'insert':
    case 'cut':
    case 'cutFront':
    case 'double': {
      const at = Math.floor((text.length * damageDone.at) / 1000);
      if (damageDone.kind === 'cut') return text.slice(0, at);
      if (damageDone.kind === 'cutFront') return text.slice(at);
      return text.slice(0, at) + (damageDone.kind === 'insert' ? damageDone.text : text.slice(0, at)) + text.slice(at);
    }
    case 'dropLine':
    case 'doubleLine':
    case 'swapLines':
    case 'bigLine': {
      const lines = text.split('\n');
      const index = damageDone.line % lines.length;
      const own = lines[index] ?? '';
      const next = lines[index + 1] ?? '';
      if (damageDone.kind === 'dropLine') lines.splice(index, 1);
      else if (damageDone.kind === 'doubleLine') lines.splice(index, 0, own);
      else if (damageDone.kind === 'swapLines') lines.splice(index, 2, next, own);
      else lines[index] = own.padEnd(bigLineLength, `${own} `);
      return lines.join('\n');
    }
  }
}
