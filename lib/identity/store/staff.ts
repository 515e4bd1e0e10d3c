import { randomUUID } from "node:crypto";
import { roles as allRoles, type Role } from "#lib/kernel/actor.ts";
import { asId, type AccountId, type StaffId } from "#lib/kernel/ids.ts";
import { isLocale, type Locale } from "#lib/kernel/locale.ts";
import { seal, unseal } from "#lib/platform/crypto.ts";
import type { Tx } from "#lib/platform/db.ts";

export type Staff = {
  readonly id: StaffId;
  readonly number: number;
  readonly name: string;
  readonly locale: Locale;
  readonly roles: readonly Role[];
  readonly ownAccountId: AccountId | null;
};

export type StaffSecrets = Staff & {
  readonly passwordHash: string | null;
  readonly totpSealed: Uint8Array | null;
};

const columns = {
  id: true,
  number: true,
  name: true,
  locale: true,
  roles: true,
  ownAccountId: true,
} as const;

/** A staff member who is not disabled, with what proves them; for the gate that holds this address. */
export async function staffByEmail(tx: Tx, email: string): Promise<StaffSecrets | undefined> {
  const row = await tx.staffMember.findFirst({
    where: { email, disabledAt: null },
    select: columns,
  });
  return withSecrets(tx, row);
}

/** A staff member who is not disabled. */
export async function staffById(tx: Tx, id: StaffId): Promise<Staff | undefined> {
  const row = await tx.staffMember.findFirst({ where: { id, disabledAt: null }, select: columns });
  return row === null ? undefined : read(row);
}

/** The same, for the gate at which this member's password was right (`actAs`). */
export async function staffSecretsById(tx: Tx, id: StaffId): Promise<StaffSecrets | undefined> {
  const row = await tx.staffMember.findFirst({ where: { id, disabledAt: null }, select: columns });
  return withSecrets(tx, row);
}

/** Asked for an unknown member as well: how long it takes tells nothing. No other way leads the web to these columns. */
async function withSecrets(tx: Tx, row: Row | null): Promise<StaffSecrets | undefined> {
  const held = await tx.$queryRaw<Secrets[]>`
    select id::text, password_hash as "passwordHash", totp_sealed as "totpSealed" from staff_secrets()`;
  const own = held.find(({ id }) => id === row?.id);
  if (row === null || own === undefined) return undefined;
  return { ...read(row), passwordHash: own.passwordHash, totpSealed: own.totpSealed };
}

/** Marks a TOTP step as used; false when this step or a later one was used before (replay), or staff are disabled. */
export async function takeTotpStep(tx: Tx, id: StaffId, step: number): Promise<boolean> {
  const taken = await tx.$queryRaw<readonly { id: string }[]>`
    update staff_member set totp_last_step = ${step}::bigint
    where id = ${id}::uuid and totp_last_step < ${step}::bigint and disabled_at is null returning id`;
  return taken.length === 1;
}

function sealTotp(id: string, secret: string): Uint8Array {
  return seal(secret, `staff_member.totp.${id}`);
}

export function openTotp(staff: StaffSecrets): string | undefined {
  return staff.totpSealed === null
    ? undefined
    : unseal(staff.totpSealed, `staff_member.totp.${staff.id}`);
}

export type NewStaff = {
  /** Default: the next one. */
  readonly number?: number;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  readonly roles: readonly Role[];
  readonly passwordHash: string | null;
  readonly totpSecret: string | null;
};

/** Adds a staff member under the next number; undefined when the address is already one's. */
export async function insertStaff(tx: Tx, staff: NewStaff): Promise<StaffId | undefined> {
  const known = await tx.staffMember.findUnique({
    where: { email: staff.email },
    select: { id: true },
  });
  if (known !== null) return undefined;
  const id = randomUUID();
  const number = staff.number ?? (await nextNumber(tx));
  await tx.staffMember.createMany({
    data: [
      {
        id,
        number,
        email: staff.email,
        name: staff.name,
        locale: staff.locale,
        roles: [...staff.roles],
        passwordHash: staff.passwordHash,
        totpSealed:
          staff.totpSecret === null ? null : Uint8Array.from(sealTotp(id, staff.totpSecret)),
      },
    ],
  });
  return asId<StaffId>(id);
}

async function nextNumber(tx: Tx): Promise<number> {
  const last = await tx.staffMember.aggregate({ _max: { number: true } });
  return (last._max.number ?? 0) + 1;
}

type Secrets = {
  readonly id: string;
  readonly passwordHash: string | null;
  readonly totpSealed: Uint8Array | null;
};

type Row = {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly locale: string;
  readonly roles: readonly string[];
  readonly ownAccountId: string | null;
};

function read(row: Row): Staff {
  return {
    id: asId<StaffId>(row.id),
    number: row.number,
    name: row.name,
    locale: isLocale(row.locale) ? row.locale : "ru",
    // An unknown role gives no right: fail closed.
    roles: allRoles.filter((role) => row.roles.includes(role)),
    ownAccountId: row.ownAccountId === null ? null : asId<AccountId>(row.ownAccountId),
  };
}
