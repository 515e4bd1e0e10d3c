import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { SystemList } from "#components/desk/system-list.tsx";
import { UploadCheck } from "#components/desk/upload-check.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { refusalText } from "#lib/i18n/refusal.ts";
import { hasRole } from "#lib/kernel/actor.ts";
import { say } from "#lib/kernel/locale.ts";
import { systemStates } from "#lib/systems/desk-state.ts";
import { uploadToDecide } from "#lib/systems/use-cases/upload-file.ts";
import { pageWorkspace } from "#lib/web/container.ts";
import { orNotFound } from "#lib/web/not-found.ts";
import { requireStaff } from "#lib/web/session.ts";
import DeskNotFound from "../not-found.tsx";
import { dropFile, takeFile } from "./actions.ts";

type Search = Readonly<Record<string, string | string[] | undefined>>;
type Props = { readonly searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("systems.desk"))("title") };
}

/** How each registered system is just now; the administrator gives folders of files their new ones here. */
async function SystemsPage({ searchParams }: Props) {
  const viewer = await requireStaff("agent", "officer", "admin", "auditor");
  const t = await getTranslations("systems.desk");
  const locale = await getLocale();
  const search = await searchParams;
  const workspace = await pageWorkspace(viewer);
  const [states, upload] = await Promise.all([systemStates(workspace), sentIn(workspace, search)]);
  const count = states.filter(({ state }) => state !== "by-hand").length;
  const failed = states.filter(({ state }) => state === "failed").length;
  const taken = states.find(({ id }) => id === search.taken);
  const problem = upload === null ? "systems.upload-gone" : codeIn(search);
  const words = await getTranslations();
  return (
    <div className="max-w-page px-5 py-4">
      <h1 className="text-22">{t("sums", { failed, count, byHand: states.length - count })}</h1>
      <div className="mt-4 grid gap-4">
        {problem === undefined ? null : (
          <div role="alert">
            <Banner
              tone="late"
              icon="triangle"
              title={refusalText(words as Parameters<typeof refusalText>[0], { code: problem })}
            />
          </div>
        )}
        {taken === undefined ? null : (
          <p role="status" className="font-medium text-done">
            {t("taken", { system: say(taken.names, locale) })}
          </p>
        )}
        {upload === undefined || upload === null ? null : (
          <UploadCheck view={upload} take={takeFile} drop={dropFile} />
        )}
        <SystemList states={states} maySend={hasRole(viewer.actor, "admin")} />
      </div>
    </div>
  );
}

type Workspace = Parameters<typeof uploadToDecide>[0];

/** The sent file that the address names; null when it is there no more, nothing when it names none. */
async function sentIn(workspace: Workspace, { system, file, name }: Search) {
  if (typeof system !== "string" || typeof file !== "string" || typeof name !== "string") {
    return undefined;
  }
  return uploadToDecide(workspace, { system, id: file, name });
}

/** A code of ours; any other text in the address is shown to nobody. */
function codeIn({ problem }: Search): string | undefined {
  return typeof problem === "string" &&
    /^systems\.upload-[a-z]{1,20}$|^systems\.no-room$/.test(problem)
    ? problem
    : undefined;
}

export default orNotFound(SystemsPage, DeskNotFound);
