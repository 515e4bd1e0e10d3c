import { useTranslations } from "next-intl";
import { PageSkeleton } from "#components/ui/skeleton.tsx";

/** A page of the same shape while the systems are being read. */
export default function SubjectLoading() {
  return <PageSkeleton label={useTranslations("subject")("loading")} />;
}
