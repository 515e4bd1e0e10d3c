import { translator } from "#lib/i18n/translator.ts";
import { formatDate } from "#lib/i18n/formats.ts";
import { say, type Locale } from "#lib/kernel/locale.ts";
import { dateIn } from "#lib/kernel/time.ts";
import {
  effectiveDay,
  governedBy,
  noticeByRef,
  noticeIdOf,
  noticeInForce,
  noticeRef,
  noticeVersions,
} from "#lib/operator/core/notice-choice.ts";
import type { Operator } from "#lib/operator/core/pack.ts";
import { env } from "#lib/platform/env.ts";

type Params = Readonly<Record<string, string>>;

/**
 * What an announcement says, language by language: what changed, from when it governs, where to read the difference, how to
 * refuse. Nothing when the pack does not hold it any more.
 */
export function announcementInWords(
  operator: Operator,
  news: { readonly kind: "notice" | "succession"; readonly ref: string },
  now: Temporal.Instant,
): ((locale: Locale) => Params) | undefined {
  return news.kind === "notice"
    ? noticeInWords(operator, news.ref, now)
    : successionInWords(operator, news.ref, now);
}

function noticeInWords(
  operator: Operator,
  ref: string,
  now: Temporal.Instant,
): ((locale: Locale) => Params) | undefined {
  const notice = noticeByRef(operator, ref);
  if (notice === undefined) return undefined;
  const id = noticeIdOf(notice);
  const versions = noticeVersions(operator, id, dateIn(operator.zone, now));
  const isFirst = versions[0]?.notice === notice;
  const from = effectiveDay(operator, notice)?.toString();
  const today = dateIn(operator.zone, now);
  const services = governedBy(operator, id, effectiveDay(operator, notice) ?? today);
  return (locale) => {
    const t = translator(locale, "policy");
    const page = `${portalUrl()}/${locale}/notices/${ref}`;
    return {
      title: say(notice.titles, locale),
      about: services.map(({ names }) => say(names, locale)).join(", "),
      changes: say(notice.changes, locale) ?? t("message.seeDifference"),
      from: from === undefined ? t("message.already") : formatDate(locale, from, "long"),
      read: isFirst ? page : `${page}/changes`,
      refuse: refusalUrl(locale, ref),
    };
  };
}

function successionInWords(
  operator: Operator,
  id: string,
  now: Temporal.Instant,
): ((locale: Locale) => Params) | undefined {
  const found = operator.successions.find((one) => one.id === id);
  if (found === undefined) return undefined;
  const inForce = noticeInForce(operator, undefined, dateIn(operator.zone, now));
  return (locale) => {
    const t = translator(locale, "policy");
    return {
      successor: say(found.names, locale),
      how: t(`succession.kinds.${found.kind}`),
      moves: formatDate(locale, found.moves, "long-weekday-year"),
      about: say(found.about, locale),
      read: `${portalUrl()}/${locale}/notices`,
      refuse: refusalUrl(locale, inForce === undefined ? undefined : noticeRef(inForce), id),
    };
  };
}

function refusalUrl(locale: Locale, ref: string | undefined, succession?: string): string {
  const query = new URLSearchParams({
    ...(ref === undefined ? {} : { notice: ref }),
    ...(succession === undefined ? {} : { succession }),
  });
  return `${portalUrl()}/${locale}/requests/new/notice-refusal?${query.toString()}`;
}

/** The portal's own address, never what a request's Host header says. */
function portalUrl(): string {
  return new URL(env().JEKE_URL).origin;
}
