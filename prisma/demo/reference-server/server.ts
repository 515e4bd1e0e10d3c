// docs/protocol.md from the other side: a system that a portal can be pointed at. Plain Node, no packages.
//   REFERENCE_KEYS=jeke_… node prisma/demo/reference-server/server.ts store.json 4700
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import http from "node:http";

type Value = string | number | boolean | null;
type Row = Record<string, Value>;
type Key = string[];
type Found = { name: string; key: Key; row: Row };
type Rows = { key: string[]; columns: string[]; rows: Row[]; restricted: string[]; debt?: string };
/** What the file holds; `contract` says on which rows the protocol may be tried out. */
export type Store = { collections: Record<string, Rows>; contract?: object };
type OneColumn = { column: string; match: "email" | "phone" | "exact"; values: Value[] };
type Selector = OneColumn | { columns: string[]; tuples: Value[][] };
type Which = { selectors?: Selector[]; keys?: Key[] };
type Change = { key: Key; expected: Row; set: Row };
type Page = { columns: string[]; limit: number; cursor?: string; seenBy: string };
/** A question, or one act of an erasure: each verb looks at its own members. */
type Asked = Which & Change & Page & { collection: string; mark: string } & Acts;
type Acts = { do: string; rows: Change[]; acts: Asked[] };

const refusals = { refused: 401, mismatch: 422, conflict: 409 };
const refuse = (why: keyof typeof refusals): never => {
  throw Object.assign(new Error(why), { why });
};

/** In which writing two values are compared: phones of the +7 plan may begin with 8, 7 or neither. */
const writings = {
  exact: (text: string) => text,
  email: (text: string) => text.trim().toLowerCase(),
  phone: (text: string) => {
    const digits = text.replace(/\D/g, "");
    return text.trim().startsWith("+") ? digits : digits.replace(/^8(?=\d{10}$)|^(?=7\d{9}$)/, "7");
  },
};

function finds(selector: Selector, row: Row): boolean {
  const isTuple = "columns" in selector;
  const columns = isTuple ? selector.columns : [selector.column];
  const tuples = isTuple ? selector.tuples : selector.values.map((value) => [value]);
  const write = writings[isTuple ? "exact" : selector.match];
  const isSame = (a: Value = null, b: Value = null): boolean =>
    a !== null && b !== null && write(String(a)) === write(String(b));
  return tuples.some((tuple) => columns.every((column, at) => isSame(row[column], tuple[at])));
}

