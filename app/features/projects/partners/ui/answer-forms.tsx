import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { GIVEN_DECLINE_REASONS } from "#db/vocabulary.ts";
import type { RolePlaces } from "../desk-model.ts";
import { AnswerForm } from "./answer-form.tsx";
import { RoleIsFull } from "./role-places.tsx";
import { labelled } from "../../project/ui/vocabulary-options.ts";
import { LIMITS } from "#app/features/projects/project/lengths.ts";

export interface AnswerResult {
  intent: string;
  interestId: string;
  result: SubmissionResult;
}

interface AnswerFormsProps {
  interestId: string;
  /** It is on the waiting list already. */
  isListed: boolean;
  places: RolePlaces | null;
  /** Of the form that was sent, if it was one of these. */
  last: AnswerResult | null;
}

/** Accepting one interest, putting it on the waiting list, or declining it; each asks once more before it happens. */
export function AnswerForms({ interestId, isListed, places, last }: AnswerFormsProps) {
  const { t } = useTranslation("projects");
  const reasons = { label: t("interest.reason"), options: labelled(t, "decline_reason", GIVEN_DECLINE_REASONS) };
  const isStillOpen = places !== null && !places.isFull;
  const explain = (intent: string) =>
    [
      t(`answer.${intent}_explain`),
      ...(intent === "waiting_list" && isStillOpen ? [t("role_places.still_open")] : []),
    ].join(" ");
  return (
    <div>
      {places && (
        <p className="small">
          {t("role_places.title")}: {places.text}
        </p>
      )}
      {places?.isFull && <RoleIsFull words={t("role_places.full_accept")} />}
      {(["accept", "waiting_list", "decline"] as const)
        .filter((intent) => !isListed || intent !== "waiting_list")
        .map((intent) => (
          <AnswerForm
            key={intent}
            id={`${intent}-${interestId}`}
            intent={intent}
            label={t(`answer.${intent}`)}
            explain={explain(intent)}
            send={t(`answer.${intent}_send`)}
            isDangerous={intent === "decline"}
            about={{
              ...{ interestId, from: isListed ? "waiting_list" : "sent" },
              ...(intent === "accept" && places?.isFull && { isBeyond: "on" }),
            }}
            reasons={intent === "decline" ? reasons : undefined}
            note={{ label: t("answer.note"), help: t("answer.note_help"), limit: LIMITS.answerNote, rows: 3 }}
            lastResult={last?.intent === intent && last.interestId === interestId ? last.result : undefined}
          />
        ))}
    </div>
  );
}
