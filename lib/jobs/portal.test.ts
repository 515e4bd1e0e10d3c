import { expect, test } from "vitest";
import { currentOperator } from "#lib/operator/current.ts";
import { portalCollections } from "./portal.ts";

const operator = currentOperator();
const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

test.each(portalCollections.map(({ map }) => [map.id, map] as const))(
  "every id that %s names has its words in the register",
  (_, map) => {
    expect(idsOf(operator.categories)).toContain(map.category);
    for (const field of Object.values(map.fields)) {
      expect(idsOf(operator.categories)).toContain(field.category);
      expect(idsOf(operator.bases)).toContain(field.basis);
      expect(idsOf(operator.sources)).toContain(field.source);
      expect(idsOf(operator.retention)).toContain(field.retention);
      expect(idsOf(operator.purposes)).toEqual(expect.arrayContaining([...field.purposes]));
      expect(idsOf(operator.recipients)).toEqual(expect.arrayContaining([...field.recipients]));
    }
  },
);
