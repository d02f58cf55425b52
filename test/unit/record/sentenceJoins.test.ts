import assert from 'node:assert/strict';
import { findSentenceJoins } from '../../../src/core/record/sentenceJoins';
import { scanText } from '../../../src/core/text/scan';

/** The text with `|` where a break and `_` where a space was lost. */
function marked(text: string): string {
  let result = '';
  let copied = 0;
  for (const { kind, offset } of findSentenceJoins(text, scanText(text, { start: 0, end: text.length }))) {
    result += text.slice(copied, offset) + (kind === 'break' ? '|' : '_');
    copied = offset;
  }
  return result + text.slice(copied);
}

/** Each line as it must come out; the marks are taken out to make the text that goes in. */
function check(title: string, lines: readonly string[]): void {
  describe(title, () => {
    for (const line of lines) it(line, () => assert.equal(marked(line.replace(/[|_]/g, '')), line));
  });
}

describe('findSentenceJoins', () => {
  check('finds a lost break behind', [
    'in court.|Outraged and', 'it ends.”|Presented at', 'it ends.’|The boat', 'is it?|No', 'go!|“We', 'went…|The boat',
    'at last.)|The boat', 'end.]|The',
    'Was it him?!|Nobody', 'in 2014.|The', 'by 12%.|Sales', 'the end”.|The boat', 'said ‘no’.”|They', 'so it goes.|¿Quién',
    'it is.|(The', 'it was.|• One more',
  ]);
  check('ends a sentence at an abbreviation before a word that begins sentences', [
    'in the U.S.|The law', 'in the U.S.|Officials said', 'at 5 p.m.|Doors open', 'at 5 p.m.|Maren came', 'Aldary Inc.|The firm',
    'Osei Jr.|He left',
    'in Calif.|They', 'on Main St.|But', 'and so on, etc.|Maren', 'her Ph.D.|She', 'in D.C.|Maren Osei said', 'in D.C.|A vote',
    'said Mr. X.|Then he',
  ]);
  check('tells the end of a sentence from an initial', [
    'of vitamin C.|The', 'of hepatitis B.|Researchers', 'is no Plan B.|It', 'in World War I.|The', 'of Malcolm X.|He', 'John F._Tarn',
    'J.K.Osei', 'by J.R.R.Tarn', 'J.Osei',
  ]);
  check('finds only a lost space behind', [
    'Mr._Osei', 'Mrs._Tarn', 'in St._Brannoc', 'and Gen._Lindqvist', 'in Calif._Harbor', 'on Nov._Xanthe', 'Aldary Inc._Magazine',
    'vs._Brannoc', 'the U.S._Army',
  ]);
  check('leaves alone', [
    'ASP.NET', 'Node.JS', 'README.TXT', 'www.X.Com', 'www.Aldary.example/News.Html', 'https://a.example/Path?Q=The.Boat',
    'maren.Osei@a.example', 'U.S.A', 'a.m.ET',
    'No.1', '3.5', 'v2.Beta', 'Math.Max(3)', '.NET', 'E!News', 'Yahoo!Finance', '1.Introduction', 'C:\\Files.New', 'a.B', 'Ph.D', 'EE.UU',
  ]);
  check('goes on behind names with a mark and addresses', ['on Yahoo!|The', 'at a.example.|The boat', 'see www.a.example/b.|The boat',
  'to @marenosei.|The']);
  check('closes a straight quote only where one is open', [
    'He said "no."|The boat', 'He left.|"No," he said', '"One."|"Two."|"Three."', '"One.|"Two," he said', 'said \'no.\'|The',
    'left.|\'No,\' he',
    '"Was it \'him?\'"|Nobody', '“Was it ‘him?’ ”|Nobody',
  ]);
  check('knows the marks of other languages', [
    '„Ja.“|Der', 'Nein.|„Ja“', '«Sí.»|El', '« Oui. »|Le', 'Oui.|« Non »', '»Ja.«|Der', 'sa han. ”Ja.”|Det', 'Fin.|École',
    'Конец.|Дети', 'в 2009 г.|Мэр', 'г._Москва', 'Τέλος.|Όλοι',
    'le 3.|M. Osei',
  ]);
  check('reads ellipses by the style of the text', ['so...|The', 'well...but then...The', 'He ... left ...|The']);
});
