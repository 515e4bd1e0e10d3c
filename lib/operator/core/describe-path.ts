import type { NodePath } from "./finding.ts";

/**
 * A path in words a person finds again: items of a list are named by their id where they have one
 * (`purposes.marketing.channels[0]`), the root is `the file`.
 */
export function describePath(root: unknown, path: NodePath): string {
  let text = "";
  let node: unknown = root;
  for (const step of path) {
    node = child(node, step);
    text += typeof step === "number" ? nameOfItem(node, step) : `.${step}`;
  }
  return text === "" ? "the file" : text.replace(/^\./, "");
}

/** The value at a path, `undefined` where there is none. */
export function valueAt(root: unknown, path: NodePath): unknown {
  return path.reduce(child, root);
}

function child(node: unknown, step: string | number): unknown {
  if (typeof node !== "object" || node === null) return undefined;
  return Object.getOwnPropertyDescriptor(node, step)?.value;
}

function nameOfItem(item: unknown, index: number): string {
  const id = child(item, "id");
  return typeof id === "string" && id !== "" ? `.${id}` : `[${index}]`;
}
