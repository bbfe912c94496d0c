import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import type { WorksWith } from "../works-with.server.ts";

/** The members an institution has projects with, on its page in the directory. */
export function WorksWithList({ partners }: { partners: WorksWith | null }) {
  const { t } = useTranslation("projects");
  if (!partners) return null;
  const { members, more, to } = partners;
  return (
    <section className="stack stack-tight" aria-labelledby="works-with">
      <h2 id="works-with">{t("works_with.title")}</h2>
      <ul>
        {members.map(({ slug, name, projects }) => (
          <li key={slug}>
            <InstitutionName {...name} to={`/directory/${slug}`} isInline />{" "}
            <span className="small soft">{t("network.count.projects", { count: projects })}</span>
          </li>
        ))}
        {more > 0 && <li>{t("network.more", { count: more })}</li>}
      </ul>
      <p className="small no-print">
        <Link to={to}>{t("works_with.picture")}</Link>
      </p>
    </section>
  );
}