/** Rows in the order of their keys, so that a page can begin after the last row of the one before. */
function found(from: Rows, { keys = [], selectors = [] }: Which): Found[] {
  const asked = new Set(keys.map((key) => JSON.stringify(key)));
  return from.rows
    .map((row) => ({ key: from.key.map((column) => String(row[column])), row }))
    .map((one) => ({ ...one, name: JSON.stringify(one.key) }))
    .filter(({ name, row }) => asked.has(name) || selectors.some((one) => finds(one, row)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function rowsOf({ collections }: Store, name: string): Rows {
  return (Object.hasOwn(collections, name) && collections[name]) || refuse("mismatch");
}

function rewrite(rows: Rows, { key, expected, set }: Change): "changed" | "conflict" | "gone" {
  const [first] = found(rows, { keys: [key] });
  if (!first) return "gone";
  const isAsRead = Object.entries(expected).every(([name, value]) => first.row[name] === value);
  if (!isAsRead) return "conflict";
  Object.assign(first.row, set);
  return "changed";
}

/** Restricted rows stay, and nobody but the portal sees them. */
function restrict(rows: Rows, asked: Asked, isOn: boolean): { count: number } {
  const names = found(rows, asked).map(({ name }) => name);
  rows.restricted = rows.restricted.filter((name) => !names.includes(name));
  if (isOn) rows.restricted.push(...names);
  return { count: names.length };
}

function act(store: Store, asked: Asked): { count: number } {
  const rows = rowsOf(store, asked.collection);
  const those = found(rows, asked).map(({ row }) => row);
  if (asked.do === "restrict") return restrict(rows, asked, true);
  if (asked.do === "delete") rows.rows = rows.rows.filter((row) => !those.includes(row));
  if (asked.do === "set") for (const row of those) Object.assign(row, asked.set);
  if (asked.do !== "rewrite") return { count: those.length };
  if (asked.rows.some((one) => rewrite(rows, one) !== "changed")) refuse("conflict");
  return { count: asked.rows.length };
}

/** The verbs. Another system would put its own database here and keep the rest. */
const verbs: Record<string, (store: Store, asked: Asked) => object> = {
  read(store, { columns, limit, cursor = "", ...asked }) {
    const all = rowsOf(store, asked.collection);
    if (columns.some((column) => !all.columns.includes(column))) refuse("mismatch");
    const after = Buffer.from(cursor, "base64url").toString();
    const left = found(all, asked).filter(({ name }) => name > after);
    const valuesOf = (row: Row): [string, Value][] => columns.map((one) => [one, row[one] ?? null]);
    const page = left.slice(0, limit).map(({ key, row }) => ({ key, values: valuesOf(row) }));
    const rows = page.map(({ key, values }) => ({ key, values: Object.fromEntries(values) }));
    const last = left.length > limit ? left[limit - 1]?.name : undefined;
    return { rows, next: last ? Buffer.from(last).toString("base64url") : null };
  },
  count(store, asked) {
    const rows = rowsOf(store, asked.collection);
    const hidden = asked.seenBy === "ordinary" ? rows.restricted : [];
    return { count: found(rows, asked).filter(({ name }) => !hidden.includes(name)).length };
  },
  write: (store, asked) => ({ outcome: rewrite(rowsOf(store, asked.collection), asked) }),
  erase(store, { acts }) {
    // All or nothing: the acts work on a copy, which takes the original's place when all went well.
    const copy = structuredClone(store);
    const counts = acts.map((one) => act(copy, one).count);
    Object.assign(store, copy);
    return { counts };
  },
  restrict: (store, asked) => restrict(rowsOf(store, asked.collection), asked, true),
  release: (store, asked) => restrict(rowsOf(store, asked.collection), asked, false),
  obligations(store, asked) {
    const rows = rowsOf(store, asked.collection);
    const owing = found(rows, asked).filter(({ row }) => Number(row[rows.debt ?? ""] ?? 0) > 0);
    return { obligations: owing.map(({ key }) => ({ key, code: "debt" })) };
  },
  consent: (store, asked) => act(store, { ...asked, do: "set" }),
};

function manifestOf({ collections: all, contract }: Store): object {
  const can = { verbs: Object.keys(verbs), atomic: true, ordinaryRole: true };
  const list = Object.entries(all).map(([name, { key, columns }]) => ({ name, key, columns }));
  return { protocol: "jeke/1", ...can, collections: list, contract };
}

const sha256 = (data: string | Buffer): string => createHash("sha256").update(data).digest("hex");
const fromHeader = (signature: string): Buffer => Buffer.from(signature.slice(3), "base64");
const isEqual = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
const sign = (key: Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** Serves a store; `keys` is one, or two with a blank between while they are being changed. */
export function startReferenceServer(store: Store, keys: string, port = 0, save = (): void => {}) {
  const secrets = keys.split(" ").map((key) => Buffer.from(key.slice("jeke_".length), "base64"));
  const nonces = new Set<string>();
  const done = new Map<string, { question: string; answer: object }>();

  function checkSignature({ method = "", url = "", headers }: http.IncomingMessage, body: Buffer) {
    const header = (name: string): string => String(headers[`jeke-${name}`]);
    const [time, nonce] = [header("time"), header("nonce")];
    const signed = ["jeke/1", "request", method, url, time, nonce, sha256(body)].join("\n");
    const wanted = secrets.map((key) => sign(key, signed));
    const given = header("signature").split(" ").map(fromHeader);
    const isOurs = given.some((one) => wanted.some((mac) => isEqual(one, mac)));
    const isNow = Math.abs(Date.now() / 1000 - Number(time)) <= 300;
    if (!isOurs || !isNow || nonces.has(nonce)) refuse("refused");
    nonces.add(nonce);
    setTimeout(() => nonces.delete(nonce), 600_000).unref();
  }

  /** What carries a mark is done once; a repetition within a day gets the same answer. A refusal did nothing. */
  function answerTo(request: http.IncomingMessage, body: Buffer): object {
    checkSignature(request, body);
    const [, name = ""] = /^\/jeke\/v1\/([a-z]+)$/.exec(request.url ?? "") ?? [];
    if (request.method === "GET" && name === "manifest") return manifestOf(store);
    const verb = (Object.hasOwn(verbs, name) && verbs[name]) || refuse("mismatch");
    const asked = JSON.parse(body.toString()) as Asked;
    if (["read", "count", "obligations"].includes(name)) return verb(store, asked);
    const question = name + sha256(body);
    const before = done.get(asked.mark) ?? { question, answer: verb(store, asked) };
    if (before.question !== question) refuse("conflict");
    if (!done.has(asked.mark)) save();
    done.set(asked.mark, before);
    setTimeout(() => done.delete(asked.mark), 86_400_000).unref();
    return before.answer;
  }

  async function serve(request: http.IncomingMessage, response: http.ServerResponse) {
    let [status, type, answer] = [200, "application/json", {}];
    try {
      answer = answerTo(request, Buffer.concat((await request.toArray()) as Buffer[]));
    } catch (error) {
      const { why: code = "mismatch" } = error as { why?: keyof typeof refusals };
      [status, type] = [refusals[code], "application/problem+json"];
      answer = { type: "about:blank", title: code, status, code };
    }
    const [text, time] = [JSON.stringify(answer), Math.floor(Date.now() / 1000)];
    const nonce = String(request.headers["jeke-nonce"]);
    const signed = ["jeke/1", "answer", status, time, nonce, sha256(text)].join("\n");
    const macs = secrets.map((key) => `v1,${sign(key, signed).toString("base64")}`).join(" ");
    const headers = { "content-type": type, "jeke-time": time, "jeke-signature": macs };
    response.writeHead(status, headers).end(text);
  }

  const server = http.createServer((request, response) => void serve(request, response));
  return new Promise<http.Server>((ready) => server.listen(port, "127.0.0.1", () => ready(server)));
}

const [, script, file = "", port = "4700"] = process.argv;
if (script === import.meta.filename) {
  const store = JSON.parse(readFileSync(file, "utf8")) as Store;
  const save = (): void => writeFileSync(file, JSON.stringify(store, null, 2));
  await startReferenceServer(store, process.env.REFERENCE_KEYS ?? "", Number(port), save);
}
