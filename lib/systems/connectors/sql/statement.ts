/** What a driver is given as a parameter. */
export type Parameter = string | number | bigint | null | Buffer | readonly (string | null)[];

export type Query = { readonly text: string; readonly values: readonly Parameter[] };

/**
 * A statement being written: values only ever become parameters. `numbered` writes them as `$n`; `marked` as marks that become
 * `?` in the order in which they stand in the finished text, wherever and however often a part of it is put.
 */
export class Statement {
  readonly values: Parameter[] = [];
  readonly #style: "numbered" | "marked";

  constructor(style: "numbered" | "marked" = "numbered") {
    this.#style = style;
  }

  /** Adds a value; returns what stands for it. */
  value(value: Parameter): string {
    this.values.push(value);
    const place = this.values.length;
    return this.#style === "numbered" ? `$${place}` : `\u0001${place}\u0001`;
  }

  /** The finished text with its parameters. */
  query(text: string): Query {
    if (this.#style === "numbered") return { text, values: this.values };
    const values: Parameter[] = [];
    const asked = text.replace(/\u0001(\d+)\u0001/g, (_, place: string) => {
      values.push(this.values[Number(place) - 1] ?? null);
      return "?";
    });
    return { text: asked, values };
  }
}
