/** A version or clause that a reader can tell by its number; a mere word is the name of a file, or of a place without one. */
export function isNamed(name: string): boolean {
  return /\d/.test(name);
}
