import type { Text } from "#lib/kernel/locale.ts";
import type { FieldMap } from "#lib/operator/core/data-map.ts";
import type { Operator } from "#lib/operator/core/pack.ts";
import type { ChangeView, FieldView, Named } from "./data-view.ts";

type Register = Pick<
  Operator,
  "purposes" | "bases" | "sources" | "recipients" | "retention" | "categories" | "zone"
>;

/** Explains one field by the operator's register: why, on what basis, from where, to whom, until when, changed by whom. */
export function explainField(id: string, field: FieldMap, register: Register): FieldView {
  const basis = find(register.bases, field.basis);
  const retention = find(register.retention, field.retention);
  return {
    id,
    names: field.names,
    type: field.type,
    codes: field.values,
    category: field.category,
    purposes: field.purposes.map((one) => {
      const purpose = find(register.purposes, one);
      return { ...called(one, purpose), about: purpose?.about, clause: purpose?.clause };
    }),
    basis: { ...called(field.basis, basis), article: basis?.article },
    source: called(field.source, find(register.sources, field.source)),
    recipients: field.recipients.map((one) => {
      const recipient = find(register.recipients, one);
      return { ...called(one, recipient), about: recipient?.about };
    }),
    retention: { ...called(field.retention, retention), reason: retention?.reason },
    required: field.required,
    change: changeOf(field),
  };
}

/** Who may change a field. Editing what searches hang on needs level 2. */
function changeOf(field: Pick<FieldMap, "edit" | "identifier">): ChangeView {
  if (field.edit === "person") {
    return { by: "person", level: field.identifier === undefined ? 1 : 2 };
  }
  return field.edit === "request" ? { by: "request" } : { by: "nobody" };
}

/** A category with its words. */
export function categoryOf(id: string, register: Register): Named & { readonly icon?: string } {
  const category = find(register.categories, id);
  return { ...called(id, category), icon: category?.icon };
}

function find<T extends { readonly id: string }>(list: readonly T[], id: string): T | undefined {
  return list.find((one) => one.id === id);
}

// A checked pack names only what it has; an id from elsewhere is called by itself rather than taking the page down.
function called(id: string, entry: { readonly names: Text } | undefined): Named {
  return { id, names: entry?.names ?? { kk: id, ru: id, en: id } };
}
