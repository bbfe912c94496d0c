import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import type { EntryView } from "./year-model.ts";

interface CardsProps {
  view: EntryView;
  /** What stands where there are no projects; left out where they stand elsewhere on the page. */
  noProjects?: string;
}

/** All that is confirmed of a member at once: its entry, its people, its projects. */
export function EntryCards({ view, noProjects }: CardsProps) {
  return (
    <>
      <Entry view={view} />
      <People view={view} />
      {noProjects !== undefined && <Projects projects={view.projects} none={noProjects} />}
    </>
  );
}

function Entry({ view: { facts, paths } }: { view: EntryView }) {
  const { t } = useTranslation("members");
  return (
    <Card title={t("year.entry")}>
      <Facts isWide items={facts.map(({ term, value }) => ({ term, value: value && <OwnWords text={value} /> }))} />
      <p>{t("year.wrong")}</p>
      <p>
        <LinkButton to={paths.edit} variant="quiet">
          {t("institution.edit_profile")}
        </LinkButton>
      </p>
    </Card>
  );
}

function People({ view: { people, paths } }: { view: EntryView }) {
  const { t } = useTranslation("members");
  return (
    <Card title={t("year.people")}>
      <ul>
        {people.map(({ key, name, role, place }) => (
          <li key={key}>
            <strong>
              <bdi>{name}</bdi>
            </strong>{" "}
            <span className="soft">· {role}</span>
            {place && (
              <>
                {" · "}
                <OwnWords text={place} />
              </>
            )}
          </li>
        ))}
      </ul>
      <Link to={paths.people}>{t("institution.people_manage")}</Link>
    </Card>
  );
}

function Projects({ projects, none }: Pick<EntryView, "projects"> & { none: string }) {
  const { t } = useTranslation("members");
  return (
    <Card title={t("year.projects")}>
      {projects.length === 0 && <p className="soft">{none}</p>}
      <ul>
        {projects.map(({ to, title, lang, role, state }) => (
          <li key={to}>
            <Link to={to} lang={lang}>
              {title}
            </Link>{" "}
            <span className="soft">
              · {role === null ? t("year.lead") : <OwnWords text={role} />} · {state}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
