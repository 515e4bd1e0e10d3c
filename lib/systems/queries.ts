import { currentOperator } from "#lib/operator/current.ts";
import type { DataView } from "./core/data-view.ts";
import { LiveData } from "./live-data.ts";
import type { VerifiedIdentifier, Workspace } from "./ports.ts";

/** What to look up for *My data*. */
export type MyDataInput = {
  /** The proven identifiers of the account looked at, `account` among them (identity's `verifiedIdentifiers`). */
  readonly identifiers: readonly VerifiedIdentifier[];
  /** Page asked for, by `<system>/<collection>`, from 1. */
  readonly pages?: Readonly<Record<string, number>>;
};

/**
 * The view *My data*, read live from every system. The viewer of the workspace is the subject of the identifiers; another
 * account's identifiers are a bug of the caller and throw. Staff read through `requests`, which asks whose case it is first.
 */
export async function myData(workspace: Workspace, input: MyDataInput): Promise<DataView> {
  return (await liveData(workspace, input)).whole();
}

/** The same, system by system as each answers. */
export async function liveData(workspace: Workspace, input: MyDataInput): Promise<LiveData> {
  const { actor } = workspace;
  const foreign = input.identifiers.some(
    ({ kind, value }) =>
      kind === "account" && actor.kind === "subject" && value !== actor.accountId,
  );
  if (foreign || actor.kind === "gate") throw new Error("identifiers of another account");
  const now = await workspace.unit(async (unit) => unit.now);
  return new LiveData(workspace.systems, input, { now, operator: currentOperator() });
}
