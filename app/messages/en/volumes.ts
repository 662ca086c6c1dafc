/** Words of the contact volumes that a rate of difficult interactions was divided by. */
export const volumes = {
  title: "Contact volumes",
  sentence: (contacts: string, days: number) =>
    `${contacts} handled contacts on ${days === 1 ? "one day" : `${days} days`}: what difficult interactions are counted against.`,
  daysWithout: (days: number) =>
    ` ${days === 1 ? "One day of the period has" : `${days} days of the period have`} no volume that can be used here and ${days === 1 ? "leaves" : "leave"} both sides.`,
  outside: (filters: string) => ` Volumes are not split by ${filters}, so these filters narrow the interactions only.`,
  moreThanContacts:
    " There are more difficult interactions than contacts, so only their count is given: a volume is missing, or was stated too low.",
  nothingTitle: "No contact volume for this",
  nothing: (isSplit: boolean) =>
    isSplit
      ? "None is known of this period that is split by what is filtered. Without one, difficult interactions are a count."
      : "None is known of this period. Without one, difficult interactions are a count; with one, they are so many for every 100 handled contacts.",
  import: "Import contact volumes",
  day: "Day",
  team: "Team",
  channel: "Channel",
  product: "Product",
  source: "Stated by",
  documented: (source: string) => `${source}, by its documented interactions`,
  notSplit: "all",
  contacts: "Handled contacts",
  total: "In all",
  more: (n: string) => `and ${n} more, which are older`,
};
