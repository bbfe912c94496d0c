import { and, count, eq } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { SentFile } from "#app/platform/document-inspection.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { storeFile } from "#app/platform/stored-file.server.ts";
import type { Tx } from "#db/index.server.ts";
import { files } from "#db/schema/files.ts";
import { lateEvidence } from "#db/schema/late-evidence.ts";
import type { LateEvidence } from "#db/vocabulary.ts";
import { ARE_CHECKS_OPEN } from "../file/application.ts";
import { type ApplicantContext, changeOwn, type Done, type OwnRefusal } from "../file/own-application.server.ts";
import { checkAgain } from "./answer-information-request.server.ts";

/** Proofs that may be added to one file. */
const MOST_EVIDENCE = 20;

type Context = ApplicantContext & Pick<Services, "db" | "logger">;
type Added = Done | OwnRefusal | Refusal<"too-many">;
type New = { kind: LateEvidence } & ({ url: string } | { fileId: string });

async function isFull(tx: Tx, applicationId: string): Promise<boolean> {
  const isOfFile = eq(lateEvidence.applicationId, applicationId);
  const [held] = await tx.select({ number: count() }).from(lateEvidence).where(isOfFile);
  return (held?.number ?? 0) >= MOST_EVIDENCE;
}

async function insertEvidence(tx: Tx, applicationId: string, added: New, actor: Viewer, context: Context) {
  const addedAt = context.clock.now();
  await tx.insert(lateEvidence).values({ id: randomUUID(), applicationId, ...added, addedAt, addedById: actor.id });
  const event = { subjectId: applicationId, actorId: actor.id, requestId: context.requestId };
  const data = { evidence: added.kind };
  await recordActivity(tx, { ...event, action: "application.evidence_added", data }, addedAt);
  return { ok: true } as const;
}

/** Adds a link to what the head confirmed, while the file is checked; one that is there already is not added twice. */
export async function addEvidenceLink(
  context: Context,
  { applicationId, kind, url }: { applicationId: string; kind: LateEvidence; url: string },
  actor: Viewer,
): Promise<Added> {
  const added = await changeOwn<Added>(context, applicationId, actor, async (tx, { application }) => {
    if (!ARE_CHECKS_OPEN.includes(application.status)) return refused("impossible");
    const isThere = and(
      eq(lateEvidence.applicationId, applicationId),
      eq(lateEvidence.kind, kind),
      eq(lateEvidence.url, url),
    );
    const known = await tx.select({ id: lateEvidence.id }).from(lateEvidence).where(isThere);
    if (known.length > 0) return { ok: true };
    if (await isFull(tx, applicationId)) return refused("too-many");
    return insertEvidence(tx, applicationId, { kind, url }, actor, context);
  });
  if (added.ok) await checkAgain(context, applicationId);
  return added;
}

/** The same with a letter; a file that cannot be taken comes back with its fault. */
export async function addEvidenceLetter(
  context: Context & Pick<Services, "files" | "background">,
  { applicationId, file }: { applicationId: string; file: SentFile },
  actor: Viewer,
) {
  const added = await storeFile(context, file, (stored) =>
    changeOwn<Added>(context, applicationId, actor, async (tx, { application }, now) => {
      if (!ARE_CHECKS_OPEN.includes(application.status)) return refused("impossible");
      if (await isFull(tx, applicationId)) return refused("too-many");
      const owner = { purpose: "document", ownerType: "application", ownerId: applicationId } as const;
      await tx.insert(files).values({ ...stored, ...owner, uploadedById: actor.id, createdAt: now });
      const letter = { kind: "authority_letter", fileId: stored.id } as const;
      return insertEvidence(tx, applicationId, letter, actor, context);
    }),
  );
  if (added.ok) await checkAgain(context, applicationId);
  return added;
}
