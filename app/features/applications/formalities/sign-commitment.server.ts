import { eq } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { textsInForce } from "#app/platform/association-texts.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationFormalities } from "#db/schema/formalities.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { findFormalities, type FormalitiesRow } from "../file/formalities-queries.server.ts";

export interface CommitmentLink {
  row: FormalitiesRow;
  application: ApplicationRow;
  /** `over`: the day has passed, another link was sent, or the membership has begun without it. */
  state: "open" | "signed" | "over";
}

/** Where a head's link leads; null for one that is in force no more or was never sent. */
export async function findCommitmentLink(db: Reader, token: string): Promise<CommitmentLink | null> {
  const [row] = await db
    .select()
    .from(applicationFormalities)
    .where(eq(applicationFormalities.tokenSha256, sha256(token)));
  if (!row) return null;
  const [application] = await db.select().from(applications).where(eq(applications.id, row.applicationId));
  if (!application) return null;
  if (row.commitmentWay !== null) return { row, application, state: "signed" };
  const isLatest = (await findFormalities(db, application.id))?.id === row.id;
  return { row, application, state: isLatest && application.status === "formalities" ? "open" : "over" };
}

interface Signature {
  /** The version of the text the page showed. */
  text: number;
  signedName: string;
  signedPosition: string;
  locale: Locale;
}

/** The head signs the commitment as the page showed it. A second click changes nothing. */
export function signCommitment(
  { withTransaction, clock, requestId }: Pick<Services, "withTransaction" | "clock"> & { requestId?: string },
  token: string,
  { text, ...signature }: Signature,
): Promise<{ ok: true; applicationId: string } | Refusal<"not-found" | "stale", "ended">> {
  return withTransaction(async (tx) => {
    const link = await findCommitmentLink(tx, token);
    if (!link) return refused("not-found");
    if (link.state !== "open") return refused("ended");
    const { version } = (await textsInForce(tx)).commitment;
    if (text !== version) return refused("stale");
    const now = clock.now();
    const given = { commitmentWay: "link" as const, commitmentVersion: version, commitmentAt: now };
    await tx
      .update(applicationFormalities)
      .set({ ...given, ...signature })
      .where(eq(applicationFormalities.id, link.row.id));
    const { id: applicationId } = link.application;
    const entry = { subjectId: applicationId, actorId: null, actorName: signature.signedName, requestId };
    await recordActivity(tx, { ...entry, action: "application.commitment_signed", data: { version } }, now);
    return { ok: true, applicationId };
  });
}
