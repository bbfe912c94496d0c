import { eq } from "drizzle-orm";
import { formatDay } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { projectInterests, projectPartners } from "#db/schema/partners.ts";
import type { Words } from "../project/project-words.server.ts";
import { placeOn } from "../project/standing-place.server.ts";
import type { InvitationView } from "./desk-model.ts";

/** What was written with each invitation into a project, and with the answer to it; by the place. */
export async function readInvitations(
  db: Reader,
  projectId: string,
  words: Words,
): Promise<Map<string, InvitationView>> {
  const { id, invitedById, message, answerBy, status, declineReason, declineNote } = projectPartners;
  const rows = await db
    .select({
      id,
      person: users.name,
      message,
      answerBy,
      status,
      declineReason,
      declineNote,
      answerNote: projectInterests.answerNote,
    })
    .from(projectPartners)
    .leftJoin(users, eq(users.id, invitedById))
    .leftJoin(projectInterests, eq(projectInterests.id, projectPartners.interestId))
    .where(eq(projectPartners.projectId, projectId));
  return new Map(rows.map((row) => [row.id, invitationView(row, words)]));
}

interface Row extends Pick<
  typeof projectPartners.$inferSelect,
  "message" | "answerBy" | "status" | "declineReason" | "declineNote"
> {
  person: string | null;
  answerNote: string | null;
}

function invitationView(
  { person, message, answerBy, status, declineReason, declineNote, answerNote }: Row,
  words: Words,
): InvitationView {
  const isOpen = answerBy !== null && placeOn({ status, answerBy }, words.today) === "invited";
  return {
    person,
    message: message ?? answerNote,
    until: isOpen ? { dateTime: answerBy, text: formatDay(answerBy, words.locale) } : null,
    reason: declineReason && words.t(`vocabulary:place_decline_reason.${declineReason}`),
    note: declineNote,
  };
}
