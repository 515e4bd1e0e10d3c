import { useTranslations } from "next-intl";
import { TextLink } from "#components/ui/text-link.tsx";

type Props = {
  readonly contact: {
    readonly name: string;
    readonly email?: string;
    readonly phone?: string;
    /** The portal's own address, to compare with the one in the browser. */
    readonly portal: string;
  };
};

/** Whom to ask whether a link that asks for something is real. */
export function LinkDoubt({ contact }: Props) {
  const t = useTranslations("tasks.page.doubt");
  const { name, email, phone, portal } = contact;
  const ways = [
    ...(phone === undefined ? [] : [{ href: `tel:${phone.replace(/[^+\d]/g, "")}`, text: phone }]),
    ...(email === undefined ? [] : [{ href: `mailto:${email}`, text: email }]),
  ];
  return (
    <section aria-labelledby="doubt" className="mt-10 border-t border-hairline pt-6 text-14">
      <h2 id="doubt" className="text-16">
        {t("title")}
      </h2>
      <p className="mt-2">{t(ways.length === 0 ? "textAlone" : "text", { operator: name })}</p>
      {ways.map(({ href, text }) => (
        <p key={href} className="mt-1">
          <TextLink href={href}>{text}</TextLink>
        </p>
      ))}
      <p className="mt-2 text-muted">
        {t("portal")}: <span className="break-all">{portal}</span>
      </p>
    </section>
  );
}
