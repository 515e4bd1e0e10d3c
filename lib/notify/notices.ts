import { randomUUID } from "node:crypto";
import type { Notices, Context } from "#lib/kernel/context.ts";
import { isLocale, type Locale } from "#lib/kernel/locale.ts";
import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import { blindIndex, hex, seal } from "#lib/platform/crypto.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { messageInWords } from "./message-words.ts";

type Base = Omit<Context, "notices"> & { readonly tx: Tx };
type Address = { readonly kind: "email" | "phone"; readonly value: string };
type Params = Readonly<Record<string, string | number>>;

/** The asked-for notice once its address and language are known. */
type Addressed = {
  readonly event: string;
  readonly address: Address;
  readonly locale: Locale;
  readonly params: Params;
  readonly accountId?: string;
  readonly requestId?: string;
};

/**
 * Notices of one unit of work: each becomes one sealed message row and one job per address, in the transaction
 * that causes it. A second notice with the same key and address writes nothing.
 */
export function noticesFor(base: Base): Notices {
  return {
    async notify(notice) {
      // Only reads; the notices of this unit are what is being made here.
      const unit: Unit = { ...base, notices: noticesFor(base) };
      const addresses = await addressesOf(unit, notice.accountId);
      const chosen = notice.to === "all" ? addresses : preferred(addresses);
      const locale = await localeOf(unit, notice);
      for (const address of chosen) {
        const { event, accountId, requestId, params = {}, key } = notice;
        const addressed = {
          event,
          accountId,
          params,
          address,
          locale,
          ...(requestId === undefined ? {} : { requestId }),
        };
        await write(base, addressed, `${key}#${addressMark(address)}`);
      }
    },
    deliver: (message) => write(base, message, message.key),
  };
}

async function addressesOf(unit: Unit, accountId: string): Promise<readonly Address[]> {
  const identifiers = await verifiedIdentifiers(
    unit,
    accountId as Parameters<typeof verifiedIdentifiers>[1],
  );
  return identifiers.flatMap(({ kind, value }) =>
    kind === "email" || kind === "phone" ? [{ kind, value }] : [],
  );
}

/** E-mail before phone: it holds more words and costs the operator nothing. */
function preferred(addresses: readonly Address[]): readonly Address[] {
  const chosen = addresses.find(({ kind }) => kind === "email") ?? addresses[0];
  return chosen === undefined ? [] : [chosen];
}

/** About a request: the language it was asked in; else the account's. */
async function localeOf(
  unit: Unit,
  { accountId, requestId }: { readonly accountId: string; readonly requestId?: string },
): Promise<Locale> {
  const request =
    requestId === undefined
      ? null
      : await unit.tx.request.findUnique({ where: { id: requestId }, select: { locale: true } });
  if (isLocale(request?.locale)) return request.locale;
  const account = await unit.tx.account.findUnique({
    where: { id: accountId },
    select: { locale: true },
  });
  return isLocale(account?.locale) ? account.locale : unit.locale;
}

/** Keeps the addresses of one notice apart. A bare address gets no mark: it is forgotten once the message has left. */
function addressMark({ value }: Address): string {
  return hex(blindIndex("message-to", value)).slice(0, 16);
}

async function write(base: Base, notice: Addressed, key: string): Promise<void> {
  const id = randomUUID();
  const channel = notice.address.kind === "email" ? "email" : "sms";
  const { locale, event, params } = notice;
  const rendered = messageInWords({ event, channel, locale, params });
  // createMany: it returns nothing, so a gate may write what it must not read. Its conflict clause drops repeats.
  const { count } = await base.tx.message.createMany({
    data: [
      {
        id,
        accountId: notice.accountId ?? null,
        requestId: notice.requestId ?? null,
        key,
        event,
        channel,
        toSealed: seal(notice.address.value, `message.to.${id}`),
        locale,
        bodySealed: seal(
          JSON.stringify({ ...rendered, ...codeAndLink(notice.params) }),
          `message.body.${id}`,
        ),
      },
    ],
    skipDuplicates: true,
  });
  if (count === 1) await base.queue.enqueue("send-message", { messageId: id });
}

/** Told apart for the demo inbox, which shows the code as a code; the mail itself has them in its text only. */
function codeAndLink(params: Params): { readonly code?: string; readonly link?: string } {
  return {
    ...(params.code === undefined ? {} : { code: String(params.code) }),
    ...(params.link === undefined ? {} : { link: String(params.link) }),
  };
}
