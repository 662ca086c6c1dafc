import { seededRandom } from "@/tests/bench/support/random";

/** A sentence about somebody invented, and what of it is theirs. */
export interface LabelledText {
  kind: "email" | "phone" | "card" | "name" | "clean";
  /** People the row names. */
  names: string[];
  text: string;
  /** What must not be left; empty for a clean sentence. */
  personal: string;
}

const GIVEN =
  "Saoirse Tadhg Wanjiru Folasade Ikaika Bronagh Desmond Philippa Marguerite Anneliese Korbinian Friederike Torben Wiebke Lieselotte Jurriaan Mieke Sjoerd Femke Thiago Raimunda Iracema Leandro Eufrasia Macarena Iñaki Amaia Remedios Gonzalo Solène Maël Océane Guillaume Bérengère Giuseppina Ludovica Tommaso Katarzyna Zbigniew Agnieszka Bogumił Ingrid Torsten Åsa Jukka Päivi Zsófia Gergő Dragana Miloš Nikolina Elif Oğuz Yasemin Khadija Abdullah Siddharth Lakshmi Nguyen Haruka Kenji Min-ji Xiaoling".split(
    " ",
  );
const FAMILY =
  "Ó'Donnell Fitzwilliam Kamau Adeyemi Kealoha Abernathy Throckmorton Pemberley Obermüller Weißgerber Brandstätter Hinrichsen Quistorp Oosterhuis Terpstra Nijboer Figueiredo Cavalcanti Guimarães Brandão Echeverría Zubizarreta Villanueva Montesinos Ibarguren Desrochers Lemaître Beauchamp Fontanel Castiglione Bevilacqua Wróblewski Szczepański Kowalczyk Lindqvist Sjögren Hämäläinen Virtanen Szabolcsi Vuković Đorđević Yıldırım Öztürk Benhaddou Chaudhry Subramanian Ramachandran Takahashi Hwang Zhang-Weber van_der_Meulen de_Oliveira".split(
    " ",
  ).map((name) => name.replaceAll("_", " "));

/** Sentences of several languages in which a name stands where people put it; N is the name. */
const INTRODUCED = [
  "My name is N and my order never arrived.",
  "Hello, this is N, I am still waiting.",
  "Spoke to Mrs. L about the refund.",
  "Dear Mr L, your parcel is on its way.",
  "A colleague called N promised a callback.",
  "Please answer soon.\nKind regards,\nN",
  "Mein Name ist N, ich warte seit Wochen.",
  "Frau L hat gestern angerufen.",
  "Ich habe mit Herrn L gesprochen.",
  "Bitte melden Sie sich.\nMit freundlichen Grüßen\nN",
  "Mijn naam is N en ik wacht nog steeds.",
  "Gesproken met mevrouw L over de levering.",
  "Met vriendelijke groet,\nN",
  "Meu nome é N e quero meu dinheiro de volta.",
  "Falei com a Sra. L na loja.",
  "Atenciosamente,\nN",
  "Mi nombre es N y quiero cancelar.",
  "Estimado Sr. L, su pedido salió ayer.",
  "Atentamente,\nN",
  "Je m'appelle N et je suis furieuse.",
  "Madame L attend toujours son colis.",
  "Cordialement,\nN",
];
/** The same of whom the row names. */
const OF_THE_ROW = [
  "N called twice about the missing parcel.",
  "I told G that the refund takes five days.",
  "L is waiting for a callback.",
  "Rückruf an N vereinbart.",
  "G heeft al drie keer gebeld.",
  "A cliente G pediu o estorno.",
  "Hablé con L sobre la factura.",
  "Rappeler L demain matin.",
  "Promised G a new date, and L agreed.",
];
/** And where nothing says that it is a name, which is how most are missed. */
const UNANNOUNCED = [
  "We talked to G in returns.",
  "It was N who picked up.",
  "Nobody but G knew about it.",
  "G hat das Paket nicht angenommen.",
  "Volgens G was het geregeld.",
  "Quem resolveu foi N.",
  "Según G ya estaba pagado.",
  "D'après N, tout est réglé.",
];
const AROUND = [
  "Write to X please",
  "the address is X, as before",
  "<X>",
  "Reach me under X.",
  "Bitte an X antworten",
  "X is mine",
  "Kontakt: X",
  "Escriba a X, gracias",
];
const CALLING = ["Call X today", "my number is X.", "Tel.: X", "Ruf mich unter X an", "Telefone X", "Phone X, after six", "please ring X or write", "WhatsApp X"];
const PAYING = ["My card X was charged twice", "card number X, valid", "Kreditkarte X wurde belastet", "paid with X.", "Tarjeta X"];
/** Nothing in these is anybody's; D digits. */
const CLEAN = [
  "Order DDD-DDDDDDD-DDDDDDD never arrived",
  "Invoice 20DD-00DDDDD was paid twice",
  "I paid $D,DDD.DD on 04/03/2024",
  "Ticket DDDDDDDD is still open",
  "The parcel 1Z999AADDDDDDDDDDD is lost in Hamburg",
  "Refund of D.DDD,DD EUR promised for 12.04.2024",
  "Der Router geht seit dem 1D.03. nicht mehr",
  "Het pakket ligt in Rotterdam sinds maandag",
  "O pedido DDDDDDDDDD não chegou em São Paulo",
  "La factura DDDD-DDD está equivocada",
  "Le colis est resté à Lyon pendant D jours",
  "The manager will call back before May D",
  "Will you send the D boxes to the office in London?",
  "Error DDDD at 1D:3D, version D.1D.DDD",
  "Serial number SN-DDDDDDDD of the washing machine",
  "They said the mark on the bill was wrong D times",
];

