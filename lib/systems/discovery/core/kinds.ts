/**
 * What a column most likely holds. `nature`: `identifies` is personal wherever it stands; `describes` is personal when the row
 * is about a person; `serves` keeps the table going (keys, marks of change) and is nobody's.
 */
export const kinds = {
  "person-name": "identifies",
  "first-name": "identifies",
  "last-name": "identifies",
  patronymic: "identifies",
  email: "identifies",
  phone: "identifies",
  iin: "identifies",
  card: "identifies",
  iban: "identifies",
  document: "identifies",
  vehicle: "identifies",
  "birth-date": "identifies",
  "birth-year": "identifies",
  ip: "identifies",
  "device-id": "identifies",
  "user-agent": "identifies",
  login: "identifies",
  secret: "identifies",
  sensitive: "identifies",
  "names-people": "identifies",
  gender: "identifies",
  "customer-number": "describes",
  address: "describes",
  city: "describes",
  postcode: "describes",
  latitude: "describes",
  longitude: "describes",
  coordinates: "describes",
  "free-text": "describes",
  file: "describes",
  language: "describes",
  consent: "describes",
  "act-time": "describes",
  money: "describes",
  code: "describes",
  nothing: "describes",
  bin: "describes",
  "organisation-name": "describes",
  "person-key": "serves",
  key: "serves",
  bookkeeping: "serves",
} as const satisfies Record<string, "identifies" | "describes" | "serves">;

export type Kind = keyof typeof kinds;

/** Names by which a person is called, whole or in part. */
export const nameKinds: ReadonlySet<Kind> = new Set([
  "person-name",
  "first-name",
  "last-name",
  "patronymic",
]);

/**
 * What the rows of a table are. `person`: each row is a person. `linked`: its rows are somebody's, by a link. `contact`: it names
 * people without a link to them. `traces`: only what a device leaves. `none`: nobody's.
 */
export type Role = "person" | "linked" | "contact" | "traces" | "none";

/**
 * Why a column was taken for what it is: a machine code and what it depends on. `share` is the share of the sampled values that
 * have the shape, `words` are parts of the column's own name or comment: never a value.
 */
export type Reason =
  | { readonly code: "name" | "comment"; readonly words: string }
  | { readonly code: "type"; readonly type: string }
  | { readonly code: "values"; readonly share: number; readonly of: number }
  | {
      readonly code: "contradicted";
      readonly kind: Kind;
      readonly share: number;
      readonly of: number;
    }
  | { readonly code: "same"; readonly of: number }
  | { readonly code: "reference"; readonly table: string; readonly declared: boolean }
  | { readonly code: "row"; readonly role: Role }
  | { readonly code: "key" | "listed" | "unread" };

export type Finding = {
  readonly kind: Kind;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly reasons: readonly Reason[];
};
