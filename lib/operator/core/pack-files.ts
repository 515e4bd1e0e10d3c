import type { SystemMap } from "./data-map.ts";
import type { Notice } from "./notice.ts";
import type { OperatorFile } from "./pack.ts";
import type { PromisesFile } from "./promise.ts";

/** What the cross checks look at: all files of a pack, each already of the right shape. */
export type PackFiles = {
  readonly operator: OperatorFile;
  readonly systems: readonly SystemMap[];
  /** Versions of notices with the file that each stands in. */
  readonly notices: readonly { readonly file: string; readonly notice: Notice }[];
  /** Absent: the pack has no `promises.yaml`. */
  readonly promises?: PromisesFile;
};
