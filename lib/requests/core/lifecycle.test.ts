import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canMove, edges, finalStates, isFinal, openStates, requestStates } from "./lifecycle.ts";

describe("the lifecycle of a request", () => {
  it("has no dead end: from every open state some way leads to an end", () => {
    const reaches = (from: string, seen: readonly string[]): boolean =>
      requestStates.some((state) => {
        if (!edges[from as (typeof requestStates)[number]].includes(state)) return false;
        return isFinal(state) || (!seen.includes(state) && reaches(state, [...seen, state]));
      });
    for (const state of openStates) expect([state, reaches(state, [state])]).toEqual([state, true]);
  });

  it("never approves anybody who has not shown who they are, on any path", () => {
    const path = fc.array(fc.constantFrom(...requestStates), { maxLength: 30 });
    fc.assert(
      fc.property(path, (wishes) => {
        let state: (typeof requestStates)[number] = "unverified";
        for (const wish of wishes) if (canMove(state, wish, false)) state = wish;
        expect(["approved", "running", "held", "done"]).not.toContain(state);
      }),
    );
  });

  it("leaves no final state", () => {
    const end = fc.constantFrom(...finalStates);
    fc.assert(
      fc.property(end, fc.constantFrom(...requestStates), fc.boolean(), (from, to, isVerified) => {
        expect(canMove(from, to, isVerified)).toBe(false);
      }),
    );
  });
});
