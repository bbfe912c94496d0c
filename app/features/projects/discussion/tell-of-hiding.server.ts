import { coordinatorsOf } from "#app/features/accounts/addressees.server.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import type { Locale } from "#db/locales.ts";
import type { Tx } from "#db/index.server.ts";
import { discussionLetter, type Told } from "./discussion-letters.ts";

interface ToAuthor {
  event: "hidden" | "shown" | "kept";
  authorId: string;
  actorId: string;
  reason?: string;
  /** Until when the author may ask that a coordinator look at it. */
  until?: Date;
}

const dayIn = (until: Date) => (locale: Locale) => formatDate(until, locale);

/** Tells the author of a post what was done with it, and why; not what it says. */
export async function tellAuthor(tx: Tx, told: Told, { event, authorId, actorId, reason, until }: ToAuthor, now: Date) {
  const key = `${told.postId}:${now.getTime()}`;
  const occasion = { kind: `project-discussion_${event}`, key, subjectId: told.project.id, actorId } as const;
  const to = { userIds: [authorId], reader: "member" } as const;
  await writeTo(
    tx,
    to,
    occasion,
    (frame) => discussionLetter(frame, occasion.kind, told, { reason, until: until && dayIn(until) }),
    now,
  );
}

/** Tells the coordinators of the region, but one who hid it, that an author asks them to look at a hidden post. */
export async function tellCoordinators(
  tx: Tx,
  told: Told,
  { country, actorId, hiddenById }: { country: string; actorId: string; hiddenById: string | null },
  now: Date,
): Promise<void> {
  const all = (await coordinatorsOf(tx, country)).map(({ id }) => id);
  const others = all.filter((id) => id !== hiddenById);
  const userIds = others.length > 0 ? others : all;
  const occasion = {
    ...{ kind: "project-discussion_look_again" as const, key: told.postId ?? told.topicId },
    ...{ subjectId: told.project.id, actorId },
  };
  const compose = (frame: Parameters<typeof discussionLetter>[0]) => discussionLetter(frame, occasion.kind, told);
  await writeTo(tx, { userIds, reader: "secretariat" }, occasion, compose, now);
}
