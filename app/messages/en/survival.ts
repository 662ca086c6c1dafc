export const survival = {
  after: (time: string) => `after ${time}`,
  stillOpen: "still open",
  watched: (n: string) => `of ${n} still watched`,
  before: "the period before",
  half: (time: string) => `half within ${time}`,
  summary: (watched: string, ended: string, median: string | null) =>
    `Of ${watched}, ${ended} ended${median === null ? "; half of them is not reached" : `, half of them within ${median}`}. The table has the curve at round times, with how many it rests on.`,
  columns: { time: "Within", open: "Still open", interval: "95 % interval", ended: "Ended by then", atRisk: "Still watched" },
};
