import { boundRows } from "#lib/consents/core/matrix.ts";
import { writeSwitch } from "#lib/consents/write-switch.ts";
import { RecordCopier } from "#lib/exports/core/copy-document.ts";
import { buildView } from "#lib/systems/core/build-view.ts";
import { ownWords } from "#lib/systems/core/mask.ts";
import type { VerifiedIdentifier } from "#lib/systems/ports.ts";
import { connectorFor } from "#lib/systems/registry.ts";
import type { DemoPerson } from "../../person.ts";
import { now, type SampleWorld } from "./sample-world.ts";

/** All that a person reads of themselves, as one text each: on their pages, and in the copy they take away. */
export async function shownTo<Id extends string>(
  world: SampleWorld<Id>,
  person: DemoPerson,
): Promise<{ readonly page: string; readonly copy: string }> {
  const reading = await world.read(person);
  const identifiers: VerifiedIdentifier[] = [{ kind: "email", value: person.email }];
  if (person.phone !== undefined) identifiers.push({ kind: "phone", value: person.phone });
  const operator = world.operator();
  const own = ownWords(reading, identifiers);
  const parts = reading.systems.flatMap(({ collections }) => collections);
  const copy = parts.flatMap(({ collection, records }) => {
    const copier = new RecordCopier(collection, own);
    return records.map((record) => copier.copy(record));
  });
  return {
    page: JSON.stringify(buildView({ reading, identifiers, operator })),
    copy: JSON.stringify(copy),
  };
}

/** Turns a switch of a person in every system that carries it; what each system answered, and says of it afterwards. */
export async function turn<Id extends string>(
  world: SampleWorld<Id>,
  person: DemoPerson,
  decided: { readonly purpose: string; readonly decision: "given" | "withdrawn" },
): Promise<{ readonly answers: readonly string[]; readonly values: readonly unknown[] }> {
  const { zone } = world.operator();
  const moment = { now, today: now.toZonedDateTimeISO(zone).toPlainDate(), zone };
  const event = { ...decided, id: "", accountId: "", channel: "site" as const };
  const answers: string[] = [];
  for (const system of (await world.read(person)).systems) {
    if (boundRows(system, event.purpose, event.channel, moment).length === 0) continue;
    const written = await writeSwitch(connectorFor(system.system, zone), system, event, moment);
    answers.push(`${system.system.id} ${written.state}`);
  }
  const after = await world.read(person);
  const values = after.systems.flatMap((system) =>
    boundRows(system, event.purpose, event.channel, moment).map(
      ({ record, binding }) => record.values[binding.column],
    ),
  );
  return { answers, values };
}
