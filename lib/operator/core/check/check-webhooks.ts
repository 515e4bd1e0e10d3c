import type { Finding } from "../finding.ts";
import type { PackFiles } from "../pack-files.ts";
import { inOperator, repeats } from "./walk.ts";

/** Webhooks have ids of their own, and stand for recipients that the register knows. */
export function checkWebhooks({ operator }: PackFiles): readonly Finding[] {
  const recipients = new Set(operator.recipients.map(({ id }) => id));
  return [
    ...repeats(
      operator.webhooks.map(({ id }) => id),
      (id, index) =>
        inOperator("duplicate-id", ["webhooks", index, "id"], `The webhook "${id}" stands twice.`),
    ),
    ...operator.webhooks.flatMap((webhook, index) =>
      webhook.recipients.flatMap((id, r) => {
        if (recipients.has(id)) return [];
        const message = `No recipient "${id}" is registered in operator.yaml.`;
        return [inOperator("unknown-recipient", ["webhooks", index, "recipients", r], message)];
      }),
    ),
  ];
}
