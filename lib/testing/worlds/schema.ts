import type { Random } from "#lib/cli/heavy/random.ts";

/** What a column holds, and whose it is. */
export type Kind =
  | "key"
  | "link"
  | "email"
  | "phone"
  | "name"
  | "nick"
  | "born"
  | "address"
  | "iin"
  | "note"
  | "json"
  | "amount"
  | "flag"
  | "sender"
  | "recipient";

export type WorldColumn = {
  readonly name: string;
  readonly kind: Kind;
  readonly nullable: boolean;
  readonly unique?: true;
};

/** A foreign key, or a link that only the map knows (`declared` false). */
export type WorldLink = {
  readonly columns: readonly string[];
  readonly to: string;
  readonly theirs: readonly string[];
  readonly nullable: boolean;
  readonly declared: boolean;
  readonly onDelete: "" | "on delete set null" | "on delete cascade";
  /** What is found through it; absent: it only stands in the schema. */
  readonly as?: "sender" | "recipient";
  readonly isWay: boolean;
};

export type WorldAct = "delete" | "anonymise" | "restrict" | "keep";

export type WorldTable = {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly WorldColumn[];
  readonly links: readonly WorldLink[];
  readonly isPeople: boolean;
  /** Rows may name the person by e-mail and phone alone. */
  readonly hasGuests: boolean;
  readonly act: WorldAct;
  /** How rows are restricted where that is the act: by a flag that the everyday role's sight depends on, or by a move. */
  readonly restricts?: "flag" | "move";
};

/** Where restricted rows of a table are moved to: the same columns, and no foreign key of its own. */
export function storedName(name: string): string {
  return `stored_${name}`;
}

/** The tables of one system, parents first. */
export type WorldSchema = { readonly id: string; readonly tables: readonly WorldTable[] };

/** Random tables of one system: people, and what hangs on them. */
export function worldSchema(id: string, random: Random): WorldSchema {
  const people = peopleTable(random);
  const tables: WorldTable[] = [people];
  const count = 1 + random.below(4);
  for (let index = 0; index < count; index += 1) {
    const parent = random.percent(60) ? people : random.oneOf([people, ...tables]);
    tables.push(childTable(`c${index}`, parent, random));
  }
  if (random.percent(60)) tables.push(messagesTable(people, random));
  const [, child] = tables;
  if (child?.key.length === 1 && random.percent(30)) tables[0] = withCircle(people, child);
  return { id, tables: restricting(consistent(tables), random) };
}

function peopleTable(random: Random): WorldTable {
  const key = random.percent(30) ? ["region", "id"] : ["id"];
  return {
    ...{ name: "people", key, links: [], isPeople: true, hasGuests: false },
    act: random.percent(70) ? "delete" : "anonymise",
    columns: [
      ...key.map(keyColumn),
      { name: "email", kind: "email", nullable: random.percent(70), unique: true },
      { name: "phone", kind: "phone", nullable: true },
      { name: "full_name", kind: "name", nullable: false },
      { name: "iin", kind: "iin", nullable: false },
      ...some(["nick", "born", "address", "note", "json"], random),
    ],
  };
}

function childTable(name: string, parent: WorldTable, random: Random): WorldTable {
  const own = random.percent(25) ? [...parent.key.map((one) => `p_${one}`), "line"] : ["id"];
  const isInKey = own.length > 1;
  const nullable = !isInKey && random.percent(60);
  const hasGuests = nullable && random.percent(50);
  const self: WorldLink[] =
    !isInKey && random.percent(30) ? [link(["prev"], name, ["id"], { nullable: true })] : [];
  const columns = parent.key.map((one) => `p_${one}`);
  return {
    ...{ name, key: own, isPeople: false, hasGuests },
    act: random.oneOf(["delete", "delete", "anonymise", "anonymise", "restrict", "keep"]),
    links: [
      {
        ...link(columns, parent.name, parent.key, { nullable, isWay: true }),
        declared: random.percent(80),
        onDelete:
          nullable && random.percent(30)
            ? "on delete set null"
            : random.percent(30)
              ? "on delete cascade"
              : "",
      },
      ...self,
    ],
    columns: [
      ...[...new Set([...own, ...columns])].map((one) =>
        own.includes(one) ? keyColumn(one) : linkColumn(one, nullable),
      ),
      ...(self.length > 0 ? [linkColumn("prev", true)] : []),
      ...(hasGuests
        ? ([
            { name: "email", kind: "email", nullable: true },
            { name: "phone", kind: "phone", nullable: true },
          ] as const)
        : []),
      { name: "note", kind: "note", nullable: random.percent(50) },
      { name: "restricted", kind: "flag", nullable: false },
      ...some(["name", "nick", "born", "address", "iin", "json", "amount"], random),
    ],
  };
}

