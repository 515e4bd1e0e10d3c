import { hasLocale } from "next-intl";
import { setRequestLocale } from "next-intl/server";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { allExamples } from "#components/examples.tsx";
import { SubjectShell } from "#components/layout/subject-shell.tsx";
import { routing } from "#lib/i18n/routing.ts";
import { env } from "#lib/platform/env.ts";

type Props = { readonly searchParams: Promise<{ locale?: string; part?: string }> };

/** Every component with its examples, for the eye, for axe and for pictures. Demo and test mode only. */
export default async function ExamplesPage({ searchParams }: Props) {
  await headers();
  if (env().JEKE_MODE === "production") notFound();
  const { locale, part } = await searchParams;
  setRequestLocale(hasLocale(routing.locales, locale) ? locale : "ru");
  const shown = Object.entries(allExamples).filter(([name]) => part === undefined || name === part);
  return (
    <SubjectShell operator={{ name: "iTicket.kz", sample: true }} person="a•••••@example.com">
      <h1 className="text-28">Examples</h1>
      {shown.map(([name, examples]) => (
        <section key={name} className="mt-10">
          <h2 className="border-b border-control pb-2 text-18">{name}</h2>
          {Object.entries(examples).map(([title, example]) => (
            <div key={title} className="mt-6">
              <p className="mb-3 text-13 text-muted">{title}</p>
              {example}
            </div>
          ))}
        </section>
      ))}
    </SubjectShell>
  );
}
