import { noRegions, twoLetters } from '../platformNames';
import { firstNames } from './firstNames';

/** The lists that rules look words up in; made when first needed. */
export interface EnglishLists {
  readonly firstNames: ReadonlySet<string>;
  /** Countries, states and well-known cities, in full. */
  readonly places: ReadonlySet<string>;
  /** What people of a country are called, and what is of it. */
  readonly groups: ReadonlySet<string>;
}

export function createEnglishLists(): EnglishLists {
  return { firstNames: words(firstNames), places: placeNames(), groups: words(groups) };
}

/** Countries as `Intl` calls them in English, and what else the world calls them. */
function placeNames(): Set<string> {
  const places = words(otherPlaces.replaceAll(', ', '\n'), /\n/);
  const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  for (const code of twoLetters()) {
    const name = noRegions.has(code) ? undefined : regions.of(code);
    // `Myanmar (Burma)`, `Hong Kong SAR China`, `Congo - Kinshasa`
    for (const part of name?.split(/ [(–-] ?|\)| SAR China/) ?? []) if (part) places.add(part.replaceAll('&', 'and').replace(/^St\. /, 'Saint '));
  }
  for (const place of ['Georgia', 'Jordan', 'Chad']) places.add(place);
  return places;
}

function words(list: string, separator = /\s+/): Set<string> {
  return new Set(list.trim().split(separator));
}

