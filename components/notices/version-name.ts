/** A version that a reader can tell from another; one without a number is only the name of a file. */
export function isNamed(version: string): boolean {
  return /\d/.test(version);
}
