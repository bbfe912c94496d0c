import { handIn, type Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { answersFor, mayWriteIn } from "../file/application.policy.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import type { OwnHand } from "./own-hand.ts";
import { listHands } from "./list-hands.server.ts";

/** What the reader may do with an application, and who answers for it where that is another person. */
export async function viewOwnHand(db: Reader, application: ApplicationRow, viewer: Viewer): Promise<OwnHand> {
  const hands = await listHands(db, application.id);
  const applicant = hands.find(({ role }) => role === "applicant");
  return {
    hand: handIn(viewer, application.id) ?? "applicant_reader",
    isAnswering: answersFor(viewer, application),
    isWriting: mayWriteIn(viewer, application),
    applicant: applicant && applicant.userId !== viewer.id ? applicant.name : null,
    people: hands.length,
  };
}
