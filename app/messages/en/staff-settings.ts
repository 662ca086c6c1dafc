/** Words of the page on which is set what is shown of staff. */
export const staffSettings = {
  staffSettings: {
    title: "Staff",
    sentence:
      "From how many on a share of one member of staff is said at all. Nobody is ever ranked, and whoever is looked at sees by whom.",
    minimum: "Least number of interactions, promises or steps for a share of one person",
    hint: "10 to 1,000. Of fewer than 25, one case more or less moves a share by more than most people differ.",
    save: "Save",
    saved: "Saved. It holds from now on.",
    failed: "That could not be done. Nothing was changed; try again.",
  },
};
