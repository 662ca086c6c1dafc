/** What introduces a name: the folded text that ends just before it, and what has to come after it, if anything has to. */
export interface NameCue {
  before: RegExp;
  after?: RegExp;
  /** Somebody speaks of themselves, or is addressed by a title: true also of praise, which keeps the names of those it thanks. */
  isOwn?: boolean;
  /** The cue says something of so many other things that only a name of two words or more is believed. */
  needsTwo?: boolean;
  /** The cue itself begins with a capital: "Ms", not the milliseconds of "5 ms". */
  isCapital?: boolean;
  /** Among capitals, where they tell nothing, only a given name is believed: "MY DAD TOOK ME". */
  needsCapital?: boolean;
}

/** Cues by their last word: most capitalised words come after none of these, and cost one look. */
export const NAME_CUES: ReadonlyMap<string, readonly NameCue[]> = byLastWord([
  // Said in a sentence.
  own(
    "is was s",
    /\b(?:my|his|her|their|(?:the )?(?:customer|caller|client)(?:['’]?s)?) (?:full |first |last |sur|maiden )?name(?: is|['’]s| was) (?:[a-z]{1,6}\. )?$/,
  ),
  own("is", /\b(?:hi|hello|hey|good (?:morning|afternoon|evening|day))[,.!]? (?:there[,.!]? )?(?:this|it) is $/),
  own("am m", /\b(?:hi|hello|hey|good (?:morning|afternoon|evening|day))[,.!]? (?:there[,.!]? )?i(?: a|['’])m $/),
  { last: "is", before: /\bthis is $/, after: /^,? (?:speaking|calling|writing|again)\b/, isOwn: true },
  {
    last: "am m bin ben soy sou suis",
    before: /\b(?:i am|i['’]m|ich bin|ik ben|soy|eu sou|je suis) $/,
    after: /^(?:[,.\n]| and | from | und | aus | en | uit | y | e | et )/,
    isOwn: true,
    needsTwo: true,
  },
  { last: "of", before: /\b(?:by|under|in) the name of $/ },
  {
    last: "name",
    before:
      /(?:^|[\n;,(|]) ?(?:(?:customer|caller|contact|client|requester|full|first|last|guest|passenger|patient|account holder|cardholder)[ '’s]{1,3})?name ?$/,
    after: /^/,
  },
  {
    last: "named called names genaamd namens llamado llamada chamado chamada",
    before:
      /\b(?:man|woman|lady|gentleman|guy|person|someone|somebody|agent|rep|representative|supervisor|manager|technician|employee|colleague|driver|clerk|advisor|adviser|operator|mitarbeiter|mitarbeiterin|kollege|kollegin|kundin|kunde|dame|mann|medewerker|medewerkster|collega|senora?|mujer|hombre|emplead[oa]|funcionari[oa]|atendente|mulher|homem) (?:is |who (?:is|was) )?(?:named|called|names|genaamd|namens|llamad[oa]|chamad[oa]) $/,
  },
  own("ist", /\b(?:mein|ihr|sein) (?:voller |vor|nach)?name ist $/),
  own("heise heisse", /\b(?:ich )?heiss?e (?:ich )?$/),
  own("spricht ist bin", /\b(?:hier spricht|(?:hallo|guten (?:tag|morgen|abend)|moin|servus),? (?:hier ist|ich bin)) $/),
  own("is heet", /\b(?:(?:mijn|zijn|haar) naam is|ik heet) $/),
  own("met", /\bu sprak met|\bu spreekt met $/),
  own("e chamo", /\b(?:(?:meu|o meu|seu) nome e|me chamo|chamo-me|quem (?:fala|escreve) e|aqui e)(?: [oa])? $/),
  own(
    "o a sou",
    /\b(?:me chamo|chamo-me|quem (?:fala|escreve) e|aqui e) [oa] $|\b(?:ola|oi|bom dia|boa tarde|boa noite)[,.!]? (?:eu )?sou(?: [oa])? $/,
  ),
  own("es llamo soy", /\b(?:(?:mi|su) nombre es|me llamo|(?:hola|buenas|buenos dias|buenas tardes)[,.!]? soy) $/),
  own("habla", /\b(?:le|les|te) habla $/),
  own("appelle est suis", /\b(?:je m['’]appelle|(?:mon|son) nom est|bonjour[,.!]? (?:ici|je suis)) $/),
  { last: "c est", before: /\bc['’]est $/, after: /^ a l['’]appareil/, isOwn: true },
  // Relatives.
  {
    needsCapital: true,
    last: "husband wife son daughter mother father mom mum dad brother sister partner boyfriend girlfriend mannes mann frau sohn tochter sohnes mutter vater bruder schwester man vrouw zoon dochter moeder vader broer zus marido esposa esposo filho filha mae pai irmao irma madre padre hijo hija hermano hermana mujer mari femme fils fille mere pere frere soeur",
    before:
      /\b(?:my|his|her|our|mein(?:e[mnrs]?)?|sein(?:e[mnrs]?)?|ihr(?:e[mnrs]?)?|mijn|onze|meu|minha|mi|su|mon|ma) (?:late |elderly )?(?:husband|wife|son|daughter|mother|father|mom|mum|dad|brother|sister|partner|boyfriend|girlfriend|mann(?:es)?|frau|sohn(?:es)?|tochter|mutter|vater|bruder|schwester|man|vrouw|zoon|dochter|moeder|vader|broer|zus|marido|esposa|esposo|filho|filha|mae|pai|irmao|irma|madre|padre|hijo|hija|hermano|hermana|mujer|mari|femme|fils|fille|mere|pere|frere|soeur),? $/,
  },
  // Titles.
  {
    last: "mr mrs ms mx miss dr prof",
    before: /(?<!\d{1,6} [a-z]{2,20})(?:^|[^\p{L}])(?:mr|mrs|ms|mx|miss|dr|prof)\.? ?$/u,
    isOwn: true,
    isCapital: true,
  },
  own("herr herrn frau", /(?:^|[^\p{L}])(?:herrn?|frau) $/u),
  own("heer dhr mevr mevrouw mw meneer", /(?:^|[^\p{L}])(?:heer|dhr\.?|mevr\.?|mevrouw|mw\.?|meneer) $/u),
  {
    last: "sr sra srta dra senhor senhora senor senora senorita dona",
    before: /(?:^|[^\p{L}])(?:sra?\.?|srta\.?|dra\.?|senhora?|senora?|senorita|dona) $/u,
    isOwn: true,
    needsCapital: true,
  },
  { last: "don", before: /(?:^|[^\p{L}])don $/u, isOwn: true, isCapital: true },
  { last: "m", before: /(?:^|[^\p{L}.])m\. $/u, isOwn: true, isCapital: true },
  own("mme mlle monsieur madame mademoiselle", /(?:^|[^\p{L}])(?:mme\.?|mlle\.?|monsieur|madame|mademoiselle) $/u),
  // Ends of letters.
  closing(
    "regards sincerely truly faithfully respectfully grussen grusse grusen gruse gruss grus mfg lg hochachtungsvoll groet groeten groetjes hoogachtend mvg atenciosamente att cumprimentos abraco abracos saludos cordiales cordial atentamente saludo cordialement salutations distinguees wishes vous",
    /(?:\b(?:regards|sincerely|truly|faithfully|respectfully|gruss?en?|grus|gruss|mfg|lg|hochachtungsvoll|groet|groeten|groetjes|hoogachtend|mvg|atenciosamente|att|cumprimentos|abracos?|saludos?(?: cordial(?:es)?)?|atentamente|cordialement|salutations(?: distinguees)?|best wishes|bien a vous))[,.!]?\s{1,4}$/,
  ),
  closing(
    "thanks you advance cheers best danke dank bedankt obrigado obrigada grato grata gracias antemano merci love",
    /\b(?:thanks|thank you|in advance|cheers|best|danke|dank|bedankt|obrigad[oa]|grat[oa]|gracias|antemano|merci|love)[,.!]{0,2}[ \t]{0,3}\r?\n\s{0,3}$/,
  ),
]);

interface ListedCue extends NameCue {
  last: string;
}

function own(last: string, before: RegExp): ListedCue {
  return { last, before, isOwn: true };
}

/** A name that closes a letter ends its line. */
function closing(last: string, before: RegExp): ListedCue {
  return { last, before, after: /^[ \t]*[,.!]?[ \t]*(?:[\r\n]|$)/, isOwn: true };
}

function byLastWord(cues: readonly ListedCue[]): Map<string, NameCue[]> {
  const found = new Map<string, NameCue[]>();
  for (const { last, ...cue } of cues) for (const word of last.split(" ")) found.set(word, [...(found.get(word) ?? []), cue]);
  return found;
}
