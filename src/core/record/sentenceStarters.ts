/**
 * Words that open sentences far more often than they go on with a name: after an abbreviation with a full stop (`U.S.The`)
 * they tell that the sentence ended there. Words that are also common surnames or given names are left out.
 * Collected from the grammar of each language (articles, pronouns, prepositions, conjunctions, adverbs that head a sentence)
 * and from what opens paragraphs of news. A word that several lists would hold stands in the first of them.
 */
const wordLists: readonly string[] = [
  // English: articles, determiners, pronouns, question words
  `A An The This That These Those Some Many Most Much More Few Fewer Several All Both Each Every Either Neither Another Any No None Such
  Other Others I He She It We You They His Her Its Our Your Their My Mine One Two Three Four Five Six Seven Eight Nine Ten Dozens Hundreds
  Thousands Millions Who What When Where Why How Which Whose Whether Someone Somebody Something Everyone Everybody Everything Anyone
  Anybody Anything Nobody Nothing There Here`,
  // English: prepositions, conjunctions
  `In On At By For From To Of With Without Within Under Over Above Below After Before During Since Until Till Through Throughout Between
  Among Amid Against About Around Across Along Beyond Behind Beside Besides Despite Into Onto Off Out Up Down Near Inside Outside Per Like
  Unlike Upon Toward Towards Via Versus And But Or Nor So Yet If Although Though Because While Whereas Unless Once As Than Not Given
  Regarding Concerning Including Following According Based Due`,
  // English: adverbs and openers
  `Also Again Already Almost Always Even Ever Never Often Only Just Still Soon Sometimes Then Thus Therefore Hence However Moreover
  Meanwhile Nevertheless Nonetheless Furthermore Instead Indeed Perhaps Maybe Otherwise Overall Rather Later Earlier Now Today Tonight
  Tomorrow Yesterday Afterward Afterwards Additionally Finally Recently Currently Previously Eventually Apparently Clearly Obviously
  Certainly Unfortunately Fortunately Initially Originally Similarly Likewise Elsewhere Everywhere Together Yes Well Oh Okay Please Thank
  Thanks Sorry Last Next First Second Third Fourth Nearly Roughly Approximately Especially Particularly Ultimately Historically Typically
  Usually Generally Specifically Officially Reportedly Separately Simply Surely`,
  // English: verbs that head questions, commands, participles
  `Is Are Was Were Be Been Being Do Does Did Doing Done Has Have Had Having Can Could Should Would Might Must Shall Let Lets Get Go Going
  Come Coming See Look Looking Read Click Watch Follow Visit Call Ask Asked Add Added Take Taking Make Making Made Keep Think Say Saying
  Said Speaking Talking Writing Using Standing Sitting Working Living Born Known Called Set Seen Left Faced Consider Imagine Remember Note
  Try Tell Want Know Find Meet Check`,
  // English: what paragraphs of news open with
  `Mr Mrs Ms Mx Critics Officials Police Prosecutors Investigators Authorities Lawmakers Republicans Democrats Supporters Opponents Experts
  Analysts Researchers Scientists Residents Witnesses Protesters Activists Advocates Doctors Voters Students Teachers Parents Workers
  Women Men Children People Families Companies Investors Economists Lawyers Leaders Members Reporters Journalists Neighbors Neighbours
  Diplomats Rescuers Firefighters Troops Soldiers Rebels Militants Shares Sales Profits Prices Stocks Results Tickets Admission Reporting
  Additional Editor Editors Photo Photos Copyright Proponents Observers Historians Scholars Athletes Players Fans Customers Employees
  Passengers Visitors`,
  // German
  `Der Die Das Den Dem Des Ein Eine Einen Einem Einer Eines Er Sie Es Wir Ihr Ich Und Aber Oder Doch Denn Auch Als Wenn Weil Dass Nach Vor
  Bei Mit Ohne Für Gegen Durch Zum Zur Vom Im Am Auf Aus Unter Über Zwischen Seit Während Wegen Trotz Dabei Damit Danach Dann Dazu Daher
  Deshalb Dennoch Dort Hier Heute Gestern Morgen Jetzt Nun Nur Noch Schon Sein Seine Seinen Ihre Ihren Dieser Diese Dieses Diesen Jeder
  Jede Viele Einige Alle Beide Kein Keine Nicht Nichts Wer Wie Wo Warum Man Mehr Zudem Außerdem Allerdings Bisher Insgesamt Laut Rund Etwa
  Zwei Drei Erst Ob Bis Sollte Hat Ist War Wird Wurde`,
  // French
  `Le Les La Un Une Du De Au Aux Il Elle Ils Elles Nous Vous Je Ce Cette Ces Cet Son Sa Ses Leur Leurs Mon Ma Mes Notre Votre Et Mais Ou
  Car Donc Ni Si Que Qui Quand Comme Pour Par Avec Sans Sous Sur Dans En Entre Vers Chez Depuis Pendant Après Avant Contre Selon Malgré
  Ainsi Aussi Alors Puis Ensuite Enfin Pourtant Cependant Toutefois Parmi Plus Moins Très Tout Tous Toute Toutes Plusieurs Certains Aucun
  Chaque Deux Trois Aujourd Ici Là À Où Quant Lors Lorsque Parce Pourquoi Comment Est Non Oui`,
  // Spanish and Portuguese
  `El Los Las Lo Unos Unas Él Ella Ellos Ellas Yo Su Sus Nuestro Nuestra Este Esta Estos Estas Ese Esa Esto Eso Aquel Y O Pero Sino Aunque
  Porque Cuando Como Donde Mientras Según Para Por Con Sin Sobre Hasta Desde Hacia Tras Durante Ante Bajo También Tampoco Además Así
  Entonces Luego Después Antes Ahora Ayer Hoy Más Menos Muy Todo Todos Toda Todas Muchos Muchas Algunos Cada Dos Tres Sí Ya Aún Al Del Se
  Fue Hay Os Um Uma Uns Umas Ele Ela Eles Elas Eu Nós Seu Sua Seus Suas Isso Isto Esse Essa Mas Embora Quando Onde Enquanto Segundo Com
  Sem Até Após Também Além Assim Então Depois Agora Ontem Hoje Muito Muitos Não Sim Já Ainda Ao Aos Às Em Na Nos Nas Da Foi É São Há`,
  // Italian
  `Gli Uno Una Lui Lei Loro Noi Voi Io Suo Questo Questa Questi Quello Quella E Però Anche Ancora Perché Dove Mentre Secondo Senza Tra Fra
  Di Della Dei Nel Nella Alla Dopo Prima Poi Così Ora Oggi Ieri Più Molto Molti Tutti Ogni Tre Sì È Sono Ha Era`,
  // Dutch and the Scandinavian languages
  `Het Een Hij Zij Ze Wij Ik Dat Dit Deze Maar Dus Toen Terwijl Omdat Naar Met Zonder Voor Tegen Bij Op Om Uit Door Tussen Sinds Tijdens
  Volgens Ook Nog Niet Geen Wel Nu Vandaag Gisteren Daarna Daarom Toch Det Han Hon Hun Vi Jeg Jag Og Och Eller Som Når När Efter Før Före
  Med Uten Utan Mot På Från Til Ved Vid Også Också Ikke Inte Nå Idag Här Där Dette Denne Detta Denna Ifølge Enligt`,
  // Russian, Ukrainian, Bulgarian
  `В Во На Но И А О Об По При За К Ко С Со У От До Из Для Без Под Над Про Он Она Оно Они Мы Вы Я Ты Это Этот Эта Эти Тот Та Те То Как Так
  Что Чтобы Если Когда Где Кто Почему Однако Также Тоже Еще Ещё Уже Только Вот Все Всё Его Её Ее Их Наш Наша После Перед Между Через
  Сейчас Сегодня Вчера Теперь Тогда Потом Затем Поэтому Кроме Среди Согласно Несмотря Не Ни Нет Да Был Была Было Были Есть Більше Він Вона
  Вони Ми Це Цей Але Якщо Коли Де Хто Що Щоб Від Із Зі Після Той Тя Ние Това Този Тази След Според`,
  // Greek
  `Ο Η Το Οι Τα Τον Την Της Του Των Τους Τις Ένας Μια Μία Ένα Και Κι Αλλά Όμως Ή Αν Όταν Όπως Γιατί Επειδή Ενώ Σε Στο Στη Στην Στον Στα
  Στις Στους Από Με Για Χωρίς Κατά Μετά Πριν Ως Προς Αυτός Αυτή Αυτό Αυτά Αυτές Δεν Δε Μην Θα Να Είναι Ήταν Έχει Επίσης Ακόμη Ωστόσο
  Σήμερα Χθες Τώρα Σύμφωνα`,
  // Polish, Czech
  `Ta Te Ci Tego Tej W Z Nad Pod Po Przed Przez Przy Od Dla Bez U Ale Lub Albo Jak Jako Gdy Kiedy Gdzie Jeśli Bo Ponieważ Ona Ono Oni Wy Ja
  Jego Jej Nie Tak Już Też Także Jednak Tylko Według Podczas Dziś Wczoraj Teraz V Ve S K Ke Za Když Že Nebo Také Podle Jeho Její Jejich Ne
  Ano`,
];

const sentenceStarters: ReadonlySet<string> = new Set(wordLists.flatMap((list) => list.split(/\s+/)));

/** Contractions begin sentences, names do not end so: `It’s` is not told from `Maren’s`, but `Don’t`, `They’re`, `I’m` are. */
const contractionEnd = /^['’](?:t|re|ve|ll|m|d)(?!\p{L})/u;

/**
 * Whether a capitalized or upper-case word opens a sentence, whatever stands before it.
 * @param word the letters of the word
 * @param following what stands behind it in the text; four characters are enough
 */
export function isSentenceStarter(word: string, following: string): boolean {
  return sentenceStarters.has(capitalized(word)) || contractionEnd.test(following);
}

/** Adverbs and participles, which do not go on with a name either: `U.S.Speaking`, `U.S.Officially`. */
export function looksLikeSentenceStarter(word: string): boolean {
  return word.length > 5 && /^\p{Lu}\p{Ll}+(?:ly|ing)$/u.test(word);
}

function capitalized(word: string): string {
  return word.charAt(0) + word.slice(1).toLowerCase();
}
