import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Deadline } from "#app/ui/deadline.tsx";
import type { PresentedProject } from "../../project/project-model.ts";

/** The calls that close next, each with what it waits for. */
export function ClosingCalls({ calls }: { calls: readonly PresentedProject[] }) {
  const { t } = useTranslation(["public", "projects"]);
  return (
    <section className="stack stack-tight" aria-labelledby="closing">
      <div className="row row-between">
        <h2 id="closing">{t("home.calls.title")}</h2>
        <p className="small">
          <Link to="/projects?seeking=1">{t("home.calls.all")}</Link>
        </p>
      </div>
      {calls.length === 0 && <p className="soft">{t("home.calls.none")}</p>}
      <ul className="glance-list">
        {calls.map(({ slug, title, lead, deadline, partnersText }) => (
          <li key={slug} className="stack stack-tight">
            <h3>
              <Link to={`/projects/${slug}`}>
                <bdi lang={title.lang}>{title.text}</bdi>
              </Link>
            </h3>
            <p className="small soft">
              {t("projects:board.led_by")} {lead.name}, {lead.country}
            </p>
            <p className="cluster small">
              {deadline && <Deadline {...deadline} />}
              {partnersText && <span className="soft">{partnersText}</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
