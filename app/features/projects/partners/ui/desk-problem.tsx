import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { Typed } from "#app/ui/typed.tsx";
import type { InterestView } from "../desk-model.ts";
import { AnsweredBy } from "./interest-card.tsx";

interface DeskProblemProps {
  /** Why nothing happened; a key under `problem` in the catalogue. */
  problem?: string;
  /** The institutions on account of which it did not. */
  about?: string[];
  /** The interest in question. */
  interestId?: string;
  interests: readonly InterestView[];
  /** What was typed for the other institution. */
  kept?: string;
}

/** Why nothing happened, with what was typed and has no form any more. */
export function DeskProblem({ problem, about: institutions, interestId, interests, kept }: DeskProblemProps) {
  const { t } = useTranslation("projects");
  if (!problem) return null;
  const about = problem === "already-answered" ? interests.find(({ id }) => id === interestId) : undefined;
  return (
    <>
      <Callout tone="bad" role="alert">
        <p>
          {about
            ? t("problem.stands_differently", { institution: about.institution.name, status: about.status.label })
            : t(`problem.${problem}`)}
        </p>
        {about?.answered && (
          <p>
            <AnsweredBy {...about.answered} />
          </p>
        )}
        {institutions && <p>{institutions.join(", ")}</p>}
      </Callout>
      <Typed typed={kept ? [{ label: t("answer.note"), text: kept }] : []} />
    </>
  );
}
