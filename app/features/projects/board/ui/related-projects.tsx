import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { EntryCard } from "#app/ui/card.tsx";
import type { RelatedView } from "../project-model.ts";

/** Projects next to the one of the page, with what they have in common. */
export function RelatedProjects({ projects }: { projects: RelatedView[] }) {
  const { t } = useTranslation("matching");
  if (projects.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="related">
      <h2 id="related">{t("related.title")}</h2>
      <ul className="entry-list">
        {projects.map(({ slug, title, status, lead, lines }) => (
          <li key={slug}>
            <EntryCard aside={<Badge tone={status.tone}>{status.label}</Badge>}>
              <h3>
                <Link to={`/projects/${slug}`}>
                  <bdi lang={title.lang}>{title.text}</bdi>
                </Link>
              </h3>
              <p className="small soft">
                {lead.name}, {lead.country}
              </p>
              <p className="small">{lines.join("; ")}</p>
            </EntryCard>
          </li>
        ))}
      </ul>
    </section>
  );
}
