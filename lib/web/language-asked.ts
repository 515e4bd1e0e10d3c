import type { NextRequest } from "next/server";
import { isLocale, type Locale } from "#lib/kernel/locale.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { cookieName } from "./cookie-names.ts";

/** The language that a browser wants most of those that we speak, for an address that names none; else the operator's own. */
export function languageAsked(accepted: string | null): Locale {
  const wanted = (accepted ?? "").slice(0, 1_000).split(",").map(readWish);
  const ranked = wanted.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  return ranked.map(({ language }) => language).find(isLocale) ?? currentOperator().defaultLocale;
}

/** What our own cookie remembers of the language that was chosen last. */
export function rememberedLanguage({ cookies }: NextRequest): string | undefined {
  return (cookies.get(cookieName("language", true)) ?? cookies.get(cookieName("language", false)))
    ?.value;
}

/** `ru-RU;q=0.8`: the language alone, and how much it is wanted. */
function readWish(text: string): { readonly language: string; readonly weight: number } {
  const [tag = "", ...more] = text.split(";").map((part) => part.trim().toLowerCase());
  const quality = more.find((part) => part.startsWith("q="))?.slice(2) ?? "1";
  const weight = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(quality) ? Number(quality) : 0;
  return { language: tag.split("-")[0] ?? "", weight };
}
