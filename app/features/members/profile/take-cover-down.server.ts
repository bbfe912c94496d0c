import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { institutionCovers } from "#db/schema/covers.ts";
import { findMembership } from "../institution/membership-queries.server.ts";
import { nameOf } from "../institution/institution-names.ts";
import { canManageMembership } from "../institution/member.policy.ts";
import { noteCover, SHOWN } from "./cover-commands.server.ts";
import { type CoverRow, findCover } from "./cover-queries.server.ts";
import type { Writer } from "./profile-commands.server.ts";

type Manager = Writer & { config: { origin: string } };
type Outcome = { ok: true } | Refusal<"not-found" | "forbidden" | "stale">;
type Found = NonNullable<Awaited<ReturnType<typeof findMembership>>>;

/** Who answers for what a member shows. */
const TOLD = ["representative", "alternate", "editor"] as const;

function moderate(
  { withTransaction, clock }: Manager,
  number: string,
  actor: Viewer,
  change: (tx: Tx, found: Found, cover: CoverRow, now: Date) => Promise<Outcome>,
): Promise<Outcome> {
  return withTransaction(async (tx) => {
    const found = await findMembership(tx, number);
    if (!found) return refused("not-found");
    const { id: institutionId, country } = found.institution;
    if (!canManageMembership(actor, { institutionId, country })) return refused("forbidden");
    const cover = await findCover(tx, institutionId);
    return cover ? change(tx, found, cover, clock.now()) : refused("stale");
  });
}

/** A coordinator takes a member's cover from everybody's sight, with a reason that the member's people read by letter. */
export function takeCoverDown(
  context: Manager,
  /** `seen`: the drawing the page showed; another picture may stand there by now. */
  { number, reason, seen }: { number: string; reason: string; seen: string },
  actor: Viewer,
): Promise<Outcome> {
  return moderate(context, number, actor, async (tx, { institution }, cover, now) => {
    const isDone = cover.removedBy === "secretariat" && cover.removalReason === reason;
    if (isDone) return { ok: true };
    if (cover.removedAt || cover.pictures[0]?.fileId !== seen) return refused("stale");
    const { id: institutionId } = institution;
    const down = { removedAt: now, removedBy: "secretariat", removalReason: reason } as const;
    await tx.update(institutionCovers).set(down).where(eq(institutionCovers.institutionId, institutionId));
    await noteCover(tx, { institutionId, actorId: actor.id, action: "institution.cover_taken_down" }, now);
    const kind = "institution-cover_taken_down";
    const about = { kind, key: `${seen}:${now.getTime()}`, subjectId: institutionId, actorId: actor.id } as const;
    const userIds = (await peopleOf(tx, institutionId, TOLD)).map(({ id }) => id);
    const url = `${context.config.origin}/institution/cover?institution=${institutionId}`;
    const compose = (frame: LetterFrame) => {
      const values = { institution: nameOf(institution, frame.locale).name };
      return composeLetter(frame, {
        subject: subjectOf(frame.t, kind, values),
        paragraphs: [
          frame.t("members-mail:cover_taken_down.text", values),
          reason,
          frame.t("members-mail:cover_taken_down.next"),
        ],
        action: { label: linkOf(frame.t, kind), url },
      });
    };
    await writeTo(tx, { userIds, reader: "member" }, about, compose, now);
    return { ok: true };
  });
}

/** Shows a cover again that a coordinator took down. */
export function letCoverStand(context: Manager, number: string, actor: Viewer): Promise<Outcome> {
  return moderate(context, number, actor, async (tx, { institution }, cover, now) => {
    if (!cover.removedAt) return { ok: true };
    if (cover.removedBy !== "secretariat") return refused("stale");
    const { id: institutionId } = institution;
    await tx.update(institutionCovers).set(SHOWN).where(eq(institutionCovers.institutionId, institutionId));
    await noteCover(tx, { institutionId, actorId: actor.id, action: "institution.cover_put_back" }, now);
    return { ok: true };
  });
}
