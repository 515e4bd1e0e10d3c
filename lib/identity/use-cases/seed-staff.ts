import type { Role } from "#lib/kernel/actor.ts";
import type { StaffId } from "#lib/kernel/ids.ts";
import type { Locale } from "#lib/kernel/locale.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { parseAddress } from "../core/address.ts";
import { hashPassword } from "../password.ts";
import { insertStaff } from "../store/staff.ts";

export type SeedStaffInput = {
  /** What a person is shown instead of the name; default: the next one. */
  readonly number?: number;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  readonly roles: readonly Role[];
  /** Absent: the member cannot sign in until one is set. */
  readonly password?: string;
  /** Base32. Absent: the member cannot sign in until a factor is enrolled. */
  readonly totpSecret?: string;
};

/**
 * Adds a staff member by the machine's own hand: the demo, the first administrator, `jeke staff invite`. Worker or owner only.
 *
 * Repeating it with the same address changes nothing and answers `added: false`. Refuses `identity.not-allowed`,
 * `identity.address-invalid`, `identity.password-short` (under 8 characters: a second factor always follows). Writes `staff.added`.
 */
export async function seedStaff(
  unit: Unit,
  input: SeedStaffInput,
): Promise<
  Result<
    { staffId?: StaffId; added: boolean },
    Refusal<"identity.not-allowed" | "identity.address-invalid" | "identity.password-short">
  >
> {
  if (unit.actor.kind !== "worker") return refuse("identity.not-allowed");
  const address = parseAddress(input.email);
  if (!address.ok || address.value.kind !== "email") return refuse("identity.address-invalid");
  if (input.password !== undefined && input.password.length < 8)
    return refuse("identity.password-short");
  const staffId = await insertStaff(unit.tx, {
    ...(input.number === undefined ? {} : { number: input.number }),
    email: address.value.value,
    name: input.name,
    locale: input.locale,
    roles: input.roles,
    passwordHash: input.password === undefined ? null : await hashPassword(input.password),
    totpSecret: input.totpSecret ?? null,
  });
  if (staffId === undefined) return ok({ added: false });
  await unit.audit.append({
    action: "staff.added",
    target: { kind: "staff", id: staffId },
    data: { roles: [...input.roles] },
  });
  return ok({ staffId, added: true });
}
