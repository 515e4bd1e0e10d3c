import { expect, test } from "vitest";
import { innerSpellings } from "#lib/testing/address-spellings.ts";
import {
  destinationOf,
  isPermittedAddress,
  readDestinations,
  readOutboundUrl,
} from "./outbound-address.ts";

const open = readDestinations(
  "hooks.example.org, hooks.example.org:8443, xn--80ak6aa92e.kz",
  false,
);
const inner = readDestinations("crm.internal:8443, http://10.0.0.5:8080, http://localhost:9", true);

test("a listed host is found at its own port and scheme only", () => {
  const find = (text: string): boolean => {
    const url = readOutboundUrl(text);
    return url !== undefined && destinationOf(url, [...open, ...inner]) !== undefined;
  };
  for (const text of [
    "https://hooks.example.org",
    "https://hooks.example.org:443/a/b?c=d",
    "https://hooks.example.org:8443/",
    "https://xn--80ak6aa92e.kz/",
    "http://10.0.0.5:8080/x",
    "http://localhost:9",
  ]) {
    expect(find(text), text).toBe(true);
  }
  for (const text of [
    "http://hooks.example.org/",
    "https://hooks.example.org:444/",
    "https://a.hooks.example.org/",
    "https://hooks.example.org.evil.example/",
    "https://10.0.0.5:8080/",
    "http://10.0.0.5/",
    "http://localhost:10",
    "ftp://hooks.example.org/",
    "https://hooks.example.org/a/../b",
    "https://hooks.example.org/ә",
    "https://hooks.example.org/#a",
    " https://hooks.example.org/",
    "https:/hooks.example.org/",
    "https:hooks.example.org",
    "https://hooks.example.org:0/",
    "https://Hooks.example.org/",
    "",
  ]) {
    expect(find(text), text).toBe(false);
  }
});

test("no spelling of an inner address passes for a listed host", () => {
  expect(innerSpellings.length).toBeGreaterThanOrEqual(40);
  for (const authority of innerSpellings) {
    for (const text of [`https://${authority}/`, `https://${authority}:443/`]) {
      const url = readOutboundUrl(text);
      expect(url && destinationOf(url, open), text).toBeUndefined();
    }
  }
});

test("an address written otherwise than the standard prints it is no address", () => {
  const odd = innerSpellings.filter((authority) => !readOutboundUrl(`https://${authority}/`));
  for (const authority of ["127.1", "0x7f.1", "2130706433", "localhost.", "１２７.0.0.1"]) {
    expect(odd).toContain(authority);
  }
});

const [openOne] = open;
const [innerOne] = inner;
const here = inner[2];
if (openOne === undefined || innerOne === undefined || here === undefined) throw new Error("lists");

test.each([
  ["93.184.216.34", true, true, true],
  ["2606:2800:220:1::1", true, true, true],
  ["10.0.0.1", false, true, true],
  ["172.31.255.255", false, true, true],
  ["172.32.0.1", true, true, true],
  ["192.168.1.1", false, true, true],
  ["100.64.0.1", false, true, true],
  ["100.128.0.1", true, true, true],
  ["fd00::1", false, true, true],
  ["127.0.0.1", false, false, true],
  ["127.9.9.9", false, false, true],
  ["::1", false, false, true],
  ["0.0.0.0", false, false, false],
  ["::", false, false, false],
  ["169.254.169.254", false, false, false],
  ["fe80::1", false, false, false],
  ["fe80::1%eth0", false, false, false],
  ["fec0::1", false, false, false],
  ["224.0.0.1", false, false, false],
  ["ff02::1", false, false, false],
  ["255.255.255.255", false, false, false],
  ["192.0.0.8", false, false, false],
  ["198.18.0.1", false, false, false],
  ["::ffff:10.0.0.1", false, false, false],
  ["::ffff:93.184.216.34", false, false, false],
  ["::10.0.0.1", false, false, false],
  ["64:ff9b::a00:1", false, false, false],
  ["64:ff9b:1::a00:1", false, false, false],
  ["2002:a00:1::", false, false, false],
  ["2001:0:a00:1::", false, false, false],
  ["2001:db8::1", false, false, false],
  ["3fff::1", false, false, false],
  ["10.0.0.1.", false, false, false],
  ["example.org", false, false, false],
  ["", false, false, false],
])("%s: public %s, private %s, this machine %s", (address, first, second, third) => {
  const got = [openOne, innerOne, here].map((one) => isPermittedAddress(address, one));
  expect(got).toEqual([first, second, third]);
});

test("a list of destinations with a mistake says where, not what", () => {
  for (const text of [
    "a.example, a b",
    "a.example, https://u:p@b.example",
    "a.example,b.example/x",
  ]) {
    expect(() => readDestinations(text, true)).toThrow(/^Destination 2 of the list/);
  }
  expect(() => readDestinations("http://a.example", false)).toThrow(/^Destination 1/);
  expect(readDestinations(" , ", false)).toEqual([]);
});
