import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { orNotFound } from "#lib/web/not-found.ts";
import NotFound from "../../../../not-found.tsx";
import { partOf } from "../../today.ts";
import { NoticePart } from "../notice-page.tsx";

type Props = {
  readonly params: Promise<{ readonly notice: string; readonly version: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("policy.text"))("metaTitle") };
}

/** One version, at an address that stays. */
async function NoticeVersionPage({ params }: Props) {
  const { notice, version } = await params;
  return NoticePart({ id: partOf(notice), version: partOf(version) });
}

export default orNotFound(NoticeVersionPage, NotFound);