/** So many labelled sentences of each kind, the same ones for the same seed. */
export function labelledTexts(count: number, seed = 20): LabelledText[] {
  const random = seededRandom(seed);
  const one = <T>(values: readonly T[]): T => {
    const value = values[Math.floor(random() * values.length)];
    if (value === undefined) throw new Error("There is nothing to choose from");
    return value;
  };
  const digits = (pattern: string) => pattern.replace(/D/g, () => String(Math.floor(random() * 10)));
  const named = (): LabelledText => {
    const [given, family] = [one(GIVEN), one(FAMILY)];
    const kind = random();
    const isOfRow = kind < 0.45;
    const sentence = one(isOfRow ? OF_THE_ROW : kind < 0.9 ? INTRODUCED : UNANNOUNCED);
    const words: Record<string, string> = { N: `${given} ${family}`, G: given, L: family };
    const text = sentence.replace(/\b[NGL]\b(?!')/g, (mark) => words[mark] ?? mark);
    const names = isOfRow ? [random() < 0.5 ? `${given} ${family}` : `${family}, ${given}`] : [];
    const said = /\bN\b/.test(sentence) ? `${given} ${family}` : [/\bG\b/.test(sentence) && given, /\bL\b/.test(sentence) && family].filter(Boolean).join(" ");
    return { kind: "name", names, text, personal: said };
  };
  const plain = (text: string) => text.normalize("NFKD").replace(/[^A-Za-z]/g, "").toLowerCase();
  const about = (kind: "email" | "phone" | "card", frames: readonly string[], personal: string): LabelledText => ({
    kind,
    names: [],
    text: one(frames).replace("X", () => personal),
    personal,
  });
  const email = () => {
    const [g, f] = [plain(one(GIVEN)), plain(one(FAMILY))];
    const local = one([`${g}.${f}`, `${g}${digits("DD")}`, `${g[0]}${f}`, `${g}_${f}`, `${g}+shop`, `${f}-${g}`]);
    return `${local}@${one(["example.org", "mail.example.co.uk", "beispiel.example", "sub-domain.example.net", "example.com.br"])}`;
  };
  const phones = "+44 20 7946 0DDD|+49 30 90182D|+49 170 1234DDD|+33 1 99 00 1D 3D|(212) 555-01DD|212-555-01DD|1-800-555-01DD|+55 11 9DDDD-5678|+34 600 000 DDD|+31 20 555 DDDD|0044 20 7946 0DDD|0171 23456DD|+15555550DDD".split("|");
  const card = () => {
    const body = digits(one(["4DDDDDDDDDDDDDD", "51DDDDDDDDDDDDD", "6011DDDDDDDDDDD"]));
    const number = body + checkDigit(body);
    return one([number, number.replace(/(\d{4})(?=\d)/g, "$1 "), number.replace(/(\d{4})(?=\d)/g, "$1-")]);
  };
  return Array.from({ length: count }, () => [
    named(),
    about("email", AROUND, email()),
    about("phone", CALLING, digits(one(phones))),
    about("card", PAYING, card()),
    { kind: "clean" as const, names: [], text: digits(one(CLEAN)), personal: "" },
  ]).flat();
}

/** The last digit of a card number, after Luhn. */
function checkDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, at) => {
    const doubled = at % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
