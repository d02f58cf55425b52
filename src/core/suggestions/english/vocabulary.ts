/** Words by which English names show what they are; compared with the last, or the first, word of a name. */

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

/** Last words of names of organizations. */
export const organizationEndings: ReadonlySet<string> = words(`Inc Corp Corporation Co Cos Company Companies Ltd Limited PLC Plc plc LLC LLP LP AG SA NV GmbH
  SpA AB Group Holdings Partners Partnership Industries Enterprises Systems Technologies Technology Laboratories Labs Motors Motor Airlines Airways
  Aviation Aerospace Pharmaceuticals Pharmaceutical Electronics Electric Energy Power Oil Petroleum Gas Chemical Chemicals Steel Foods Stores Records
  Pictures Studios Entertainment Productions Communications Media Broadcasting Network Networks Press Publishing Books Magazine Newspapers Times Post
  Journal Tribune Herald Gazette Chronicle Observer Guardian Telegraph News Bank Bancorp Banks Trust Financial Capital Securities Insurance Savings Fund
  Funds Investments Management Associates Brothers Bros Sons Stanley Council Committee Commission Ministry Department Agency Bureau Administration Authority
  Board Office Service Services Court Courts Congress Senate House Parliament Assembly Cabinet Government Army Navy Force Forces Marines Corps Guard
  Police Party Union Unions Federation Confederation Association Society League Alliance Coalition Organization Organisation Foundation Institute
  Institution University College School Academy Seminary Hospital Clinic Church Museum Library Orchestra Symphony Opera Ballet Theater Theatre Gallery Club
  Nations Exchange Reserve Treasury Pentagon Watch International Worldwide Laboratory Center Centre Team FC United Rangers Yankees Giants Sox Cubs Dodgers
  Mets Lakers Bulls Celtics Patriots Cowboys Tigers Lions Eagles Cooperative Cooperatives Collective Consortium Guild Syndicate Brigade Battalion
  Regiment Squadron Directorate Secretariat Tribunal Inspectorate Constabulary Philharmonic Conservatory Polytechnic Observatory Railway Railways
  Telecom Telecommunications Software Semiconductor Semiconductors Mining Minerals Resources Solutions Logistics Shipping Properties Realty Ventures
  Advisors Advisers Consulting Healthcare Therapeutics Biosciences Brewery Breweries Brewing Caucus Movement Front Brotherhood Choir`);

/** First words of names of organizations that go on with `of`. */
export const organizationBeginnings: ReadonlySet<string> = words(`University Ministry Department Bank Institute College School Church Academy Bureau Board
  Office House Court Chamber Federation Association Council Museum Library Society Organization League Union Confederation Party Securities`);

/** Words for organizations that go on with what they are for: `Center for Science`, `Ministry of Trade and Industry`. */
export const organizationTasks: ReadonlySet<string> = words(`University Ministry Department Institute College School Academy Bureau Board Office Chamber
  Federation Association Council Society Organization League Union Center Centre Committee Commission Campaign Fund Foundation Conference`);

/** Acronyms and letters that name no organization. */
export const otherAcronyms: ReadonlySet<string> = words(`I II III IV V VI VII VIII TV CEO CD DVD PC OK AIDS HIV DNA GDP AM PM ET EST EDT GMT UTC Q A
  MP MPs MLA CM VPM COO CFO CTO AD BC BCE CE PhD MBA BA MA GPS USB SMS PDF URL HTML IT AI IQ LED LCD ATM PIN SIM VIP VAT GST IPO IPOs ETF ETFs FDI
  NGO NGOs SUV SUVs UFO USD GBP EUR COVID SARS MERS HIV/AIDS TB ADHD PTSD ICT RFID MVP CV EV EVs CCTV R&D GMO HR PR FM DJ LGBT LGBTQ LNG IED IEDs RPG
  CPI PMI GNP FIR EVM EVMs VPN IP ID IDs RNA PCR ICU ER LP CDs DVDs TVs PCs AC UV UHF VHF XI XII XIII XIV XV XVI XX XXI PS FAQ ISBN RBI ERA KM KG MM
  CM BST CET PST PDT CST MST AEST IST`);

