import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

/*
 * A fourth language added as its README says, in a copy of the product: one line in the list, one folder of texts. What the
 * law and the pack have no words for in it is read in the language that stands in.
 */
const copy = mkdtempSync(join(tmpdir(), "jeke-language-"));
afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

function edit(file: string, from: string, to: string): void {
  const path = join(copy, file);
  const before = readFileSync(path, "utf8");
  const after = before.replace(from, () => to);
  expect(after, file).not.toBe(before);
  writeFileSync(path, after);
}

const script = `
  import { locales, say } from "#lib/kernel/locale.ts";
  import { formatBytes, formatDate } from "#lib/i18n/formats.ts";
  import { languageOf } from "#lib/i18n/language.ts";
  import { translator } from "#lib/i18n/translator.ts";
  import { deadlineFor } from "#lib/law/queries.ts";
  import { loadPack } from "#lib/operator/load.ts";
  import { safePath } from "#lib/web/origin.ts";
  const pack = loadPack("lib/operator/packs/iticket");
  if (pack.outcome !== "loaded") throw new Error(JSON.stringify(pack));
  const { operator } = pack;
  const due = deadlineFor(operator, {
    rule: "info.answer",
    received: Temporal.Instant.from("2026-10-23T10:00:00+05:00"),
  });
  console.log(JSON.stringify({
    locales,
    name: languageOf("uz").name,
    day: formatDate("uz", "2026-11-16", "long").replaceAll("\\u00a0", " "),
    bytes: formatBytes("uz", 2_000_000).replaceAll("\\u00a0", " "),
    words: translator("uz", "common")("language"),
    own: say(operator.names, "uz"),
    stoodIn: say(operator.authority.names, "uz") === say(operator.authority.names, "ru"),
    law: due.ok && say(due.value.what, "uz") === say(due.value.what, "ru"),
    path: safePath("/uz/home", "/"),
  }));
`;

beforeAll(() => {
  const isWanted = (path: string): boolean => !/\.test\.tsx?$/.test(path);
  cpSync("lib", join(copy, "lib"), { recursive: true, filter: isWanted });
  cpSync("package.json", join(copy, "package.json"));
  symlinkSync(join(process.cwd(), "node_modules"), join(copy, "node_modules"));
  edit("lib/kernel/locale.ts", 'en: "en" }', 'en: "en", uz: "ru" }');
  cpSync(join(copy, "lib/i18n/messages/ru"), join(copy, "lib/i18n/messages/uz"), {
    recursive: true,
  });
  edit("lib/i18n/messages/uz/language.json", "Русский", "Oʻzbekcha");
  edit(
    "lib/i18n/messages/uz/language.json",
    "{day}~{month} {year}~года",
    "{year}-yil {day}-{month}",
  );
  edit("lib/i18n/messages/uz/common.json", '"language": "Язык"', '"language": "Til"');
  edit(
    "lib/operator/packs/iticket/operator.yaml",
    "  en: iTicket.kz",
    "  en: iTicket.kz\n  uz: iTicket.uz",
  );
});

it("is a line and a folder of texts", () => {
  const flags = ["--conditions=react-server", "--disable-warning=ExperimentalWarning"];
  const said = execFileSync(
    process.execPath,
    [...flags, "--input-type=module-typescript", "--eval", script],
    { cwd: copy, encoding: "utf8" },
  );
  expect(JSON.parse(said)).toEqual({
    locales: ["kk", "ru", "en", "uz"],
    name: "Oʻzbekcha",
    day: "2026-yil 16-noyabr",
    bytes: "2 МБ",
    words: "Til",
    own: "iTicket.uz",
    stoodIn: true,
    law: true,
    path: "/uz/home",
  });
});
