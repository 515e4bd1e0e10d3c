/** Digits of a mailed code; ≤ 5 tries at 10^8 codes leave a guesser 1 in 20 million. */
export const codeDigits = 8;
/** Minutes for which a code and its link live (ASVS 6.5.5). */
export const codeMinutes = 10;
/** Tries that one code bears. */
export const codeAttempts = 5;

/** What was typed as a code, reduced to digits: blanks, dashes and full-width digits are read as meant. */
export function readCode(typed: string): string | undefined {
  const digits = typed.normalize("NFKC").replaceAll(/[\s-]/g, "");
  return /^\d{8}$/.test(digits) ? digits : undefined;
}

/** What was typed from an authenticator app. */
export function readTotp(typed: string): string | undefined {
  const digits = typed.normalize("NFKC").replaceAll(/[\s-]/g, "");
  return /^\d{6}$/.test(digits) ? digits : undefined;
}

/** What a challenge that cannot be used any more has to say. */
export type ChallengeRefusal = {
  readonly code:
    | "identity.code-unknown"
    | "identity.code-used"
    | "identity.code-old"
    | "identity.code-exhausted";
};

type Spent = {
  readonly usedAt: Date | null;
  readonly expiresAt: Date;
  readonly attempts: number;
};

/** Why a challenge is spent: none asked for here, used before, past its ten minutes, or tried too often. */
export function whySpent(challenge: Spent | undefined, now: Temporal.Instant): ChallengeRefusal {
  if (challenge === undefined) return { code: "identity.code-unknown" };
  if (challenge.usedAt !== null) return { code: "identity.code-used" };
  if (challenge.expiresAt.getTime() <= now.epochMilliseconds) return { code: "identity.code-old" };
  return { code: "identity.code-exhausted" };
}
