import type { Finding } from "../finding.ts";
import { collectionsOf, inOperator, inSystems } from "./walk.ts";
import type { PackFiles } from "../pack-files.ts";

/** Every switch a person sees turns something, and nothing is turned by a switch that nobody sees. */
export function checkConsents(files: PackFiles): readonly Finding[] {
  const { purposes } = files.operator;
  const bound = new Set<string>();
  const findings: Finding[] = [];
  for (const { collection, path } of collectionsOf(files)) {
    collection.consents.forEach((binding, index) => {
      bound.add(`${binding.purpose} ${binding.channel}`);
      const purpose = purposes.find(({ id }) => id === binding.purpose);
      const at = [...path, "consents", index];
      if (purpose === undefined) {
        const message = `No purpose "${binding.purpose}" is registered in operator.yaml.`;
        findings.push(inSystems("unknown-purpose", [...at, "purpose"], message));
      } else if (purpose.consent !== "free") {
        const message = `The purpose "${purpose.id}" is not a free consent, so it has no switch.`;
        findings.push(inSystems("binding-not-free", [...at, "purpose"], message));
      } else if (!purpose.channels.includes(binding.channel)) {
        const message = `The purpose "${purpose.id}" does not name the channel "${binding.channel}".`;
        findings.push(inSystems("unknown-channel", [...at, "channel"], message));
      }
      if (binding.given === binding.withdrawn) {
        const message = "Given and withdrawn are stored as the same value.";
        findings.push(inSystems("binding-without-effect", at, message));
      }
    });
  }
  purposes.forEach((purpose, index) => {
    const path = ["purposes", index];
    if (purpose.consent !== "free") {
      if (purpose.channels.length === 0) return;
      const message = `The purpose "${purpose.id}" is not a free consent, so its channels switch nothing.`;
      findings.push(inOperator("channels-without-consent", [...path, "channels"], message));
      return;
    }
    if (purpose.channels.length === 0) {
      const message = `The free consent "${purpose.id}" names no channel, so it has no switch.`;
      findings.push(inOperator("consent-without-channel", path, message));
    }
    purpose.channels.forEach((channel, c) => {
      if (bound.has(`${purpose.id} ${channel}`)) return;
      const message = `No system obeys the consent "${purpose.id}" by ${channel}: bind it in systems.yaml.`;
      findings.push(inOperator("consent-unbound", [...path, "channels", c], message));
    });
  });
  return findings;
}
