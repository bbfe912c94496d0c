import { useTranslation } from "react-i18next";
import { OwnWords } from "#app/ui/own-words.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Time } from "#app/ui/time.tsx";
import type { InvitationView } from "../desk-model.ts";

/** What was written with an invitation, until when it can be answered, and why it was declined. */
export function Invitation({ person, message, until, reason, note }: InvitationView) {
  const { t } = useTranslation("projects");
  return (
    <>
      {until && (
        <p className="small">
          {t("invitation.until")} <Time {...until} />
        </p>
      )}
      {message && (
        <blockquote className="stack stack-tight">
          <PlainText text={message} />
          {person && (
            <p className="small soft">
              <bdi>{person}</bdi>
            </p>
          )}
        </blockquote>
      )}
      {reason && (
        <p className="small">
          {t("interest.reason")}: {reason}
        </p>
      )}
      {note && (
        <p className="small">
          {t("interest.note")}: <OwnWords text={note} />
        </p>
      )}
    </>
  );
}
