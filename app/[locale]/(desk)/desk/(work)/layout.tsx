import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { DeskShell, type DeskTab } from "#components/layout/desk-shell.tsx";
import { hasRole, roles } from "#lib/kernel/actor.ts";
import { shellOperator } from "#lib/web/entry.ts";
import { requireStaff } from "#lib/web/session.ts";
import { signOut } from "../../../(public)/sign-in/actions.ts";

/** Every page of the desk. The pages ask for the session and the role again: this is the frame, not the guard. */
export default async function DeskLayout({ children }: { readonly children: ReactNode }) {
  const viewer = await requireStaff();
  const { actor } = viewer;
  const tabs: DeskTab[] = [
    ...(hasRole(actor, "agent", "officer", "auditor")
      ? [{ id: "queue", path: "" } as const, { id: "tasks", path: "/tasks" } as const]
      : []),
    { id: "systems", path: "/systems" },
    ...(hasRole(actor, "officer", "auditor", "admin")
      ? [{ id: "calendar", path: "/calendar" } as const, { id: "audit", path: "/audit" } as const]
      : []),
  ];
  const role = [...roles].reverse().find((one) => actor.roles.includes(one)) ?? "agent";
  return (
    <DeskShell
      operator={shellOperator(await getLocale())}
      tabs={tabs}
      staff={{ number: actor.number, role: actor.roles.includes("officer") ? "officer" : role }}
      signOut={signOut}
    >
      {children}
    </DeskShell>
  );
}
