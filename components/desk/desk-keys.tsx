import { useTranslations } from "next-intl";
import { asTranslate } from "#components/ui/words.ts";
import { KeyCap } from "./key-cap.tsx";
import { KeyListener } from "./key-listener.tsx";

/** Keys of this page: listened to, and said. The queue says them in a line, `?` shows them everywhere. */
export function DeskKeys({ back }: { readonly back?: string }) {
  const t = asTranslate(useTranslations("desk.keys"));
  const rows =
    back === undefined ? (["move", "open", "help"] as const) : (["back", "help"] as const);
  const caps: Record<"move" | "open" | "help" | "back", readonly string[]> = {
    move: ["J", "K"],
    open: ["Enter"],
    back: ["Q"],
    help: ["?"],
  };
  const lines = rows.map((row) => (
    <span key={row} className="inline-flex items-center gap-1.5">
      {caps[row].map((cap) => (
        <KeyCap key={cap}>{cap}</KeyCap>
      ))}
      <span className="ms-1">{t(row)}</span>
    </span>
  ));
  return (
    <>
      {back === undefined ? (
        <p className="mt-5 hidden flex-wrap gap-x-6 gap-y-2 text-13 text-muted desk:flex [@media(scripting:none)]:hidden">
          {lines}
        </p>
      ) : null}
      <KeyListener title={t("title")} close={t("close")} {...(back === undefined ? {} : { back })}>
        <div className="grid gap-3">{lines}</div>
      </KeyListener>
    </>
  );
}
