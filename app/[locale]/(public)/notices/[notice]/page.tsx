import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { orNotFound } from "#lib/web/not-found.ts";
import NotFound from "../../../not-found.tsx";
import { partOf } from "../today.ts";
import { NoticePart } from "./notice-page.tsx";

type Props = { readonly params: Promise<{ readonly notice: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("policy.text"))("metaTitle") };
}

/** The text in force of a service, or of all that have none of their own. */
async function CurrentNoticePage({ params }: Props) {
  const { notice } = await params;
  return NoticePart({ id: partOf(notice) });
}

export default orNotFound(CurrentNoticePage, NotFound);
