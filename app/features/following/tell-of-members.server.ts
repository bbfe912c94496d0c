import { and, asc, eq, gt } from "drizzle-orm";
import { mayBeWrittenTo } from "#app/features/letters/addressees.server.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { listProjectsOfInstitution } from "#app/features/projects/board/institution-projects.server.ts";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { users } from "#db/schema/accounts.ts";
import { followedMembers, type SeenMember } from "#db/schema/following.ts";
import { memberLetter, type MemberChange } from "./following-letters.server.ts";
import { audienceOf } from "./reader.server.ts";
import { type MemberState, namesIn, readStates } from "./member-states.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

const AT_ONCE = 200;

function listSome(db: Reader, after: string) {
  const { id, userId, institutionId, revision, seen } = followedMembers;
  return db
    .select({ id, userId, institutionId, revision, seen, locale: users.locale })
    .from(followedMembers)
    .innerJoin(users, eq(users.id, userId))
    .where(and(gt(id, after), mayBeWrittenTo))
    .orderBy(asc(id))
    .limit(AT_ONCE);
}

type Followed = Awaited<ReturnType<typeof listSome>>[number];

/** The names somebody reads: in the own language, else the official one, which stands beside it. */
function nameChange(before: SeenMember["names"], now: SeenMember["names"], locale: Locale): MemberChange[] {
  const key = [locale, "official"].find((one) => before[one] !== now[one]);
  return key ? [{ what: "name", before: before[key] ?? "", now: now[key] ?? "" }] : [];
}

async function newProjects(
  db: Reader,
  { userId, locale }: Followed,
  state: MemberState,
  known: readonly string[],
  today: string,
) {
  if (state.everyProject.every((id) => known.includes(id))) return [];
  const visible = await listProjectsOfInstitution(db, state.id, await audienceOf(db, userId, today));
  return visible
    .filter(({ id }) => !known.includes(id))
    .map((row) => ({ id: row.id, slug: row.slug, title: titleIn(locale, row).text }));
}

/** What is new of a member for somebody, and what is remembered of it then. While it is not listed, only that it is not. */
async function compare(db: Reader, followed: Followed, state: MemberState, today: string) {
  const { seen, locale } = followed;
  if (!state.isListed) {
    const changes: MemberChange[] = seen.isListed ? [{ what: "left" }] : [];
    return { changes, seen: { ...seen, isListed: false } };
  }
  const fresh = await newProjects(db, followed, state, seen.projects, today);
  const names = namesIn(state);
  const changes: MemberChange[] = [
    ...(seen.isListed ? [] : [{ what: "returned" as const }]),
    ...nameChange(seen.names, names, locale),
    ...(seen.category === state.category ? [] : [{ what: "category" as const, now: state.category }]),
    ...(state.text === "" || seen.text === state.text ? [] : [{ what: "text" as const }]),
    ...fresh.map(({ title, slug }) => ({ what: "project" as const, title, slug })),
  ];
  const kept = seen.projects.filter((id) => state.everyProject.includes(id));
  const projects = [...kept, ...fresh.map(({ id }) => id)];
  return { changes, seen: { isListed: true, category: state.category, names, text: state.text, projects } };
}

/** Notes what is told and writes the letter in one transaction; false when another process has done so. */
async function tell(
  { db, withTransaction, clock, config }: Context,
  followed: Followed,
  state: MemberState,
  today: string,
) {
  const { id, userId, institutionId, revision } = followed;
  const { changes, seen } = await compare(db, followed, state, today);
  if (changes.length === 0) return false;
  const { slug, isListed } = state;
  const news = { slug, names: seen.names, isListed, changes, origin: config.origin };
  return withTransaction(async (tx) => {
    const noted = await tx
      .update(followedMembers)
      .set({ seen, revision: revision + 1 })
      .where(and(eq(followedMembers.id, id), eq(followedMembers.revision, revision)))
      .returning({ id: followedMembers.id });
    if (noted.length === 0) return false;
    const ends = `${userId}.member-${institutionId}`;
    const occasion = { kind: "following-member" as const, key: `${id}:${revision + 1}`, subjectId: userId, ends };
    const compose = (frame: LetterFrame) => memberLetter(frame, news);
    await writeTo(tx, { userIds: [userId], reader: "account" }, occasion, compose, clock.now());
    return true;
  });
}

/**
 * Tells whoever follows a member what has changed of it: its name, whether it is in the directory, its category, what it
 * says of itself, its projects as far as the reader may see them.
 * @returns how many letters or lines of news that made
 */
export async function tellOfMembers(context: Context): Promise<number> {
  const today = dayNow(context.clock);
  let told = 0;
  let some = await listSome(context.db, "");
  while (some.length > 0) {
    const ids = [...new Set(some.map(({ institutionId }) => institutionId))];
    const states = await readStates(context.db, ids, today);
    for (const one of some) {
      const state = states.get(one.institutionId);
      if (state && (await tell(context, one, state, today))) told++;
    }
    some = await listSome(context.db, some.at(-1)?.id ?? "");
  }
  return told;
}

export const tellOfMembersJob: Job<Context> = { name: "tell-of-members", cron: "0 48 * * * *", work: tellOfMembers };
