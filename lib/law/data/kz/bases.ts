/**
 * KZ 94-V art. 7(1) and 9 (P): consent, or a case of the closed list of art. 9, here `law`. Neither a contract nor a
 * legitimate interest is a basis for a private operator.
 */
export const kzBases = ["consent", "law"] as const;
