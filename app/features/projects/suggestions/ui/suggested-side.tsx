import type { SubmissionResult } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActForm } from "#app/ui/act-form.tsx";
import { NOT_FOR_US_REASONS } from "#db/vocabulary.ts";
import { OwnWords } from "#app/ui/own-words.tsx";
import { BoardCard } from "../../board/ui/board-card.tsx";
import { AnswerForm } from "../../partners/ui/answer-form.tsx";
import { labelled } from "../../project/ui/vocabulary-options.ts";
import { LONGEST_NOTE } from "../not-for-us.schema.ts";
import type { RefusedView, SideView, SuggestionView } from "../suggestions-model.ts";

/** Of the form that was refused: about which project of which institution. */
export interface NotForUsAnswer {
  institutionId: string;
  projectId: string;
  result: SubmissionResult;
}

interface SuggestedSideProps {
  side: SideView;
  isOnly: boolean;
  /** The project whose form is open, by its anchor. */
  refusing: string | null;
  last: NotForUsAnswer | null;
}

/** What suits one institution, each with its reason and with a way to say that it does not. */
export function SuggestedSide({ side, isOnly, refusing, last }: SuggestedSideProps) {
  const { t } = useTranslation("matching");
  const { institutionId, institution, projects, refused, mayAnswer } = side;
  return (
    <section className="stack" aria-label={t("page.for", { institution })}>
      {!isOnly && <h2>{t("page.for", { institution })}</h2>}
      {projects.length === 0 && <p>{t("page.none")}</p>}
      <ul className="entry-list">
        {projects.map((project) => (
          <li key={project.id} id={project.anchor}>
            <BoardCard project={project} headingLevel={isOnly ? 2 : 3}>
              {mayAnswer && (
                <NotForUsForm
                  {...{ institutionId, project }}
                  isOpen={refusing === project.anchor}
                  lastResult={
                    last?.institutionId === institutionId && last.projectId === project.id ? last.result : undefined
                  }
                />
              )}
            </BoardCard>
          </li>
        ))}
      </ul>
      {refused.length > 0 && <Refused {...{ institutionId, refused, mayAnswer, isOnly }} />}
    </section>
  );
}

interface NotForUsProps {
  institutionId: string;
  project: SuggestionView;
  isOpen: boolean;
  lastResult: SubmissionResult | undefined;
}

function NotForUsForm({ institutionId, project, isOpen, lastResult }: NotForUsProps) {
  const { t } = useTranslation("matching");
  const { t: word } = useTranslation("vocabulary");
  return (
    <AnswerForm
      id={`not-for-us-${institutionId}-${project.id}`}
      intent="not_for_us"
      label={t("page.refused")}
      explain={t("page.not_for_us_of", { project: project.title.text })}
      send={t("page.send")}
      isDangerous={false}
      isOpen={isOpen}
      about={{ institutionId, projectId: project.id }}
      reasons={{ label: t("page.reason"), options: labelled(word, "not_for_us_reason", NOT_FOR_US_REASONS) }}
      note={{ label: t("page.note"), help: t("page.note_help"), limit: LONGEST_NOTE, rows: 2 }}
      lastResult={lastResult}
    />
  );
}

interface RefusedProps {
  institutionId: string;
  refused: RefusedView[];
  mayAnswer: boolean;
  isOnly: boolean;
}

function Refused({ institutionId, refused, mayAnswer, isOnly }: RefusedProps) {
  const { t } = useTranslation("matching");
  const Heading = isOnly ? "h2" : "h3";
  return (
    <section className="stack" aria-labelledby={`refused-${institutionId}`}>
      <Heading id={`refused-${institutionId}`}>{t("page.refused_list")}</Heading>
      <ul className="entry-list">
        {refused.map(({ id, slug, title, said, note }) => (
          <li key={id} className="card stack stack-tight">
            <p>
              <Link to={`/projects/${slug}`}>
                <OwnWords text={title.text} lang={title.lang} />
              </Link>
            </p>
            <p className="small soft">{said}</p>
            {note && (
              <p className="small">
                <OwnWords text={note} />
              </p>
            )}
            {mayAnswer && (
              <ActForm
                intent="take_back"
                about={{ institutionId, projectId: id }}
                label={t("page.take_back")}
                spoken={t("page.take_back_of", { project: title.text })}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