/** Names of organizations that stand for themselves. */
export const organizationNames: ReadonlySet<string> = words(`Congress Senate Parliament Pentagon Kremlin Treasury Fed Interpol Hamas Hezbollah Taliban
  Greenpeace Google Microsoft Apple Amazon Facebook Twitter Toyota Honda Sony Samsung Boeing Airbus Ford Reuters Bloomberg Nasdaq Exxon Shell Pfizer
  Politburo Knesset Bundestag Duma Mossad Gazprom
  NATO Nato UN U.N. EU E.U. IMF WTO OPEC Opec WHO UNICEF Unicef UNESCO Unesco UNHCR IAEA ASEAN Asean ECOWAS Ecowas OECD OSCE NAFTA Europol Frontex
  Eurostat APEC BRICS FIFA Fifa UEFA Uefa IOC NBA NFL MLB NHL NCAA PGA ATP WTA FBI CIA NSA FDA SEC EPA IRS DEA ICE FCC FTC FAA NASA Nasa CDC NIH GOP
  DNC RNC ACLU NRA NAACP AARP BBC CNN NBC ABC CBS PBS NPR MSNBC ESPN HBO CNBC AFP AP UPI ANI PTI Xinhua Tass TASS Itar-Tass ITAR-TASS Interfax Kyodo
  Yonhap Anadolu IRNA KCNA DPA ANSA EFE KGB FSB GRU MI5 MI6 ISI IDF PLO PKK LTTE ANC IRA ETA FARC AKP BJP PML-N PPP TMC AAP DMK SPD CDU CSU FDP AfD
  PSOE PRI PRD UKIP SNP DUP LDP KMT PLA ISIS ISIL Daesh Al-Qaeda al-Qaeda Al-Qaida al-Qaida al-Shabaab Al-Shabaab Shabaab Hizbollah Hizbullah Fatah
  Likud Labour Tories Tory Mujahideen Houthis Houthi Contras Sandinistas IBM AT&T GE GM HP AMD Intel Cisco Dell Nvidia Qualcomm Netflix YouTube
  TikTok Instagram WhatsApp WeChat Weibo Snapchat LinkedIn Reddit Uber Lyft Airbnb PayPal eBay Yahoo Alphabet OpenAI SpaceX Tesla Chrysler Volkswagen
  BMW Daimler Audi Porsche Renault Peugeot Citroen Fiat Volvo Saab Nissan Mazda Mitsubishi Subaru Hyundai Kia Daewoo LG Panasonic Toshiba Hitachi
  Fujitsu Nikon Nintendo Sanyo NEC NTT SoftBank Huawei Xiaomi Lenovo Alibaba Tencent Baidu ByteDance ZTE Foxconn TSMC Evergrande Petrochina
  PetroChina Sinopec Cnooc CNOOC ExxonMobil Chevron Texaco BP Conoco ConocoPhillips Halliburton Enron TotalEnergies Eni ENI Repsol Statoil Equinor
  Petrobras Pemex PDVSA Rosneft Lukoil Yukos Aramco Glencore BHP Alcoa Rusal ArcelorMittal ThyssenKrupp Siemens Bosch Bayer BASF Novartis Roche
  Sanofi GlaxoSmithKline AstraZeneca Merck Moderna BioNTech Novavax Nestle Nestlé Unilever Danone L'Oreal LVMH Gucci Prada Hermès Chanel Nike Adidas
  Reebok Walmart Wal-Mart Costco Sears Kmart Macy's Ikea IKEA Tesco Carrefour Starbucks McDonald's Heinz Kraft PepsiCo Pepsi Coca-Cola Disney Viacom
  Paramount Comcast Verizon Vodafone Nokia Ericsson Motorola BlackBerry Lufthansa Ryanair EasyJet easyJet Qantas Aeroflot Alitalia Iberia KLM SAS
  FedEx UPS DHL Amtrak Lockheed Raytheon Northrop Citigroup Citibank JPMorgan HSBC Barclays Lloyds NatWest UBS Santander BBVA ING Commerzbank
  UniCredit Nomura Mizuho Mastercard MasterCard Moody's Fitch Nikkei KPMG Deloitte PwC McKinsey Airtel Jio Reliance Tata Infosys Wipro Adani Flipkart
  Paytm Safaricom MTN Naspers Arsenal Tottenham Everton Fulham Juventus Lazio Roma Benfica Ajax Feyenoord PSV Bayern Schalke Celtic Rangers
  Galatasaray Fenerbahce Besiktas Flamengo Corinthians Palmeiras Yankees Mets Dodgers Lakers Knicks Celtics Bulls Cubs Packers Cowboys Steelers
  Redskins Broncos Ravens Bruins Canadiens Oilers Flyers Blackhawks Braves Phillies Astros Orioles Padres Mariners Marlins Athletics Brewers Expos
  Diamondbacks Pistons Clippers Cavaliers Pacers Raptors Sonics Bengals Chargers Seahawks Jaguars Colts Kuomintang Whitehall Bundesrat Bundeswehr
  Bundesbank Reichstag Sejm Riksdag Storting Folketing Rada Majlis Seimas Cortes Oireachtas Dail Dáil Stormont Holyrood Harvard Yale MIT UCLA Caltech
  Cornell Sotheby's Christie's Medicaid Medicare NYSE DAX FTSE Gestapo Wehrmacht SS Stasi Mafia Camorra Yakuza`);

