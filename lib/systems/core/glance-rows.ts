/** Rows of one collection that a glance loads at most: to lead on from, or to show by pages. */
export const glanceRows = 10_000;
