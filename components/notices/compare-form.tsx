import { useLocale, useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { SelectField } from "#components/ui/field.tsx";
import { Fact, Facts } from "#components/ui/rows.tsx";
import { formatDate } from "#lib/i18n/formats.ts";
import type { NoticeRow, NoticeView } from "#lib/operator/core/notice-page.ts";
import { isNamed } from "./version-name.ts";
import { NoticeState } from "./notice-facts.tsx";

/** Which two texts stand against one another; a plain form chooses another older one, where there are more. */
export function CompareForm({
  before,
  after,
}: {
  readonly before: NoticeView;
  readonly after: NoticeView;
}) {
  const locale = useLocale();
  const t = useTranslations("policy.changes");
  const text = useTranslations("policy.text");
  const nameOf = ({ version, from }: NoticeRow): string => {
    const day =
      from === undefined
        ? text("rowUnknown")
        : text("row", { from: formatDate(locale, from, "long") });
    return isNamed(version) ? `${version}. ${day}` : day;
  };
  const others = after.versions.filter(({ version }) => version !== after.version);
  return (
    <>
      <div className="border-y border-hairline">
        <Facts>
          <Fact label={t("older")} small={<NoticeState state={before.state} />}>
            {nameOf(before)}
          </Fact>
          <Fact label={t("newer")} small={<NoticeState state={after.state} />}>
            {nameOf(after)}
          </Fact>
        </Facts>
      </div>
      {others.length < 2 ? null : (
        <form
          action={`/${locale}/notices/${after.ref}/changes`}
          data-print="no"
          className="mt-4 grid items-end gap-3 wide:grid-cols-[minmax(0,1fr)_auto]"
        >
          <SelectField id="with" name="with" label={t("compare")} defaultValue={before.version}>
            {others.map((row) => (
              <option key={row.version} value={row.version}>
                {nameOf(row)}
              </option>
            ))}
          </SelectField>
          <Button>{t("show")}</Button>
        </form>
      )}
    </>
  );
}
