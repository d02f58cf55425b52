import type { Overview } from '../../../src/protocol/overviewMessages';

/** An invented corpus; some of its texts would be formulas of a spreadsheet, or elements of a page. */
export function sampleOverview(): Overview {
  const labels = ['Person', 'Place', 'Organization', 'Event', 'Date'].map((label, index) => ({ label, entities: 4210 - 800 * index, texts: 900 - 150 * index, articles: 700 - 90 * index }));
  const texts = ['Port Aldary', 'Maren Osei-Lindqvist', '=HYPERLINK("x")', '<img src=x onerror=alert(1)>', 'Vestrey', 'the harbour board of Port Aldary and of all the islands around it', 'أحمد الشريف', '港口委員會', 'Runa Halvard', 'Kim'];
  const names = Array.from({ length: 40 }, (_, index) => ({ label: labels[index % 3]?.label ?? '', text: texts[index] ?? `Name ${index}`, tags: 640 - 15 * index, articles: 320 - 7 * index }));
  const paired = names.slice(0, 8);
  return {
    articles: 1284, annotated: 700, undated: 3, tags: 13_050,
    months: Array.from({ length: 30 }, (_, index) => ({ month: `${2017 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`, articles: 20 + ((index * 37) % 60) })).filter((_, index) => index !== 7),
    subjects: ['Ferries', 'Port Aldary', 'Votes and Voting', 'Snowden, Edward J', '@Harbours', ...Array.from({ length: 20 }, (_, index) => `Subject ${index}`)].map((subject, index) => ({ subject, articles: 400 - 14 * index })),
    labels, names,
    rules: [
      { rule: 'body.boilerplate', articles: 80, problems: { error: 0, warning: 96, information: 0, hint: 0 } },
      { rule: 'date.invalid', articles: 31, problems: { error: 31, warning: 0, information: 0, hint: 0 } },
      { rule: 'text.mojibake', articles: 12, problems: { error: 0, warning: 20, information: 0, hint: 0 } },
    ],
    states: { notStarted: 584, inProgress: 200, done: 450, nothingToTag: 50 },
    paired,
    pairs: paired.flatMap((first, index) => paired.slice(index + 1).map((second, other) => ({
      names: [{ label: first.label, text: first.text }, { label: second.label, text: second.text }] as const, articles: 120 - 11 * index - 5 * other,
    }))).filter(({ articles }) => articles > 40),
    sampled: 700,
  };
}
