import { useLocale, useTranslations } from "next-intl";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { say } from "#lib/kernel/locale.ts";
import { isNamed } from "./version-name.ts";
import type { NoticeView } from "#lib/operator/core/notice-page.ts";

/** Where a clause stands on its page. */
function clauseId(clause: string): string {
  return `c-${clause}`;
}

/** The text, clause by clause, each with an address of its own. */
export function NoticeText({ view }: { readonly view: NoticeView }) {
  const locale = useLocale();
  const t = useTranslations("policy.text");
  return (
    <>
      <div className="mt-8 border-y border-hairline" data-print="no">
        <Disclosure summary={t("clauses")}>
          <ul className="grid gap-x-6 pb-3 wide:grid-cols-2">
            {view.sections.map(({ clause, titles }) => (
              <li key={clause} className="flex min-h-11 gap-2 py-2">
                {isNamed(clause) ? (
                  <span className="figures shrink-0 text-muted">{clause}</span>
                ) : null}
                <TextLink href={`#${clauseId(clause)}`}>{say(titles, locale)}</TextLink>
              </li>
            ))}
          </ul>
        </Disclosure>
      </div>
      <div className="mt-8 divide-y divide-hairline border-y border-hairline">
        {view.sections.map(({ clause, titles, texts }) => (
          <section key={clause} id={clauseId(clause)} className="py-4 target:bg-accent-soft">
            <h2 className="text-16">
              {isNamed(clause) ? (
                <span className="figures me-2 font-normal text-muted">{clause}</span>
              ) : null}
              {say(titles, locale)}
            </h2>
            <p className="keep-lines mt-1">{say(texts, locale)}</p>
          </section>
        ))}
      </div>
    </>
  );
}
