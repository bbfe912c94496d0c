import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { PLACE_DECLINE_REASONS } from "#db/vocabulary.ts";
import { LEAVE_REASONS } from "#db/vocabulary-partners.ts";
import { LIMITS } from "../../project/lengths.ts";
import { labelled } from "../../project/ui/vocabulary-options.ts";
import type { OwnPlace } from "../desk-model.ts";
import { AnswerForm } from "./answer-form.tsx";
import { AskedForm } from "./asked-form.tsx";
import { ConversationLink } from "./conversation-link.tsx";
import { Ended } from "./ended.tsx";
import { Invitation } from "./invitation.tsx";
import { RoleIsFull } from "./role-places.tsx";

interface PlaceCardProps {
  place: OwnPlace;
  /** What the project is called. */
  project: string;
  mayAnswer: boolean;
  /** Of a form that asks for a reason, when it was refused. */
  said: { intent: string; result: SubmissionResult } | null;
}

/** An institution's own place in a project, and what its representative can do with it. */
export function PlaceCard({ place, project, mayAnswer, said }: PlaceCardProps) {
  const { t } = useTranslation("projects");
  const { name, role, status, answers, crowd, isGone, invitation, end, conversation } = place;
  return (
    <Card title={<bdi>{name}</bdi>} aside={<Badge tone={status.tone}>{status.label}</Badge>}>
      <p>
        {t("partnership.role")} <OwnWords text={role} />
      </p>
      {invitation && <Invitation {...invitation} />}
      {isGone && <RoleIsFull words={t("partnership.after_all_gone")} />}
      {crowd && <RoleIsFull words={t(`role_places.${crowd}_invited`)} />}
      {end && <p>{status.explain}</p>}
      {end && <Ended {...end} />}
      {conversation && <ConversationLink {...conversation} />}
      {!mayAnswer && answers.length > 0 && <p>{t("partnership.representative_only")}</p>}
      {mayAnswer &&
        answers.map((answer) => (
          <PlaceAnswer
            key={answer}
            {...{ answer, project }}
            isFull={crowd === "full"}
            institutionId={place.institutionId}
            lastResult={said?.intent === answer ? said.result : undefined}
          />
        ))}
    </Card>
  );
}

interface PlaceAnswerProps {
  answer: OwnPlace["answers"][number];
  project: string;
  institutionId: string;
  isFull: boolean;
  lastResult: SubmissionResult | undefined;
}

function PlaceAnswer({ answer, project, institutionId, isFull, lastResult }: PlaceAnswerProps) {
  const { t } = useTranslation("projects");
  const said = {
    label: t(`partnership.${answer}.label`),
    explain: t(`partnership.${answer}.explain`, { project }),
    send: t(`partnership.${answer}.send`),
    intent: answer === "after_all" ? "confirm" : answer,
    about: { institutionId, ...(isFull && { knowsFull: "on" }) },
  };
  if (answer === "confirm" || answer === "after_all" || answer === "resume")
    return <AskedForm {...said} variant={answer === "after_all" ? "quiet" : "primary"} isOpen />;
  const isLeaving = answer === "leave";
  return (
    <AnswerForm
      {...said}
      id={`${answer}-${institutionId}`}
      isDangerous
      reasons={{
        label: t("interest.reason"),
        options: isLeaving
          ? labelled(t, "end_reason", LEAVE_REASONS)
          : labelled(t, "place_decline_reason", PLACE_DECLINE_REASONS),
        isOptional: !isLeaving,
      }}
      note={{
        label: t("answer.note_to_lead"),
        help: t(isLeaving ? "answer.note_to_lead_in_letter" : "answer.note_to_lead_help"),
        limit: LIMITS.answerNote,
        rows: 3,
      }}
      lastResult={lastResult}
    />
  );
}
