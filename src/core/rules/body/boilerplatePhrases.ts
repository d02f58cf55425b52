/**
 * What pages put around and between the paragraphs of an article. Each entry is the source of an expression without capitals that begins
 * with four characters of its own: they tell nearly all sentences apart before an expression is tried. No part may run on without a bound.
 * Collected from what newspapers, agencies and publishing systems of eight languages write.
 */

/** Nobody writes these in an article: found wherever a sentence begins, whatever follows. */
export const wholePhrases: readonly string[] = [
  'continue reading the main story', 'story continues below(?: this)? advertisement', 'article continues (?:below|after)(?: this)? advertisement',
  String.raw`advertisement[ \u00A0]*[-–—][ \u00A0]*continue reading below`, 'skip advertisement', 'scroll down for (?:more|video)',
  'please verify you[’\x27]re not a robot by clicking the box\\.', 'invalid email address\\. please re-enter\\.',
  'you must select a newsletter to subscribe to\\.', 'view all new york times newsletters\\.',
  'you will receive emails containing news content[^.]{0,80}\\.', 'sorry, your browser does(?: not|n[’\x27]t) support[^.]{0,80}\\.',
  'your browser does not support[^.]{0,80}\\.', 'please enable (?:javascript|cookies)[^.]{0,80}\\.', 'enable javascript and cookies to continue\\.?',
  'media playback is (?:not supported|unsupported) on (?:this|your) device',
  'share this with', 'copy this link', 'these are external links and will open in a new window',
  // walls of subscription and consent
  'subscribe (?:now )?to (?:continue reading|read the full (?:story|article)|unlock this (?:story|article))\\.?', 'already (?:a|have a) (?:subscriber|member|subscription)\\? ?(?:log|sign) ?in(?: here)?\\.?',
  'this (?:article|content|story) is (?:(?:exclusively|only) )?(?:for|available to) (?:our )?(?:paid )?(?:subscribers|members)(?: only)?\\.?',
  'you(?: ha|[’\x27])ve reached your (?:monthly )?limit of (?:free )?articles[^.]{0,60}\\.?', 'you have \\d{1,2} (?:free )?articles? (?:left|remaining)[^.]{0,40}\\.?',
  'create (?:a free|an) account to (?:continue|keep) reading[^.]{0,40}\\.?', 'sign in to continue reading\\.?', 'log in to continue reading\\.?',
  'to continue reading,? (?:please )?(?:subscribe|log ?in|sign ?in|register)[^.]{0,60}\\.?',
  'this (?:web)?(?:site|page) uses cookies[^.]{0,160}\\.', 'we use cookies (?:and|to|on)[^.]{0,200}\\.', 'we and our partners (?:use|store)[^.]{0,200}\\.',
  'by (?:continuing to use|using) this (?:web)?site,? you (?:agree|consent)[^.]{0,120}\\.', 'accept (?:all )?cookies', 'reject all cookies', 'manage (?:cookie|privacy) (?:preferences|settings)',
  'checking your browser before accessing[^.]{0,80}\\.', 'verify(?:ing)? (?:that )?you are (?:a )?human\\.?[^.]{0,80}', 'we[’\x27]ve detected unusual (?:activity|traffic)[^.]{0,80}\\.',
  'you don[’\x27]t have permission to access[^.]{0,80}\\.?',
  // German
  'weiterlesen nach der anzeige', 'lesen sie hier weiter', 'dieser (?:artikel|inhalt) ist (?:nur für )?abonnenten(?: vorbehalten)?\\.?', 'bereits abonnent(?:in)?\\? ?(?:hier )?(?:anmelden|einloggen)\\.?',
  'sie sind bereits abonnent[^.?]{0,20}[.?]', 'jetzt (?:testen|abonnieren) und weiterlesen\\.?', 'wir verwenden cookies[^.]{0,160}\\.', 'mit (?:der )?nutzung dieser (?:web)?seite[^.]{0,120}cookies[^.]{0,40}\\.', 'bitte aktivieren sie javascript[^.]{0,80}\\.',
  // French
  'la suite après (?:cette|la) publicité', 'article réservé aux abonnés\\.?', 'cet article est réservé aux abonnés\\.?', 'il vous reste \\d{1,3}[ \u00A0]?% de cet article à lire[^.]{0,80}\\.?', 'déjà abonné(?:e|·e)?[ \u00A0]?\\? ?(?:connectez-vous|identifiez-vous)\\.?',
  'nous utilisons des cookies[^.]{0,160}\\.', 'en poursuivant votre navigation[^.]{0,160}\\.', 'abonnez-vous pour lire la suite\\.?',
  // Spanish
  'contenido exclusivo para suscriptores\\.?', '¿ya eres suscriptor\\? ?inicia sesión\\.?', '¿ya está suscrito\\? ?(?:inicie sesión|identifíquese)\\.?', 'suscríbete para (?:seguir|continuar) leyendo\\.?', 'utilizamos cookies[^.]{0,160}\\.', 'este sitio (?:web )?utiliza cookies[^.]{0,160}\\.',
  // Portuguese
  'continua após a publicidade', 'continua depois da publicidade', 'conteúdo exclusivo para assinantes\\.?', 'já é assinante\\? ?(?:faça login|entre)\\.?', 'assine para (?:continuar lendo|ler)[^.]{0,40}\\.?', 'usamos cookies[^.]{0,160}\\.', 'este site utiliza cookies[^.]{0,160}\\.',
  // Italian
  'contenuto riservato agli abbonati\\.?', 'sei già abbonato\\? ?accedi\\.?', 'abbonati per continuare a leggere\\.?', 'questo sito (?:web )?utilizza (?:i )?cookie[^.]{0,160}\\.', 'l’articolo continua dopo la pubblicità',
  // Dutch
  'dit artikel is (?:alleen|exclusief) voor abonnees\\.?', 'al abonnee\\? ?(?:log in|inloggen)\\.?', 'wij gebruiken cookies[^.]{0,160}\\.', 'deze (?:web)?site (?:maakt gebruik van|gebruikt) cookies[^.]{0,160}\\.',
];

