import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suggestionThresholds } from '../../../src/core/suggestions/policy';
import { Suggester } from '../../../src/core/suggestions/suggester';
import { builtInLabels } from '../../../src/core/labels/labelSet';
import { anyText } from '../record/anyText';
import { inventedCorpus, tagged } from './inventedCorpus';

const labels = builtInLabels.types.map(({ name }) => name);

function f1(language: 'en' | 'es' | 'ru', learned: number): number {
  const articles = inventedCorpus(language, learned + 6);
  const suggester = new Suggester(language === 'en' ? labels : []);
  for (const article of articles.slice(6)) suggester.learn(article);
  let right = 0;
  let all = 0;
  for (const article of articles.slice(0, 6)) {
    const made = suggester.suggest(article).filter(({ probability }) => probability >= 0.3);
    right += made.filter(({ start, end, label }) => article.tags.some((tag) => tag.start === start && tag.end === end && tag.label === label)).length;
    all += made.length + article.tags.length;
  }
  return 2 * right / all;
}

describe('Suggester', () => {
  it('suggests names, places and dates of English before anything is tagged', () => {
    const { text, ranges } = tagged('Gen. Maren Osei said on Tuesday, Nov. 18, that Norway would pay $3.5 million to the Selm Bank. Osei lives in Oslo.');
    const found = new Suggester(labels).suggest({ text, ranges }).map(({ start, end, label }) => `${label} ${text.slice(start, end)}`);
    assert.deepEqual(found.filter((one) => !one.startsWith('Work')), ['Person Maren Osei', 'Date Tuesday, Nov. 18', 'Place Norway', 'Quantity $3.5 million', 'Organization Selm Bank',
      'Person Osei', 'Place Oslo']);
  });

  it('knows names of English in the capitals of a dateline or a headline', () => {
    const { text, ranges } = tagged('NEW ZEALAND SENDS A SHIP TO NORWAY\nCHRISTCHURCH — Maren Osei said on Tuesday that the ship will sail. OSEI CALLS AGAIN.');
    const found = new Suggester(labels).suggest({ text, ranges }).filter(({ probability }) => probability >= suggestionThresholds.shown)
      .map(({ start, end, label }) => `${label} ${text.slice(start, end)}`);
    for (const expected of ['Place NORWAY', 'Place CHRISTCHURCH', 'Person Maren Osei']) assert.ok(found.includes(expected), found.join('; '));
  });

  for (const text of [
    'PORT ALDARY — The council voted on Monday to reopen the harbor, the mayor said.',
    'PORT ALDARY, Nov. 18 (Selm News) - The council voted to reopen the harbor, the mayor said on Monday.',
    'HARBOR TO OPEN\nPORT ALDARY 2019-11-18\nThe council voted to reopen the harbor, the mayor said on Monday.',
  ]) {
    it(`takes the capitals that a report begins with for a place: ${text.slice(0, 40).replaceAll('\n', ' / ')}…`, () => {
      const shown = new Suggester(labels).suggest(tagged(text)).filter(({ probability }) => probability >= suggestionThresholds.shown);
      assert.ok(shown.some(({ start, end, label }) => label === 'Place' && text.slice(start, end) === 'PORT ALDARY'), JSON.stringify(shown));
    });
  }

  for (const { language, text, expected } of [
    { language: 'Russian', text: 'Премьер-министр Грузии прибыл 12 июня 2018 года в США, а 3.07.2018 вернулся из Венесуэлы.',
      expected: ['Country Грузии', 'Date 12 июня 2018 года', 'Country США', 'Date 3.07.2018', 'Country Венесуэлы'] },
    { language: 'Spanish', text: 'El ministro llegó a Noruega el 12 de junio de 2018 y volvió del Perú en mayo.', expected: ['Country Noruega', 'Date 12 de junio de 2018', 'Country Perú'] },
    { language: 'German', text: 'Am 12. Juni 2018 war der Minister in Norwegen, die Sonne schien den ganzen Tag.', expected: ['Date 12. Juni 2018', 'Country Norwegen'] },
    { language: 'Greek', text: 'Ο υπουργός πήγε στη Νορβηγία στις 12 Ιουνίου 2018 και γύρισε.', expected: ['Country Νορβηγία', 'Date 12 Ιουνίου 2018'] },
  ]) {
    it(`suggests countries and dates of ${language} before anything is tagged, for labels that say so`, () => {
      const shown = (names: readonly string[]): string[] => new Suggester(names).suggest(tagged(text)).filter(({ probability }) => probability >= suggestionThresholds.shown)
        .map(({ start, end, label }) => `${label} ${text.slice(start, end)}`);
      assert.deepEqual(shown(['Country', 'Date']), expected);
      assert.deepEqual(shown(['Protein']), []);
    });
  }

  it('counts nothing as sure at the first article that names nothing and stands beside nothing that tells', () => {
    const text = 'It was said by Dr. Maren Hale that a Brannoc and the old Winter Ferry Song were sold in Oslo.';
    const sure = new Suggester(labels).suggest(tagged(text)).filter(({ probability }) => probability >= suggestionThresholds.sure).map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(sure, ['Maren Hale', 'Oslo']);
  });

  it('takes a name for what it plainly is elsewhere in the article, though its own place says another thing', () => {
    const suggester = new Suggester(['Person', 'Place']);
    for (const letter of 'bcdfgh') {
      suggester.learn(tagged(`Ayer habló el señor [Person Ka${letter}ulo] en la villa. Nadie quiso ir al puerto de [Place Lo${letter}anto] por la noche.`));
    }
    const likeliest = (text: string): string[] => suggester.suggest(tagged(text)).map(({ start, end, label }) => `${label} ${text.slice(start, end)}`);
    assert.deepEqual(likeliest('Nadie quiso oír a Brumel por la noche.'), ['Place Brumel']);
    assert.deepEqual(likeliest('Ayer habló el señor Brumel en la villa. Nadie quiso oír a Brumel por la noche.'), ['Person Brumel', 'Person Brumel']);
  });

  it('doubts a word at the start of a sentence that stood in lower case in articles learned before', () => {
    const suggester = new Suggester(['Person']);
    const words = ['mesa', 'casa', 'luna', 'torre', 'barca', 'piedra', 'senda', 'huerta', 'fuente', 'campana'];
    const names = ['Brena', 'Solda', 'Tirva', 'Gamra', 'Lusca', 'Pendra', 'Corva', 'Malda', 'Vistra', 'Zorna'];
    words.forEach((word, index) => {
      const known = words[(index + 9) % 10] ?? '';
      suggester.learn(tagged(`Vieron la ${word} y otra ${words[(index + 4) % 10] ?? ''} ayer. [Person ${names[index] ?? ''}] llegó tarde. `
        + `${known.charAt(0).toUpperCase()}${known.slice(1)} vieja no vale nada. Hoy vino [Person ${names[(index + 3) % 10] ?? ''}] sola.`));
    });
    const probability = (text: string): number => suggester.suggest(tagged(text))[0]?.probability ?? 0;
    for (const [word, name] of [['Mesa', 'Mirna'], ['Casa', 'Vesna']] as const) {
      const [common, unknown] = [probability(`${word} llegó tarde.`), probability(`${name} llegó tarde.`)];
      assert.ok(unknown > suggestionThresholds.sure && common < 0.4, `${name} ${unknown}, ${word} ${common}`);
    }
  });

  it('keeps what rules say though the first article is a single sentence', () => {
    const names = ['Person', 'Place', 'Organization'];
    const text = 'The regiment was formed at Camp Howe and was back in the lines of Petersburg.';
    const shown = (suggester: Suggester): string[] => suggester.suggest(tagged(text)).filter(({ probability }) => probability >= 0.3)
      .map(({ start, end, label }) => `${label} ${text.slice(start, end)}`);
    const suggester = new Suggester(names);
    const before = shown(suggester);
    assert.deepEqual(before, ['Place Camp Howe', 'Place Petersburg']);
    suggester.learn(tagged('[Person Emanuel Bunzel] born 1828, was a nineteenth century Austrian paleontologist.'));
    assert.deepEqual(shown(suggester), before);
  });

  it('knows by their names labels for dates, and for all that is counted', () => {
    const text = 'It was said on Tuesday that 14 ships and 20 percent of the crews would be sold for $3 million.';
    const shown = new Suggester(['NUM', 'Temporal']).suggest(tagged(text)).map(({ start, end, label }) => `${label} ${text.slice(start, end)}`);
    assert.deepEqual(shown, ['Temporal Tuesday', 'NUM 14', 'NUM 20 percent', 'NUM $3 million']);
  });

  it('takes geo for places where gpe is another label: it then means peoples', () => {
    const text = 'The ship left Oslo on Tuesday, and Norway paid.';
    const shown = new Suggester(['geo', 'gpe', 'tim']).suggest(tagged(text)).map(({ start, end, label }) => `${label} ${text.slice(start, end)}`);
    assert.deepEqual(shown, ['geo Oslo', 'tim Tuesday', 'geo Norway']);
  });

  it('suggests nothing for labels it cannot know, before anything is tagged', () => {
    const { text, ranges } = inventedCorpus('ru', 1)[0] ?? tagged('');
    assert.deepEqual(new Suggester(['A', 'B']).suggest({ text, ranges }).filter(({ probability }) => probability >= 0.2), []);
    assert.deepEqual(new Suggester([]).suggest({ text, ranges }), []);
  });

  it('offers nothing that rules find where no label says what it is: a number is no protein', () => {
    const { text, ranges } = tagged('Phosphorylation of Nerol by kinase KX2 blocks the promoter of IL-77, and Dr. Maren Osei of Selm Bank saw it in 14 of 20 donors on Nov. 18.');
    const shown = new Suggester(['Protein', 'Entity', 'Date']).suggest({ text, ranges }).filter(({ probability }) => probability >= suggestionThresholds.shown);
    assert.deepEqual(shown.map(({ start, end, label }) => `${label} ${text.slice(start, end)}`), ['Date Nov. 18']);
  });

  it('learns any labels in any script', () => {
    for (const language of ['en', 'es', 'ru'] as const) assert.ok(f1(language, 8) > 0.85, `${language}: ${f1(language, 8)}`);
  });

  it('gives the same for the same labels, articles and order', () => {
    const articles = inventedCorpus('en', 5);
    const run = (): unknown => {
      const suggester = new Suggester(labels);
      for (const article of articles.slice(1)) suggester.learn(article);
      return suggester.suggest(articles[0] ?? tagged(''));
    };
    assert.deepEqual(run(), run());
  });

  it('says why: tagged elsewhere, or a rule', () => {
    const suggester = new Suggester(labels);
    const [first = tagged(''), ...others] = inventedCorpus('en', 6);
    for (const article of others) suggester.learn(article);
    const reasons = new Set(suggester.suggest(first).filter(({ probability }) => probability > 0.5).map(({ reason }) => reason.kind));
    assert.ok(reasons.has('tagged'));
    const { text, ranges } = tagged('The mayor met Gen. Runa Vold of the Oslo Institute.');
    assert.ok(new Suggester(labels).suggest({ text, ranges }).some(({ reason }) => reason.kind === 'rule' && reason.role === 'person'));
  });

  it('never cuts a word at its hyphen', () => {
    const suggester = new Suggester(['Person', 'Organization', 'Location', 'Date', 'Quantity']);
    const { text, ranges } = tagged('They were joined by the leaders of the unions, among them the Senior Staff Union of Ferries (SSUF), Non-Academic Staff Union of Educational and Allied Institutions (NASU), and the Staff Association of the harbour.');
    const found = suggester.suggest({ text, ranges }).flatMap(({ others, ...best }) => [best, ...others]).map(({ start, end }) => text.slice(start, end));
    assert.ok(found.some((quote) => quote.includes('Non-Academic Staff')), found.join(', '));
    assert.deepEqual(found.filter((quote) => quote.startsWith('-')), []);
  });

  it('learns tags inside tags', () => {
    const suggester = new Suggester([]);
    const sentences = ['The [ORG University of [GPE Vestrey]] opened.', 'The [ORG University of [GPE Kell]] was shut.', 'She came from [GPE Vestrey] to [GPE Kell].', 'The [ORG University of [GPE Brannoc]] won.'];
    for (let round = 0; round < 6; round++) suggester.learn(tagged(sentences.join(' ')));
    const { text, ranges } = tagged('The University of Kell opened.');
    const found = suggester.suggest({ text, ranges }).filter(({ probability }) => probability > 0.4).map(({ start, end, label }) => `${label} ${text.slice(start, end)}`);
    assert.deepEqual(found, ['ORG University of Kell', 'GPE Kell']);
  });

  it('keeps to the ranges and the text, never crosses itself, and never throws, whatever the text', () => {
    const suggester = new Suggester(labels);
    for (const article of inventedCorpus('en', 2)) suggester.learn(article);
    const words = fc.array(fc.constantFrom('Maren', 'Osei', 'U.S.', 'Nov.', '18', ' ', ' ', '. ', '\n', '-', '”', 'the', '東', '$3', '12:30'), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(fc.property(fc.oneof(anyText(60), words), fc.nat(10), (text, cut) => {
      const ranges = [{ start: 0, end: Math.min(cut, text.length) }, { start: Math.min(cut, text.length), end: text.length }];
      const found = suggester.suggest({ text, ranges });
      let end = 0;
      for (const suggestion of found) {
        assert.ok(suggestion.start >= end && suggestion.start < suggestion.end && suggestion.end <= text.length);
        assert.ok(ranges.some((range) => range.start <= suggestion.start && suggestion.end <= range.end));
        assert.ok(suggestion.probability >= 0 && suggestion.probability <= 1);
        assert.match(text.charAt(suggestion.start), /\S/);
        end = suggestion.end;
      }
    }), { numRuns: 200 });
  });

  it('learns articles without tags, tags that fit no token, and labels met late', () => {
    const suggester = new Suggester(['Person']);
    suggester.learn(tagged('Nothing is tagged here.'));
    suggester.learn({ text: 'Maren left.', ranges: [{ start: 0, end: 11 }], tags: [{ start: 1, end: 3, label: 'Half' }, { start: 5, end: 5, label: 'Empty' }] });
    suggester.learn(tagged('[Ship Vega] came to [Place Kell].'));
    assert.deepEqual(suggester.labels, ['Person', 'Half', 'Empty', 'Ship', 'Place']);
    suggester.suggest(tagged('Vega left Kell.'));
  });
});
