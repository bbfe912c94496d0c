import { eq, inArray } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Background } from "#app/platform/background.server.ts";
import { COVER_MEDIA_TYPES } from "#app/platform/cover-image.ts";
import { type CoverRefusal, drawCover } from "#app/platform/cover-image.server.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import type { FileStore } from "#app/platform/files.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Tx } from "#db/index.server.ts";
import { type CoverPicture, institutionCovers } from "#db/schema/covers.ts";
import { files } from "#db/schema/files.ts";
import { institutions } from "#db/schema/members.ts";
import { findEditable } from "../institution/editable-institution.server.ts";
import type { CoverWords } from "./cover.schema.ts";
import { findCover } from "./cover-queries.server.ts";
import type { Writer } from "./profile-commands.server.ts";

type CoverWriter = Writer & { files: FileStore; background: Background };

interface NewCover {
  institutionId: string;
  words: CoverWords;
  name: string;
  bytes: Buffer;
}

type Why = Refusal<"not-found" | "forbidden" | "stale">;
export type CoverOutcome = { ok: true } | Why | (Refusal<never, "unusable"> & { fault: CoverRefusal });

/** Notes that the entry of an institution is another one now: what shows it reads it anew. */
export async function noteCover(
  tx: Tx,
  { institutionId, actorId, action }: { institutionId: string; actorId: string; action: CoverAction },
  now: Date,
): Promise<void> {
  await tx.update(institutions).set({ updatedAt: now }).where(eq(institutions.id, institutionId));
  await touchDirectory(tx, institutionId);
  await recordActivity(tx, { action, subjectId: institutionId, actorId }, now);
}

type CoverAction =
  | "institution.cover_changed"
  | "institution.cover_removed"
  | "institution.cover_put_back"
  | "institution.cover_taken_down";

/** Gives an institution a cover. The new bytes are on the disk before anything points to them; the old ones go last. */
export async function changeCover(
  context: CoverWriter,
  { institutionId, words, name, bytes }: NewCover,
  actor: Viewer,
): Promise<CoverOutcome> {
  const drawn = await drawCover(context.background, bytes);
  if ("kind" in drawn) return refused("unusable", { fault: drawn });
  const stored = drawn.map((picture) => ({ ...picture, fileId: randomUUID() }));
  const removeAll = (ids: readonly string[]) => Promise.all(ids.map((id) => context.files.remove(id)));
  const written = stored.map(({ fileId }) => fileId);
  try {
    for (const { fileId, bytes: one } of stored) await context.files.write(fileId, one);
    const outcome = await context.withTransaction(async (tx) => {
      const own = await findEditable(tx, institutionId, actor, context.clock);
      if ("ok" in own) return own;
      const now = context.clock.now();
      const former = await dropCover(tx, institutionId);
      const owner = { purpose: "cover", ownerType: "institution", ownerId: institutionId } as const;
      await tx.insert(files).values(
        stored.map(({ fileId, format, bytes: one }) => ({
          ...{ id: fileId, ...owner, name, mediaType: COVER_MEDIA_TYPES[format] },
          ...{ sizeBytes: one.length, sha256: sha256(one), uploadedById: actor.id, createdAt: now },
        })),
      );
      const pictures = stored.map(({ fileId, format, width, height }) => ({ fileId, format, width, height }));
      await tx.insert(institutionCovers).values({ institutionId, ...words, pictures });
      await noteCover(tx, { institutionId, actorId: actor.id, action: "institution.cover_changed" }, now);
      return { ok: true as const, former };
    });
    await removeAll(outcome.ok ? outcome.former : written);
    return outcome.ok ? { ok: true } : outcome;
  } catch (error) {
    await removeAll(written);
    throw error;
  }
}

/** Takes a cover's rows away; the ids of its files, whose bytes go after the transaction. */
export async function dropCover(tx: Tx, institutionId: string): Promise<string[]> {
  const [former] = await tx
    .delete(institutionCovers)
    .where(eq(institutionCovers.institutionId, institutionId))
    .returning({ pictures: institutionCovers.pictures });
  const ids = (former?.pictures ?? []).map(({ fileId }: CoverPicture) => fileId);
  if (ids.length > 0) await tx.delete(files).where(inArray(files.id, ids));
  return ids;
}

/** Changes what is said of a cover that is shown. */
export function describeCover(
  context: Writer,
  { institutionId, words }: { institutionId: string; words: CoverWords },
  actor: Viewer,
): Promise<{ ok: true } | Why> {
  return changeOwnCover(context, institutionId, actor, async (tx, cover, now) => {
    if (cover.removedAt) return refused("stale");
    await set(tx, institutionId, words);
    await noteCover(tx, { institutionId, actorId: actor.id, action: "institution.cover_changed" }, now);
    return { ok: true };
  });
}

/** Takes a cover from everybody's sight; it can be put back while it is kept. */
export function removeCover(context: Writer, institutionId: string, actor: Viewer): Promise<{ ok: true } | Why> {
  return changeOwnCover(context, institutionId, actor, async (tx, cover, now) => {
    if (cover.removedAt) return { ok: true };
    await set(tx, institutionId, { removedAt: now, removedBy: "member" });
    await noteCover(tx, { institutionId, actorId: actor.id, action: "institution.cover_removed" }, now);
    return { ok: true };
  });
}

/** Shows a cover again that the member itself removed. */
export function putCoverBack(context: Writer, institutionId: string, actor: Viewer): Promise<{ ok: true } | Why> {
  return changeOwnCover(context, institutionId, actor, async (tx, cover, now) => {
    if (!cover.removedAt) return { ok: true };
    if (cover.removedBy !== "member") return refused("forbidden");
    await set(tx, institutionId, SHOWN);
    await noteCover(tx, { institutionId, actorId: actor.id, action: "institution.cover_put_back" }, now);
    return { ok: true };
  });
}

/** What the row of a cover says while it is shown. */
export const SHOWN = { removedAt: null, removedBy: null, removalReason: null };

const set = (tx: Tx, institutionId: string, values: Partial<typeof institutionCovers.$inferInsert>) =>
  tx.update(institutionCovers).set(values).where(eq(institutionCovers.institutionId, institutionId));

type Change = (
  tx: Tx,
  cover: NonNullable<Awaited<ReturnType<typeof findCover>>>,
  now: Date,
) => Promise<{ ok: true } | Why>;

function changeOwnCover({ withTransaction, clock }: Writer, institutionId: string, actor: Viewer, change: Change) {
  return withTransaction(async (tx): Promise<{ ok: true } | Why> => {
    const own = await findEditable(tx, institutionId, actor, clock);
    if ("ok" in own) return own;
    const cover = await findCover(tx, institutionId);
    return cover ? change(tx, cover, clock.now()) : refused("stale");
  });
}
