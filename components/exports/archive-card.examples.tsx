import type { ArchiveView } from "#lib/exports/core/views.ts";
import { ArchiveCard } from "./archive-card.tsx";

const archive: ArchiveView = {
  id: "0",
  state: "building",
  stepsDone: 3,
  stepsTotal: 7,
  sizeBytes: 0,
  downloadsLeft: 3,
  createdAt: "2026-10-20T09:02:10Z",
  failedSystems: [],
};

export const examples = {
  building: <ArchiveCard archive={archive} downloadHref="#" againHref="#" />,
  ready: (
    <ArchiveCard
      archive={{
        ...archive,
        state: "ready",
        sizeBytes: 1_400_000,
        expiresAt: "2026-10-23T09:02:10Z",
        failedSystems: [
          { system: "mailing", names: { kk: "Хабарлама тарату", ru: "Рассылки", en: "Mailing" } },
        ],
      }}
      downloadHref="#"
      againHref="#"
    />
  ),
};
