import { z } from "zod";
import { identifierKinds } from "./data-map.ts";
import { idSchema as id, textSchema as text } from "./text.ts";

/** What happens here that a service outside may be told of. */
export const outwardEvents = [
  "request.received",
  "request.decided",
  "request.done",
  "consent.changed",
  "data.corrected",
] as const;
export type OutwardEvent = (typeof outwardEvents)[number];

/** The account is the portal's own and means nothing outside. */
const outwardKinds = identifierKinds.filter((kind) => kind !== "account");

const variable = z.string().regex(/^\$\{[A-Z][A-Z0-9_]*\}$/);

/** A service outside that is told of events, by signed webhooks (docs/webhooks.md). */
export const webhookSchema = z.strictObject({
  id,
  names: text.describe("Who is told, as the desk reads it"),
  url: variable.describe("One variable, such as ${OUR_CRM_WEBHOOK}; its host must be allowed too"),
  secret: variable.describe(
    "One variable that holds whsec_ and 24 to 64 random bytes in base64, or whsk_ and an Ed25519 key",
  ),
  events: z.array(z.enum(outwardEvents)).min(1).describe("Of what it is told"),
  recipients: z
    .array(id)
    .default([])
    .describe(
      "Recipients it stands for: told only of corrections to fields that go to one of them",
    ),
  person: z
    .array(z.enum(outwardKinds))
    .default([])
    .describe("Kinds of proven identifiers by which it knows a person; absent: none is sent"),
});

export type Webhook = z.output<typeof webhookSchema>;
