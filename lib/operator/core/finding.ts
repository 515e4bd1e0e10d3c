/** Steps from the root of a YAML file to a node: keys and positions. */
export type NodePath = readonly (string | number)[];

/** Files of a pack, by their name inside its folder. */
export type PackFile = string;

/** One thing that a pack says wrongly or does not say, at a node of one of its files. */
export type Finding = {
  /** Stable code, e.g. `unknown-purpose`. */
  readonly code: string;
  readonly file: PackFile;
  readonly path: NodePath;
  /** The last step of `path` is a key, and the key itself is what is wrong. */
  readonly atKey?: boolean;
  /** One plain sentence. */
  readonly message: string;
};

/** A finding with the place in the file where a person looks for it; both count from 1. */
export type LocatedFinding = Finding & { readonly line: number; readonly column: number };

/** `operator.yaml:12:5`, as editors and terminals open it. */
export function whereOf(finding: LocatedFinding): string {
  return `${finding.file}:${finding.line}:${finding.column}`;
}
