import { getTranslations } from "next-intl/server";
import { valueWords } from "#components/systems/value-words.ts";
import { asTranslate } from "#components/ui/words.ts";
import type { Refusal } from "#lib/kernel/result.ts";
import type { EditInput } from "#lib/systems/core/edit-value.ts";
import type { Workspace } from "#lib/systems/ports.ts";

/** The params of a refusal with the value the system holds now in the words of the page: a phone in groups, a date in words. */
export async function inWords(
  { systems, locale }: Pick<Workspace, "systems" | "locale">,
  input: Pick<EditInput, "system" | "collection" | "field">,
  params: Refusal["params"],
): Promise<Refusal["params"]> {
  const current = params?.current;
  const field = systems.maps
    .find(({ id }) => id === input.system)
    ?.collections.find(({ id }) => id === input.collection)?.fields[input.field];
  if (current === undefined || field === undefined) return params;
  const t = asTranslate(await getTranslations("ui"));
  const words = valueWords(
    { type: field.type, codes: field.values },
    { value: current },
    { locale, t },
  );
  return { ...params, current: words };
}
