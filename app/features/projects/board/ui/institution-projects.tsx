import { useTranslation } from "react-i18next";
import type { BoardCardView } from "../board-model.ts";
import { BoardCard } from "./board-card.tsx";

type InstitutionProject = BoardCardView & { isLead: boolean };

/** The projects an institution leads and those it takes part in, on its page in the directory. */
export function InstitutionProjects({ projects }: { projects: InstitutionProject[] }) {
  const { t } = useTranslation("projects");
  if (projects.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="projects">
      <h2 id="projects">{t("institution.title")}</h2>
      <Group title={t("institution.leads")} projects={projects.filter(({ isLead }) => isLead)} />
      <Group title={t("institution.joins")} projects={projects.filter(({ isLead }) => !isLead)} />
    </section>
  );
}

function Group({ title, projects }: { title: string; projects: BoardCardView[] }) {
  if (projects.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="entry-list">
        {projects.map((project) => (
          <li key={project.slug}>
            <BoardCard project={project} headingLevel={4} />
          </li>
        ))}
      </ul>
    </>
  );
}
