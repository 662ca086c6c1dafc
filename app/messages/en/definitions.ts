/** Words of the page of definitions. */
export const definitions = {
  sentence:
    "What each number means: what is counted, what it is divided by, when it can be measured, and what to mind. A number always opens into these parts.",
  onThisPage: "On this page",
  fields: {
    definition: "Definition",
    numerator: "Numerator",
    denominator: "Denominator",
    unit: "Unit",
    cohortDate: "Cohort date",
    maturity: "Maturity",
    source: "Source",
    better: "Better",
    caveat: "Caveat",
  },
  better: { higher: "Higher", lower: "Lower", neither: "Neither: it describes" },
  unit: {
    interaction: "Interaction",
    issue: "Issue: what one customer needs, over several contacts",
    customer: "Customer",
    promise: "Promise",
    failure: "Failure",
    commendation: "Commendation",
    step: "Handling step of an interaction",
    field: "Field of an interaction's documentation",
    contact: "Handled contact",
  },
  others: {
    id: "measured-by-others",
    title: "What others measured",
    hint: "Often quoted figures about poor service. They are not yours and stand in no chart, export or report of yours: other people were asked other questions. Surveys of the same thing differ widely, so quote none of them without its source.",
    fields: { asked: "What was asked", whom: "Of whom", when: "When", checked: "Checked", not: "It does not say" },
    cards: [
      {
        figure: "39 % would switch to another company after poor service",
        asked: "Whether people would switch. The wording of the question is not known here.",
        whom: "Not known here.",
        when: "Not known here: passed on without a year.",
        checked: "No: the source could not be found or opened, so this is a saying and no evidence.",
        not: "How many did switch. What people say they would do is not what they do.",
      },
      {
        figure: "Almost 9 in 10 have abandoned a business after poor service",
        asked: "Whether people ever left a business. The wording of the question is not known here.",
        whom: "Not known here.",
        when: "Not known here: passed on without a year.",
        checked: "No: the source could not be found or opened, so this is a saying and no evidence.",
        not: "How often that happens. Once in a lifetime counts as much as every month.",
      },
      {
        figure: "82 % have stopped doing business with a company after poor service",
        asked: "Whether a poor service experience ever made people stop. The exact wording was not seen here.",
        whom: "Consumers in the United States.",
        when: "2010: Customer Experience Impact Report, RightNow and Harris Interactive.",
        checked:
          "Only as retold in a blog of October 2010 (customerfocusconsult.blogspot.com); the report itself was not opened. The company that paid for it sold service software.",
        not: "What becomes of your customers. Your own numbers do: repeat contact, commendations, follow-through.",
      },
    ],
  },
  conventions: "What holds for every number",
  rules: [
    {
      name: "As of",
      rule: "Every number is as of a moment: what was contacted, done or closed later has not happened yet. Without one it is now, cut to the minute.",
    },
    {
      name: "Period",
      rule: "From a first day up to, not including, another, in the workspace's time zone. What is known only to the day keeps that day in every zone.",
    },
    { name: "Interval", rule: "A rate carries its numerator, its denominator and Wilson's 95 % interval." },
    { name: "Too few", rule: "Under 5 cases a rate is greyed: it says little. Without any it has no value, shown as —." },
    { name: "Not measurable", rule: "What still has time to go is neither success nor failure; it is counted apart." },
    {
      name: "Left out",
      rule: "Test, spam, deleted and merged interactions, each counted with its reason. A merged one counts once, where it went.",
    },
    { name: "Not known", rule: "A row of its own. Not knowing is not the same as no." },
    {
      name: "Comparison",
      rule: "The period of the same length just before, or the same a year earlier; the compared dates are printed.",
    },
    {
      name: "Usual and limit",
      rule: "The mean of the complete periods and three sigma around it, widened where counts vary more than chance. A point beyond the limit is unusual, not yet explained.",
    },
  ],
};
