import { useTranslations } from "next-intl";
import { ActionForm, type Act } from "#components/ui/action-form.tsx";
import { TextField } from "#components/ui/field.tsx";
import { PendingButton } from "#components/ui/pending-button.tsx";
import type { CaseView } from "#lib/requests/core/views.ts";

/** Asks what for before it shows who; the person will read both. */
export function UnmaskForm({ view, act }: { readonly view: CaseView; readonly act: Act }) {
  const t = useTranslations("desk.case");
  return (
    <div className="mt-3">
      <ActionForm
        act={act}
        problem={t("problem")}
        hidden={{ requestId: view.id, version: String(view.version) }}
      >
        <TextField
          id="reason"
          name="reason"
          label={t("unmaskReason")}
          hint={t("unmaskNote")}
          required
          minLength={3}
          maxLength={300}
        />
        <div>
          <PendingButton icon="eye">{t("unmask")}</PendingButton>
        </div>
      </ActionForm>
    </div>
  );
}
