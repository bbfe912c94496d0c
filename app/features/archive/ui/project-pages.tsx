import { useTranslation } from "react-i18next";
import type { OtherText, ShownAnswer } from "#app/features/projects/board/project-model.ts";
import { Prose } from "#app/features/projects/board/ui/prose.tsx";
import { OtherTexts } from "#app/features/projects/board/ui/other-texts.tsx";
import { lineOf } from "#app/i18n/isolate.ts";
import { Facts } from "#app/ui/facts.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Pager } from "./pager.tsx";
import { RecordList } from "./record-list.tsx";

export interface ProjectLine {
  slug: string;
  title: { text: string; lang: string };
  lead: string;
  status: string;
}

interface BoardPageProps {
  lines: ProjectLine[];
  page: number;
  pages: number;
}

/** One page of the projects. */
export function BoardPage({ lines, page, pages }: BoardPageProps) {
  const { t } = useTranslation("projects");
  return (
    <>
      <h1>{t("board.title")}</h1>
      <Pager page={page} pages={pages} />
      <RecordList
        records={lines.map(({ slug, title, lead, status }) => ({
          to: `../project/${slug}.html`,
          title,
          about: [lead, status],
        }))}
      />
      <Pager page={page} pages={pages} />
    </>
  );
}

interface InstitutionLink {
  name: string;
  /** Null for whoever has no page in the folder. */
  slug: string | null;
}

export interface ProjectPageView {
  title: { text: string; lang: string };
  acronym: string | null;
  status: string;
  period: string | null;
  originalTitle: { text: string; lang: string } | null;
  finalSummary: string | null;
  lead: InstitutionLink;
  partners: (InstitutionLink & { role: string; country: string })[];
  needs: { role: string; about: string }[];
  facts: ShownAnswer[];
  sections: ShownAnswer[];
  otherTexts: OtherText[];
}

/** A project as everybody read it. */
export function ProjectPage({ project }: { project: ProjectPageView }) {
  const { t } = useTranslation("projects");
  const { title, acronym, status, period, lead, partners, needs, facts, sections, finalSummary } = project;
  return (
    <article>
      <h1 lang={title.lang}>{title.text}</h1>
      {project.originalTitle && <PlainText text={project.originalTitle.text} lang={project.originalTitle.lang} />}
      <Facts
        isWide
        items={[
          { term: t("members:profile.acronym"), value: acronym },
          { term: t("members:profile.status"), value: status },
          { term: t("page.period"), value: period },
          { term: t("page.lead"), value: <Institution {...lead} /> },
          ...facts.map(({ label, text }) => ({ term: label, value: text })),
        ]}
      />
      {sections.map(({ name, label, how, text, lang, note }) => (
        <section key={name}>
          {name !== "summary" && <h2>{label}</h2>}
          {note && <p className="small">{note}</p>}
          <Prose how={how} text={text} lang={lang} />
        </section>
      ))}
      {finalSummary && (
        <section>
          <h2>{t("page.achieved")}</h2>
          <PlainText text={finalSummary} />
        </section>
      )}
      <OtherTexts texts={project.otherTexts} />
      {partners.length > 0 && (
        <section>
          <h2>{t("page.partners")}</h2>
          <ul>
            {partners.map(({ name, slug, role, country }, at) => (
              <li key={at}>
                <Institution name={name} slug={slug} /> <span className="small">{lineOf([country, role], " · ")}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {needs.length > 0 && (
        <section>
          <h2>{t("archive:needs")}</h2>
          <ul>
            {needs.map(({ role, about }, at) => (
              <li key={at}>
                <bdi>{role}</bdi> <span className="small">{about}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}

function Institution({ name, slug }: InstitutionLink) {
  const shown = <bdi>{name}</bdi>;
  return slug ? <a href={`../members/${slug}.html`}>{shown}</a> : shown;
}
