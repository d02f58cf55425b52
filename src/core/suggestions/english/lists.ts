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
  return { firstNames: words(firstNames + familyNames), places: placeNames(), groups: words(groups) };
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
Abidjan, Antananarivo, Asmara, Banjul, Bangui, Brazzaville, Bujumbura, Conakry, Cotonou, Dar es Salaam, Djibouti City, Dodoma, Freetown, Gaborone
Juba, Kano, Kumasi, Libreville, Lilongwe, Blantyre, Lome, Lomé, Malabo, Maseru, Mbabane, Mombasa, Monrovia, Moroni, N'Djamena, Niamey, Nouakchott
Ouagadougou, Porto-Novo, Port Louis, Praia, Windhoek, Yaoundé, Yaounde, Douala, Bulawayo, Ibadan, Kaduna, Maiduguri, Enugu, Port Harcourt, Zanzibar
Timbuktu, Gao, Goma, Bukavu, Lubumbashi, Kisangani, Kisumu, Entebbe, Mekelle, Hargeisa, Kismayo, Bloemfontein, Port Elizabeth, Pietermaritzburg
Marrakesh, Marrakech, Fez, Tangier, Agadir, Oran, Sfax, Sousse, Misrata, Sirte, Giza, Luxor, Aswan, Port Said, Suez, Ismailia, Sharm el-Sheikh
Sharm El Sheikh, Rafah, Khan Younis, Hebron, Nablus, Jenin, Bethlehem, Jericho, Nazareth, Tel Aviv-Yafo, Ashkelon, Beersheba, Eilat, Sidon, Latakia
Hama, Idlib, Raqqa, Palmyra, Deir al-Zor, Deir Ezzor, Kirkuk, Erbil, Irbil, Najaf, Karbala, Ramadi, Fallujah, Tikrit, Samarra, Baqouba, Baquba
Nasiriyah, Sulaymaniyah, Anbar, Isfahan, Esfahan, Mashhad, Tabriz, Shiraz, Qom, Natanz, Bushehr, Dammam, Dhahran, Taif, Sharjah, Fujairah, Ajman
Sanaa, Taiz, Hodeidah, Marib, Hadramout, Salalah, Nicosia, Limassol, Izmir, Antalya, Bursa, Adana, Gaziantep, Diyarbakir, Anatolia, Cappadocia
Valletta, Andorra la Vella, Monte Carlo, Podgorica, Pristina, Skopje, Tirana, Chisinau, Chișinău, Bratislava, Brno, Ostrava, Gdansk, Gdańsk, Wroclaw
Poznan, Lodz, Katowice, Lublin, Debrecen, Cluj, Timisoara, Plovdiv, Varna, Thessaloniki, Crete, Corfu, Lesbos, Dubrovnik, Zadar, Novi Sad, Mostar
Maribor, Lviv, Kharkiv, Kharkov, Dnipro, Donetsk, Luhansk, Mariupol, Zaporizhzhia, Kherson, Mykolaiv, Bakhmut, Sevastopol, Simferopol, Donbas, Donbass
Kaliningrad, Murmansk, Arkhangelsk, Novosibirsk, Yekaterinburg, Nizhny Novgorod, Kazan, Samara, Omsk, Chelyabinsk, Rostov, Rostov-on-Don, Ufa
Volgograd, Krasnoyarsk, Krasnodar, Voronezh, Sochi, Grozny, Vladivostok, Khabarovsk, Irkutsk, Yakutsk, Sakhalin, Kamchatka, Dagestan, Ingushetia
Tatarstan, Bashkortostan, North Ossetia, South Ossetia, Abkhazia, Transnistria, Nagorno-Karabakh, Bishkek, Osh, Dushanbe, Ashgabat, Astana, Samarkand
Bukhara, Caucasus, Urals, Graz, Linz, Innsbruck, Tyrol, Lausanne, Lucerne, Lugano, Vaduz, Bremen, Hanover, Nuremberg, Dortmund, Essen, Duisburg
Leverkusen, Bochum, Wuppertal, Bielefeld, Mannheim, Karlsruhe, Freiburg, Heidelberg, Mainz, Wiesbaden, Kiel, Rostock, Potsdam, Erfurt, Aachen
Brandenburg, Saxony, Lower Saxony, Thuringia, Hesse, Rhineland, Westphalia, North Rhine-Westphalia, Baden-Württemberg, Schleswig-Holstein, Prussia
Utrecht, Eindhoven, Groningen, Maastricht, Delft, Leiden, Ghent, Bruges, Liège, Namur, Flanders, Wallonia, Luxembourg City, Aarhus, Odense, Malmö
Malmo, Uppsala, Trondheim, Stavanger, Tromsø, Tampere, Turku, Espoo, Lapland, Tartu, Kaunas, Lille, Bordeaux, Toulouse, Nantes, Rennes, Grenoble
Cannes, Dijon, Reims, Rouen, Le Havre, Calais, Brest, Toulon, Montpellier, Avignon, Versailles, Normandy, Brittany, Provence, Burgundy, Alsace
Corsica, Auvergne, Aquitaine, Riviera, Bilbao, San Sebastian, Zaragoza, Málaga, Malaga, Córdoba, Murcia, Alicante, Valladolid, Salamanca, Vigo, Gijón
Oviedo, Pamplona, Majorca, Mallorca, Ibiza, Tenerife, Canary Islands, Andalusia, Galicia, Basque Country, Asturias, Castile, Extremadura, Gibraltar
Ceuta, Melilla, Coimbra, Algarve, Madeira, Azores, Genoa, Verona, Padua, Trieste, Catania, Cagliari, Perugia, Pisa, Siena, Parma, Modena, Bergamo
Brescia, Rimini, Lombardy, Piedmont, Veneto, Umbria, Calabria, Sardinia, Liguria, Lazio, Campania, Puglia, Lampedusa, Nottingham, Leicester, Coventry
Newcastle, Sunderland, Southampton, Portsmouth, Plymouth, Brighton, Norwich, Ipswich, Wolverhampton, Stoke-on-Trent, Blackburn, Blackpool
Huddersfield, Middlesbrough, Wimbledon, Wembley, Heathrow, Gatwick, Westminster, Cornwall, Devon, Dorset, Somerset, Surrey, Sussex, Yorkshire
Lancashire, Cheshire, Cumbria, Norfolk, Suffolk, Hampshire, Oxfordshire, Warwickshire, Worcestershire, Gloucestershire, Derbyshire, Nottinghamshire
Leicestershire, Northamptonshire, Lincolnshire, Hertfordshire, Buckinghamshire, Glamorgan, Midlands, Swansea, Aberdeen, Dundee, Inverness, Orkney
Shetland, Hebrides, Ulster, Londonderry, Galway, Limerick, Wicklow, Guernsey, Isle of Man, Bihar, Uttar Pradesh, Madhya Pradesh, Andhra Pradesh
Himachal Pradesh, Arunachal Pradesh, Maharashtra, Gujarat, Rajasthan, Karnataka, Kerala, Tamil Nadu, Telangana, Odisha, Orissa, West Bengal, Bengal
Assam, Manipur, Nagaland, Mizoram, Meghalaya, Tripura, Sikkim, Jharkhand, Chhattisgarh, Uttarakhand, Haryana, Goa, Ladakh, Jammu, Srinagar, Pune
Ahmedabad, Surat, Jaipur, Lucknow, Kanpur, Nagpur, Indore, Bhopal, Patna, Vadodara, Ludhiana, Agra, Nashik, Varanasi, Amritsar, Allahabad, Ranchi
Guwahati, Chandigarh, Thiruvananthapuram, Kochi, Coimbatore, Madurai, Mysore, Mysuru, Bengaluru, Mangalore, Visakhapatnam, Bhubaneswar, Noida, Gurgaon
Gurugram, Faridabad, Ayodhya, Pondicherry, Madras, Sindh, Balochistan, Baluchistan, Khyber Pakhtunkhwa, Waziristan, North Waziristan, South Waziristan
Swat, Quetta, Rawalpindi, Faisalabad, Multan, Sialkot, Abbottabad, Chittagong, Sylhet, Cox's Bazar, Jaffna, Kandy, Galle, Pokhara, Thimphu, Helmand
Herat, Jalalabad, Mazar-i-Sharif, Kunduz, Ghazni, Nangarhar, Paktika, Kunar, Uruzgan, Mandalay, Naypyidaw, Rakhine, Chiang Mai, Phuket, Pattaya
Pattani, Siem Reap, Luang Prabang, Haiphong, Da Nang, Danang, Mekong, Penang, Johor, Malacca, Sarawak, Sabah, Borneo, Kalimantan, Sumatra, Sulawesi
Aceh, Papua, West Papua, Bandung, Surabaya, Medan, Makassar, Yogyakarta, Semarang, Denpasar, Dili, Bandar Seri Begawan, Mindanao, Luzon, Cebu, Davao
Quezon City, Zamboanga, Sulu, Basilan, Jolo, Kaohsiung, Taichung, Tainan, Kowloon, Chengdu, Nanjing, Nanking, Hangzhou, Suzhou, Xi'an, Xian, Shenyang
Harbin, Dalian, Qingdao, Jinan, Zhengzhou, Changsha, Fuzhou, Xiamen, Kunming, Guiyang, Nanning, Hefei, Nanchang, Taiyuan, Urumqi, Lhasa, Lanzhou
Hohhot, Ningbo, Wenzhou, Foshan, Dongguan, Zhuhai, Hainan, Sichuan, Hunan, Hubei, Henan, Hebei, Shandong, Shanxi, Shaanxi, Jiangsu, Zhejiang, Fujian
Jiangxi, Anhui, Guangxi, Guizhou, Yunnan, Gansu, Qinghai, Ningxia, Inner Mongolia, Manchuria, Heilongjiang, Jilin, Liaoning, Ulaanbaatar, Incheon
Daegu, Daejeon, Gwangju, Ulsan, Suwon, Jeju, Panmunjom, Kobe, Fukuoka, Kawasaki, Sendai, Nagano, Niigata, Kumamoto, Kagoshima, Fukushima, Saitama
Chiba, Kanagawa, Aichi, Hyogo, Miyagi, Iwate, Aomori, Akita, Shizuoka, Honshu, Kyushu, Shikoku, Iwo Jima, Canton, Darwin, Hobart, Gold Coast
Queenstown, Dunedin, Suva, Port Moresby, Bougainville, Honiara, Nouméa, Apia, Guam, Tahiti, Polynesia, Melanesia, Micronesia, Saskatoon, Gatineau
Nunavut, Labrador, Prince Edward Island, Northwest Territories, Acapulco, Cancún, Cancun, Puebla, Oaxaca, Chiapas, Chihuahua, Ciudad Juárez
Ciudad Juarez, Juárez, Sinaloa, Culiacán, Culiacan, Sonora, Tamaulipas, Veracruz, Michoacán, Michoacan, Jalisco, Nuevo León, Nuevo Leon, Nuevo Laredo
Yucatán, Yucatan, Baja California, Quintana Roo, Matamoros, Reynosa, Toluca, Guatemala City, San Pedro Sula, San José, Colón, Belmopan
Santiago de Cuba, Holguín, Matanzas, Hispaniola, Port of Spain, Bridgetown, Castries, Georgetown, Paramaribo, Cayenne, Martinique, Guadeloupe
Cartagena, Barranquilla, Bucaramanga, Cúcuta, Maracaibo, Barquisimeto, Antioquia, Cuenca, Esmeraldas, Galápagos, Galapagos, Arequipa, Cusco, Cuzco
Callao, Machu Picchu, Santa Cruz, Cochabamba, Oruro, Potosí, Valparaíso, Valparaiso, Concepción, Antofagasta, Patagonia, Tierra del Fuego, La Plata
Mar del Plata, Tucumán, Salta, Jujuy, Bahia, Minas Gerais, Brasilia, Belo Horizonte, Curitiba, Porto Alegre, Fortaleza, Manaus, Belém, Goiânia
Campinas, Mato Grosso, Amazonas, Rio Grande do Sul, Pernambuco, Ceará, Paraná, Asuncion, Falkland Islands, Falklands, South Georgia, Greenland
Svalbard, Faroe Islands, Channel Islands, Antilles, Bermuda, Andes, Rockies, Appalachia, Sahel, Maghreb, Levant, Sinai, Golan Heights, Horn of Africa
Gulf Coast, Persian Gulf, Black Sea, Red Sea, Baltic, Baltic Sea, Caspian, Caspian Sea, Aegean, Adriatic, North Sea, Dead Sea, South China Sea
East China Sea, Yellow Sea, Arabian Sea, Bay of Bengal, Bering Strait, Indian Ocean, Danube, Rhine, Nile, Volga, Ganges, Indus, Euphrates, Tigris
Yangtze, Thames, Mekong Delta, Everest, Kilimanjaro, Sub-Saharan Africa, West Africa, East Africa, Southern Africa, North Africa, Central Africa
South Asia, East Asia, Northern Europe, Southern Europe, Central Europe, Western Sahara, Puntland, Somaliland, Biafra, Tigray, Oromia, Amhara, Ogaden
Katanga, Kivu, North Kivu, South Kivu, Ituri, Kasai, Borno, Zululand, KwaZulu-Natal, Gauteng, Eastern Cape, Western Cape, Limpopo, Mpumalanga
Casamance, Ashanti, Cyrenaica, Hejaz, Dhofar, Bay Area, San Bernardino, Long Beach, Bakersfield, Riverside, Stockton, Pasadena, Berkeley, Burbank
Malibu, Beverly Hills, Santa Barbara, Santa Ana, San Mateo, Sunnyvale, Mountain View, Cupertino, Menlo Park, Scottsdale, Tempe, Flagstaff, Reno
Chattanooga, Knoxville, Toledo, Akron, Dayton, Youngstown, Fort Lauderdale, Palm Beach, West Palm Beach, Tallahassee, Sarasota, Gainesville, Pensacola
Key West, Savannah, Macon, Huntsville, Tuscaloosa, Shreveport, Biloxi, Galveston, Corpus Christi, Lubbock, Amarillo, Waco, Laredo, Brownsville, Plano
Arlington, Annapolis, Bethesda, Newport News, Virginia Beach, Charlottesville, Roanoke, Greensboro, Winston-Salem, Wilmington, Charleston
Myrtle Beach, Harrisburg, Scranton, Allentown, Erie, Camden, Atlantic City, Yonkers, White Plains, Ithaca, Niagara Falls, Bridgeport, Danbury
Worcester, Lowell, Cape Cod, Nantucket, Martha's Vineyard, Montpelier, Bangor, Ann Arbor, Lansing, Grand Rapids, Kalamazoo, Fort Wayne, South Bend
Evansville, Peoria, Springfield, Rockford, Evanston, Green Bay, Duluth, St. Paul, Saint Paul, Minneapolis-St. Paul, Sioux Falls, Fargo, Bismarck
Topeka, Cheyenne, Aspen, Boulder, Pueblo, Provo, Eugene, Yakima, Fairbanks, Juneau, Waikiki, Oahu, Maui, SoHo, Greenwich Village, Times Square
Midtown, Tribeca, East Hampton, Hamptons, Westchester, Suffolk County, Cook County, Los Alamos, Roswell, Guantanamo, Guantanamo Bay, Rio, Silesia
Bohemia, Moravia, Transylvania, Galilee, Judea, Samaria, Mesopotamia, Indochina
`;

/** Family names that news is full of, and those that come first in East Asia. */
const familyNames = `
Johnson Williams Brown Jones Garcia Rodriguez Rodríguez Martinez Martínez Hernandez Hernández Lopez López Gonzalez González Wilson Perez Pérez
Thompson Sanchez Sánchez Ramirez Ramírez Lewis Torres Nguyen Flores Baker Rivera Campbell Roberts Gomez Gómez Phillips Evans Diaz Díaz Cruz Edwards
Collins Reyes Morales Murphy Gutierrez Gutiérrez Ortiz Peterson Ramos Cox Ward Richardson Watson Chavez Chávez Mendoza Ruiz Hughes Alvarez Álvarez
Castillo Patel Myers Jimenez Jiménez Jenkins Ortega Patterson Simmons Romero Moreno Herrera Gibson Mcdonald McDonald Owens Vargas Castro Fernandez
Fernández Guzman Guzmán Vasquez Vásquez Mendez Méndez Burns Payne Soto Carlson Hawkins Hansen Larson Jensen Vega Aguilar Hudson Simpson Andrews
Hoffman Schmidt Schultz Schneider Fischer Wagner Becker Schulz Schröder Schroeder Koch Bauer Richter Klein Wolff Neumann Schwarz Zimmermann Braun
Krüger Hofmann Hartmann Lange Krause Lehmann Köhler Merkel Kohl Scholz Merz Habeck Steinmeier Müller Mueller Muller Obama Biden Trump Clinton Bush
Nixon Cheney Rumsfeld McCain Romney Pelosi Schumer McConnell Gore Pence Pompeo Blinken Rubio Desantis DeSantis Bernanke Yellen Greenspan Giuliani
Bloomberg Buffett Musk Bezos Zuckerberg Snowden Assange Manning Corbyn Starmer Sunak Truss Farage Macron Sarkozy Hollande Chirac Mitterrand
Berlusconi Prodi Renzi Meloni Draghi Rajoy Aznar Zapatero Bolsonaro Rousseff Maduro Uribe Petro Macri Kirchner Milei Fujimori Correa Bukele Putin
Medvedev Yeltsin Gorbachev Lavrov Navalny Zelensky Zelenskyy Zelenskiy Poroshenko Yanukovych Tymoshenko Lukashenko Saakashvili Aliyev Nazarbayev
Karimov Erdogan Erdoğan Gul Netanyahu Rabin Peres Olmert Lapid Gantz Arafat Abbas Haniyeh Assad Mubarak Morsi Sisi Gaddafi Qaddafi Gadhafi Maliki
Abadi Khamenei Khomeini Rouhani Ahmadinejad Rafsanjani Zarif Musharraf Bhutto Sharif Zardari Karzai Ghani Modi Gandhi Nehru Vajpayee Kejriwal Yadav
Banerjee Thackeray Pawar Suharto Sukarno Widodo Jokowi Duterte Aquino Arroyo Mahathir Anwar Najib Thaksin Yingluck Prayuth Suu Koizumi Kishida Suga
Obuchi Hashimoto Mandela Mbeki Zuma Ramaphosa Mugabe Mnangagwa Tsvangirai Kagame Museveni Kenyatta Ruto Odinga Obasanjo Buhari Tinubu Kabila Mobutu
Annan Guterres Milosevic Milošević Karadzic Mladic Tudjman Izetbegovic Kostunica Djindjic Vucic Vučić Orban Orbán Tusk Kaczynski Walesa Wałęsa Havel
Zeman Singh Kumar Sharma Gupta Verma Mishra Pandey Tiwari Jha Bose Ghosh Mukherjee Chatterjee Dutta Reddy Rao Naidu Nair Menon Iyer Iyengar Pillai
Krishnan Subramanian Raman Rajan Murthy Gowda Shetty Hegde Patil Deshmukh Kulkarni Joshi Desai Shah Mehta Agarwal Aggarwal Jain Bansal Kapoor Khanna
Malhotra Chopra Bhatia Ahuja Sethi Sidhu Dhillon Grewal Sandhu Chauhan Rathore Thakur Choudhary Chaudhary Chaudhry Khan Hasan Hassan Hossain Rahman
Malik Qureshi Siddiqui Ansari Sheikh Shaikh Mirza Butt Iqbal Akhtar Baig Chowdhury Miah Perera Rajapaksa Wickremesinghe Sirisena Tendulkar Kohli
Dhoni Ganguly Dravid Laxman Kumble Sehwag Azharuddin Wasim Akram Waqar Younis Inzamam Babar Li Zhang Liu Yang Huang Zhao Wu Zhou Xu Zhu Hu Guo Luo
Zheng Liang Xie Tang Deng Cao Feng Xiao Cheng Cai Peng Yuan Dong Jiang Wei Tian Xi Mao Cheung Wong Lam Leung Kwok Tsang Tung Lau Chow Lim Goh Ong
Tsai Ma Hsu Chiang Choi Kang Cho Yoon Jang Shin Kwon Hwang Ahn Roh Moon Tran Pham Phan Vu Dang Bui Duong Sato Suzuki Takahashi Tanaka Watanabe Ito
Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Yamaguchi Matsumoto Inoue Kimura Hayashi Shimizu Yamazaki Mori Ikeda Ishikawa Ogawa Goto Okada
Hasegawa Fujita Kondo Sakamoto Endo Aoki Fujii Nishimura Fukuda Ota Miura Fujiwara Okamoto Nakajima Takeda Murakami Ueda Sugiyama Ichiro Ivanov
Ivanova Petrov Petrova Sidorov Smirnov Smirnova Kuznetsov Kuznetsova Popov Popova Sokolov Sokolova Lebedev Kozlov Novikov Morozov Volkov Semyonov
Golubev Vinogradov Bogdanov Vorobyov Fedorov Mikhailov Belov Tarasov Komarov Orlov Kiselev Makarov Andreev Andreyev Zaitsev Romanov Zhukov Shevchenko
Kovalenko Bondarenko Tkachenko Kravchenko Melnyk Kovalchuk Nowak Kowalski Wiśniewski Kaminski Lewandowski Zielinski Szymanski Wojcik Novak Svoboda
Dvorak Horvat Kovac Jovanovic Petrovic Nikolic Djokovic Markovic Popovic Nagy Szabo Kovacs Toth Popescu Ionescu Constantinescu Iliescu Papadopoulos
Papandreou Tsipras Mitsotakis Karamanlis Rossi Russo Ferrari Esposito Bianchi Romano Ricci Marino Greco Gallo Conti Rizzo Lombardi Moretti Ferrara
Mancini Dubois Moreau Lefebvre Roux Fournier Girard Bonnet Fontaine Rousseau Mercier Blanc Guerin Perrin Dupont Dupuis Lemaire Marchand Tremblay
Gagnon Bouchard Trudeau Chretien Chrétien Mulroney Ferreira Pereira Oliveira Rodrigues Martins Sousa Souza Fernandes Gonçalves Goncalves Gomes Lopes
Marques Alves Almeida Ribeiro Pinto Carvalho Teixeira Moreira Correia Mendes Nunes Soares Vieira Monteiro Cardoso Barbosa Araújo Ronaldo Messi
Maradona Pele Pelé Neymar Ronaldinho Zidane Beckham Lampard Mourinho Wenger Guardiola Klopp Federer Nadal Agassi Sampras Graf Seles Hingis Sharapova
Schumacher Senna Verstappen Nielsen Pedersen Andersen Christensen Larsen Sørensen Rasmussen Petersen Johansson Andersson Karlsson Nilsson Eriksson
Larsson Olsson Persson Svensson Gustafsson Olsen Johansen Kristiansen Haugen Virtanen Korhonen Nieminen Jansen Visser Bakker Vos Janssen Peeters
Claes Mohamed Ismail Yusuf Youssef Osman Abdullah Abdallah Saleh Hamad Hamdan Khaled Mansour Nasser Nasrallah Hariri Aoun Jumblatt Geagea Siniora
Mikati Barzani Talabani Sadr Sistani Chalabi Allawi Zarqawi Zawahiri Okafor Okonkwo Adeyemi Adebayo Balogun Eze Nwosu Mensah Owusu Boateng Asante
Appiah Diallo Traoré Traore Keita Coulibaly Diarra Touré Toure Cissé Diop Ndiaye Kamara Sesay Conteh Mwangi Kamau Otieno Ochieng Wanjiru Njoroge
Kariuki Nkosi Dlamini Zulu Ndlovu Moyo Ncube Sithole Khumalo Tshabalala Tesfaye Haile Bekele Abiy Desta Gebre Byrne Doherty Kavanagh McCarthy
McGuinness Macdonald MacDonald McKenzie Hopkins Griffiths Davies Bowen Pritchard Barnes Chapman Dixon Hodgson Lawson Matthews Pearson Pritchett
Whitehead Wilkinson Blackwell Goldberg Goldstein Cohen Katz Friedman Rosenberg Rosen Shapiro Kaplan Greenberg Weinstein Epstein Feldman Silverman
Bernstein Stein Weiss Kissinger Albright Brzezinski Sontag Spielberg Scorsese Tarantino Kubrick Hitchcock Picasso Matisse Monet Renoir Degas Mozart
Beethoven Brahms Verdi Puccini Chopin Tchaikovsky Stravinsky Shostakovich Shakespeare Dickens Tolstoy Dostoevsky Chekhov Goethe Kafka Hemingway
Steinbeck Einstein Freud Marx Engels Lenin Stalin Trotsky Khrushchev Brezhnev Hitler Mussolini Churchill Eisenhower Gaulle Hicks Salazar Daniels
Stephens McCoy Delgado Rios Ríos Guerra Estrada Sandoval Contreras Maldonado Figueroa Acosta Fuentes Cabrera Navarro Molina Ayala Valdez Campos
Padilla Rosales Serrano Velasquez Calderon Calderón Zamora Cervantes Espinoza Nunez Núñez Suarez Suárez Pacheco Cortez Cortés Montoya Escobar
Villarreal Benitez Benítez Barrera Salinas Zavala Solis Solís Ochoa Cardenas Cárdenas Rojas Bautista Stevens McDaniel Schwartz Cunningham Bowman
Goodwin McCormick Hodges Erickson Bates Lyons Maddox Mullins Dawson Haynes Jennings Larkin McLaughlin Moran Parsons Pratt Quigley Schaefer Swanson
Underwood Wilcox Yates O'Brien O'Connor O'Neill O'Neal O'Donnell O'Hara O'Reilly D'Souza FitzGerald Fitzpatrick Kowalczyk Sorensen Bergman Lindqvist
Lindgren Holm Berg Dahl Lund Strand Haas Vogel Fuchs Ziegler Keller Huber Baumann Seidel Kuhn Engel Moser Steiner Brandt Genscher Fiorentino Fontana
Bellini Ferri Marchetti Santoro Caruso Pellegrini Galli Mansouri Rahimi Hosseini Ahmadi Karimi Moradi Nazari Haddad Khoury Sayegh Barakat Darwish
Shaheen Zaman Aziz Bashir Javed Nawaz Imran Bilawal Fadnavis Shinde Chidambaram Jaitley Tharoor Adityanath Akhilesh Mayawati Mamata Nitish Shivakumar
Siddaramaiah Kumaraswamy Jinping Keqiang Jintao Jiabao Zemin Enlai Xiaoping Jong-un Jong-il Il-sung Geun-hye Jae-in Yeol Hirohito Shinzo Yoshihide
Aung Thein Hlaing Prabowo Besigye Chamisa Tutu Malema Mbalula Afwerki Meles Desalegn Salva Kiir Machar Burhan Hemedti Déby Deby Biya Ouattara Gbagbo
Bédié Sall Compaoré Conté Sirleaf Weah Sankoh Rawlings Mahama Akufo-Addo Kufuor
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
Afrikaner Afrikaners Argentineans Argentinians Azeri Azeris Azerbaijanis Bahamian Bahrainis Bantu Barbadian Bedouin Bedouins Belarusians Bengali
Bengalis Beninese Berber Berbers Bhutanese Botswanan Bruneian Burkinabe Burundian Cameroonians Castilian Caucasian Caucasians Chadian Coptic Copts
Cossacks Creole Cypriots Darfuri Dinka Djiboutian Druze Ecuadorian Ecuadorians Emirati Emiratis Eritrean Eritreans Eurasian Fijians Flemish Fulani
Gabonese Gambian Gambians Gazan Gazans Grenadian Guinean Guineans Guyanese Gypsy Gypsies Haredi Hausa Hasidic Hebrew Hellenic Himalayan Hutu Hutus
Iberian Icelanders Igbo Indo-Fijian Inuit Ismaili Jains Javanese Kashmiri Kashmiris Kikuyu Kosovan Kyrgyz Latina Laotians Leninist Luo Lutheran
Lutherans Maasai Macedonians Malagasy Malawian Malay Malays Maldivian Malians Manchu Maori Maoris Maoist Maoists Marathi Maronite Maronites Marxist
Marxists Mauritanian Mauritian Mauritians Mayan Methodist Methodists Moldovans Mongol Mongolians Montenegrin Montenegrins Moorish Namibians Navajo
Nigerien North-Korean Nordic Omani Omanis Oromo Ossetian Ossetians Ottoman Ottomans Papuan Paraguayans Pashtun Pashtuns Pentecostal Presbyterian
Presbyterians Punjabi Punjabis Quechua Rohingya Rohingyas Romani Salafi Salafist Salafists Samoan Samoans Scandinavian Scandinavians Seychellois Shia
Shias Shi'ite Shi'ites Sicilian Sindhi Sinhala Sinhalese Sino Slav Slavs Slavic Slovenes Slovenians Stalinist Sufi Sufis Surinamese Swahili Swazi
Tajiks Tamil Tamils Tanzanians Telugu Teutonic Tigrayan Tigrayans Togolese Tongan Trinidadian Trotskyist Turkic Turkmens Tuareg Tuaregs Tutsi Tutsis
Uruguayans Uyghur Uyghurs Venetian Viking Wahhabi Xhosa Yazidi Yazidis Yiddish Yoruba Yugoslav Yugoslavs Zambians Zionist Zionists Zulu Zulus
Evangelical Evangelicals Baptist Baptists Quaker Quakers Jesuit Jesuits Hindutva Liberals Conservatives Fascist Fascists Jihadist Jihadists Labourite
Whig Whigs Peronist Sandinista Bolshevik Bolsheviks
`;
