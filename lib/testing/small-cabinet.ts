import { smallSystems } from "./small-systems.ts";

const names = (en: string) => ({ kk: `${en} (kk)`, ru: `${en} (ru)`, en });

/** A filing cabinet beside the two small systems: nothing there can be asked by a program. */
const cabinet = {
  ...{
    id: "cabinet",
    names: names("Filing cabinet"),
    service: "tickets",
    kind: "manual",
    order: 3,
  },
  instructions: names("Look through the folder of the year, then shred."),
  answers: { names: names("The archive keeper"), email: "${JEKE_TEST_CABINET_EMAIL}" },
  collections: [
    {
      ...{ id: "letters", names: names("Letters on paper"), table: "letters", key: ["id"] },
      ...{ category: "who", find: [{ by: "email", column: "email" }] },
      columns: ["id", "email"],
      fields: {
        text: {
          ...{ column: "text", type: "text", names: names("Letter"), category: "who" },
          ...{ purposes: ["tickets"], basis: "consent", source: "registration" },
          retention: "subscription",
        },
      },
      erasure: [{ act: "delete", reason: names("Nobody needs your letters any more") }],
      consents: [
        {
          ...{ purpose: "marketing", channel: "email", column: "text" },
          ...{ given: "yes", withdrawn: "no" },
        },
      ],
    },
  ],
};

/** The small operator's systems with the cabinet. */
export const systemsWithCabinet = { systems: [...smallSystems.systems, cabinet] };

/** Where the mails of its tasks go. */
export const cabinetEmail = "keeper@example.org";
