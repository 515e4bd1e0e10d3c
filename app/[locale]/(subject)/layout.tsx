import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { SubjectShell } from "#components/layout/subject-shell.tsx";
import { formatAddress } from "#lib/i18n/formats.ts";
import { ownIdentifiers } from "#lib/identity/queries.ts";
import { pageUnit } from "#lib/web/container.ts";
import { shellOperator } from "#lib/web/entry.ts";
import { requireSubject } from "#lib/web/session.ts";
import { signOut } from "../(public)/sign-in/actions.ts";

/** Every page of a signed-in person. The pages themselves ask for the session again: this is the frame, not the guard. */
export default async function SubjectLayout({ children }: { readonly children: ReactNode }) {
  const viewer = await requireSubject();
  const [address] = await pageUnit(viewer, ownIdentifiers);
  return (
    <SubjectShell
      operator={shellOperator(await getLocale())}
      signOut={signOut}
      {...(address === undefined ? {} : { person: formatAddress(address) })}
    >
      {children}
    </SubjectShell>
  );
}
