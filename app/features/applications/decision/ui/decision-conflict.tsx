import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { CouncilStage } from "#app/features/agenda/stage.ts";
import { Byline } from "#app/ui/byline.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { DecisionView } from "../../review/decision-model.ts";

interface DecisionConflictProps {
  decision: DecisionView | null;
  status: string;
  /** Why no single person decides; null where it is not left to the council. */
  council: CouncilStage | "ballot" | null;
  vote: { to: string; session: string } | null;
  /** What this person had typed; it is not lost, and not sent. */
  typed: string | undefined;
}

/** Somebody else was quicker: who, what and when, and the reader's own words to copy. */
export function DecisionConflict({ decision, status, council, vote, typed }: DecisionConflictProps) {
  const { t } = useTranslation("review");
  return (
    <Callout tone="bad" role="alert" title={t("refused.title")}>
      {council ? (
        <p>
          {t(`decision.closed.${council}`)} {vote && <Link to={vote.to}>{vote.session}</Link>}
        </p>
      ) : (
        <p>{t("decision.now", { status: t(`vocabulary:application_status.${status}.staff`) })}</p>
      )}
      {decision && (
        <p>
          {t(`decision.past.${decision.outcome}`)}: <Byline by={decision.by} at={decision.at} />
        </p>
      )}
      {typed && (
        <>
          <p>{t("decision.your_words")}</p>
          <PlainText text={typed} />
        </>
      )}
    </Callout>
  );
}
