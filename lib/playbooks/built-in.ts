/** A step of a playbook as it is written down: what to do, or what to avoid. */
export interface PlaybookStepText {
  /** Stays the same from version to version. */
  code: string;
  /** What an observation of the step is called: short, in the imperative. */
  title: string;
  detail: string;
  polarity: "do" | "avoid";
  phrasesToUse: string[];
  phrasesToAvoid: string[];
}

export interface BuiltInPlaybook {
  code: string;
  name: string;
  about: string;
  /** After the last step comes the first again, until the matter is settled. */
  isCycle: boolean;
  steps: PlaybookStepText[];
}

const done = (code: string, title: string, detail: string, phrases: { use?: string[]; avoid?: string[] } = {}): PlaybookStepText => ({
  code,
  title,
  detail,
  polarity: "do",
  phrasesToUse: phrases.use ?? [],
  phrasesToAvoid: phrases.avoid ?? [],
});

const avoided = (code: string, title: string, detail: string, avoid: string[] = []): PlaybookStepText => ({
  code,
  title,
  detail,
  polarity: "avoid",
  phrasesToUse: [],
  phrasesToAvoid: avoid,
});

/**
 * The four playbooks that come with the product. Where the advice of the field conflicts (apologise at once, after the
 * facts, or for the situation alone; silence or short words while the customer vents), each way is a step of its own in
 * one of them, so that what was observed can be compared.
 */
