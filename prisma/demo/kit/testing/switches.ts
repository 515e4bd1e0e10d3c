import { expect, test } from "vitest";
import { systemSays } from "#lib/consents/core/matrix.ts";
import { channels, type Decision } from "#lib/consents/core/views.ts";
import { writeSwitch } from "#lib/consents/write-switch.ts";
import { connectorFor } from "#lib/systems/registry.ts";
import type { DemoPerson } from "../../person.ts";
import { now, today, type SampleWorld } from "./sample-world.ts";

/**
 * Every switch of the pack turns its own column for this person, is read back, and leaves every other switch as it was.
 * `begins` says what the systems say of each before, as `purpose channel`.
 */
export function testSwitches<Id extends string>(
  world: SampleWorld<Id>,
  person: DemoPerson,
  begins: Readonly<Record<string, Decision>>,
): void {
  const moment = { now, today, zone: "Asia/Almaty" };

  async function states(): Promise<Record<string, Decision | undefined>> {
    const { systems } = await world.read(person);
    const free = world.operator().purposes.filter(({ consent }) => consent === "free");
    return Object.fromEntries(
      free.flatMap((purpose) =>
        channels
          .filter((channel) => purpose.channels.includes(channel))
          .map((channel) => {
            const said = systems.map((one) => systemSays(one, purpose.id, channel, moment).says);
            return [`${purpose.id} ${channel}`, said.find((says) => says !== undefined)];
          }),
      ),
    );
  }

  async function turn(purpose: string, channel: string, decision: Decision): Promise<void> {
    for (const system of (await world.read(person)).systems) {
      if (systemSays(system, purpose, channel, moment).says === undefined) continue;
      const connector = connectorFor(system.system, moment.zone);
      const event = { id: "", accountId: "", purpose, channel, decision };
      const written = await writeSwitch(connector, system, event, moment);
      expect(written).toMatchObject({ state: "obeyed" });
    }
  }

  test("every switch is found with the state that the systems keep", async () => {
    expect(await states()).toEqual(begins);
  });

  test.each(Object.keys(begins))("%s turns alone and is read back", async (name) => {
    const [purpose = "", channel = ""] = name.split(" ");
    for (const decision of ["given", "withdrawn"] as const) {
      await turn(purpose, channel, decision);
      expect(await states()).toEqual({ ...begins, [name]: decision });
    }
    await world.reset();
  });
}
