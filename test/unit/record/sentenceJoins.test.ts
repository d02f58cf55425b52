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
  check('ends a sentence at an abbreviation that may end one, where nothing tells a break from a space', [
    'Aldary Inc.|Friday', 'Aldary Corp.|McTarn’s boats', 'in Calif.|Harbor', 'on Nov.|Xanthe', 'at Mass.|Father Osei', 'at 5 p.m.|Friday', 'и т.д.|Создание',
  ]);
  check('ends a sentence before a figure', [
    'The plan passed.|24 members', 'it ended.|3,000 people', 'He left.”|24 members', 'it fell.|$5 million went', 'it grew.|3.5 percent of', 'Was it?|24 members',
  ]);
  check('leaves figures alone that belong to what is before them', [
    'the court.12 The', 'see fig.3 for', 'pp.24 and', 'No.1 of', 'rose 3.5 percent', 'at 10.30 a.m.', 'www.a.example.24 x', 'art.5 of', 'on 3.4.2019 it',
  ]);
  check('knows scripts without capitals, and their stops', [
    'बैठक की।|योजना पर', 'बैठक की। योजना', 'اجتمع المجلس.|ثم غادر', 'هل انتهى؟|نعم', 'د.أحمد', 'הישיבה נגמרה.|אחר כך', 'اجلاس ختم ہوا۔|منصوبہ',
    'Խորհուրդը հավաքվեց։|Հետո', 'კრება დასრულდა.|შემდეგ', 'ስብሰባው ተጠናቀቀ።|ከዚያ',
  ]);
  check('knows that Chinese and Japanese set no space between sentences', [
    '委员会开会。计划通过了。', '委员会开会。|　计划通过了。', '会议结束。|The board met on Monday', '散会。RAID 通过了', '散会。 走了。 来了。 再见。又来了。',
  ]);
  check('finds what is left of a break in Chinese and Japanese', [
    '散会。他走了。| 她来了。再见。| 又来了。他笑了。', '散会。他走了。 她来了。再见。又来了。', '散会！|　　他走了', '本当！　そう思う', '行く！|　　そう思う',
    '他说：“走。”|“去哪儿？”她问', '「行け！」「やれ！」と叫んだ', '他喊“加油！”“快跑！”的声音', '終わる。|▼塔の中', '終わる。◎◎さん', '終わる。|【写真】港', '散会。|记者：后来呢',
    '「つながらない!」などの', '(T)…と進む', '船 / …のように', 'Osei et al.」を見る', 'Harbor Inc.（港湾）と', '目录为.（一个点）。', '有三点。|一、船。|二、港。', '有三点。一、船，二、港。', '散会。——他走了', 'ドット（.）によって',
  ]);
  check('knows dialogue that opens with a dash', ['Salió.|—No sé, dijo', 'сказал он.|— Да', 'Il partit.|– Non', 'Poszedł.|- Dokąd', 'Artículo 1.- Toda', 'it ended.|* Nets', 'it ended.|2. The nets', 'z.E. so', 'der e.V. hat']);
  check('knows a stop behind what closes', ['sagte Frau Stolz“.|Der Rat', 'dit-il ».|Le port', 'said (twice).|The', 'Τι είναι;|Ναι']);
  check('tells the end of a sentence from an initial', [
    'of vitamin C.|The', 'of hepatitis B.|Researchers', 'is no Plan B.|It', 'in World War I.|The', 'of Malcolm X.|He', 'John F.Tarn',
    'J.K.Osei', 'J.K.Rowling', 'by J.R.R.Tarn', 'T.S.Kelly', 'J.Osei',
  ]);
  check('finds only a lost space behind a title or before a saint', ['Mr._Osei', 'Mrs._Tarn said', 'in St._Petersburg', 'at St._John’s Hall']);
  check('leaves alone what may be a name', [
    'on Gov.UK', 'side Gen.G beat', 'Dr.Web', 'St.George', 'at Prof.Dr.Osei', 'the U.S.Army', 'vs.Brannoc', 'St.Pauli.com', '#Dr.Who', 'Panic!At the Disco', 'Yum!Brands',
  ]);
  check('leaves alone', [
    'ASP.NET', 'Node.JS', 'README.TXT', 'www.X.Com', 'www.Aldary.example/News.Html', 'https://a.example/Path?Q=The.Boat',
    'maren.Osei@a.example', 'U.S.A', 'a.m.ET',
    'changelog.Harbor.gz and', 'ftp.Länder.example.org', 'harbors.Boats.csv', 'No.1', '3.5', 'v2.Beta', 'Math.Max(3)', '.NET', 'E!News', 'Yahoo!Finance', '1.Introduction', 'C:\\Files.New', 'a.B', 'Ph.D', 'EE.UU',
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
    'Конец.|Дети', 'в 2009 г.|Мэр', 'г.Москва', 'Τέλος.|Όλοι',
    'le 3.|M. Osei',
  ]);
  check('reads ellipses by the style of the text', ['so...|The', 'well...but then...The', 'He ... left ...|The']);
});