const otherPlaces = `
Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas
Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire
New Jersey, New Mexico, New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina
South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington, West Virginia, Wisconsin, Wyoming, Puerto Rico, District of Columbia
Ala, Ariz, Ark, Calif, Colo, Conn, Del, Fla, Ga, Ill, Ind, Kan, Ky, La, Md, Mass, Mich, Minn, Miss, Mo, Mont, Neb, Nev, N.H., N.J., N.M., N.Y.
N.C., N.D., Okla, Ore, Pa, R.I., S.C., S.D., Tenn, Tex, Va, Vt, Wash, W.Va., Wis, Wyo, D.C., Ont, Que, Alta
Alberta, British Columbia, Manitoba, New Brunswick, Newfoundland, Nova Scotia, Ontario, Quebec, Saskatchewan, Yukon, New South Wales
Queensland, Tasmania, Victoria, England, Scotland, Wales, Northern Ireland, Great Britain, Britain, Holland, Bavaria, Catalonia, Sicily, Tuscany
Siberia, Chechnya, Crimea, Kashmir, Punjab, Kurdistan, Gaza, West Bank, Tibet, Xinjiang, Guangdong, Okinawa, Hokkaido, Darfur, Bali
U.S., U.S, US, USA, U.S.A., U.K., U.K, UK, UAE, U.A.E., U.S.S.R., USSR, Soviet Union, United States of America, America, Russia, Iran, Syria, Burma
Czechoslovakia, Yugoslavia, East Germany, West Germany, Ivory Coast, Cape Verde, Swaziland, Macedonia, Bosnia, Kosovo, Palestine, Vatican, Zaire
Rhodesia, Congo, Korea, South Korea, North Korea, Taiwan, Hong Kong, Macau, Turkey, Czech Republic, Persia, Siam, Ceylon
Africa, Asia, Europe, North America, South America, Latin America, Central America, Antarctica, Oceania, Middle East, Far East, Southeast Asia
Central Asia, Eastern Europe, Western Europe, Scandinavia, Balkans, Caribbean, Mediterranean, Atlantic, Pacific, Arctic, Sahara, Himalayas, Alps
Midwest, New England, Manhattan, Brooklyn, Queens, Bronx, Staten Island, Harlem, Hollywood, Silicon Valley, Wall Street, Long Island, Capitol Hill
New York City, Los Angeles, Chicago, Houston, Phoenix, Philadelphia, San Antonio, San Diego, Dallas, San Jose, Austin, Jacksonville, Fort Worth
Columbus, Charlotte, San Francisco, Indianapolis, Seattle, Denver, Boston, El Paso, Nashville, Detroit, Oklahoma City, Portland, Las Vegas, Memphis
Louisville, Baltimore, Milwaukee, Albuquerque, Tucson, Fresno, Sacramento, Kansas City, Atlanta, Omaha, Colorado Springs, Raleigh, Miami, Oakland
Minneapolis, Tulsa, Cleveland, Wichita, New Orleans, Tampa, Honolulu, Anaheim, St. Louis, Pittsburgh, Cincinnati, Anchorage, Newark, Buffalo, Orlando
Salt Lake City, Richmond, Santa Fe, Santa Monica, Palo Alto, Cambridge, Princeton, Stamford, Greenwich, Hartford, New Haven, Providence, Trenton
Albany, Rochester, Syracuse, Des Moines, Baton Rouge, Birmingham, Montgomery, Little Rock, Boise, Salem, Spokane, Tacoma, Jersey City, Hoboken
Toronto, Montreal, Vancouver, Ottawa, Calgary, Edmonton, Winnipeg, Quebec City, Halifax, Mexico City, Guadalajara, Monterrey, Tijuana, Havana
London, Manchester, Liverpool, Leeds, Sheffield, Bristol, Oxford, Edinburgh, Glasgow, Cardiff, Belfast, Dublin, Paris, Lyon, Marseille, Nice
Strasbourg, Brussels, Antwerp, Amsterdam, Rotterdam, The Hague, Berlin, Munich, Hamburg, Frankfurt, Cologne, Stuttgart, Düsseldorf, Dresden, Leipzig
Bonn, Vienna, Salzburg, Zurich, Geneva, Bern, Basel, Davos, Rome, Milan, Naples, Turin, Venice, Florence, Bologna, Palermo, Madrid, Barcelona, Seville
Valencia, Lisbon, Porto, Athens, Istanbul, Ankara, Warsaw, Krakow, Prague, Budapest, Bucharest, Sofia, Belgrade, Sarajevo, Zagreb, Ljubljana, Kyiv, Kiev
Odessa, Minsk, Vilnius, Riga, Tallinn, Helsinki, Stockholm, Gothenburg, Oslo, Bergen, Copenhagen, Reykjavik, Moscow, St. Petersburg, Leningrad
Tbilisi, Yerevan, Baku, Tashkent, Almaty, Kabul, Kandahar, Islamabad, Karachi, Lahore, Peshawar, New Delhi, Delhi, Mumbai, Bombay, Calcutta, Kolkata
Bangalore, Chennai, Hyderabad, Dhaka, Colombo, Kathmandu, Bangkok, Hanoi, Ho Chi Minh City, Saigon, Phnom Penh, Vientiane, Yangon, Rangoon
Kuala Lumpur, Jakarta, Manila, Taipei, Beijing, Peking, Shanghai, Guangzhou, Shenzhen, Chongqing, Tianjin, Wuhan, Tokyo, Osaka, Kyoto, Yokohama
Nagoya, Hiroshima, Nagasaki, Sapporo, Seoul, Busan, Pyongyang, Ulan Bator, Sydney, Melbourne, Brisbane, Perth, Adelaide, Canberra, Auckland
Wellington, Christchurch, Cairo, Alexandria, Tripoli, Benghazi, Tunis, Algiers, Casablanca, Rabat, Khartoum, Addis Ababa, Nairobi, Mogadishu
Kampala, Kigali, Kinshasa, Lagos, Abuja, Accra, Dakar, Bamako, Harare, Lusaka, Johannesburg, Cape Town, Pretoria, Durban, Soweto, Luanda, Maputo
Jerusalem, Tel Aviv, Haifa, Gaza City, Ramallah, Beirut, Damascus, Aleppo, Homs, Amman, Baghdad, Basra, Mosul, Falluja, Tehran, Riyadh, Jeddah
Mecca, Medina, Dubai, Abu Dhabi, Doha, Kuwait City, Manama, Muscat, Sana, Aden, Bogotá, Bogota, Medellín, Caracas, Quito, Guayaquil, Lima, La Paz
Santiago, Buenos Aires, Montevideo, Asunción, Brasília, São Paulo, Sao Paulo, Rio de Janeiro, Recife, Panama City, Managua, San Salvador, Tegucigalpa
Port-au-Prince, Santo Domingo, Kingston, San Juan, Nassau, Chernobyl, Srebrenica, Waterloo, Hiroshima, Guantánamo, Guantánamo Bay
`;

