/** Request types a pack may offer: the ids of DESIGN section 7. */
export const offerableRequests = [
  "information",
  "copy",
  "rectification",
  "restriction",
  "release",
  "erasure",
  "withdrawal",
  "objection",
  "unpublish",
  "claim",
  "notice-refusal",
] as const;
