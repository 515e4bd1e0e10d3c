import { z } from "zod";
import { systemsFileSchema } from "./core/data-map.ts";
import { noticeSchema } from "./core/notice.ts";
import { operatorSchema } from "./core/pack.ts";
import { promisesFileSchema } from "./core/promise.ts";

/** Where the JSON Schemas of the pack files stand; editors find them by the first line of each file of a pack. */
export const schemaFolder = "lib/operator/schema";

const shapes = {
  operator: operatorSchema,
  systems: systemsFileSchema,
  notice: noticeSchema,
  promises: promisesFileSchema,
};

/**
 * The JSON Schema of each file of a pack by its file name, made from the shapes that check it. Draft 7, which all YAML
 * editors read; they say what a key means and what may stand there, the checks between the files remain ours.
 */
export function jsonSchemas(): ReadonlyMap<string, string> {
  const files = Object.entries(shapes).map(([name, shape]): [string, string] => {
    const schema = z.toJSONSchema(shape, { target: "draft-7", io: "input" });
    return [`${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`];
  });
  return new Map(files);
}
