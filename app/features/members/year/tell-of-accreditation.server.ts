import { and, asc, desc, eq, gt } from "drizzle-orm";
import { coordinatorsOf } from "#app/features/accounts/addressees.server.ts";
import { INSTITUTION_ACTIONS } from "#app/features/activity/actions/institutions.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { addDays } from "#app/platform/clock.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { activity } from "#db/schema/activity.ts";
import { news } from "#db/schema/letters.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { nameOf } from "../institution/institution-names.ts";
import type { OwnInstitution } from "../institution/own-institution.server.ts";
import { accreditationToldLetter } from "./clock-emails.ts";

const ACTION = "institution.accreditation_changed";
const KIND = "membership-accreditation-told";
/** Between two letters of one member. */
const ONE_LETTER_WITHIN_MS = 60 * 60_000;
/** How long a change that nobody could be told of is looked at again. */
const LOOKED_AT_DAYS = 7;

type Member = Pick<OwnInstitution, "institution" | "membership">;

/**
 * Tells the coordinators of a member until when it says it is accredited now: nobody else has looked at it. The first
 * change is told at once; what follows within the hour is gathered, and told by the clock as it stands then.
 * Resolves to whether it was told.
 */
export async function tellOfAccreditation(
  tx: Tx,
  { institution, membership }: Member,
  origin: string,
  now: Date,
): Promise<boolean> {
  const since = addDays(now, -LOOKED_AT_DAYS);
  const lastTold = await findLastTold(tx, membership.id, since);
  if (lastTold && lastTold.getTime() > now.getTime() - ONE_LETTER_WITHIN_MS) return false;
  const change = await gatherChanges(tx, institution.id, lastTold ?? since);
  if (!change) return false;
  const { before, after, hasNoLastDay, actorId } = change;
  const key = `${membership.id}:${now.getTime()}`;
  const about = { kind: KIND, key, subjectId: membership.id, actorId } as const;
  const people = await coordinatorsOf(tx, institution.country);
  const compose = (frame: LetterFrame) =>
    accreditationToldLetter(frame, {
      ...{ institution: nameOf(institution, frame.locale).name, number: membership.number },
      before: before && formatDay(before, frame.locale),
      after: after && formatDay(after, frame.locale),
      hasNoLastDay,
      url: `${origin}/memberships/${membership.number}`,
    });
  await writeTo(tx, { userIds: people.map(({ id }) => id), reader: "secretariat" }, about, compose, now);
  return people.length > 0;
}

async function findLastTold(db: Reader, membershipId: string, since: Date): Promise<Date | null> {
  const [last] = await db
    .select({ createdAt: news.createdAt })
    .from(news)
    .where(and(eq(news.kind, KIND), eq(news.subjectId, membershipId), gt(news.createdAt, since)))
    .orderBy(desc(news.createdAt))
    .limit(1);
  return last?.createdAt ?? null;
}

/** All that was changed since it was told last, as one change; null where it stands again as it was told. */
async function gatherChanges(db: Reader, institutionId: string, since: Date) {
  const { data, actorId, id, createdAt, action } = activity;
  const isOfIt = and(eq(activity.subjectType, "institution"), eq(activity.subjectId, institutionId));
  const rows = await db
    .select({ data, actorId })
    .from(activity)
    .where(and(isOfIt, eq(action, ACTION), gt(createdAt, since)))
    .orderBy(asc(createdAt), asc(id));
  const changes = rows.map((row) => ({ ...row, ...INSTITUTION_ACTIONS[ACTION].data.parse(row.data) }));
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last || first.before === last.after) return null;
  return {
    ...{ before: first.before, after: last.after, hasNoLastDay: last.hasNoLastDay === true },
    // News to whoever made one of several.
    actorId: changes.every((one) => one.actorId === last.actorId) ? last.actorId : null,
  };
}

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

/** Tells of what was changed within an hour of a letter. Resolves to the number of members. */
async function tellOfGathered({ db, withTransaction, clock, config }: Context): Promise<number> {
  const now = clock.now();
  const changed = await db
    .selectDistinct({ institutionId: activity.subjectId })
    .from(activity)
    .where(and(eq(activity.action, ACTION), gt(activity.createdAt, addDays(now, -LOOKED_AT_DAYS))));
  let told = 0;
  for (const { institutionId } of changed)
    await withTransaction(async (tx) => {
      const [member] = await tx
        .select({ institution: institutions, membership: memberships })
        .from(memberships)
        .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
        .where(eq(institutions.id, institutionId));
      if (member && (await tellOfAccreditation(tx, member, config.origin, now))) told += 1;
    });
  return told;
}

export const tellOfAccreditationJob: Job<Context> = {
  name: "tell-of-accreditation",
  cron: "0 8-59/10 * * * *",
  work: tellOfGathered,
};
