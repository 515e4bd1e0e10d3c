import type { ReactNode } from "react";
import { examples as consentMatrix } from "./consents/consent-matrix.examples.tsx";
import { examples as archiveCard } from "./exports/archive-card.examples.tsx";
import { examples as planTable } from "./fulfilment/plan-table.examples.tsx";
import { examples as valueCard } from "./systems/value-card.examples.tsx";
import { examples as banner } from "./ui/banner.examples.tsx";
import { examples as button } from "./ui/button.examples.tsx";
import { examples as clock } from "./ui/clock.examples.tsx";
import { examples as dialog } from "./ui/dialog.examples.tsx";
import { examples as disclosure } from "./ui/disclosure.examples.tsx";
import { examples as errorSummary } from "./ui/error-summary.examples.tsx";
import { examples as field } from "./ui/field.examples.tsx";
import { examples as icon } from "./ui/icon.examples.tsx";
import { examples as layoutParts } from "./ui/layout-parts.examples.tsx";
import { examples as pages } from "./ui/pages.examples.tsx";
import { examples as progress } from "./ui/progress.examples.tsx";
import { examples as rows } from "./ui/rows.examples.tsx";
import { examples as skeleton } from "./ui/skeleton.examples.tsx";
import { examples as stateMark } from "./ui/state-mark.examples.tsx";
import { examples as switches } from "./ui/switch.examples.tsx";
import { examples as table } from "./ui/table.examples.tsx";
import { examples as timeline } from "./ui/timeline.examples.tsx";

/** The examples of every component, by its name. */
export const allExamples: Readonly<Record<string, Readonly<Record<string, ReactNode>>>> = {
  "consent-matrix": consentMatrix,
  "archive-card": archiveCard,
  "plan-table": planTable,
  "value-card": valueCard,
  banner: banner,
  button: button,
  clock: clock,
  dialog: dialog,
  disclosure: disclosure,
  "error-summary": errorSummary,
  field: field,
  icon: icon,
  "layout-parts": layoutParts,
  pages: pages,
  progress: progress,
  rows: rows,
  skeleton: skeleton,
  "state-mark": stateMark,
  switch: switches,
  table: table,
  timeline: timeline,
};
