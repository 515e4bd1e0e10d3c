import type { Metadata } from "next";
import type { ReactNode } from "react";
import "../../../globals.css";

export const metadata: Metadata = { title: "Examples" };

export default function ExamplesLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="ru">
      <body>{children}</body>
    </html>
  );
}
