import { describe, expect, it } from "vitest";
import { browserName } from "./browser.ts";
import { networkOf } from "./limits.ts";
import { levelAt } from "./session-limits.ts";

describe("a network", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:db8:1:2::ffff", "2001:db8:1:2"],
    ["2001:0DB8:0001:0002::1%eth0", "2001:db8:1:2"],
    ["::1", "0:0:0:0"],
    ["", "unknown"],
  ])("%j counts as %j", (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });
});

describe("a step-up", () => {
  const at = new Date("2026-11-22T10:00:00Z");
  it.each([
    [0, 2],
    [299, 2],
    [300, 2],
    [301, 1],
  ])("after %i seconds is level %i", (seconds, level) => {
    const now = Temporal.Instant.from("2026-11-22T10:00:00Z").add({ seconds });
    expect(levelAt(at, now)).toBe(level);
  });
  it("never asked for is level 1", () => {
    expect(levelAt(null, Temporal.Instant.from("2026-11-22T10:00:00Z"))).toBe(1);
  });
});

describe("a browser", () => {
  it("is named as a person would, without version", () => {
    const chrome =
      "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36";
    expect(browserName(chrome)).toBe("Chrome, Android");
    expect(browserName(null)).toBeNull();
    expect(browserName("curl/8")).toBeNull();
  });
});
