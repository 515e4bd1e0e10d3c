import type { CollectionMap, SystemMap } from "../data-map.ts";
import type { Finding, NodePath, PackFile } from "../finding.ts";
import type { PackFiles } from "../pack-files.ts";

/** A collection with the place where it stands in `systems.yaml`. */
export type PlacedCollection = {
  readonly system: SystemMap;
  readonly collection: CollectionMap;
  readonly path: NodePath;
};

/** Every collection of every system, in the order of the file. */
export function collectionsOf({ systems }: PackFiles): readonly PlacedCollection[] {
  return systems.flatMap((system, s) =>
    system.collections.map((collection, c) => ({
      system,
      collection,
      path: ["systems", s, "collections", c],
    })),
  );
}

/** A finding in one of the files. */
export function inFile(file: PackFile, code: string, path: NodePath, message: string): Finding {
  return { code, file, path, message };
}

/** A finding in `systems.yaml`. */
export function inSystems(code: string, path: NodePath, message: string): Finding {
  return { code, file: "systems.yaml", path, message };
}

/** A finding in `operator.yaml`. */
export function inOperator(code: string, path: NodePath, message: string): Finding {
  return { code, file: "operator.yaml", path, message };
}

/** A finding for each value that stood before in the same list. */
export function repeats(
  values: readonly string[],
  report: (value: string, index: number) => Finding,
): readonly Finding[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index ? [report(value, index)] : [],
  );
}
