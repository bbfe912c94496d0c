import type { ReactNode } from "react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { EntryCard } from "#app/ui/card.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { Deadline } from "#app/ui/deadline.tsx";
import { directionOfText } from "#app/i18n/text-direction.ts";
import { languageOfText } from "#app/i18n/text-language.ts";
import { OwnWhy } from "../../matching/ui/why.tsx";
import type { BoardCardView } from "../board-model.ts";

interface BoardCardProps {
  project: BoardCardView;
  headingLevel?: 2 | 3 | 4;
  /** What can be done with it here. */
  children?: ReactNode;
}

/** A project as a list shows it. */
export function BoardCard({ project, headingLevel = 2, children }: BoardCardProps) {
  const { t } = useTranslation("projects");
  const Heading = `h${headingLevel}` as const;
  const { slug, title, acronym, status, deadline, lead, period, partnersText } = project;
  const { kind, excerpt, themes, countries } = project;
  const line = [kind, period, countries.join(", ")].filter(Boolean).join(" · ");
  return (
    <EntryCard
      aside={
        <div className="row">
          <Badge tone={status.tone}>{status.label}</Badge>
          {project.stale && <Badge tone="wait">{project.stale.label}</Badge>}
          {project.isForMembers && <Badge tone="neutral">{t("board.for_members")}</Badge>}
          {project.badges.map(({ key, label }) => (
            <Badge key={key} tone="neutral">
              {label}
            </Badge>
          ))}
        </div>
      }
    >
      <Heading>
        <Link to={`/projects/${slug}`}>
          <bdi lang={title.lang}>{title.text}</bdi>
        </Link>
        {acronym && <span className="soft"> · {acronym}</span>}
      </Heading>
      <p className="small soft">
        {t("board.led_by")} {lead.slug ? <Link to={`/directory/${lead.slug}`}>{lead.name}</Link> : lead.name},{" "}
        {lead.country}
      </p>
      <p dir={directionOfText(excerpt.lang)} lang={excerpt.lang ?? languageOfText(excerpt.text)}>
        {excerpt.text}
      </p>
      {project.foundIn && (
        <p>
          {t("board.found_in")}{" "}
          <Link to={project.foundIn.to}>
            <OwnWords {...project.foundIn.title} />
          </Link>
        </p>
      )}
      {project.why && <OwnWhy why={project.why} />}
      <p className="small">{themes.join(" · ")}</p>
      <p className="small soft">{line}</p>
      {(deadline || partnersText) && (
        <p className="cluster small">
          {deadline && (
            <span>
              {t("board.answer_by")} <Deadline {...deadline} />
            </span>
          )}
          {partnersText && <span className="soft">{partnersText}</span>}
        </p>
      )}
      {children}
    </EntryCard>
  );
}
