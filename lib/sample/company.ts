import type { FAILURE_MODES } from "@/db/schema";
import type { Weighted } from "@/lib/sample/random";

/*
 * Quillmoor Home, an invented company: internet at home, and the appliances to go with it. Every name here is made up.
 */

/** The desks that talk to customers. */
export const DESKS = {
  front: { name: "Front desk", share: 30, agents: ["Orla P.", "Tomas V.", "Imke R.", "Jonas F.", "Nadia K.", "Piet L.", "Suri A."] },
  chat: { name: "Chat desk", share: 18, agents: ["Bela C.", "Yara M.", "Colm D.", "Fenna W.", "Rafi S."] },
  delivery: { name: "Delivery desk", share: 20, agents: ["Marek T.", "Lotte B.", "Idris N.", "Hanne G.", "Osman Y."] },
  billing: { name: "Billing desk", share: 16, agents: ["Greta H.", "Emeka O.", "Sanne J.", "Luca Z."] },
  technical: { name: "Technical desk", share: 20, agents: ["Viggo E.", "Asha R.", "Dario P.", "Maud K.", "Kofi B.", "Runa S."] },
  complaints: { name: "Complaints desk", share: 6, agents: ["Ines Q.", "Birk A.", "Noor D."] },
} as const;
export type Desk = keyof typeof DESKS;
export const DESK_KEYS: readonly Desk[] = ["front", "chat", "delivery", "billing", "technical", "complaints"];

/** The teams that own procedures in production; desks own them in support. */
export const OWNERS = ["Warehouse", "Web shop", "Field engineering", "Network operations", "Finance systems"] as const;

export const CHANNELS = ["Phone", "Chat", "E-mail", "Social media", "Letter", "Shop counter"] as const;
export type Channel = (typeof CHANNELS)[number];

/** By which channels the contacts of a desk come. */
export const CHANNELS_OF: Record<Desk, readonly Weighted<Channel>[]> = {
  front: [
    ["Phone", 86],
    ["Shop counter", 14],
  ],
  chat: [
    ["Chat", 82],
    ["Social media", 18],
  ],
  delivery: [
    ["Phone", 70],
    ["E-mail", 30],
  ],
  billing: [
    ["Phone", 48],
    ["E-mail", 46],
    ["Letter", 6],
  ],
  technical: [
    ["Phone", 62],
    ["Chat", 26],
    ["E-mail", 12],
  ],
  complaints: [
    ["E-mail", 40],
    ["Letter", 28],
    ["Social media", 22],
    ["Phone", 10],
  ],
};

export const LINES = ["Quill Fibre 100", "Quill Fibre 500", "Quill Hub router", "Quill TV box"] as const;
export const APPLIANCES = ["Larch washing machine", "Sorrel fridge", "Teasel dishwasher", "Bracken dryer"] as const;

/** A way of working with its owners, how many days ago each version came into force, and what the latest one says. */
export interface SampleProcedure {
  name: string;
  production: (typeof OWNERS)[number] | null;
  support: Desk | null;
  versions: readonly number[];
  document: string;
}

/** How many days ago the fixes of the story came into force. */
export const STOCK_FIX = 153;
export const PART_FIX = 270;
export const REMINDER_FIX = 92;

export const PROCEDURES = {
  order: {
    name: "Order confirmation",
    production: "Web shop",
    support: "front",
    versions: [900, STOCK_FIX],
    document: "Check the stock first; confirm with a date only what lies in a warehouse.",
  },
  callback: {
    name: "Callback after delivery",
    production: "Warehouse",
    support: "delivery",
    versions: [800, 410],
    document: "Dispatch books a callback for every failed attempt; the delivery desk calls the same day.",
  },
  engineer: {
    name: "Engineer visit",
    production: "Field engineering",
    support: "technical",
    versions: [900, 520, PART_FIX],
    document: "Book the visit only when the part has been scanned into the van.",
  },
  invoice: {
    name: "Invoice correction",
    production: "Finance systems",
    support: "billing",
    versions: [900, REMINDER_FIX],
    document: "A correction closes the old invoice in dunning as well.",
  },
  activation: {
    name: "Line activation",
    production: "Network operations",
    support: "technical",
    versions: [640],
    document: "Activation needs a confirmed contract.",
  },
  refund: {
    name: "Return and refund",
    production: "Warehouse",
    support: "billing",
    versions: [900, 330],
    document: "The refund starts when the warehouse has booked the return.",
  },
  outage: {
    name: "Outage notice",
    production: "Network operations",
    support: "technical",
    versions: [900],
    document: "The shift lead releases the notice.",
  },
  transfer: {
    name: "Handover between desks",
    production: null,
    support: "front",
    versions: [480],
    document: "Say what was agreed before the case moves.",
  },
  reminder: {
    name: "Appointment reminder",
    production: "Field engineering",
    support: "front",
    versions: [700, 8],
    document: "The text goes out two days ahead, from the new templates.",
  },
  guarantee: { name: "Guarantee claim", production: null, support: null, versions: [900], document: "A claim needs the receipt." },
  moving: {
    name: "Moving house",
    production: "Web shop",
    support: "billing",
    versions: [560],
    document: "The new address holds from the day of the move, for letters too.",
  },
  price: {
    name: "Price change notice",
    production: "Finance systems",
    support: "billing",
    versions: [29],
    document: "The letter goes out six weeks ahead.",
  },
  draftInvoice: {
    name: "Invoice before delivery",
    production: "Finance systems",
    support: "billing",
    versions: [500],
    document: "An invoice is written after delivery. There is no other paper.",
  },
} as const satisfies Record<string, SampleProcedure>;
export type ProcedureKey = keyof typeof PROCEDURES;

export interface SampleFailure {
  procedure: ProcedureKey;
  mode: (typeof FAILURE_MODES)[number];
  title: string;
}

export const FAILURES = {
  stock: { procedure: "order", mode: "wrong_step", title: "Order confirmation sent before the stock check" },
  callback: { procedure: "callback", mode: "missing_step", title: "Nobody calls back when a delivery has failed" },
  part: { procedure: "engineer", mode: "missing_step", title: "Engineer arrives without the part" },
  reminder: { procedure: "invoice", mode: "system_constraint", title: "Reminder goes out for a corrected invoice" },
  activation: {
    procedure: "activation",
    mode: "circular_dependency",
    title: "Activation waits for the contract, the contract for the activation",
  },
  refund: { procedure: "refund", mode: "late", title: "Refund waits until the return is booked by hand" },
  outage: { procedure: "outage", mode: "information", title: "Outage notice comes when the outage is over" },
  transfer: { procedure: "transfer", mode: "handover", title: "Case notes stay behind when a case moves" },
  wrongDay: { procedure: "reminder", mode: "wrong_step", title: "Appointment reminder names the wrong day" },
  receipt: { procedure: "guarantee", mode: "policy_limit", title: "Guarantee refused without the paper receipt" },
  oldAddress: { procedure: "moving", mode: "wrong_step", title: "Access letter goes to the previous address" },
  twoPrices: { procedure: "price", mode: "information", title: "Price letter and invoice name different prices" },
  draftInvoice: { procedure: "draftInvoice", mode: "policy_limit", title: "No invoice before delivery, no order without an invoice" },
} as const satisfies Record<string, SampleFailure>;
export type FailureKey = keyof typeof FAILURES;

export const FACETS = [
  { code: "region", name: "Region", values: ["North", "East", "South", "West"] },
  { code: "contract", name: "Contract", values: ["Household", "Small business", "Tenant package"] },
] as const;
