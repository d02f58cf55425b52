const words = `the harbor
  council voted to reopen old basin after a decade of dispute and repairs that nobody wanted while boats from Saltmere
  Brannoc Port Aldary waited outside in rain mayor said engineers warned about piles rotted through by worms under pier where
  children used fish for eels every summer until storm took kiosk ferry lighthouse keeper wrote letter no one answered because it
  had been sent wrong year`.split(/\s+/);

/** What stands in prose now and then besides words: what makes checks look twice. */
const spice = [
  'Mr. Osei-Lindqvist', 'U.S.', '$4.5 million', 'Nov. 3', '5 p.m.', 'J. K. Harrow', 'St. Brannoc', 'the council’s', 'AT&T',
  '(38 of 112)', 'café', '— finally —',
];

/**
 * An article record of about `length` characters of invented prose, with a lost break every 250 characters as in a
 * real one: the density that the checks have to be fast at.
 */
export function generateArticle(length: number, random: () => number): string {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const sentence = (): string => {
    const parts: string[] = [];
    for (let count = 8 + Math.floor(random() * 18); count > 0; count--) parts.push(random() < 0.04 ? pick(spice) : pick(words));
    const text = parts.join(' ');
    const capitalized = text.charAt(0).toUpperCase() + text.slice(1);
    return random() < 0.2 ? `“${capitalized},” she said.` : random() < 0.08 ? `“${capitalized}.”` : `${capitalized}.`;
  };
  const pieces: string[] = [];
  let written = 0;
  let paragraph = 0;
  while (written < length) {
    const next = sentence();
    const glued = paragraph > 200;
    const piece = written === 0 ? next : glued ? next : ` ${next}`;
    paragraph = glued ? next.length : paragraph + piece.length;
    pieces.push(piece);
    written += piece.length;
  }
  return [
    'https://www.aldarycourier.example/2019/03/05/harbor-vote.html',
    'Port Aldary Council Votes to Reopen the Old Harbor - The Aldary Courier',
    'Port Aldary,Harbors,Fishing', 'March 4, 2019', '417', pieces.join(''),
  ].join('\n');
}
