import type { AccountId } from "#lib/kernel/ids.ts";
import type { Text } from "#lib/kernel/locale.ts";
import type { PlanView } from "#lib/fulfilment/core/plan.ts";
import { preview } from "#lib/fulfilment/preview.ts";
import { hex } from "#lib/platform/crypto.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { datesOf } from "./deadlines.ts";
import { planHash } from "./store.ts";
import { erasure } from "./types/erasure.ts";

/** What deleting everything would mean, before anything is filed. */
export type ErasurePreview = {
  readonly plan: PlanView;
  /** Goes back with the form: another plan by then is shown again. */
  readonly planHash: string;
  /** The due dates a request filed now would have. */
  readonly dues: readonly {
    readonly due: string;
    readonly kind: "own-target" | "last-day";
    readonly what: Text;
  }[];
  /** Systems that did not answer: nothing may be filed on such a plan. */
  readonly silent: readonly { readonly names: Text }[];
};

/** The preview of an erasure for the signed-in person, from a fresh search. Stores nothing. */
export async function erasurePreview(
  workspace: Workspace,
  accountId: AccountId,
): Promise<ErasurePreview> {
  const { view } = await preview(workspace, accountId);
  const deadlines = await workspace.unit(async (unit) =>
    (await datesOf(unit)).deadlinesAtReceipt(erasure.id, unit.now),
  );
  return {
    plan: view,
    planHash: hex(planHash(view)),
    dues: deadlines.map(({ due, kind, what }) => ({ due, kind, what })),
    silent: workspace.systems.maps
      .filter(({ id }) => view.failed.includes(id))
      .map(({ names }) => ({ names })),
  };
}
