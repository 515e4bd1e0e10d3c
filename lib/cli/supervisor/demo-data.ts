import { disconnect, inTransaction } from "#lib/platform/db.ts";
import { demoStaff } from "../../../prisma/demo/staff.ts";

/** True when somebody of the demo's staff can sign in to this database. */
export async function holdsDemoStaff(): Promise<boolean> {
  try {
    return await inTransaction("worker", { kind: "worker", job: "start" }, async (tx) => {
      const emails = demoStaff.map(({ email }) => email);
      const row = await tx.staffMember.findFirst({
        where: { email: { in: emails }, disabledAt: null },
        select: { id: true },
      });
      return row !== null;
    });
  } finally {
    await disconnect();
  }
}
