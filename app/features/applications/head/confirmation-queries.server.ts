import { eq } from "drizzle-orm";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Reader } from "#db/index.server.ts";
import { headConfirmations } from "#db/schema/correspondence.ts";
import {
  type FullApplication,
  getFullApplication,
  type HeadConfirmationRow,
} from "../file/application-queries.server.ts";
import { listDuplicates } from "../file/duplicates.server.ts";
import { fixedCopy } from "../file/own-application.server.ts";

/**
 * Where a head's link leads. `taken_back`: by the applicants, to change it; `replaced`: by a newer link; `withdrawn`: the
 * application is, whatever was answered; `duplicate`: it was closed because another goes on; `expired`: the link's time is over; `changed`: what it showed is no longer what the file says.
 */
export type ConfirmationState =
  "open" | "confirmed" | "declined" | "taken_back" | "replaced" | "withdrawn" | "duplicate" | "expired" | "changed";

export interface Confirmation {
  link: HeadConfirmationRow;
  file: FullApplication;
  state: ConfirmationState;
}

function stateOf(link: HeadConfirmationRow, file: FullApplication, now: Date): ConfirmationState {
  if (link.answer !== null) return link.answer;
  const { status } = file.application;
  if (link.cancelledAt !== null) return status === "awaiting_head" ? "replaced" : "taken_back";
  if (link.expiresAt <= now || status === "expired") return "expired";
  return status === "awaiting_head" && fixedCopy(file).digest === link.contentSha256 ? "open" : "changed";
}

async function endOf(db: Reader, { application }: FullApplication): Promise<"withdrawn" | "duplicate" | null> {
  if (application.status !== "withdrawn") return null;
  return (await listDuplicates(db, [application])).has(application.id) ? "duplicate" : "withdrawn";
}

/** The application a head's link shows, and whether it can still be answered; null for a link that was never sent. */
export async function findConfirmation(db: Reader, token: string, now: Date): Promise<Confirmation | null> {
  const [link] = await db
    .select()
    .from(headConfirmations)
    .where(eq(headConfirmations.tokenSha256, sha256(token)));
  const file = link && (await getFullApplication(db, link.applicationId));
  if (!link || !file) return null;
  return { link, file, state: (await endOf(db, file)) ?? stateOf(link, file, now) };
}
