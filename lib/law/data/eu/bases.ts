/** GDPR art. 6(1)(a) to (f), from memory; the United Kingdom has them too. */
export const euBases = [
  "consent",
  "contract",
  "law",
  "vital-interests",
  "public-task",
  "interest",
] as const;
