import { useTranslation } from "react-i18next";
import type { DeskInterest, InterestView } from "../desk-model.ts";
import { AnswerForms, type AnswerResult } from "./answer-forms.tsx";
import { AskedForm } from "./asked-form.tsx";
import { ConversationLink } from "./conversation-link.tsx";
import { InterestCard } from "./interest-card.tsx";

interface InterestListProps {
  interests: DeskInterest[];
  isLead: boolean;
  isRunning: boolean;
  last: AnswerResult | null;
}

/** Interest in a project, each with what this reader can do about it. */
export function InterestList({ interests, ...reader }: InterestListProps) {
  if (interests.length === 0) return null;
  return (
    <ul className="entry-list">
      {interests.map((interest) => (
        <InterestCard key={interest.id} interest={interest}>
          {interest.conversation && (
            <ConversationLink
              {...interest.conversation}
              isBeforeAnswer={interest.isOpen && reader.isLead && reader.isRunning}
            />
          )}
          {reader.isLead ? <LeadActs {...reader} interest={interest} /> : <OwnActs interest={interest} />}
        </InterestCard>
      ))}
    </ul>
  );
}

type LeadActsProps = Pick<InterestListProps, "isRunning" | "last"> & { interest: DeskInterest };

function LeadActs({
  interest: { id, isOpen, isWaiting, canBeUndone, places, answer },
  isRunning,
  last,
}: LeadActsProps) {
  const { t } = useTranslation("projects");
  return (
    <>
      {isOpen && isRunning && <AnswerForms interestId={id} isListed={!isWaiting} places={places} last={last} />}
      {canBeUndone && isRunning && (
        <AskedForm
          label={t("answer.undo")}
          explain={t("answer.undo_explain")}
          send={t("answer.undo")}
          intent="undo"
          about={{ interestId: id, from: answer }}
          variant="quiet"
        />
      )}
    </>
  );
}

function OwnActs({ interest: { id, canBeWithdrawn } }: { interest: InterestView }) {
  const { t } = useTranslation("projects");
  if (!canBeWithdrawn) return null;
  return (
    <AskedForm
      label={t("interest.withdraw")}
      explain={t("interest.withdraw_explain")}
      send={t("interest.withdraw")}
      intent="withdraw"
      about={{ interestId: id }}
    />
  );
}
