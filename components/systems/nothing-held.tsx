import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { Row, Rows } from "#components/ui/rows.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { say } from "#lib/kernel/locale.ts";
import type { DataView } from "#lib/systems/core/data-view.ts";

/** Every system that could be asked holds nothing: a different answer from "failed", with the one way on. */
export function NothingHeld({ view }: { readonly view: DataView }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("subject.data"));
  return (
    <div className="grid gap-6">
      <Rows>
        {view.systems
          .filter((system) => system.id !== "portal")
          .map((system) => (
            <Row
              key={system.id}
              icon="none"
              title={say(system.names, locale)}
              note={t(system.because === undefined ? "heldNothing" : "notAsked")}
            />
          ))}
      </Rows>
      <p className="max-w-measure">{t("otherAddress")}</p>
      <div className="flex">
        <ButtonLink kind="primary" href={`/${locale}/prove`}>
          {t("proveAnother")}
        </ButtonLink>
      </div>
    </div>
  );
}
