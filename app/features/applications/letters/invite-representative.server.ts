import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import { sendInvitation } from "#app/features/invitations/send-invitation.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import type { Tx } from "#db/index.server.ts";
import type { NamedRepresentative } from "#db/schema/formalities.ts";
import { listedInstitution } from "../file/application-names.server.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { type RepresentativeRole, ROLE_OF } from "../file/formalities.ts";

const KIND = "hands-representative" as const;

interface Named {
  application: ApplicationRow;
  role: RepresentativeRole;
  person: { name: string };
}

/** How the invitation of a named representative is written. */
export function representativeSending(
  tx: Tx,
  config: Pick<Config, "origin" | "secret">,
  { application, role, person }: Named,
) {
  const compose = async (frame: LetterFrame, { url, until }: { url: string; until: string }) => {
    const { t, association } = frame;
    const institution = await listedInstitution(tx, application, frame.locale);
    const roleName = t(`vocabulary:role.${ROLE_OF[role]}`);
    const values = { institution, association, role: roleName, until, person: person.name };
    const words = (part: string) => t(`invitations-mail:representative.${part}`, values);
    return composeLetter(frame, {
      subject: subjectOf(t, KIND, { institution }),
      paragraphs: [words("text"), words("next")],
      action: { label: linkOf(t, KIND), url },
    });
  };
  return { config, kind: KIND, name: person.name, compose };
}

/** Asks a named representative to accept, and so to have an account; an earlier link to the same address ends. */
export async function inviteRepresentative(
  tx: Tx,
  { origin, secret }: Pick<Config, "origin" | "secret">,
  { application, role, person }: { application: ApplicationRow; role: RepresentativeRole; person: NamedRepresentative },
  now: Date,
): Promise<void> {
  const subject = { subjectType: "application", subjectId: application.id } as const;
  const invitation = { ...subject, role: "applicant_reader" as const, email: person.email, locale: application.locale };
  await sendInvitation(
    tx,
    representativeSending(tx, { origin, secret }, { application, role, person }),
    { ...invitation, invitedById: application.ownerId },
    now,
  );
}
