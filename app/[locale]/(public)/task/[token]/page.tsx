import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PublicShell } from "#components/layout/public-shell.tsx";
import { LinkDoubt } from "#components/systems/link-doubt.tsx";
import { OutsideTask } from "#components/systems/outside-task.tsx";
import { refusalText } from "#lib/i18n/refusal.ts";
import { taskByLink } from "#lib/systems/tasks/queries.ts";
import { pageUnit } from "#lib/web/container.ts";
import { operatorContact, shellOperator } from "#lib/web/entry.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("tasks.page");
  return { title: t("title"), robots: { index: false } };
}

type Props = {
  readonly params: Promise<{ readonly token: string }>;
  readonly searchParams: Promise<{ readonly problem?: string | string[] }>;
};

/** Needs no sign-in. Looking answers nothing: mail scanners look too. Every link that opens nothing is answered alike. */
export default async function TaskPage({ params, searchParams }: Props) {
  const locale = await getLocale();
  const { token } = await params;
  const { problem } = await searchParams;
  const task = await pageUnit(undefined, (unit) => taskByLink(unit, token));
  const t = await getTranslations("tasks.page");
  const words = await wordsOf(problem);
  return (
    <PublicShell operator={shellOperator(locale)} width="narrow">
      {task !== null ? (
        <OutsideTask task={task} token={token} problem={words} />
      ) : words === undefined || problem === "tasks.unknown" ? (
        <>
          <h1 className="text-28">{t("gone.title")}</h1>
          <p className="mt-3 text-muted">{t("gone.text")}</p>
        </>
      ) : (
        // What could not be read does not say by which link it came: the link itself may be as good as before.
        <>
          <h1 className="text-28">{t("problem")}</h1>
          <p className="mt-3">{words}</p>
          <p className="mt-3 text-muted">{t("gone.again")}</p>
        </>
      )}
      <LinkDoubt contact={operatorContact(locale)} />
    </PublicShell>
  );
}

/** The sentence of a code of ours; any other text in the address is shown to nobody. */
async function wordsOf(problem: string | string[] | undefined): Promise<string | undefined> {
  if (typeof problem !== "string" || !/^tasks\.[a-z-]{1,40}$/.test(problem)) return undefined;
  const t = await getTranslations();
  return refusalText(t as Parameters<typeof refusalText>[0], { code: problem });
}