export const BUILT_IN_PLAYBOOKS: readonly BuiltInPlaybook[] = [
  {
    code: "eleven-step-call",
    name: "The eleven-step call",
    about: "A call about something that went wrong, from picking up to writing down. For calls that have room for all of it.",
    isCycle: false,
    steps: [
      done(
        "prepare",
        "Read the history before speaking",
        "Open what is known of the customer and the issue, so that nobody has to tell the story again.",
        {
          use: ["I have your last two calls in front of me."],
          avoid: ["Can you tell me everything from the beginning?"],
        },
      ),
      done(
        "let-finish",
        "Let the customer finish",
        "The story comes first, in the customer's order. Note questions instead of asking them.",
        {
          use: ["Please go on."],
          avoid: ["Let me stop you there."],
        },
      ),
      done(
        "acknowledge-in-few-words",
        "Acknowledge in few words",
        "Short words while the customer vents show that somebody is there, without taking over.",
        {
          use: ["I see.", "That is three days now."],
          avoid: ["I know exactly how you feel."],
        },
      ),
      done("name-feeling", "Name what the customer feels", "Say what upsets them, as a guess that they may put right.", {
        use: ["It sounds as if nobody took it seriously. Is that so?"],
        avoid: ["Please calm down."],
      }),
      done("apologise-for-situation", "Apologise for the situation", "For what the customer is in; whose fault it is comes later.", {
        use: ["I am sorry that you have to call a third time."],
        avoid: ["I am sorry if you feel that way."],
      }),
      done("say-back", "Say back what is needed", "In the customer's own terms, until they say yes.", {
        use: ["So what you need by Friday is a paper with the amounts. Have I got that right?"],
        avoid: ["What you should have done is"],
      }),
      done(
        "facts-of-both-sides",
        "Gather the facts of both sides",
        "What the customer saw, and what our systems say. Where they differ, say so.",
        {
          use: ["Our system shows it as delivered, and you have not got it. Let me find out which is right."],
          avoid: ["That cannot be."],
        },
      ),
      done(
        "verify-cause",
        "Verify the cause before explaining it",
        "The reported cause is a beginning. What is told as the reason must have been looked up.",
        {
          use: ["I would rather check that than guess."],
          avoid: ["It was probably the carrier."],
        },
      ),
      done(
        "offer-options",
        "Offer two options",
        "Something to choose from gives back control; what cannot be done is said with what can.",
        {
          use: ["I can send a letter today, or the invoice on Monday. Which helps you more?"],
          avoid: ["There is nothing I can do."],
        },
      ),
      done(
        "agree-step-and-date",
        "Agree on one step and a date",
        "Who does what until when, in the customer's time. Promise a call rather than a result that others decide.",
        {
          use: ["I will call you tomorrow at ten, whether or not I have an answer."],
          avoid: ["Somebody will get back to you."],
        },
      ),
      done(
        "write-down",
        "Write it down before the next call",
        "What happened, what broke, what was promised. A promise that is not written down is seldom kept.",
      ),
    ],
  },
  {
    code: "ten-practices",
    name: "The ten practices",
    about: "What people who are good at this do, in no fixed order. For reviewing one's own calls and those of others.",
    isCycle: false,
    steps: [
      done("stay-calm", "Keep a calm voice", "Slower and lower than the customer's, without going flat."),
      done(
        "silence-while-venting",
        "Stay silent while the customer vents",
        "No words until the story is told. The other way is to acknowledge in few words.",
        {
          avoid: ["Yes, but"],
        },
      ),
      avoided("no-interrupting", "Interrupt", "A customer who is interrupted begins again.", ["Let me stop you there.", "As I said"]),
      avoided("no-arguing", "Argue about fault", "Whose fault it was can be found out afterwards; now it only has to be put right.", [
        "That was not us.",
        "You agreed to the terms.",
      ]),
      avoided("no-parroting", "Parrot the customer's words", "Saying every sentence back sounds like a trick. Say back the need, once."),
      avoided("no-script", "Read from the script", "The customer hears it.", ["Your call is important to us."]),
      done(
        "apologise-after-facts",
        "Apologise after the facts are clear",
        "For what we did, once it is known that we did it. The other ways: at once, or for the situation alone.",
        {
          use: ["I have checked: the notice went to the old address. That was our mistake, and I am sorry."],
          avoid: ["We apologise for any inconvenience."],
        },
      ),
      done(
        "own-it",
        "Stay with it until it is settled",
        "One person from beginning to end; if that cannot be, the next one is told in person.",
        {
          use: ["I will stay with this until it is done."],
          avoid: ["You will have to call another number."],
        },
      ),
      done(
        "report-progress",
        "Call with nothing new, as promised",
        "The hour was promised, not the news. A short word while it is open is worth more than a long one afterwards.",
        {
          use: ["I have no answer yet. I will call again at four."],
          avoid: ["We would have called if there was news."],
        },
      ),
      done("ask-for-word", "Ask for the customer's word at the end", "It is done when the customer says so.", {
        use: ["Is that settled for you?"],
        avoid: ["I will close the ticket then."],
      }),
    ],
  },
  {
    code: "irate-call",
    name: "The eight-step irate call",
    about: "A call that begins in anger and has no room for much. First the person, then the matter.",
    isCycle: false,
    steps: [
      done("take-it", "Take the call as one's own", "Name and what one can do, before anything is asked.", {
        use: ["You have reached the person who can look into this."],
        avoid: ["I am only the front desk."],
      }),
      done("vent", "Let the anger run out", "Two minutes without an answer are short. Nothing that is said in them is about you."),
      done(
        "apologise-at-once",
        "Apologise at once",
        "Before the facts, for what it has been like. The other ways: after the facts, or for the situation alone.",
        {
          use: ["I am sorry. That should not have happened to you."],
          avoid: ["I am sorry, but"],
        },
      ),
      done("common-ground", "Agree with what is true", "There is always something: the wait was long, the letter was unclear.", {
        use: ["You are right, three weeks is too long."],
        avoid: ["According to our records"],
      }),
      done("one-question", "Ask one question at a time", "Open first, closed at the end."),
      done("what-can-be-done", "Say what can be done, then what cannot", "With the reason, if there is one that helps the customer.", {
        use: ["What I can do today is"],
        avoid: ["Our policy is"],
      }),
      done("confirm", "Confirm the agreement in one sentence", "What, who, by when; and how to reach you if it does not happen.", {
        use: ["So I send it by noon, and if it is not there you call me on this number."],
      }),
      done("thank", "Thank for having said so", "Most leave without a word. This one called.", {
        use: ["Thank you for telling us. You will not be the only one."],
        avoid: ["Have a nice day."],
      }),
    ],
  },
  {
    code: "managing-resistance",
    name: "Four steps to managing resistance",
    about:
      "When the answer is no, however good the offer is: a need that is not understood, or a loss of control or self-esteem. Round and round until the resistance is gone.",
    isCycle: true,
    steps: [
      done("surface", "Bring the resistance into the open", "Say that there is something and ask for it; what is not said cannot be met.", {
        use: ["Something about this does not work for you. What is it?"],
        avoid: ["Why are you being like this?"],
      }),
      done("honour", "Honour it", "It has a reason, and the reason deserves a hearing. Listening is not giving in.", {
        use: ["I can see why you do not want to wait for a fourth letter."],
        avoid: ["There is no need to be upset."],
      }),
      done("explore", "Find out which need is behind it", "A need that was not understood, or control and self-esteem that were lost.", {
        use: ["If you had the paper tomorrow, what would it let you do?"],
        avoid: ["Everybody else is fine with it."],
      }),
      done("recheck", "Check whether it is gone", "If it is, agree; if it is not, begin again.", {
        use: ["Is there anything left that keeps you from saying yes?"],
        avoid: ["So we are agreed."],
      }),
    ],
  },
];
