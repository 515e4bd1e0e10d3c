/** What is typed to confirm, by type; lower case, in the three languages. */
const words: Readonly<Record<string, readonly string[]>> = {
  erasure: ["жою", "удалить", "delete"],
};

/** True when the word of any of our languages was typed; case and spaces around it do not matter. */
export function isTypedWord(typeId: string, typed: string): boolean {
  const said = typed.normalize("NFKC").trim().toLocaleLowerCase("kk");
  return words[typeId]?.includes(said) ?? false;
}
