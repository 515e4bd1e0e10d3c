import type { Value } from "../../ports.ts";
import { encode } from "./types.ts";

/** A statement being written: values only ever become numbered parameters. */
export class Statement {
  readonly values: (string | null | readonly (string | null)[])[] = [];

  /** Adds a value; returns its place, `$n`. */
  value(value: Value): string {
    this.values.push(encode(value));
    return `$${this.values.length}`;
  }

  /** Adds a list; returns its place, to be cast to an array. */
  list(values: readonly Value[]): string {
    this.values.push(values.map(encode));
    return `$${this.values.length}`;
  }
}
