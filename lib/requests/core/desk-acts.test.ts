import { expect, test } from "vitest";
import type { Role, StaffActor } from "#lib/kernel/actor.ts";
import { asId } from "#lib/kernel/ids.ts";
import { erasure } from "../types/erasure.ts";
import { information } from "../types/information.ts";
import { rectification } from "../types/rectification.ts";
import { deskActsFor, mayReadWords, nextActOf, type CaseFacts } from "./desk-acts.ts";

function staff(id: string, ...roles: readonly Role[]): StaffActor {
  return { kind: "staff", staffId: asId(id), number: 1, roles, sessionId: asId("session") };
}

const open: CaseFacts = {
  ...{ state: "open", accountId: "person", isVerified: true },
  ...{ assigneeId: null, secondId: null, substituteId: null, proposal: null },
};
const taken: CaseFacts = { ...open, assigneeId: "a" };
const proposed: CaseFacts = {
  ...{ ...taken, state: "proposed" },
  proposal: { by: "a", needsSecond: true },
};

test("whoever may not work cases is offered nothing", () => {
  expect(deskActsFor(staff("x", "auditor"), information, open)).toEqual([]);
  expect(deskActsFor(staff("x", "admin"), information, open)).toEqual([]);
});

test("one's own case offers nothing, whatever the role", () => {
  const self: StaffActor = { ...staff("a", "officer"), ownAccountId: asId("person") };
  for (const facts of [open, taken, proposed]) {
    expect(deskActsFor(self, information, facts)).toEqual([]);
  }
});

test("an agent takes what nobody has, and nothing of a colleague's", () => {
  expect(deskActsFor(staff("x", "agent"), information, open)).toEqual(["take"]);
  expect(deskActsFor(staff("x", "agent"), information, taken)).toEqual([]);
});

test("only another officer decides on a proposal, and only they read that it waits for them", () => {
  const [proposer, agent, second] = [
    staff("a", "officer"),
    staff("x", "agent"),
    staff("b", "officer"),
  ];
  expect(deskActsFor(proposer, erasure, proposed)).toEqual(["assign"]);
  expect(deskActsFor(agent, erasure, proposed)).toEqual([]);
  expect(deskActsFor(second, erasure, proposed)).toEqual(["second", "assign"]);
  expect(nextActOf(proposer, erasure, proposed)).toBe("wait-for-second");
  expect(nextActOf(agent, erasure, proposed)).toBe("wait-for-second");
  expect(nextActOf(second, erasure, proposed)).toBe("second");
  const named = { ...proposed, secondId: "b" };
  expect(deskActsFor(second, erasure, named)).toEqual(["agree", "return", "assign"]);
  expect(nextActOf(second, erasure, named)).toBe("decide");
  // Somebody else is its second, and may be away.
  const other = staff("c", "officer");
  expect(deskActsFor(other, erasure, named)).toEqual(["second", "assign"]);
  expect(nextActOf(other, erasure, named)).toBe("wait-for-second");
});

test("words are read by whoever an open case is assigned to, and by nobody else", () => {
  const named: CaseFacts = { ...proposed, secondId: "b", substituteId: "c" };
  for (const id of ["a", "b", "c"]) {
    expect(mayReadWords(staff(id, "officer"), named), id).toBe(true);
    expect(mayReadWords(staff(id, "auditor"), named), id).toBe(false);
    expect(mayReadWords(staff(id, "officer"), { ...named, state: "done" }), id).toBe(false);
  }
  expect(mayReadWords(staff("x", "officer"), named)).toBe(false);
  const self: StaffActor = { ...staff("a", "officer"), ownAccountId: asId("person") };
  expect(mayReadWords(self, named)).toBe(false);
});

test("nothing is approved for somebody who has not shown who they are", () => {
  const unverified = { ...taken, state: "unverified", isVerified: false } as const;
  expect(deskActsFor(staff("a", "agent"), information, unverified)).toEqual(["propose-refuse"]);
});

test("what people carry out is closed by whoever works on it; a closed case offers nothing", () => {
  const running = { ...taken, state: "running" } as const;
  expect(deskActsFor(staff("a", "agent"), rectification, running)).toEqual(["close"]);
  expect(deskActsFor(staff("a", "agent"), erasure, running)).toEqual([]);
  for (const state of ["done", "refused", "cancelled"] as const) {
    expect(deskActsFor(staff("a", "agent", "officer"), rectification, { ...taken, state })).toEqual(
      [],
    );
  }
});
