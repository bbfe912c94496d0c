import { representsInstitution, type Viewer } from "#app/features/accounts/viewer.ts";
import type { AccessRequestRow } from "#app/features/invitations/access-requests.server.ts";
import type { Reader } from "#db/index.server.ts";
import { endOfObjections, findCheck } from "../takeover/take-over-checks.server.ts";
import { type AskedSubject, whoAnswersRequest } from "./asked-subject.server.ts";

/**
 * Whether whoever asks may be let in to a member in a role that speaks for it: by one of its representatives, beside others
 * who can be reached, or once the office of its head has said yes and nobody who was told can object any more.
 */
export async function mayLetSpeak(
  db: Reader,
  { subject, request }: { subject: AskedSubject; request: AccessRequestRow },
  actor: Viewer,
  now: Date,
): Promise<boolean> {
  if (subject.kind !== "institution") return false;
  if (representsInstitution(actor, subject.institution.id)) return true;
  const others = (await whoAnswersRequest(db, subject)).filter((id) => id !== request.userId);
  if (others.length > 0) return true;
  const until = await endOfObjections(db, request.id);
  return (await findCheck(db, request.id))?.answer === "confirmed" && (until === null || until <= now);
}