/** Ordinary words too: only where they stand alone, between a break or a glued sentence on both sides. */
export const ownPhrases: readonly string[] = [
  'advertisements?', 'advertising', 'supported by', 'sponsored(?: content)?', 'read more', 'read next', 'read the full (?:story|article)(?: here)?',
  'related (?:articles?|stories|coverage|content)', 'share this (?:article|story|page)', 'share on (?:facebook|twitter|linkedin|whatsapp|x)',
  'tweet this(?: article| story)?', 'email this(?: article| story)?', 'print this(?: article| story)?', 'view all comments', 'leave a comment', 'comments are closed',
  'newsletter sign ?up', 'sign up for (?:our|the|a) [^.!?\\r\\n]{0,80}(?:newsletters?|alerts?|updates)(?: here)?', 'sign in', 'log in', 'subscribe(?: now| today)?',
  'subscribe to (?:our|the) [^.!?\\r\\n]{0,60}newsletters?', 'click here to (?:subscribe|sign up|read|view|watch)[^.!?\\r\\n]{0,60}',
  'follow (?:us|him|her|them|@\\w{1,30}|[^.!?\\r\\n]{1,60}) on (?:twitter|facebook|instagram)(?:[ :,][ ]?(?:and (?:twitter|facebook|instagram)|at )?@?\\w{0,30})?',
  'like us on facebook', 'all rights reserved', 'image copyright(?:getty images|reuters|afp|pa|ap|epa)?', 'image caption', 'watch (?:the )?video', 'become a (?:member|subscriber)',
  'accept all', 'skip to (?:main )?content', 'back to top', 'loading\\.\\.\\.',
  // German
  'anzeige', 'werbung', 'weiterlesen', 'mehr zum thema', 'mehr lesen', 'artikel teilen', 'diesen artikel teilen', 'jetzt abonnieren', 'newsletter abonnieren', 'lesen sie (?:auch|dazu)', 'siehe auch',
  'melden sie sich (?:jetzt |hier |kostenlos ){0,2}(?:für|zu) (?:unserem|unseren|den|dem) [^.!?\\r\\n]{0,40}newsletter an', 'folgen sie uns (?:auf|bei) [^.!?\\r\\n]{0,40}', 'zum kommentieren anmelden', 'alle rechte vorbehalten', 'zur startseite',
  // French
  'publicité', 'lire la suite', 'lire aussi', 'à lire aussi', 'voir aussi', 'lisez aussi', 'abonnez-vous à (?:notre|nos|la) [^.!?\\r\\n]{0,30}newsletters?', 'inscrivez-vous à (?:notre|nos|la) [^.!?\\r\\n]{0,30}newsletters?',
  'suivez-nous sur [^.!?\\r\\n]{0,40}', 'partager(?: cet article)?', 'partager sur (?:facebook|twitter|whatsapp|linkedin)', 's’abonner', 'abonnez-vous', 'tous droits réservés', 'accepter et continuer',
  // Spanish
  'publicidad', 'leer más', 'seguir leyendo', 'te puede interesar', 'te recomendamos', 'lea también', 'lee también', 'leer también', 'ver también', 'suscríbete a (?:nuestro|nuestra|el|la) [^.!?\\r\\n]{0,30}(?:boletín|newsletter|canal)',
  'síguenos en [^.!?\\r\\n]{0,40}', 'compartir(?: en (?:facebook|twitter|whatsapp))?', 'suscríbete', 'más información', 'todos los derechos reservados', 'inicia sesión',
  // Portuguese
  'publicidade', 'leia mais', 'leia também', 'veja também', 'assine (?:a |nossa |a nossa )newsletter', 'inscreva-se (?:em nosso canal|na nossa newsletter)', 'siga-nos (?:no|na|em) [^.!?\\r\\n]{0,40}',
  'compartilhe', 'compartilhar', 'partilhar', 'saiba mais', 'todos os direitos reservados',
  // Italian
  'pubblicità', 'leggi anche', 'vedi anche', 'iscriviti alla (?:nostra )?newsletter', 'seguici su [^.!?\\r\\n]{0,40}', 'leggi tutto', 'continua a leggere', 'condividi', 'abbonati', 'tutti i diritti riservati', 'riproduzione riservata', '© riproduzione riservata',
  // Dutch
  'advertentie', 'lees meer', 'lees ook', 'lees verder', 'bekijk ook', 'meld je aan voor (?:onze|de) [^.!?\\r\\n]{0,30}nieuwsbrief', 'schrijf je in voor (?:onze|de) [^.!?\\r\\n]{0,30}nieuwsbrief', 'volg ons op [^.!?\\r\\n]{0,40}', 'deel dit artikel', 'abonneer(?: nu)?', 'alle rechten voorbehouden',
];

