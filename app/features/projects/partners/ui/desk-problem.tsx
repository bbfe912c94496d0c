import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { Typed } from "#app/ui/typed.tsx";
import type { InterestView } from "../desk-model.ts";

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
export function DeskProblem({ problem, about, interestId, interests, kept }: DeskProblemProps) {
  const { t } = useTranslation("projects");
  if (!problem) return null;
  const by = interests.find(({ id }) => id === interestId)?.answered;
  return (
    <>
      <Callout tone="bad" role="alert">
        <p>{t(`problem.${problem}`)}</p>
        {by && <p>{t("problem.answered_by", by)}</p>}
        {about && <p>{about.join(", ")}</p>}
      </Callout>
      <Typed typed={kept ? [{ label: t("answer.note"), text: kept }] : []} />
    </>
  );
}
