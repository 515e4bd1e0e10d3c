import Link from "next/link";
import type { ButtonHTMLAttributes, ReactNode } from "react";
import { type ButtonKind, buttonClass } from "./button-class.ts";
import { Icon, type IconName } from "./icon.tsx";

type Common = {
  readonly kind?: ButtonKind;
  readonly icon?: IconName | undefined;
  /** As wide as its column: the phone's way. */
  readonly wide?: boolean;
  readonly children: ReactNode;
};

/** A button that says what will happen. `pending` keeps its place and its focus and refuses a second click. */
export function Button({
  kind = "secondary",
  icon,
  wide = false,
  pending = false,
  children,
  ...rest
}: Common &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "style"> & {
    readonly pending?: boolean;
  }) {
  return (
    <button
      type="submit"
      {...rest}
      aria-disabled={pending || rest["aria-disabled"] || undefined}
      className={buttonClass(kind, wide)}
    >
      {pending ? <Icon name="turning" /> : icon === undefined ? null : <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A link in the shape of a button: leads somewhere and changes nothing. */
export function ButtonLink({
  id,
  kind = "secondary",
  icon,
  wide = false,
  href,
  children,
  download = false,
}: Common & { readonly id?: string; readonly href: string; readonly download?: boolean }) {
  const content = (
    <>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </>
  );
  const className = buttonClass(kind, wide);
  if (download || href.startsWith("#")) {
    return (
      <a id={id} href={href} className={className} download={download || undefined}>
        {content}
      </a>
    );
  }
  return (
    <Link id={id} href={href} prefetch={false} className={className}>
      {content}
    </Link>
  );
}
