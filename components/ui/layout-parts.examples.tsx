import { Card, PageHeading, Section } from "./layout-parts.tsx";

export const examples = {
  heading: (
    <PageHeading
      title="Not all of it goes: 12 records stay"
      lead="Nothing is deleted yet. Counted just now."
      back={{ href: "#", label: "Delete: what to delete" }}
    />
  ),
  section: (
    <Section title="Шешілді" quiet>
      <Card>12 000 ₸ қайтарымды төлеген картаңызға аударайық па?</Card>
    </Section>
  ),
};
