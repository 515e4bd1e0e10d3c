import { useTranslations } from "next-intl";
import type { Act } from "#components/ui/action-form.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { CaseView } from "#lib/requests/core/views.ts";
import { DeskForm } from "./desk-form.tsx";

/** Asks what for before it shows who; the person will read both. */
export function UnmaskForm({ view, act }: { readonly view: CaseView; readonly act: Act }) {
  const t = useTranslations("desk.case");
  return (
    <>
      <details className="group/unmask mt-3">
        <summary className={`${buttonClass("secondary", true)} group-open/unmask:hidden`}>
          <Icon name="eye" />
          {t("unmask")}
        </summary>
        <DeskForm
          id="unmask"
          act={act}
          hidden={{ requestId: view.id, version: String(view.version) }}
          texts={{ problem: t("problem"), reload: t("reload") }}
          fields={[{ name: "reason", label: t("unmaskReason"), required: true, maxLength: 300 }]}
          buttons={[{ text: t("unmaskShow"), icon: "eye" }]}
        />
      </details>
      <p className="mt-2 text-13 text-muted">{t("unmaskNote")}</p>
    </>
  );
}
