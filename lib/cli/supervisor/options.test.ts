import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { parseDemoOptions } from "./options.ts";
import { claimFolder, ownerOf } from "./owner.ts";
import { writeRuntime } from "./runtime.ts";
import { sampleOperators } from "./samples.ts";

const folderOf = (...args: string[]) => {
  const options = parseDemoOptions(args);
  return "problem" in options ? options.problem : path.basename(options.dataFolder);
};

it("keeps the demos of two operators apart, and the first one where it always was", () => {
  expect(folderOf()).toBe("demo");
  for (const id of sampleOperators().filter((one) => one !== "iticket")) {
    expect(folderOf("--operator", id)).toBe(`demo-${id}`);
  }
  expect(folderOf("--operator", "iticket", "--data", "/tmp/elsewhere")).toBe("elsewhere");
});

it("says in one sentence which operators have sample systems", () => {
  const known = sampleOperators().join(", ");
  expect(folderOf("--operator", "nobody")).toBe(
    `There are no sample systems for the operator "nobody": give --operator one of ${known}.`,
  );
  for (const folder of ["./my-pack", "/srv/my-pack", "../kit"]) {
    expect(folderOf("--operator", folder)).toContain(`sample systems of its own: give --operator`);
  }
  expect(folderOf("--operator", "kit")).toContain("There are no sample systems");
});

it("knows whose a data folder is, also one of a version that did not write it down", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "jeke-owner-"));
  expect(ownerOf(folder)).toBeUndefined();
  writeRuntime(folder, { environment: { JEKE_OPERATOR: "iticket" }, processes: [] });
  expect(ownerOf(folder)).toBe("iticket");
  claimFolder(folder, "citypass");
  expect(ownerOf(folder)).toBe("citypass");
});
