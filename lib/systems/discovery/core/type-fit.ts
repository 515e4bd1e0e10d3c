import type { ColumnDescription, TypeFamily } from "./description.ts";
import type { Finding, Kind } from "./kinds.ts";

const anyText: readonly TypeFamily[] = ["text", "other"];
const numbers: readonly TypeFamily[] = ["text", "integer", "decimal", "other"];
const flags: readonly TypeFamily[] = ["boolean", "integer", "code", "text"];

/** The types in which a kind can be stored; a kind that is not listed may have any. */
const stored: Readonly<Partial<Record<Kind, readonly TypeFamily[]>>> = {
  ...{ "person-name": anyText, "first-name": anyText, "last-name": anyText, patronymic: anyText },
  ...{ email: anyText, login: anyText, iban: anyText, "user-agent": ["text", "json", "other"] },
  ...{
    phone: numbers,
    iin: numbers,
    bin: numbers,
    card: numbers,
    document: numbers,
    vehicle: anyText,
  },
  ...{ postcode: numbers, "customer-number": numbers },
  ...{
    "birth-date": ["date", "time", "text", "integer"],
    "birth-year": ["integer", "text", "decimal"],
  },
  ...{
    ip: ["address", "text", "other"],
    address: ["text", "json", "other"],
    city: ["text", "code", "other"],
  },
  ...{ latitude: ["decimal", "text"], longitude: ["decimal", "text"] },
  coordinates: ["point", "text", "json", "other"],
  gender: flags,
  language: ["text", "code", "other"],
  consent: [...flags, "date", "time"],
  secret: ["text", "binary", "uuid", "other"],
  "device-id": ["text", "uuid", "other"],
  file: ["text", "binary", "other"],
  "free-text": ["text", "json", "other"],
  "names-people": ["text", "json", "other"],
  sensitive: ["text", "code", "integer", "boolean", "json", "other"],
  money: ["decimal", "integer"],
  code: ["text", "code", "integer", "boolean"],
  "organisation-name": anyText,
  "act-time": ["date", "time"],
  bookkeeping: ["date", "time", "text", "integer"],
  key: ["integer", "uuid", "text", "decimal", "other"],
};

/** Whether a kind can stand in a column of this type. */
export function fitsType(kind: Kind, { family }: ColumnDescription): boolean {
  return stored[kind]?.includes(family) ?? true;
}

const alone: Readonly<Partial<Record<TypeFamily, readonly [Kind, number]>>> = {
  address: ["ip", 0.9],
  point: ["coordinates", 0.6],
  boolean: ["code", 0.4],
  date: ["act-time", 0.5],
  time: ["act-time", 0.5],
  code: ["code", 0.6],
  binary: ["file", 0.4],
  json: ["free-text", 0.35],
};

/** What the type says by itself. */
export function byType(column: ColumnDescription): Finding | undefined {
  const found = alone[column.family];
  if (found === undefined) return undefined;
  const [kind, confidence] = found;
  return { kind, confidence, reasons: [{ code: "type", type: column.type }] };
}
