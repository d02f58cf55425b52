/** English words by which names, dates and quantities are told from the words around them. */

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

export const placePrefixes: ReadonlySet<string> = words('St Ste Sta Mt Ft Pt');

/** Titles that British print writes without a full stop. */
export const honorifics: ReadonlySet<string> = words('Mr Mrs Ms Mx Messrs Mme Mlle Dr Prof Rev Hon');

/** Those that seldom begin the name of anything else, as `General` and `Justice` do. */
export const titlesInFull: ReadonlySet<string> = words(`President Mayor Senator Governor Congressman Congresswoman Chancellor Premier Ambassador Archbishop
  Professor`);

/** Words in lower case that names hold. */
export const smallWords: ReadonlySet<string> = words('of the de del della di da van von der den la le al bin ibn');

/** Of those, English texts are full. */
export const functionWords: ReadonlySet<string> = words('the of and to in a that for on with is was by at from as it an be are has his he');

/** `one` is left out, which seldom counts anything. */
export const numberWords: ReadonlySet<string> = words(`two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion tens dozen dozens scores
  hundreds thousands millions billions`);

export const weekdays: ReadonlySet<string> = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');

export const dayWords: ReadonlySet<string> = words('today tomorrow yesterday tonight');

export const unitWords: ReadonlySet<string> = words(`seconds minutes hours days nights weeks months years decades centuries second minute hour day week month
  year decade century percent percentage points meters metres kilometers kilometres miles feet inches yards acres hectares tons tonnes pounds kilograms
  kilos grams gallons liters litres degrees dollars cents euros yen yuan rubles roubles rupees`);
