import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { Icon } from "#components/ui/icon.tsx";
import { Row } from "#components/ui/rows.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatDate } from "#lib/i18n/formats.ts";
import type { RequestSummary } from "#lib/requests/core/views.ts";
import { RequestClock } from "./request-clock.tsx";
import { markOfState, RequestState } from "./request-state.tsx";

/** A request under way: its name leads to it, its clock stands beneath. */
export function OpenRequest({
  request,
  now,
}: {
  readonly request: RequestSummary;
  readonly now: string;
}) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("requests"));
  const ui = useTranslations("ui");
  return (
    <li className="py-4">
      <Link
        href={`/${locale}/requests/${request.id}`}
        prefetch={false}
        className="soft flex min-h-11 items-center justify-between gap-3 hover:text-accent-strong"
      >
        <span className="text-18 font-semibold">{t(`types.${request.type}.name`)}</span>
        <Icon name="chevron-right" className="-me-1 size-4.5 text-muted" />
      </Link>
      <p className="mb-3 flex flex-wrap items-center gap-x-4 text-14">
        <RequestState state={request.state} />
        <span className="figures text-muted">{ui("number", { number: request.number })}</span>
      </p>
      <RequestClock clocks={request.clocks} now={now} trace={false} />
    </li>
  );
}

/** A request that is over: what it was, how it ended, when. */
export function ClosedRequest({ request }: { readonly request: RequestSummary }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("requests"));
  const ui = useTranslations("ui");
  const mark = markOfState(request.state);
  const day = formatDate(locale, request.closedAt ?? request.receivedAt, "long");
  return (
    <Row
      href={`/${locale}/requests/${request.id}`}
      icon={mark.icon}
      tone={mark.tone}
      title={t(`types.${request.type}.name`)}
      note={`${t(`states.${request.state}`)}. ${day}. ${ui("number", { number: request.number })}`}
    />
  );
}
