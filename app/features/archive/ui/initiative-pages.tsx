import { useTranslation } from "react-i18next";
import { lineOf } from "#app/i18n/isolate.ts";
import type { InitiativeView } from "#app/features/initiatives/reading/initiative-model.ts";
import { Facts } from "#app/ui/facts.tsx";
import { RichText } from "#app/ui/rich-text.tsx";
import { RecordList } from "./record-list.tsx";

export interface InitiativeLine {
  slug: string;
  title: { text: string; lang: string };
  owner: string;
  years: string | null;
}

/** The initiatives of a folder. */
export function InitiativesPage({ lines }: { lines: InitiativeLine[] }) {
  const { t } = useTranslation("initiatives");
  return (
    <>
      <h1>{t("list.title")}</h1>
      <RecordList
        records={lines.map(({ slug, title, owner, years }) => ({
          to: `../initiative/${slug}.html`,
          title,
          about: [owner, years],
        }))}
      />
    </>
  );
}

interface InitiativePageProps {
  initiative: InitiativeView;
  projects: { slug: string; title: { text: string; lang: string } }[];
}

/** An initiative as everybody read it, with the projects that support it. */
export function InitiativePage({ initiative, projects }: InitiativePageProps) {
  const { t } = useTranslation(["initiatives", "projects"]);
  const { title, owner, ownerNote, years, body, source, themes, sdgs, contact, calls } = initiative;
  return (
    <article>
      <h1 lang={title.lang}>{title.text}</h1>
      <Facts
        isWide
        items={[
          { term: t("field.owner"), value: owner },
          { term: t("field.sourceName"), value: source.url ? <a href={source.url}>{source.name}</a> : source.name },
          { term: t("page.years"), value: years },
          { term: t("field.themes"), value: themes.join(" · ") },
          { term: t("field.sdgs"), value: sdgs.join(" · ") },
          { term: t("page.contact"), value: contact && lineOf([contact.name, contact.email]) },
        ]}
      />
      <p className="small">{ownerNote}</p>
      <RichText html={body.html} lang={body.lang} />
      {calls.open.length + calls.past.length > 0 && (
        <section>
          <h2>{t("calls.title")}</h2>
          <ul>
            {[...calls.open, ...calls.past].map(({ id, title: name, lastDay, url }) => (
              <li key={id}>
                {url ? <a href={url}>{name}</a> : <bdi>{name}</bdi>} <span className="small">{lastDay.text}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {projects.length > 0 && (
        <section>
          <h2>{t("projects:supporting.list")}</h2>
          <ul>
            {projects.map((project) => (
              <li key={project.slug}>
                <a href={`../project/${project.slug}.html`} lang={project.title.lang}>
                  {project.title.text}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
