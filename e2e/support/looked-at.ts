/**
 * Every page of the portal, by the test that looks at it with axe: `accessibility/axe.spec.ts` compares them with the
 * build, so that a new page is looked at or the test is red.
 */
export const lookedAt = {
  everybody: [
    ...["/[locale]", "/[locale]/sign-in", "/[locale]/link/[token]", "/[locale]/[...rest]"],
    ...["/[locale]/stop/[token]", "/[locale]/desk/sign-in", "/[locale]/promises"],
    ...["/[locale]/unsubscribe/[token]", "/[locale]/unsubscribe/done"],
    // With a task on them: `operators/citypass.spec.ts`.
    ...["/[locale]/task/[token]", "/[locale]/task/thanks"],
  ],
  notices: [
    ...["/[locale]/notices", "/[locale]/notices/[notice]", "/[locale]/notices/[notice]/[version]"],
    "/[locale]/notices/[notice]/[version]/changes",
  ],
  underWay: [
    ...["/[locale]/sign-in/code", "/[locale]/step-up/code", "/[locale]/prove/code"],
    "/[locale]/desk/sign-in/factor",
  ],
  data: [
    ...["/[locale]/home", "/[locale]/data", "/[locale]/data/[category]", "/[locale]/data/edit"],
    "/[locale]/activity",
  ],
  choices: [
    ...["/[locale]/consents", "/[locale]/messages", "/[locale]/settings", "/[locale]/prove"],
    ...["/[locale]/step-up", "/[locale]/consents/notices"],
  ],
  requests: [
    ...["/[locale]/requests", "/[locale]/requests/[id]", "/[locale]/requests/new/[type]"],
    ...["/[locale]/requests/new/copy", "/[locale]/requests/new/erasure"],
    "/[locale]/requests/new/notice-refusal",
  ],
  desk: [
    ...["/[locale]/desk", "/[locale]/desk/audit", "/[locale]/desk/calendar"],
    ...["/[locale]/desk/cases/[id]", "/[locale]/desk/tasks", "/[locale]/desk/systems"],
  ],
  /** Exists only after a deletion: at the end of `journeys/delete.spec.ts`. */
  afterwards: ["/[locale]/certificate/[id]"],
} as const satisfies Record<string, readonly string[]>;
