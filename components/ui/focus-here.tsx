"use client";

import { useEffect } from "react";

/** Gives the focus to an element when the one that had it went with the last page, and to nothing else. */
export function FocusHere({ id }: { readonly id: string }) {
  useEffect(() => {
    if (document.activeElement === document.body) document.getElementById(id)?.focus();
  }, [id]);
  return null;
}
