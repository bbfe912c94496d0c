import type { InvitationRow } from "#app/features/invitations/list-invitations.server.ts";
import { tellTakenBack } from "#app/features/invitations/send-invitation.server.ts";
import { subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import type { Tx } from "#db/index.server.ts";
import { listedInstitution } from "../file/application-names.server.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";

/** Tells whoever was invited to an application that the invitation was taken back. */
export function tellHandTakenBack(tx: Tx, application: ApplicationRow, invitation: InvitationRow, now: Date) {
  const kind = "hands-taken_back" as const;
  const compose = async (frame: LetterFrame) => {
    const { t, association } = frame;
    const institution = await listedInstitution(tx, application, frame.locale);
    const values = { institution, association, role: t(`vocabulary:role.${invitation.role}`) };
    return composeLetter(frame, {
      subject: subjectOf(t, kind, values),
      paragraphs: [t("invitations-mail:taken_back.text", values), t("invitations-mail:taken_back.next", values)],
    });
  };
  return tellTakenBack(tx, { kind, compose }, invitation, now);
}
