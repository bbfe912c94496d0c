import { and, asc, eq, gt, gte, lte } from "drizzle-orm";
import { coordinatorsOf, peopleOf } from "#app/features/accounts/addressees.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { MembershipCategory } from "#db/vocabulary.ts";
import { nameOf } from "../institution/institution-names.ts";
import { SPEAKERS } from "../institution/member.policy.ts";
import { termLetter } from "./membership-emails.ts";
import type { Writer } from "../profile/profile-commands.server.ts";

interface Round {
  days: number;
  after: number;
  category?: MembershipCategory;
}

/**
 * How many days before the last one its people are told, and from which day on the earlier letter is not for. An observer
 * is told earlier too: what a full membership asks for takes time.
 */
const ROUNDS: Round[] = [
  { days: 180, after: 60, category: "observer" },
  { days: 60, after: 14 },
  { days: 14, after: -1 },
];

function listEnding(db: Reader, today: string, { days, after, category }: Round) {
  const isNear = and(lte(memberships.endsOn, daysAfter(today, days)), gt(memberships.endsOn, daysAfter(today, after)));
  const isMeant = category && eq(memberships.category, category);
  return db
    .select({ institution: institutions, membership: memberships })
    .from(memberships)
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .where(and(eq(memberships.status, "active"), gte(memberships.endsOn, today), isNear, isMeant))
    .orderBy(asc(memberships.endsOn), asc(memberships.id));
}

type Ending = Awaited<ReturnType<typeof listEnding>>[number];

async function tell(
  tx: Tx,
  { institution, membership }: Ending,
  { days, origin }: { days: number; origin: string },
  now: Date,
) {
  const { id, number, category, endsOn } = membership;
  const occasion = {
    kind: "membership-ending",
    key: `${id}:${endsOn}:${days}`,
    subjectId: id,
  } as const;
  const readers = [
    {
      reader: "member",
      people: await peopleOf(tx, institution.id, SPEAKERS),
      path: `/institution?institution=${institution.id}`,
    },
    { reader: "secretariat", people: await coordinatorsOf(tx, institution.country), path: `/memberships/${number}` },
  ] as const;
  for (const { reader, people, path } of readers) {
    const compose = (frame: LetterFrame) =>
      termLetter(frame, {
        institution: nameOf(institution, frame.locale).name,
        number,
        day: formatDay(endsOn ?? "", frame.locale),
        isObserver: category === "observer",
        url: origin + path,
      });
    await writeTo(tx, { userIds: people.map((one) => one.id), reader }, occasion, compose, now);
  }
}

/**
 * Tells representatives and secretariat that a membership ends, sixty and fourteen days before, observers half a year before too, each once.
 * @returns how many memberships end soon
 */
async function tellOfTerms(context: Writer & { db: Reader; config: { origin: string } }): Promise<number> {
  const today = dayNow(context.clock);
  let near = 0;
  for (const round of ROUNDS) {
    for (const ending of await listEnding(context.db, today, round)) {
      const said = { days: round.days, origin: context.config.origin };
      await context.withTransaction((tx) => tell(tx, ending, said, context.clock.now()));
      near++;
    }
  }
  return near;
}

export const tellOfTermsJob: Job<Parameters<typeof tellOfTerms>[0]> = {
  name: "tell-of-terms",
  cron: "0 11 5 * * *",
  work: tellOfTerms,
};