/** Last words of names of places. */
export const placeEndings: ReadonlySet<string> = words(`River Lake Sea Ocean Mountain Mountains Hill Hills Island Islands Peninsula Valley Beach Bay Gulf Strait
  Canal Coast Desert Forest County City Province District Region Territory Street Avenue Boulevard Road Square Park Plaza Airport Harbor Port Heights
  Springs Falls Village Town Township Bridge Station Palace Castle Tower Stadium Canyon Creek Point Republic Kingdom Emirates States`);

/** First words of names of places. */
export const placeBeginnings: ReadonlySet<string> = words('Mount Lake Fort Port Cape San Santa Los Las El Saint St Mt Ft Rio Gulf Bay Strait Isle Upper Lower');

export const eventEndings: ReadonlySet<string> = words(`War Wars Olympics Games Cup Festival Championship Championships Revolution Uprising Massacre Holocaust
  Depression Summit Conference Election Elections Marathon Bowl Series Tournament Awards Award Battle Crisis Renaissance Day Christmas Easter Ramadan
  Thanksgiving`);
export const eventBeginnings: ReadonlySet<string> = words('Hurricane Cyclone Typhoon Battle Operation Storm');

export const lawEndings: ReadonlySet<string> = words('Act Law Bill Treaty Constitution Amendment Convention Accord Accords Protocol Code Pact Declaration Charter');

/** Before a name, without their full stop. */
export const personTitles: ReadonlySet<string> = words(`mr mrs ms messrs dr prof sen gov rep gen rev judge sir president senator mayor professor chancellor
  mp col lt sgt capt maj adm cmdr brig cpl hon amb fr pope king queen prince princess sheikh archbishop bishop ayatollah rabbi`);

/** What may stand before the name of a people: `South Korean`. */
export const groupBeginnings: ReadonlySet<string> = words('North South East West Northern Southern African Saudi Sri New Native Latin Puerto Costa Hong');

/** First words of names of places that have but one more. */
export const directions: ReadonlySet<string> = words('North South East West Northern Southern Eastern Western Central New Upper Lower');

/** Small words before a name that say it is a person's. */
export const personRoles: ReadonlySet<string> = words(`spokesman spokeswoman spokesperson chairman chairwoman president director executive analyst economist
  lawyer attorney professor author writer actor actress singer minister senator mayor judge coach captain husband wife son daughter brother sister
  father mother widow leader founder owner manager partner trader editor reporter journalist historian scientist researcher politician candidate
  poet composer painter architect designer novelist philosopher officer commander general`);

/** Words behind a name that say it is a person's. */
export const personVerbs: ReadonlySet<string> = words(`said says told added wrote writes argued explained recalled died born joked insisted replied who whose
  married asked noted testified retired admitted`);

/** Upper-case words before a person's name that belong to the office. */
export const offices: ReadonlySet<string> = words(`President Minister Secretary Chancellor Chairman Chairwoman Chief Executive Director General Justice Judge
  Senator Representative Governor Mayor Ambassador Attorney Commissioner Commander Captain Colonel Major Lieutenant Sergeant Professor King Queen Prince
  Princess Pope Cardinal Bishop Archbishop Rabbi Sheik Ayatollah Imam Sir Lord Lady Dame Prime Vice Deputy Foreign Defense Finance Interior State Treasury
  Speaker Leader Spokesman Spokeswoman Coach Manager Officer Editor Author Sheriff Detective Inspector Councilman Councilwoman Congressman Congresswoman
  Assemblyman Brigadier Premier Emperor Empress Sultan Emir Admiral Marshal Former Acting Republican Democratic Democrat Rev Father Sister Brother Uncle Aunt
  CEO CFO COO MP MPs MLA MLAs CM PM VPM Sheikh Highness Excellency Majesty Crown Founder Co-founder Skipper Singer Actor Actress Dr Doctor Analyst
  Economist Lawyer Activist Journalist Reporter Correspondent Photographer Midfielder Striker Defender Goalkeeper Forward Winger Guard Pitcher
  Quarterback Solicitor Advocate Superintendent Constable Gen Lt Col Sgt Capt Maj Adm Sen Rep Gov Prof Mr Mrs Ms Chairperson Spokesperson Congressmen
  Undersecretary Under-Secretary Vice-President`);

/** Behind these words a name is mostly a place. */
export const placePrepositions: ReadonlySet<string> = words('in at near from outside across throughout around');

/** Behind `of`, or before it, these say that a name is a place: `the town of Aldary`, `the Aldary river`. */
export const placeNouns: ReadonlySet<string> = words(`town towns city cities village villages county counties state states province provinces river valley
  municipality area island islands district districts region regions capital port suburb suburbs neighborhood neighbourhood desert coast peninsula borough
  parish republic kingdom archipelago mountains lake border`);
