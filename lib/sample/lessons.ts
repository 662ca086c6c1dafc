import { DESKS, type FailureKey } from "@/lib/sample/company";

export interface SampleLesson {
  code: string;
  failure: FailureKey;
  title: string;
  wentWell: string;
  couldBeBetter: string;
  toChange: string;
  /** Days before today on which it was written down. */
  ago: number;
  by: string;
  actions: readonly { text: string; team: string /** Days before today; negative: to come. */; dueAgo: number; doneAgo: number | null }[];
}

export const LESSONS: readonly SampleLesson[] = [
  {
    code: "sample-letter-with-amounts",
    failure: "draftInvoice",
    title: "What the partner needs is an approval, not an invoice",
    wentWell: "One person stayed with it, asked what the paper is for, and found a letter that does the same.",
    couldBeBetter: "The rule was read out three times before anybody asked what it stands in the way of.",
    toChange: "Offer a letter with the amounts at the first request; a pro forma invoice needs no approval.",
    ago: 3,
    by: DESKS.billing.name,
    actions: [
      { text: "Write the template of the letter", team: "Finance systems", dueAgo: -4, doneAgo: null },
      { text: "Put it into article QH-703", team: DESKS.billing.name, dueAgo: 1, doneAgo: 2 },
    ],
  },
  {
    code: "sample-say-when-nobody-comes",
    failure: "callback",
    title: "A call that says nothing new is still a kept promise",
    wentWell: "Customers who were called without news were calm; some thanked for it.",
    couldBeBetter: "The delivery desk waits for dispatch before it calls, and dispatch does not know that it waits.",
    toChange: "Call at the promised hour with what is known, and name the next hour.",
    ago: 34,
    by: DESKS.delivery.name,
    actions: [
      { text: "Show open callbacks on the desk's screen", team: "Warehouse", dueAgo: 12, doneAgo: null },
      { text: "Practise the call without news", team: DESKS.delivery.name, dueAgo: 20, doneAgo: 22 },
    ],
  },
  {
    code: "sample-scan-before-booking",
    failure: "part",
    title: "The part was in the list and not in the van",
    wentWell: "Field engineering looked at the loading, not at the engineer.",
    couldBeBetter: "Visits were booked from the order list, which nobody compares with the van.",
    toChange: "Book only what has been scanned.",
    ago: 268,
    by: "Field engineering",
    actions: [{ text: "Block the booking without a scan", team: "Field engineering", dueAgo: 250, doneAgo: 255 }],
  },
  {
    code: "sample-one-story",
    failure: "transfer",
    title: "The customer should tell it once",
    wentWell: "Where the next desk was called before the transfer, nobody had to begin again.",
    couldBeBetter: "The note field is cut after 200 characters when a case moves.",
    toChange: "Say in person what was agreed; the note is the reminder, not the handover.",
    ago: 96,
    by: DESKS.front.name,
    actions: [{ text: "Ask for a longer note field", team: "Web shop", dueAgo: 60, doneAgo: null }],
  },
];

export interface SampleTraining {
  code: string;
  failure: FailureKey;
  title: string;
  situation: string;
  question: string;
  continuation: string;
  aim: string;
  ago: number;
  /** Days before today on which it was practised; negative: to come. */
  sessionsAgo: readonly number[];
}

export const TRAINING: readonly SampleTraining[] = [
  {
    code: "sample-no-order-without-invoice",
    failure: "draftInvoice",
    title: "No order without an invoice",
    situation:
      "A partner calls for the third time. Purchasing approves an order only against an invoice; the rule says that an invoice is written after delivery. The last two calls ended at the rule. The voice is quiet and tired.",
    question: "What do you ask next, and what can you offer today?",
    continuation:
      "The agent asks what the paper is for: an approval. A letter with the amounts would do. Finance is asked; it is night there, so the agent promises a call the next morning with or without an answer, and keeps it. The letter goes out on the fourth day, an hour before it was due.",
    aim: "Ask for the need behind the wish; promise a call, not a result",
    ago: 2,
    sessionsAgo: [-5],
  },
  {
    code: "sample-third-day-without-a-call",
    failure: "callback",
    title: "The third day without a call",
    situation:
      "A washing machine was to come on Friday. A callback was promised for Monday and again for Tuesday. It is Wednesday, the customer has taken a day off for the second time and wants somebody who is responsible.",
    question: "When do you apologise, and for what?",
    continuation:
      "The agent lets the customer finish, says back what happened and only then apologises for the two calls that never came. Dispatch is asked while the customer waits; the machine stands in the depot. A date is agreed, and a call the evening before.",
    aim: "Facts first, then the apology; one step and a date",
    ago: 40,
    sessionsAgo: [33, 12],
  },
];

/** The codes of the sample's own: where real interactions are counted, these are left out. */
export const LESSON_CODES = LESSONS.map(({ code }) => code);
export const TRAINING_CODES = TRAINING.map(({ code }) => code);
export const CALENDAR_CODES = ["sample-desks", "sample-finance"];