const groups = `
Afghan Afghans Albanian Albanians Algerian Algerians American Americans Angolan Angolans Arab Arabs Argentine Argentines Argentinian Armenian
Armenians Asian Asians Australian Australians Austrian Austrians Azerbaijani Bahraini Bangladeshi Bangladeshis Basque Basques Belarusian Belgian
Belgians Bolivian Bolivians Bosnian Bosnians Brazilian Brazilians Briton Britons British Bulgarian Bulgarians Burmese Cambodian Cambodians
Cameroonian Canadian Canadians Catalan Catalans Chechen Chechens Chilean Chileans Chinese Colombian Colombians Congolese Croat Croatian Croats Cuban
Cubans Cypriot Czech Czechs Dane Danes Danish Dominican Dominicans Dutch Ecuadorean Egyptian Egyptians English Estonian Estonians Ethiopian
Ethiopians European Europeans Filipino Filipinos Finn Finnish Finns Fijian French Georgian Georgians German Germans Ghanaian Greek Greeks Guatemalan
Guatemalans Haitian Haitians Hispanic Hispanics Honduran Hondurans Hungarian Hungarians Icelandic Indian Indians Indonesian Indonesians Iranian
Iranians Iraqi Iraqis Irish Israeli Israelis Italian Italians Ivorian Jamaican Jamaicans Japanese Jordanian Jordanians Kazakh Kazakhs Kenyan Kenyans
Korean Koreans Kosovar Kosovars Kurd Kurdish Kurds Kuwaiti Kuwaitis Laotian Latino Latinos Latvian Latvians Lebanese Liberian Liberians Libyan Libyans
Lithuanian Lithuanians Macedonian Malaysian Malaysians Malian Maltese Mexican Mexicans Moldovan Mongolian Moroccan Moroccans Mozambican Namibian
Nepalese Nepali Nicaraguan Nicaraguans Nigerian Nigerians Norwegian Norwegians Pakistani Pakistanis Palestinian Palestinians Panamanian Paraguayan
Persian Persians Peruvian Peruvians Pole Poles Polish Portuguese Qatari Romanian Romanians Russian Russians Rwandan Rwandans Salvadoran Salvadorans
Saudi Saudis Scot Scots Scottish Senegalese Serb Serbian Serbs Singaporean Slovak Slovaks Slovene Slovenian Somali Somalis Soviet Soviets Spaniard
Spaniards Spanish Sudanese Swede Swedes Swedish Swiss Syrian Syrians Taiwanese Tajik Tanzanian Tatar Tatars Thai Thais Tibetan Tibetans Tunisian Tunisians
Turk Turkish Turks Turkmen Ugandan Ugandans Uighur Uighurs Ukrainian Ukrainians Uruguayan Uzbek Uzbeks Venezuelan Venezuelans Vietnamese Welsh Yemeni
Yemenis Zambian Zimbabwean Zimbabweans African Africans Californian Californians Texan Texans Parisian Londoner Londoners Muslim Muslims Christian
Christians Jew Jews Jewish Catholic Catholics Protestant Protestants Hindu Hindus Buddhist Buddhists Sunni Sunnis Shiite Shiites Sikh Sikhs Mormon
Mormons Anglican Anglicans Orthodox Islamic Republican Republicans Democrat Democrats Democratic Communist Communists Nazi Nazis Socialist Socialists
Islamist Islamists Roma Western
`;
