import type { MoreUrls } from "../kinds.ts";
import type { SqlDatabase } from "./database.ts";

/** One database under up to three roles: who reads, who corrects and erases, and who works there every day. */
export type Roles<Database extends SqlDatabase = SqlDatabase> = {
  readonly reading: Database;
  readonly writing: Database;
  readonly ordinary?: Database;
};

/**
 * A database for each role that has a URL of its own; whoever reads also writes where nobody else is named. `eyes`: the portal
 * must see every row, the everyday role sees what it sees.
 */
export function rolesOf<Database extends SqlDatabase>(
  open: (url: string, eyes: "portal" | "ordinary") => Database,
  url: string,
  { eraseUrl, ordinaryUrl }: MoreUrls,
): Roles<Database> {
  const reading = open(url, "portal");
  return {
    reading,
    writing: eraseUrl === undefined ? reading : open(eraseUrl, "portal"),
    ...(ordinaryUrl === undefined ? {} : { ordinary: open(ordinaryUrl, "ordinary") }),
  };
}
