/** What ListKeys moves between: the first link of each `data-row` carries this attribute. Apart from it, because a server page spreads it. */
export const ROW_LINK = { "data-row-link": "" } as const;
