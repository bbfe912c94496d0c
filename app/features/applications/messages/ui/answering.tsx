import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { MessageForm } from "#app/features/conversations/ui/message-form.tsx";
import { Thread } from "#app/features/conversations/ui/thread.tsx";
import type { ThreadView } from "#app/features/conversations/thread-model.ts";
import { Card } from "#app/ui/card.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import type { ReaderWords } from "#app/ui/letter-field.tsx";
import { AudienceBadge } from "../../file/ui/audience.tsx";

interface AnsweringProps {
  thread: ThreadView;
  readers: ReaderWords[];
  mayAnswer: boolean;
  /** Who works on the case, when that is somebody else. */
  colleague?: string | null;
  lastResult?: SubmissionResult;
}

/** What was written with an applicant, and the box to answer in. */
export function Answering({ thread, readers, mayAnswer, colleague, lastResult }: AnsweringProps) {
  const { t } = useTranslation("review");
  const hasIncoming = thread.entries.some((entry) => entry.kind === "message" && entry.isFromOther);
  return (
    <div className="stack">
      <DoneNotice ns="conversations" />
      <Card
        title={t("correspondence.message.title")}
        aside={<AudienceBadge audience="applicant" />}
        className="applicant-card"
      >
        <div className="stack">
          <Thread entries={thread.entries} />
          {mayAnswer && (
            <MessageForm
              label={t("correspondence.message.label")}
              readers={readers}
              awaitedSince={thread.awaitedSince}
              goOn={colleague ? t("go_on.tick", { owner: colleague }) : undefined}
              hasIncoming={hasIncoming}
              lastResult={lastResult}
            />
          )}
        </div>
      </Card>
    </div>
  );
}
