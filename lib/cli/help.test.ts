import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { allCommands, findCommand, help, unknownCommand } from "./help.ts";

test("docs/commands.md names the commands that there are, as they are typed and in the same order", async () => {
  const documented = readFileSync("docs/commands.md", "utf8").split("\n# ")[0] ?? "";
  const rows = [...documented.matchAll(/^\| `(.+?)` \|/gm)].map(([, usage]) => usage);
  expect(rows).toEqual((await allCommands()).map(({ usage }) => usage));
});

test("the help has a line for each command, and each is found by its words", async () => {
  const { exit, text } = await help([]);
  expect(exit).toBe(0);
  for (const command of await allCommands()) {
    expect(text).toContain(`  ${command.usage}\n      ${command.does}`);
    expect(command.usage.startsWith(command.words.join(" "))).toBe(true);
    expect(command.does).not.toContain("\n");
    expect(await findCommand([...command.words, "more"])).toBe(command);
  }
  expect((await help(["audit"])).text).not.toContain("doctor");
});

test("words that are no command are answered by one sentence and exit 2", async () => {
  for (const words of [["systems"], ["doctor-calendar"], ["../main"], ["no", "such"]]) {
    expect(await findCommand(words)).toBeUndefined();
    expect(await help(["no"])).toEqual(unknownCommand(["no"]));
    const { exit, text } = unknownCommand(words);
    expect([exit, text]).toEqual([
      2,
      `There is no command "${words.join(" ")}": jeke --help lists them.`,
    ]);
  }
  expect(unknownCommand([])).toMatchObject({
    exit: 2,
    text: "Name a command: jeke --help lists them.",
  });
});

test("every command answers a wrong flag with one line and exit 2, before it does anything", async () => {
  for (const command of await allCommands()) {
    const outcome = await command.run(["--no-such-flag", "x"]);
    expect(outcome).toMatchObject({ exit: 2, problems: [{ code: "usage" }] });
    expect(outcome.text).not.toContain("\n");
    expect(outcome.text).toContain(`Usage: jeke ${command.usage}`);
  }
});
