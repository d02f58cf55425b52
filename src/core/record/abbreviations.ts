/**
 * Abbreviations that end in a full stop, by what may follow them. Written without the stop; case counts.
 * Sources: the abbreviations of the NYT, AP and Guardian style books (months, states, military and clerical titles),
 * and the common ones of German, French, Spanish, Portuguese, Italian and Russian print.
 */

/** A name follows: only the plainest sentence starter ends a sentence here. */
const titles = words(`Mr Mrs Ms Mx Messrs Mme Mmes Mlle Dr Drs Prof Rev Fr Hon Pres Gov Sen Sens Rep Reps Gen Maj Col Lt Capt Cmdr Cpl Sgt
  Pvt Adm Brig Supt Det Insp Amb Atty Msgr Sra Srta Srs Dra Dña Sig Hr Hrn Mgr Dott Ing Avv St Ste Sta Mt Ft Pt`);

/** Ends sentences as readily as it goes on: whatever follows at once may be a new sentence. */
const eithers = words(`Inc Corp Co Cos Ltd Jr Sr Esq Bros Assn Univ Mfg Ave Blvd Rd Hwy Pkwy Ct Ln
  Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Sun Mon Tues Wed Thurs Fri Sat
  Ala Ariz Ark Calif Colo Conn Del Fla Ga Ida Ill Ind Kan Kans Ky Md Mass Mich Minn Miss Mo Mont Neb Nebr Nev Okla Ore Oreg Pa Penn
  Tenn Tex Va Vt Wash Wis Wisc Wyo Ont Que Alta Sask Mio Mrd Jh`);

/** Goes on within its sentence, so that only a word that begins sentences ends one. */
const others = words(`Dept Sq Apt Bldg Fig Figs Vol Vols Nos Ch Sec
  vs approx ca cf viz dept resp esp Nr Str bzw ggf evtl vgl sog Hg Tel Av Núm Pág Ud Uds Vd pág núm
  ул им стр рис акад проф`);

/** Closes a list: whatever follows is a new sentence. */
const listEnds = words('etc al usw etw др');

/** What an abbreviation before a full stop says about what follows. */
export type AbbreviationKind = 'title' | 'either' | 'other' | 'list-end';

/** Courtesy titles, which nothing but a name follows. */
const courtesyTitles = words('Mr Mrs Ms Mx Messrs Mme Mmes Mlle Msgr Sra Srta Srs');

/** Saints of whom places, churches and streets are named; `St.George` and `St.Pauli` are trade marks too. */
const saints = words(`Petersburg Louis Paul Paul’s John John’s Johns Peter Peter’s Mary Mary’s Patrick Patrick’s Joseph Francis Thomas James James’s Lawrence
  Augustine Catherine Catharines Kitts Lucia Vincent Helena Helens Moritz Gallen Tropez Andrew Andrews Albans Anne Nicholas Martin Michael
  Stephen Stephen’s Basil Cloud Charles Croix Barts Bernard Clair Germain Denis Malo Pierre Pölten Elizabeth Jude Luke’s Mark’s Ives Austell`);

/** Whether a title and the word that touches it are a title and a name beyond doubt. */
export function isTitleBeforeName(title: string, word: string): boolean {
  return courtesyTitles.has(title) ? /^\p{Lu}[\p{L}’'-]+$/u.test(word) : (title === 'St' || title === 'Ste') && saints.has(word);
}

/** Kind of an abbreviation, or undefined for a word that is none. `MR` and `ST` count where all of the text around is upper case. */
export function abbreviationKind(word: string, upperCaseText: boolean): AbbreviationKind | undefined {
  const form = upperCaseText && word.length > 1 ? word.charAt(0) + word.slice(1).toLowerCase() : word;
  if (titles.has(form)) return 'title';
  if (eithers.has(form)) return 'either';
  if (others.has(form)) return 'other';
  return listEnds.has(form) ? 'list-end' : undefined;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
