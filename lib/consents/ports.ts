import type { AccountId } from "#lib/kernel/ids.ts";
import type { Locale } from "#lib/kernel/locale.ts";
import type { Unit } from "#lib/platform/unit.ts";

/** One message to many people, the same words for all who read one language. */
export type MassNotice = {
  /** `notice.changed` or `notice.succession`. */
  readonly event: string;
  readonly accounts: readonly {
    readonly accountId: AccountId;
    readonly locale: Locale;
    /** A second message with the same key is dropped. */
    readonly key: string;
  }[];
  readonly paramsIn: (locale: Locale) => Readonly<Record<string, string | number>>;
};

/**
 * Writes a message to the preferred address of each account and queues its sending, in this transaction and with the same
 * few statements for one account as for hundreds. `written` counts those not written before. Whoever has no proven
 * address gets none: home shows them the news.
 */
export type TellMany = (unit: Unit, notice: MassNotice) => Promise<{ readonly written: number }>;
