import fc from 'fast-check';

const number = fc.integer({ min: 1, max: 60 });
const word = fc.constantFrom('Port', 'Aldary', 'café', '😀', 'Osei-Lindqvist', 'a\tb', ' x ', '“quoted”');
const label = fc.constantFrom('Person', 'Place', 'Law-2', 'Ort_ü');
const target = fc.oneof(number.map((n) => `T${n}`), number.map((n) => `E${n}`));

const entityLine = fc.record({ n: number, label, start: fc.nat(400), lengths: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }), word })
  .map(({ n, label: name, start, lengths, word: text }) => {
    let at = start;
    const fragments = lengths.map((length) => {
      const fragment = `${at} ${at + length}`;
      at += length + 2;
      return fragment;
    });
    return { kind: 'entity', line: `T${n}\t${name} ${fragments.join(';')}\t${text.trim() === '' ? 'x' : text}` };
  });

const otherLine = fc.record({ n: number, target, other: target, label, word }).chain(({ n, target: to, other, label: name, word: text }) => fc.constantFrom(
  { kind: 'relation', line: `R${n}\t${name} Arg1:${to} Arg2:${other}` },
  { kind: 'relation', line: `R${n}\t${name} Arg1:${to} Arg2:${other}\t` },
  { kind: 'event', line: `E${n}\t${name}:${to} ` },
  { kind: 'event', line: `E${n}\t${name}:${to} Agent:${other} Theme2:${to}` },
  { kind: 'attribute', line: `A${n}\t${name} ${to}` },
  { kind: 'attribute', line: `A${n}\t${name} ${to} very high` },
  { kind: 'attribute', line: `M${n}\t${name} ${to}` },
  { kind: 'normalization', line: `N${n}\tReference ${to} Register:Q${n}\t${text}` },
  { kind: 'note', line: `#${n}\tAnnotatorNotes ${to}\t${text}` },
  { kind: 'equivalence', line: `*\t${name} ${to} ${other} T1` },
  { kind: 'unread', line: '' },
  { kind: 'unread', line: `T${n} Person 0 4 Port` },
  { kind: 'unread', line: '# a remark' },
  { kind: 'unread', line: `X${n}\tsomething` },
));

/** Standoff files of all kinds of lines in any order, with the kinds; ids repeat, references dangle, lines end in any way. */
export const standoffText = fc.record({
  lines: fc.array(fc.oneof(entityLine, otherLine), { maxLength: 25 }),
  ending: fc.constantFrom('\n', '\r\n'),
  final: fc.boolean(),
}).map(({ lines, ending, final }) => {
  const kinds = lines.map(({ kind }) => kind);
  const text = lines.map(({ line }) => line).join(ending) + (final && lines.length > 0 ? ending : '');
  // A last line of no characters without an ending is no line.
  if (!final && lines[lines.length - 1]?.line === '') kinds.pop();
  return { text, kinds, ending };
});
