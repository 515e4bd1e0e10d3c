import type { Text } from "#lib/kernel/locale.ts";

/** `waiting` → `building` → `ready` or `failed`; `gone` after 72 hours or the third download. */
export type ArchiveState = "waiting" | "building" | "ready" | "failed" | "gone";

/** One archive as its owner sees it. */
export type ArchiveView = {
  readonly id: string;
  readonly state: ArchiveState;
  /** For the progress bar: `<progress value max>`; `stepsTotal` is 0 until the job has counted. */
  readonly stepsDone: number;
  readonly stepsTotal: number;
  readonly sizeBytes: number;
  readonly downloadsLeft: number;
  readonly createdAt: string;
  readonly readyAt?: string;
  readonly expiresAt?: string;
  /** Systems that did not answer while it was built: the copy lacks them, and the manifest says so. */
  readonly failedSystems: readonly { readonly system: string; readonly names: Text }[];
  /** Why it failed, `exports.json` → `errors.<code>`. */
  readonly errorCode?: string;
};
