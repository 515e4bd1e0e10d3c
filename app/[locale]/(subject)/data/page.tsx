import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ArrivingData } from "#components/systems/arriving-data.tsx";
import { WholeData } from "#components/systems/whole-data.tsx";
import { requireSubject } from "#lib/web/session.ts";
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
  const { live, isWhole, receipt } = await watchMyData(viewer, { waits });
  // A question asked again is a page of its own: in the places of the last one its answers would stand until all new ones came.
  const key = live.outline.at;
  return isWhole ? (
    <WholeData view={await live.whole()} receipt={await receipt} wanted={wanted} />
  ) : (
    <ArrivingData key={key} {...{ live, receipt }} isAgain={again !== undefined} />
  );
}
