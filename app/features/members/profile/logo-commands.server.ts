import { eq } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Background } from "#app/platform/background.server.ts";
import type { FileStore } from "#app/platform/files.server.ts";
import { drawLogo, LOGO_MEDIA_TYPE, type LogoFault } from "#app/platform/logo-image.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { files } from "#db/schema/files.ts";
import { institutions } from "#db/schema/members.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { findEditable } from "../institution/editable-institution.server.ts";
import type { Writer } from "./profile-commands.server.ts";

type LogoWriter = Writer & { files: FileStore; background: Background };

interface NewLogo {
  institutionId: string;
  name: string;
  bytes: Buffer;
}

type Replaced = { ok: true; former: string | null };
export type LogoOutcome =
  { ok: true } | Refusal<"not-found" | "forbidden"> | (Refusal<never, "unusable"> & { fault: LogoFault });

/** Gives an institution a logo. The new bytes are on the disk before anything points to them; the old ones go last. */
export async function changeLogo(context: LogoWriter, logo: NewLogo, actor: Viewer): Promise<LogoOutcome> {
  const drawn = await drawLogo(context.background, logo.bytes);
  if ("kind" in drawn) return refused("unusable", { fault: drawn });
  const fileId = randomUUID();
  await context.files.write(fileId, drawn);
  const row = {
    id: fileId,
    purpose: "logo" as const,
    ownerType: "institution" as const,
    ownerId: logo.institutionId,
    name: logo.name,
    mediaType: LOGO_MEDIA_TYPE,
    sizeBytes: drawn.length,
    sha256: sha256(drawn),
    uploadedById: actor.id,
  };
  const store = (tx: Tx, now: Date) => tx.insert(files).values({ ...row, createdAt: now });
  try {
    const outcome = await replaceLogo(context, { institutionId: logo.institutionId, fileId, store }, actor);
    if (!outcome.ok) await context.files.remove(fileId);
    return await forget(context, outcome);
  } catch (error) {
    await context.files.remove(fileId);
    throw error;
  }
}

/** Takes an institution's logo away; its letters stand in. */
export async function removeLogo(context: LogoWriter, institutionId: string, actor: Viewer): Promise<LogoOutcome> {
  return forget(context, await replaceLogo(context, { institutionId, fileId: null }, actor));
}

interface Replacement {
  institutionId: string;
  fileId: string | null;
  store?: (tx: Tx, now: Date) => PromiseLike<unknown>;
}

function replaceLogo(
  { withTransaction, clock }: Writer,
  { institutionId, fileId, store }: Replacement,
  actor: Viewer,
): Promise<Replaced | Refusal<"not-found" | "forbidden">> {
  return withTransaction(async (tx) => {
    const own = await findEditable(tx, institutionId, actor, clock);
    if ("ok" in own) return own;
    const now = clock.now();
    const former = own.institution.logoFileId;
    await store?.(tx, now);
    await tx.update(institutions).set({ logoFileId: fileId, updatedAt: now }).where(eq(institutions.id, institutionId));
    if (former) await tx.delete(files).where(eq(files.id, former));
    await touchDirectory(tx, institutionId);
    const entry = { action: "institution.logo_changed", subjectId: institutionId, actorId: actor.id } as const;
    await recordActivity(tx, entry, now);
    return { ok: true, former };
  });
}

async function forget<Refused>({ files: store }: LogoWriter, outcome: Replaced | Refused) {
  if (!isReplaced(outcome)) return outcome;
  if (outcome.former) await store.remove(outcome.former);
  return { ok: true as const };
}

function isReplaced(outcome: unknown): outcome is Replaced {
  return (outcome as { ok: boolean }).ok;
}