/** A line that points elsewhere or names who took a picture, to the end of its line. */
export const wholeLines: readonly string[] = [
  'read more ?: ?', 'also read ?: ?', 'read also ?: ?', 'related ?: ?', 'see also ?: ?', 'watch ?: ?', 'more on this(?: story)? ?: ?', 'sign up ?: ?',
  'photo(?:graph)?s? ?(?:credits?|by|courtesy of|source)\\b[: ]', 'images? ?(?:credits?|by|courtesy of|source)\\b[: ]', 'pictures? ?(?:credits?|by|courtesy of|source)\\b[: ]',
  'lesen sie (?:auch|hier|dazu|mehr)[^:\\r\\n]{0,20} ?: ?', 'mehr (?:dazu|zum thema) ?: ?', 'siehe auch ?: ?', 'foto ?: ?(?=[^ ])',
  'lire aussi[ \u00A0]?: ?', 'à lire aussi[ \u00A0]?: ?', 'voir aussi[ \u00A0]?: ?', 'crédit photo[ \u00A0]?: ?',
  'lea también ?: ?', 'lee también ?: ?', 'leer también ?: ?', 'te puede interesar ?: ?', 'ver también ?: ?', 'más información ?: ?',
  'leia também ?: ?', 'leia mais ?: ?', 'veja também ?: ?', 'saiba mais ?: ?', 'leggi anche ?: ?', 'vedi anche ?: ?', 'lees ook ?: ?', 'lees meer ?: ?', 'bekijk ook ?: ?',
].map((opening) => `${opening}[^\\r\\n]{1,160}`);
