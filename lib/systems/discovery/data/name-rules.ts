import type { Kind } from "../core/kinds.ts";
import type { Concept } from "./words.ts";

/** A kind is likely when each list of `needs` has one concept among the parts of the name, and none of `not` is there. */
export type NameRule = {
  readonly kind: Kind;
  readonly weight: number;
  readonly needs: readonly (readonly Concept[])[];
  readonly not?: readonly Concept[];
};

/** What is called so is not the thing itself but how often, whether, by whom or of which sort. */
const about: readonly Concept[] = ["count", "change", "maker", "consent"];
const ofThings: readonly Concept[] = ["thing", "organisation", "file", "country", "city", "server"];

/** Of several rules for one kind the strongest counts; between kinds the values and the type decide (core/classify-column.ts). */
export const nameRules: readonly NameRule[] = [
  { kind: "email", weight: 0.85, needs: [["mail"]], not: [...about, "server", "thing", "text"] },
  { kind: "phone", weight: 0.85, needs: [["phone"]], not: [...about, "server", "device"] },
  { kind: "iin", weight: 0.9, needs: [["iin"]], not: about },
  { kind: "iin", weight: 0.4, needs: [["taxnumber"]], not: [...about, "organisation"] },
  { kind: "bin", weight: 0.85, needs: [["bin"]], not: about },
  { kind: "bin", weight: 0.4, needs: [["taxnumber"], ["organisation"]] },
  {
    kind: "birth-date",
    weight: 0.9,
    needs: [["birth"]],
    not: [...about, "year", "city", "country", "address", "document"],
  },
  { kind: "birth-year", weight: 0.9, needs: [["birth"], ["year"]], not: about },
  { kind: "person-name", weight: 0.85, needs: [["full"]], not: [...about, "thing"] },
  {
    kind: "person-name",
    weight: 0.7,
    needs: [["person", "role"], ["name"]],
    not: [...about, ...ofThings, "login", "act"],
  },
  {
    kind: "person-name",
    weight: 0.3,
    needs: [["name"]],
    not: [...about, ...ofThings, "login", "act", "subject", "money", "city"],
  },
  {
    kind: "person-name",
    weight: 0.3,
    needs: [["role"]],
    not: [...about, ...ofThings, "id", "code", "number", "act", "time", "money", "text", "address"],
  },
  {
    kind: "first-name",
    weight: 0.85,
    needs: [["first"]],
    not: [...about, ...ofThings, "time", "date", "act", "patronymic", "login", "last"],
  },
  {
    kind: "last-name",
    weight: 0.85,
    needs: [["last"]],
    not: [
      ...about,
      ...ofThings,
      "time",
      "date",
      "act",
      "login",
      "ip",
      "agent",
      "money",
      "mask",
      "id",
      "code",
      "number",
      "status",
    ],
  },
  { kind: "patronymic", weight: 0.85, needs: [["patronymic"]], not: about },
  {
    kind: "document",
    weight: 0.8,
    needs: [["document"]],
    not: [...about, "date", "file", "status"],
  },
  { kind: "document", weight: 0.45, needs: [["paper"], ["number"]], not: about },
  {
    kind: "document",
    weight: 0.5,
    needs: [["person", "role"], ["paper"]],
    not: [...about, "file", "date", "time", "status", "thing", "id", "code", "text"],
  },
  // `id_no`, `id_number`: in English the number of a paper, where it is not the key.
  { kind: "document", weight: 0.5, needs: [["id"], ["number"]], not: [...about, "thing", "act"] },
  { kind: "vehicle", weight: 0.75, needs: [["plate"]], not: [...about, "file", "thing", "money"] },
  { kind: "card", weight: 0.75, needs: [["card"], ["number", "mask"]], not: about },
  { kind: "card", weight: 0.3, needs: [["card"]], not: [...about, "status", "time", "date"] },
  { kind: "iban", weight: 0.75, needs: [["iban", "bankaccount"]], not: about },
  { kind: "ip", weight: 0.85, needs: [["ip"]], not: about },
  { kind: "user-agent", weight: 0.8, needs: [["agent"]], not: about },
  { kind: "device-id", weight: 0.65, needs: [["device"]], not: [...about, "status", "time"] },
  { kind: "latitude", weight: 0.85, needs: [["latitude"]], not: about },
  { kind: "longitude", weight: 0.85, needs: [["longitude"]], not: about },
  { kind: "coordinates", weight: 0.8, needs: [["geo"]], not: [...about, "time"] },
  { kind: "secret", weight: 0.8, needs: [["secret"]], not: [...about, "time", "date", "status"] },
  { kind: "login", weight: 0.8, needs: [["login"]], not: [...about, "time", "date", "act"] },
  { kind: "login", weight: 0.6, needs: [["person"], ["name"], ["login"]], not: about },
  { kind: "gender", weight: 0.85, needs: [["gender"]], not: about },
  { kind: "language", weight: 0.8, needs: [["language"]], not: about },
  { kind: "consent", weight: 0.75, needs: [["consent"]], not: ["count", "money", "subject"] },
  { kind: "sensitive", weight: 0.75, needs: [["sensitive"]], not: about },
  {
    kind: "address",
    weight: 0.75,
    needs: [["address"]],
    not: [...about, "mail", "ip", "server", "device"],
  },
  { kind: "city", weight: 0.75, needs: [["city"]], not: [...about, "address"] },
  { kind: "postcode", weight: 0.75, needs: [["postcode"]], not: about },
  { kind: "postcode", weight: 0.75, needs: [["mail", "address"], ["index"]] },
  { kind: "postcode", weight: 0.4, needs: [["index"]], not: ["thing", "money"] },
  { kind: "file", weight: 0.7, needs: [["file"]], not: [...about, "time"] },
  {
    kind: "free-text",
    weight: 0.6,
    needs: [["text"]],
    not: [...about, "status", "time", "id", "code"],
  },
  {
    kind: "customer-number",
    weight: 0.6,
    needs: [
      ["person", "card"],
      ["number", "code"],
    ],
    not: [...about, "phone"],
  },
  {
    kind: "organisation-name",
    weight: 0.7,
    needs: [["organisation"], ["name"]],
    not: [...about, "full", "first", "last"],
  },
  {
    kind: "organisation-name",
    weight: 0.5,
    needs: [["organisation"]],
    not: [...about, "id", "code", "number", "address"],
  },
  { kind: "money", weight: 0.6, needs: [["money"]], not: ["status", "count", "mail", "phone"] },
  { kind: "code", weight: 0.6, needs: [["status"]], not: ["text", "time", "name"] },
  { kind: "bookkeeping", weight: 0.8, needs: [["change"]], not: [] },
  { kind: "act-time", weight: 0.6, needs: [["time", "date"]], not: ["change", "birth"] },
  {
    kind: "key",
    weight: 0.7,
    needs: [["id"]],
    not: ["device", "document", "iin", "time", "number"],
  },
];
