/**
 * To which of a person's addresses a step-up code may go (DESIGN section 2, Assurance). A second address is a second
 * factor: where there is one, the address that opened the session proves nothing new. A single address gets a fresh code.
 *
 * `opener` null (that address has been taken off since) allows a single address only: which one is second is not known.
 * `waits`: a stop link has taken an address off lately, so the single one left is not enough either; whoever reads its
 * mailbox could have pressed it.
 */
export function mayRaise<T extends { readonly id: string }>(
  addresses: readonly T[],
  opener: string | null,
  waits: boolean,
): readonly T[] {
  if (addresses.length < 2) return waits ? [] : addresses;
  return opener === null ? [] : addresses.filter(({ id }) => id !== opener);
}
