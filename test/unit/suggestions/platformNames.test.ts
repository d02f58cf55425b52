import assert from 'node:assert/strict';
import { PlatformName, PlatformNames, scriptOf } from '../../../src/core/suggestions/platformNames';

describe('names that the platform knows', () => {
  const cyrillic = new PlatformNames('Cyrillic');
  const latin = new PlatformNames('Latin');

  for (const [names, word, expected] of [
    [cyrillic, 'Венесуэла', PlatformName.Region],
    [cyrillic, 'Венесуэлой', PlatformName.Region],
    [cyrillic, 'США', PlatformName.Region],
    [cyrillic, 'сша', 0],
    [cyrillic, 'болгарскими', PlatformName.Group],
    [cyrillic, 'мая', PlatformName.Month],
    [cyrillic, 'субботу', 0],
    [cyrillic, 'суббота', PlatformName.Weekday],
    [cyrillic, 'году', PlatformName.Year],
    // A raspberry begins like Mali, and whales in the instrumental case like China.
    [cyrillic, 'малина', 0],
    [cyrillic, 'китами', 0],
    [cyrillic, 'Новая', PlatformName.Group],
    [latin, 'Perú', PlatformName.Region],
    [latin, 'Norvège', PlatformName.Region],
    [latin, 'Niederlande', PlatformName.Region],
    [latin, 'alemán', PlatformName.Group],
    [latin, 'junio', PlatformName.Month],
    [latin, 'Donnerstag', PlatformName.Weekday],
    [latin, 'ayuntamiento', 0],
  ] as const) {
    it(`finds in “${word}” ${expected === 0 ? 'nothing' : `bit ${expected}`}`, () => {
      assert.equal(names.namesOf(word) & ~(expected === PlatformName.Region ? PlatformName.Group : 0), expected);
    });
  }

  it('takes no first name for a country', () => {
    assert.equal(latin.namesOf('Maurice') & PlatformName.Region, 0);
  });

  it('tells the script of a text from most of its words', () => {
    assert.equal(scriptOf(['Слова', 'из', 'NASA']), 'Cyrillic');
    assert.equal(scriptOf(['mots', 'de', 'Москва']), 'Latin');
    assert.equal(scriptOf(['文']), undefined);
    assert.equal(scriptOf([]), undefined);
  });
});
