import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ArrivingData } from "#components/systems/arriving-data.tsx";
import { WholeData } from "#components/systems/whole-data.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PendingButton } from "#components/ui/pending-button.tsx";
import type { SubjectActor } from "#lib/kernel/actor.ts";
import { askedByHand } from "#lib/requests/asked-by-hand.ts";
import { pageUnit } from "#lib/web/container.ts";
import { requireSubject, type Viewer } from "#lib/web/session.ts";
import { askCopy } from "../requests/actions.ts";
import { watchMyData } from "../my-data.ts";

type Search = Readonly<Record<"find" | "whole" | "again", string | string[] | undefined>>;
type Props = { readonly searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("subject.data"))("title") };
}

/** Sent piece by piece while a system is slow; whole when all answer at once, for a search, and for a browser without scripts. */
export default async function DataPage({ searchParams }: Props) {
  const viewer = await requireSubject();
  const { find, whole, again } = await searchParams;
  const wanted = typeof find === "string" ? find.trim().slice(0, 200) : "";
  const waits = wanted !== "" || whole !== undefined;
  // Asked while the systems are: it keeps nothing waiting.
  const [{ live, isWhole, receipt }, byHand, ask] = await Promise.all([
    watchMyData(viewer, { waits }),
    pageUnit(viewer, askedByHand),
    askNode(viewer),
  ]);
  // A question asked again is a page of its own: in the places of the last one its answers would stand until all new ones came.
  const key = live.outline.at;
  const people = { byHand, ask };
  return isWhole ? (
    <WholeData view={await live.whole()} receipt={await receipt} wanted={wanted} people={people} />
  ) : (
    <ArrivingData key={key} {...{ live, receipt, people }} isAgain={again !== undefined} />
  );
}

/** One click where the identity was confirmed just now; else the confirmation comes first, as for every copy. */
async function askNode(viewer: Viewer<SubjectActor>) {
  const t = await getTranslations("subject.data");
  const common = await getTranslations("common");
  const locale = await getLocale();
  if (viewer.actor.level === 2) {
    return (
      <ActionForm
        act={askCopy}
        problem={common("form.summary")}
        hidden={{ submitKey: randomUUID() }}
      >
        <PendingButton icon="user">{t("askByHand")}</PendingButton>
      </ActionForm>
    );
  }
  const next = encodeURIComponent(`/${locale}/requests/new/copy`);
  return (
    <ButtonLink icon="user" href={`/${locale}/step-up?next=${next}`}>
      {t("askByHand")}
    </ButtonLink>
  );
}
