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
import { endOfObjection } from "../takeover/take-over.ts";
import {
  endOfObjections,
  findCheck,
  isConfirmedByHead,
  listTold,
  noteTold,
} from "../takeover/take-over-checks.server.ts";
import { findAskedSubject, isTheirOwn, nameOfSubject, secretariatFor } from "./asked-subject.server.ts";
import { handsLetter } from "./hands-letters.ts";
import type { ObjectionPage, ObjectionView } from "./requests-model.ts";

/**
 * The request somebody can object to: whoever was told of it and speaks for the member no more; and whoever does, once the
 * office of the head has said yes and so only the secretariat decides. Null for everybody else.
 */
async function findAsObjector(db: Reader, requestId: string, viewer: Viewer) {
  const request = await findAccessRequest(db, requestId);
  const subject = request && (await findAskedSubject(db, request));
  if (!request || !subject || request.role !== "representative" || request.userId === viewer.id) return null;
  const told = (await listTold(db, requestId)).find(({ userId }) => userId === viewer.id) ?? null;
  const isPresent = isTheirOwn(subject, viewer);
  const mayObject = told?.isFormer || (isPresent && (await isConfirmedByHead(db, requestId)));
  return mayObject ? { told, request, subject, isPresent } : null;
}

type Found = NonNullable<Awaited<ReturnType<typeof findAsObjector>>>;

/** Until when somebody can object: who was not told yet has the days from now on. */
async function endFor(db: Reader, { told, request }: Found, now: Date): Promise<Date> {
  return (told && (await endOfObjections(db, request.id))) ?? endOfObjection(now);
}

/** How an objection stands for somebody who can object, or could; null for everybody else. */
export async function viewOwnObjection(
  { db, clock }: { db: Reader; clock: Services["clock"] },
  requestId: string,
  viewer: Viewer,
  locale: Locale,
): Promise<ObjectionView | null> {
  const found = await findAsObjector(db, requestId, viewer);
  if (!found) return null;
  const { told, request, isPresent } = found;
  const until = await endFor(db, found, clock.now());
  const isClosed = request.state !== "asked" || until <= clock.now();
  return {
    isPresent,
    until: formatDateTime(until, locale),
    objection: told?.objection ?? null,
    state: told?.objectedAt ? "objected" : isClosed ? "over" : "open",
  };
}

/** What somebody who can object is shown of a request to take the member over. */
export async function viewObjection(
  { db, clock }: { db: Reader; clock: Services["clock"] },
  requestId: string,
  viewer: Viewer,
  locale: Locale,
): Promise<ObjectionPage | null> {
  const found = await findAsObjector(db, requestId, viewer);
  const own = await viewOwnObjection({ db, clock }, requestId, viewer, locale);
  if (!found || !own) return null;
  const { request, subject } = found;
  return {
    ...own,
    title: translator(locale)(`invitations:objection.${own.isPresent ? "title_present" : "title"}`),
    institution: await nameOfSubject(db, subject, locale),
    person: (await findAccountById(db, request.userId))?.name ?? "",
    position: (await findCheck(db, requestId))?.position ?? "",
    words: request.words,
  };
}

type Objected = { ok: true } | Refusal<"not-found" | "impossible">;

/** Somebody who speaks for the member, or did until lately, objects to its being taken over; the secretariat is told, and decides. */
export function objectToTakeOver(
  { withTransaction, clock, config }: Pick<Services, "withTransaction" | "clock"> & { config: Pick<Config, "origin"> },
  { requestId, words }: { requestId: string; words: string },
  actor: Viewer,
): Promise<Objected> {
  return withTransaction<Objected>(async (tx) => {
    const now = clock.now();
    const found = await findAsObjector(tx, requestId, actor);
    if (!found) return refused("not-found");
    const { request, subject, told, isPresent } = found;
    if (request.state !== "asked" || (await endFor(tx, found, now)) <= now) return refused("impossible");
    if (!told) await noteTold(tx, requestId, { userIds: [actor.id], isFormer: false }, now);
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
          text: isPresent ? "text_present" : "text",
          ...{ kind, person: actor.name, words, url: `${config.origin}/requests/${requestId}` },
          institution: await nameOfSubject(tx, subject, frame.locale),
        }),
      now,
    );
    return { ok: true };
  });
}
