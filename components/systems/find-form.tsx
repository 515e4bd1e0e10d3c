import { useLocale, useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";

/** Finds a value among everything shown: an ordinary search by address, nothing is sent anywhere else. */
export function FindForm({ value }: { readonly value: string }) {
  const t = useTranslations("subject.data");
  return (
    <form action={`/${useLocale()}/data`} role="search" className="relative">
      <label htmlFor="find" className="sr-only">
        {t("find")}
      </label>
      <Icon
        name="search"
        className="pointer-events-none absolute start-4 top-1/2 size-5 -translate-y-1/2 text-muted"
      />
      <input
        id="find"
        name="find"
        type="search"
        defaultValue={value}
        placeholder={t("find")}
        autoComplete="off"
        maxLength={200}
        className="block min-h-12 w-full rounded-control border border-control bg-surface ps-12 pe-4"
      />
    </form>
  );
}
