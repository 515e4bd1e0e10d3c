"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import type { ButtonKind } from "./button-class.ts";
import { Button } from "./button.tsx";
import type { IconName } from "./icon.tsx";

type Props = {
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  readonly wide?: boolean;
  readonly name?: string;
  readonly value?: string;
  readonly children: ReactNode;
};

/** The submit button of a form that shows, while the form is under way, that the click has arrived. */
export function PendingButton(props: Props) {
  const { pending } = useFormStatus();
  return (
    <Button
      {...props}
      type="submit"
      pending={pending}
      onClick={(event) => pending && event.preventDefault()}
    />
  );
}
