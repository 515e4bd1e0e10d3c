/** What a text of JSON holds; objects have no prototype, so that no name in them means anything. */
export type StrictJson =
  string | number | boolean | null | readonly StrictJson[] | { readonly [key: string]: StrictJson };

export class OddJson extends Error {
  constructor(what: string) {
    super(`odd JSON: ${what}`);
    this.name = "OddJson";
  }
}

const deepest = 8;
const space = /[ \t\n\r]*/y;
const run = /[^"\\\u0000-\u001f]*/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const word = /true|false|null/y;

/**
 * Reads JSON so that no two readers can understand it differently: bytes must be UTF-8 without a mark in front, no object
 * names a member twice or calls one `__proto__`, nothing is nested deeper than 8, texts hold no half characters and no zero
 * character, and numbers are those that survive (a larger one has to come as text).
 * @throws OddJson says what was odd, never a piece of the text.
 */
export function readStrictJson(bytes: Uint8Array): StrictJson {
  const reader = new Reader(decode(bytes));
  const value = reader.value(0);
  reader.end();
  return value;
}

function decode(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    if (text.startsWith("\uFEFF")) throw new OddJson("byte order mark");
    return text;
  } catch (error) {
    throw error instanceof OddJson ? error : new OddJson("not UTF-8");
  }
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): StrictJson {
    if (depth > deepest) throw new OddJson("too deep");
    this.#take(space);
    const first = this.#text[this.#at];
    if (first === "{") return this.#object(depth);
    if (first === "[") return this.#array(depth);
    if (first === '"') return this.#string();
    return this.#plain();
  }

  end(): void {
    this.#take(space);
    if (this.#at !== this.#text.length) throw new OddJson("more after the end");
  }

  #object(depth: number): StrictJson {
    const members: Record<string, StrictJson> = Object.create(null) as Record<string, StrictJson>;
    this.#list("}", () => {
      this.#take(space);
      const name = this.#string();
      if (name === "__proto__") throw new OddJson("a member is called __proto__");
      if (name in members) throw new OddJson("a member stands twice");
      this.#take(space);
      this.#expect(":");
      members[name] = this.value(depth + 1);
    });
    return members;
  }

  #array(depth: number): StrictJson {
    const items: StrictJson[] = [];
    this.#list("]", () => items.push(this.value(depth + 1)));
    return items;
  }

  #list(end: string, item: () => void): void {
    this.#at += 1;
    this.#take(space);
    if (this.#text[this.#at] === end) {
      this.#at += 1;
      return;
    }
    for (;;) {
      item();
      this.#take(space);
      const next = this.#text[this.#at];
      if (next !== "," && next !== end) throw new OddJson("no end of a list");
      this.#at += 1;
      if (next === end) return;
    }
  }

  #string(): string {
    const start = this.#at;
    this.#expect('"');
    // Not one pattern for the whole: over a long text that would run out of stack.
    do this.#take(run);
    while (this.#take(escape) !== "");
    this.#expect('"');
    const raw = this.#text.slice(start, this.#at);
    const value = raw.includes("\\") ? unescaped(raw) : raw.slice(1, -1);
    if (!value.isWellFormed()) throw new OddJson("half a character");
    if (value.includes("\0")) throw new OddJson("a zero character");
    return value;
  }

  #plain(): number | boolean | null {
    const name = this.#take(word);
    if (name !== "") return name === "null" ? null : name === "true";
    const raw = this.#take(number);
    const value = Number(raw);
    if (raw === "") throw new OddJson("no value where one belongs");
    const isKept = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
    if (!isKept) throw new OddJson("a number too large");
    return value;
  }

  #expect(sign: string): void {
    if (this.#text[this.#at] !== sign) throw new OddJson(`no ${sign}`);
    this.#at += 1;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [found = ""] = pattern.exec(this.#text) ?? [];
    this.#at += found.length;
    return found;
  }
}

function unescaped(raw: string): string {
  return String(JSON.parse(raw));
}
