import { mysqlCatalogue } from "../connectors/mysql/catalogue.ts";
import { postgresCatalogue } from "../connectors/postgres/catalogue.ts";
import type { Catalogue } from "./catalogue.ts";

type CatalogueKind = {
  /** What a URL of this kind begins with. */
  readonly protocols: readonly string[];
  readonly open: (url: string) => Catalogue;
};

/** Every kind of database that can be asked what it looks like, by the kind of its connector. */
export const catalogueKinds: Readonly<Record<string, CatalogueKind>> = {
  postgres: { protocols: ["postgres:", "postgresql:"], open: postgresCatalogue },
  mysql: { protocols: ["mysql:", "mariadb:"], open: mysqlCatalogue },
};

/** The kind of database that a URL leads to; undefined for what is no URL or of no kind we know. */
export function kindOfUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol } = new URL(url);
  return Object.entries(catalogueKinds).find(([, { protocols }]) =>
    protocols.includes(protocol),
  )?.[0];
}
