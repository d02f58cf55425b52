import assert from 'node:assert/strict';
import { readSetting, settingHelp, settings, type SettingName } from '../../../src/core/corpus/settings';
import { reservedLetters } from '../../../src/protocol/panelCommands';
import { SubjectVocabulary } from '../../../src/core/record/vocabulary';

describe('settings', () => {
  it('every default is of its own form', () => {
    for (const [name, { default: fallback }] of Object.entries(settings)) {
      assert.deepEqual(readSetting(name as SettingName, fallback), { value: fallback, wrongAt: undefined }, name);
    }
  });

  it('without a value the default holds', () => assert.deepEqual(readSetting('detect', undefined), { value: 'automatic', wrongAt: undefined }));

  it('a value that is not of its form names its place, and the default holds', () => {
    assert.deepEqual(readSetting('rules', { 'date.style': 'loud' }), { value: {}, wrongAt: 'date.style' });
    assert.deepEqual(readSetting('publishers', [{ name: 'The Courier', hosts: 'courier.example' }]), { value: [], wrongAt: '0.hosts' });
    assert.deepEqual(readSetting('panel.advance', 'yes'), { value: false, wrongAt: '' });
  });

  it('a key of a label is a digit or a letter, but none that the panel needs', () => {
    assert.equal(readSetting('labelKeys', { Person: 'p', Ship: '9', Město: 'ж', 人: '人' }).wrongAt, undefined);
    const refused = [...'abcdefghijklmnopqrstuvwxyz'].filter((letter) => readSetting('labelKeys', { Person: letter }).wrongAt !== undefined);
    assert.deepEqual(new Set(refused), reservedLetters);
    const named = /other than (.+?), which the annotation panel itself uses/.exec(settingHelp.labelKeys.description)?.[1] ?? assert.fail();
    assert.deepEqual(new Set([...named.matchAll(/`(.)`/g)].map(([, letter]) => letter)), reservedLetters);
    for (const key of ['P', '0', '10', '', 'é!', '?']) assert.equal(readSetting('labelKeys', { Person: key }).wrongAt, 'Person', key);
  });

  it('what may be left out is filled in', () => {
    assert.deepEqual(readSetting('publishers', [{ name: 'The Courier', hosts: ['courier.example'] }]).value,
      [{ name: 'The Courier', aliases: [], hosts: ['courier.example'] }]);
  });

  it('a vocabulary has one term a line, comments and blank lines aside', () => {
    assert.deepEqual(SubjectVocabulary.parse('\uFEFF# terms\r\nFerries\n\n Port Aldary \r').terms, ['Ferries', 'Port Aldary']);
  });
});
