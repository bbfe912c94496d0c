import { representsInstitution, type Viewer } from "#app/features/accounts/viewer.ts";
import type { AccessRequestRow } from "#app/features/invitations/access-requests.server.ts";
import type { Reader } from "#db/index.server.ts";
import { findCheck } from "../takeover/take-over-checks.server.ts";
import { type AskedSubject, whoAnswersRequest } from "./asked-subject.server.ts";

/**
 * Whether whoever asks may be let in to a member in a role that speaks for it: by one of its representatives, beside others
 * who can be reached, or once the office of its head has said yes.
 */
export async function mayLetSpeak(
  db: Reader,
  { subject, request }: { subject: AskedSubject; request: AccessRequestRow },
  actor: Viewer,
): Promise<boolean> {
  if (subject.kind !== "institution") return false;
  if (representsInstitution(actor, subject.institution.id)) return true;
  const others = (await whoAnswersRequest(db, subject)).filter((id) => id !== request.userId);
  return others.length > 0 || (await findCheck(db, request.id))?.answer === "confirmed";
}
