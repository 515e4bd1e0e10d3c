import type { DeskPerson } from "./desk.ts";
import { query } from "./database.ts";
import type { SmallOperator } from "./small-operator.ts";
import { assign } from "#lib/requests/use-cases/assign.ts";
import { close } from "#lib/requests/use-cases/close.ts";
import { decide, type DecideInput } from "#lib/requests/use-cases/decide.ts";
import { propose } from "#lib/requests/use-cases/propose.ts";

/** A case as tests act on it: always on the version of now, as somebody who has just loaded the page. */
export type CaseActs = ReturnType<typeof caseActs>;

/** Acts and looks on cases of this world. */
export function caseActs({ superUrl }: Pick<SmallOperator, "superUrl">) {
  /** Version now, as somebody who has just loaded the page sends it. */
  async function versionOf(id: string): Promise<number> {
    const [row] = await query<{ version: number }>(
      superUrl,
      `select version from request where id = '${id}'`,
    );
    return row?.version ?? -1;
  }

  async function stateOf(id: string): Promise<string | undefined> {
    const sql = `select state from request where id = '${id}'`;
    return (await query<{ state: string }>(superUrl, sql))[0]?.state;
  }

  async function count(sql: string): Promise<number> {
    return Number((await query<{ count: string }>(superUrl, sql))[0]?.count);
  }

  /** Runs an act at the desk on the version of now; the code of its refusal, or "ok". */
  async function act(
    who: DeskPerson,
    id: string,
    what: "take" | "propose" | "refuse" | "agree" | "return" | "close",
    ground = "dc41",
  ): Promise<string> {
    const on = { requestId: id, version: await versionOf(id) };
    const words = "We have decided.";
    /** Whoever may becomes the second first: one decides on what one has read. */
    const asSecond = async (given: (at: typeof on) => DecideInput) => {
      if ((await stateOf(id)) === "proposed") {
        await who.desk.unit((unit) => assign(unit, { ...on, part: "second" }));
      }
      const at = { ...on, version: await versionOf(id) };
      return who.desk.unit((unit) => decide(unit, given(at)));
    };
    const acts = {
      take: () => who.desk.unit((unit) => assign(unit, on)),
      propose: () =>
        who.desk.unit((unit) => propose(unit, { ...on, outcome: "approve", ground, words })),
      refuse: () =>
        who.desk.unit((unit) =>
          propose(unit, { ...on, outcome: "refuse", ground: "not-held", words }),
        ),
      agree: () => asSecond((at) => ({ ...at, verdict: "agreed" })),
      return: () => asSecond((at) => ({ ...at, verdict: "returned", note: "Look again." })),
      close: () => who.desk.unit((unit) => close(unit, { ...on, words })),
    };
    const result = await acts[what]();
    return result.ok ? "ok" : result.error.code;
  }

  return { act, versionOf, stateOf, count };
}
