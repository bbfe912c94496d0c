import { and, eq, isNull } from "drizzle-orm";
import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { findAccessRequest } from "#app/features/invitations/access-requests.server.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { takeOverTold } from "#db/schema/take-overs.ts";
import type { Locale } from "#db/locales.ts";
import { endOfObjections, findCheck, listTold } from "../takeover/take-over-checks.server.ts";
import { findAskedSubject, nameOfSubject, secretariatFor } from "./asked-subject.server.ts";
import { handsLetter } from "./hands-letters.ts";
import type { ObjectionPage } from "./requests-model.ts";

/** The request of which somebody was told who no longer speaks for the member; null for everybody else. */
async function findAsFormer(db: Reader, requestId: string, viewer: Viewer) {
  const told = (await listTold(db, requestId)).find(({ userId, isFormer }) => isFormer && userId === viewer.id);
  const request = told && (await findAccessRequest(db, requestId));
  const subject = request && (await findAskedSubject(db, request));
  return told && subject ? { told, request, subject } : null;
}

const isOver = (until: Date | null, now: Date) => until === null || until <= now;

/** What a former representative is shown of a request to take the member over. */
export async function viewObjection(
  { db, clock }: { db: Reader; clock: Services["clock"] },
  requestId: string,
  viewer: Viewer,
  locale: Locale,
): Promise<ObjectionPage | null> {
  const found = await findAsFormer(db, requestId, viewer);
  if (!found) return null;
  const { told, request, subject } = found;
  const until = await endOfObjections(db, requestId);
  const isClosed = request.state !== "asked" || isOver(until, clock.now());
  return {
    title: translator(locale)("invitations:objection.title"),
    institution: await nameOfSubject(db, subject, locale),
    person: (await findAccountById(db, request.userId))?.name ?? "",
    position: (await findCheck(db, requestId))?.position ?? "",
    words: request.words,
    until: until ? formatDateTime(until, locale) : "",
    objection: told.objection,
    state: told.objectedAt ? "objected" : isClosed ? "over" : "open",
  };
}

type Objected = { ok: true } | Refusal<"not-found" | "impossible">;

/** Somebody who spoke for the member until lately objects to its being taken over; the secretariat is told, and decides. */
export function objectToTakeOver(
  { withTransaction, clock, config }: Pick<Services, "withTransaction" | "clock"> & { config: Pick<Config, "origin"> },
  { requestId, words }: { requestId: string; words: string },
  actor: Viewer,
): Promise<Objected> {
  return withTransaction<Objected>(async (tx) => {
    const now = clock.now();
    const found = await findAsFormer(tx, requestId, actor);
    if (!found) return refused("not-found");
    const { request, subject } = found;
    if (request.state !== "asked" || isOver(await endOfObjections(tx, requestId), now)) return refused("impossible");
    const isTheirs = and(eq(takeOverTold.requestId, requestId), eq(takeOverTold.userId, actor.id));
    const objected = await tx
      .update(takeOverTold)
      .set({ objectedAt: now, objection: words })
      .where(and(isTheirs, isNull(takeOverTold.objectedAt)))
      .returning({ id: takeOverTold.id });
    if (objected.length === 0) return refused("impossible");
    const kind = "access-objected" as const;
    const userIds = (await secretariatFor(tx, subject, request)).map(({ id }) => id);
    await writeTo(
      tx,
      { userIds, reader: "secretariat" },
      { kind, key: `${requestId}:${actor.id}`, subjectId: request.subjectId, actorId: actor.id },
      async (frame) =>
        handsLetter(frame, {
          ...{ kind, person: actor.name, words, url: `${config.origin}/requests/${requestId}` },
          institution: await nameOfSubject(tx, subject, frame.locale),
        }),
      now,
    );
    return { ok: true };
  });
}
