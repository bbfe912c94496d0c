import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { EntryCard } from "#app/ui/card.tsx";
import { Deadline } from "#app/ui/deadline.tsx";
import { OwnWhy } from "../../matching/ui/why.tsx";
import type { SuggestionView } from "../suggestions-model.ts";

/** The few that suit best, for a page that is about something else. */
export function FirstSuggestions({ projects }: { projects: SuggestionView[] }) {
  const { t } = useTranslation("matching");
  if (projects.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="suggested">
      <div className="card-heading">
        <h2 id="suggested">{t("page.title")}</h2>
        <Link to="/projects/suggested">{t("page.all")}</Link>
      </div>
      <ul className="entry-list">
        {projects.map(({ id, anchor, slug, title, lead, deadline, why }) => (
          <li key={id}>
            <EntryCard>
              <h3>
                <Link to={`/projects/${slug}`}>
                  <bdi lang={title.lang}>{title.text}</bdi>
                </Link>
              </h3>
              <p className="small soft">
                {lead.name}, {lead.country}
              </p>
              {why && <OwnWhy why={why} />}
              <p className="cluster small">
                {deadline && <Deadline {...deadline} />}
                <Link to={`/projects/suggested?refuse=${anchor}#${anchor}`}>{t("page.refused")}</Link>
              </p>
            </EntryCard>
          </li>
        ))}
      </ul>
    </section>
  );
}
