import { notFound } from "next/navigation";
import { orNotFound } from "#lib/web/not-found.ts";
import NotFound from "../not-found.tsx";

/** Addresses that lead nowhere, told in the language of the address. */
function UnknownPage(): Promise<never> {
  notFound();
}

export default orNotFound(UnknownPage, NotFound);