/** Records of two people each. */
function messagesTable(people: WorldTable, random: Random): WorldTable {
  const to = (as: "sender" | "recipient"): WorldLink => ({
    ...link(
      people.key.map((one) => `${as}_${one}`),
      "people",
      people.key,
      { nullable: true },
    ),
    ...{ isWay: true, as, onDelete: random.percent(40) ? "on delete set null" : "" },
  });
  return {
    ...{ name: "messages", key: ["id"], isPeople: false, hasGuests: false, act: "anonymise" },
    links: [to("sender"), to("recipient")],
    columns: [
      keyColumn("id"),
      ...people.key.flatMap((one) => [
        linkColumn(`sender_${one}`, true),
        linkColumn(`recipient_${one}`, true),
      ]),
      { name: "sender_name", kind: "sender", nullable: true },
      { name: "recipient_name", kind: "recipient", nullable: true },
      { name: "note", kind: "note", nullable: true },
    ],
  };
}

/** A person's row that points at what points at the person. */
function withCircle(people: WorldTable, child: WorldTable): WorldTable {
  return {
    ...people,
    links: [link(["best"], child.name, child.key, { nullable: true })],
    columns: [...people.columns, linkColumn("best", true)],
  };
}

function link(
  columns: readonly string[],
  to: string,
  theirs: readonly string[],
  { nullable, isWay = false }: { readonly nullable: boolean; readonly isWay?: boolean },
): WorldLink {
  return { columns, to, theirs, nullable, isWay, declared: true, onDelete: "" };
}

function keyColumn(name: string): WorldColumn {
  return { name, kind: "key", nullable: false };
}

function linkColumn(name: string, nullable: boolean): WorldColumn {
  return { name, kind: "link", nullable };
}

function some(kinds: readonly Kind[], random: Random): readonly WorldColumn[] {
  return kinds.flatMap((kind): WorldColumn[] =>
    random.percent(50) ? [{ name: `x_${kind}`, kind, nullable: random.percent(60) }] : [],
  );
}

/** How what is restricted is so; only rows at which nothing points can be moved away. */
function restricting(tables: readonly WorldTable[], random: Random): readonly WorldTable[] {
  const pointedAt = new Set(tables.flatMap(({ links }) => links.map(({ to }) => to)));
  return tables.map((table) => {
    if (table.act !== "restrict" || random.percent(20)) return table;
    const isMoved = !pointedAt.has(table.name) && random.percent(60);
    return { ...table, restricts: isMoved ? "move" : "flag" };
  });
}

/** Acts that foreign keys allow: nothing that stays may point at what goes, unless it can let go of it. */
function consistent(tables: readonly WorldTable[]): readonly WorldTable[] {
  const acts = new Map(tables.map(({ name, act }) => [name, act]));
  for (let changed = true; changed;) {
    changed = false;
    for (const { name, links } of tables) {
      const act = acts.get(name);
      for (const one of links) {
        if (!one.declared || act === "delete" || acts.get(one.to) !== "delete") continue;
        // What is kept may not change at all, what is restricted or anonymised lets go of what goes.
        if (act !== "keep" && one.nullable) continue;
        acts.set(one.to, "anonymise");
        changed = true;
      }
    }
  }
  return tables.map((table) => ({ ...table, act: acts.get(table.name) ?? table.act }));
}
