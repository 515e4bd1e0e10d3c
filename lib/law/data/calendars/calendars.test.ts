import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { dayIn } from "#lib/law/core/calendar.ts";
import { calendars } from "#lib/law/data/calendars.ts";
import { fromLibrary, places } from "./from-library.ts";
import { nameOf } from "./names.ts";

describe("calendars of other countries", () => {
  it.each(places)("%s is what the installed library says", (id) => {
    const file = path.join(import.meta.dirname, `${id.toLowerCase()}.json`);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(fromLibrary(id));
    expect(calendars.filter((calendar) => calendar.id === id)).toHaveLength(1);
  });

  it("are those of all member states of the EU, and of the other regimes", () => {
    expect(places).toHaveLength(32);
    expect(new Set(calendars.map(({ id }) => id)).size).toBe(calendars.length);
  });

  it("have whole public holidays only, and reach from 2024 to 2028", () => {
    const kindOf = (id: string, date: string) => {
      const calendar = calendars.find((one) => one.id === id);
      return calendar === undefined ? undefined : dayIn(calendar, 5, date)?.kind;
    };
    expect(kindOf("DE", "2026-12-24")).toBe("working");
    expect(kindOf("DE", "2026-12-25")).toBe("off");
    expect(kindOf("TR", "2026-03-19")).toBe("working");
    expect(kindOf("TR", "2026-03-20")).toBe("off");
    expect(kindOf("GB-ENG", "2026-12-28")).toBe("off");
    expect(kindOf("US-CA", "2026-11-26")).toBe("off");
    expect(kindOf("FR", "2028-12-29")).toBe("working");
    expect(kindOf("FR", "2029-01-01")).toBeUndefined();
  });

  it("name what several countries share in three languages, and the rest in English", () => {
    expect(nameOf("Good Friday")).toEqual({
      kk: "Ұлы жұма",
      ru: "Страстная пятница",
      en: "Good Friday",
    });
    expect(nameOf("Boxing Day (substitute day)").ru).toBe(
      "Второй день Рождества, перенесённый день",
    );
    expect(nameOf("King's Day")).toEqual({ kk: "King's Day", ru: "King's Day", en: "King's Day" });
  });
});
