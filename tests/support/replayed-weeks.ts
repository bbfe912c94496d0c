import { randomUUID } from "node:crypto";
import { eq, like } from "drizzle-orm";
import { createProject } from "#app/demo/projects-factory.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { sendWeekLetters } from "#app/features/inbox/send-week-letters.server.ts";
import { weekView } from "#app/features/inbox/week-view.server.ts";
import { declineInterest } from "#app/features/projects/partners/answer-interest.server.ts";
import { expressInterest } from "#app/features/projects/partners/express-interest.server.ts";
import { closeToPartners } from "#app/features/projects/lifecycle/conclude-project.server.ts";
import { daysAfter } from "#app/platform/days.ts";
import type { Config } from "#app/platform/config.server.ts";
import { askingOnce } from "#db/asked-once.server.ts";
import type { Reader, WithTransaction } from "#db/index.server.ts";
import { conversationMessages, conversationsWaiting } from "#db/schema/conversations.ts";
import { enquiries } from "#db/schema/enquiries.ts";
import { initiativeCalls, initiatives, initiativeTexts } from "#db/schema/initiatives.ts";
import { membershipYears } from "#db/schema/membership-years.ts";
import { memberships } from "#db/schema/memberships.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";
import { createRandom, type Random } from "../../bench/support/random.ts";
import { createMember, personOf, type TestMember } from "./board.ts";
import { interest } from "./interests.ts";
import { completeValues } from "./project-values.ts";

const FIRST_MONDAY = "2026-10-05";
const MORNING = "T02:00:00Z";
const YEAR = 2027;
/** Of the last days that are known a week before, so many percent stand on the page a week before. */
const LEAST_SHARE = 95;

interface World {
  db: Reader;
  withTransaction: WithTransaction;
  config: Config;
}

export interface Asked {
  institutions: number;
  weeks: number;
  seed: number;
  onWeek?(week: number): void;
}

/** Something an institution can act on, as whoever lets the weeks pass knows of it. */
interface Thing {
  institution: number;
  /** What its line leads to, and what is pressed there. */
  key: string;
  /** From this day on it must stand on the page. */
  from: string;
  due: string | null;
  settle(day: string): Promise<void>;
  settleOn: string;
  isSettled?: boolean;
  /** Whether it stood on the page a week before its last day; left out where nobody looked. */
  wasAhead?: boolean;
  /** The first Monday on which it did. */
  seenOn?: string;
}

/** Lets weeks pass for institutions, at random, and holds what each Monday shows and sends against what is so. */
export async function replayWeeks(world: World, { institutions, weeks, seed, onWeek }: Asked) {
  const random = createRandom(seed);
  let now = new Date(`2026-09-30${MORNING}`);
  const context = { ...world, clock: { now: () => now }, requestId: "replay" };
  const members = await openMembers(context, institutions);
  const coordinator = await personOf(context, null, "coordinator");
  const things: Thing[] = [...(await openTerms(context, members, random)), ...yearsOf(context, members, random)];
  const tally = { pages: 0, items: 0, withoutAction: 0, withoutDay: 0, settled: 0, missing: 0, letters: 0 };
  const wrong = { emptyLetters: 0, lettersTooMany: 0, lettersTooFew: 0, lettersWithoutDay: 0 };
  const times: number[] = [];
  const busy: number[] = [];
  for (let week = 0; week < weeks; week++) {
    const monday = daysAfter(FIRST_MONDAY, 7 * week);
    for (let day = daysAfter(monday, -6); day <= monday; day = daysAfter(day, 1)) {
      now = new Date(`${day}${MORNING}`);
      for (const thing of things.filter((one) => !one.isSettled && one.settleOn <= day)) {
        await thing.settle(day);
        thing.isSettled = true;
      }
      things.push(...(await happen(context, { members, coordinator, random, day })));
      await lookAhead(context, { members, things, day });
    }
    now = new Date(`${monday}${MORNING}`);
    const open = new Map(things.flatMap((one) => (one.isSettled ? [] : [[`${one.institution} ${one.key}`, one]])));
    const since = performance.now();
    const used = process.cpuUsage();
    const views = [];
    for (const { viewer } of members) views.push(await pageOf(context, viewer));
    times.push(performance.now() - since);
    const { user, system } = process.cpuUsage(used);
    busy.push((user + system) / 1000);
    const isToBeTold = new Set<string>();
    for (const [at, { tasks, offers }] of views.entries()) {
      tally.pages++;
      const shown = [...tasks, ...offers];
      tally.items += shown.length;
      tally.withoutAction += shown.filter(({ to, act }) => !to.startsWith("/") || !act).length;
      tally.withoutDay += shown.filter(({ dueAt, since: from }) => !(dueAt ?? from)?.text).length;
      const keys = shown.map(keyOf);
      tally.settled += shown.filter(({ act }, place) => isKnown(act) && !open.has(`${at} ${keys[place]}`)).length;
      tally.settled += offers.filter(({ dueAt }) => dueAt !== null && dueAt.dateTime < monday).length;
      for (const [key, thing] of open) {
        if (!key.startsWith(`${at} `)) continue;
        if (keys.includes(thing.key)) thing.seenOn ??= monday;
        else if (isToStand(thing, monday)) tally.missing++;
      }
      if (tasks.length > 0) isToBeTold.add(members[at]?.viewer.email ?? "");
    }
    await sendWeekLetters(context);
    const letters = await world.db
      .select()
      .from(outbox)
      .where(like(outbox.dedupeKey, `week-letter:%:${monday}`));
    tally.letters += letters.length;
    for (const { text, recipient } of letters) {
      const lines = text.split("\n").filter((line) => line.startsWith("• "));
      if (lines.length === 0) wrong.emptyLetters++;
      wrong.lettersWithoutDay += lines.filter((line) => !/\((until|waiting since) .*\): http/.test(line)).length;
      const at = members.findIndex(({ viewer }) => viewer.email === recipient);
      const { tasks = [], offers = [] } = views[at] ?? {};
      const onPage = new Set([...tasks, ...offers].map(({ to }) => to));
      tally.settled += lines.filter((line) => !onPage.has(line.split(`: ${world.config.origin}`).at(-1) ?? "")).length;
      if (tasks.length + offers.length === 0) wrong.lettersTooMany++;
    }
    const told = new Set(letters.map(({ recipient }) => recipient));
    wrong.lettersTooFew += [...isToBeTold].filter((email) => !told.has(email)).length;
    onWeek?.(week);
  }
  const ahead = aheadOf(things);
  const { withoutAction, withoutDay, settled, missing } = tally;
  const faults = [withoutAction, withoutDay, settled, missing, ...Object.values(wrong)];
  const isKept = ahead.share >= LEAST_SHARE && faults.every((count) => count === 0);
  return { institutions, weeks, ...tally, ...wrong, ...ahead, isKept, ...timesOf(times), pagesCpuMs: middleOf(busy) };
}

const middleOf = (times: number[]) => Math.round(times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0);

/** How long all pages of a Monday took: as a rule, and at most. */
const timesOf = (times: number[]) => ({ pagesP50Ms: middleOf(times), pagesMs: Math.round(Math.max(...times)) });

const isToStand = ({ from, due }: Thing, monday: string) =>
  from <= monday && (due === null || due <= daysAfter(monday, 14));

/** Looks at the pages of those for whom something known has its last day in a week; of a call for all, at every tenth. */
async function lookAhead(
  context: Context,
  { members, things, day }: Pick<Day, "members" | "day"> & { things: Thing[] },
) {
  const week = daysAfter(day, 7);
  for (const thing of things) {
    const { institution, key, due, from, isSettled, settleOn } = thing;
    if (due !== week || from > day || isSettled || settleOn <= day) continue;
    if (key.startsWith("initiative") && institution % 10 > 0) continue;
    const { viewer } = members[institution] ?? {};
    if (!viewer) continue;
    const { tasks, offers } = await pageOf(context, viewer);
    thing.wasAhead = [...tasks, ...offers].some((item) => keyOf(item) === key);
  }
}

/** Of the last days known a week before, how many stood on the page then, and on the page of a Monday before. */
function aheadOf(things: readonly Thing[]) {
  const looked = things.filter(({ wasAhead }) => wasAhead !== undefined);
  const ahead = looked.filter(({ wasAhead }) => wasAhead).length;
  const onMonday = looked.filter(
    ({ due, seenOn }) => seenOn !== undefined && seenOn <= daysAfter(due ?? "", -7),
  ).length;
  const share = (count: number) => Math.round((1000 * count) / Math.max(1, looked.length)) / 10;
  return { deadlines: looked.length, ahead, share: share(ahead), shareOnMondays: share(onMonday) };
}

/** What suits whom is judged elsewhere. */
const isKnown = (act: string) => act !== "join" && act !== "see";

function keyOf({ to, act }: { to: string; act: string }): string {
  return `${act} ${to.split(/[?#]/, 1)[0]}`;
}

/** The page of somebody, asked as one request does. */
const pageOf = (context: Context, viewer: Viewer) =>
  askingOnce(() => weekView({ ...context, locale: "en" }, viewer, true));

interface Member extends TestMember {
  viewer: Viewer;
}

type Context = World & { clock: { now(): Date }; requestId: string };

async function openMembers(context: Context, count: number): Promise<Member[]> {
  const members: Member[] = [];
  for (let at = 0; at < count; at++) {
    const country = ["KZ", "UZ", "IT", "TR", "KG"][at % 5];
    const member = await createMember(context, { nameEn: `University ${at}`, country });
    members.push({ ...member, viewer: await personOf(context, member) });
  }
  // First steps of new members are over.
  await context.withTransaction((tx) => tx.update(memberships).set({ startsOn: "2025-02-01" }));
  return members;
}

/** The term of every fourth member ends within the year, and it is renewed at random. */
async function openTerms({ withTransaction }: Context, members: Member[], random: Random): Promise<Thing[]> {
  const term = (institutionId: string, endsOn: string) =>
    withTransaction((tx) =>
      tx.update(memberships).set({ endsOn }).where(eq(memberships.institutionId, institutionId)),
    ).then(() => {});
  const things: Thing[] = [];
  for (const [institution, { institutionId }] of members.entries()) {
    if (institution % 4 > 0) {
      await term(institutionId, "2029-12-31");
      continue;
    }
    const due = daysAfter(FIRST_MONDAY, 20 + random.below(330));
    await term(institutionId, due);
    const from = daysAfter(due, -28);
    things.push({
      ...{ institution, key: "renew /institution/renewal", from, due, settleOn: daysAfter(from, random.below(29)) },
      settle: () => term(institutionId, "2030-12-31"),
    });
  }
  return things;
}

/** Everybody is asked for the year, and most confirm it in time. */
function yearsOf({ db, withTransaction, clock }: Context, members: Member[], random: Random): Thing[] {
  return members.map(({ institutionId }, institution) => ({
    ...{ institution, key: "confirm /institution/year", from: `${YEAR}-03-03`, due: `${YEAR}-03-31` },
    settleOn: daysAfter(`${YEAR}-01-01`, random.below(90)),
    async settle() {
      const [row] = await db.select().from(memberships).where(eq(memberships.institutionId, institutionId));
      const asked = { membershipId: row?.id ?? "", year: YEAR, activities: "", askedAt: clock.now() };
      await withTransaction((tx) => tx.insert(membershipYears).values({ ...asked, confirmedAt: clock.now() }));
    },
  }));
}

interface Day {
  members: Member[];
  coordinator: Viewer;
  random: Random;
  day: string;
}

/** What begins on a day: a fifth of what begins in a week. */
async function happen(context: Context, day: Day): Promise<Thing[]> {
  const things: Thing[] = [];
  for (const institution of day.members.keys()) {
    if (day.random.chance(0.016)) things.push(...(await postCall(context, day, institution)));
    if (day.random.chance(0.006)) things.push(await leaveDraft(context, day, institution));
    if (day.random.chance(0.02)) things.push(await writeMessage(context, day, institution));
  }
  if (day.random.chance(0.1)) things.push(...(await announceCall(context, day)));
  return things;
}

const memberAt = ({ members }: Day, at: number): Member => {
  const member = members[at];
  if (!member) throw new Error(`There is no member ${at}`);
  return member;
};

/** One in ten days is near when it becomes known. */
const daysLeft = (random: Random) => (random.chance(0.1) ? 3 + random.below(11) : 14 + random.below(70));

/** A call for partners, closed before or after its last day; now and then somebody is interested, or is invited. */
async function postCall(context: Context, on: Day, institution: number): Promise<Thing[]> {
  const { random, coordinator, day } = on;
  const { institutionId, viewer } = memberAt(on, institution);
  const answerBy = daysAfter(day, daysLeft(random));
  const callDeadline = random.chance(0.4) ? daysAfter(answerBy, random.below(30)) : undefined;
  const titleEn = `Call ${day} of ${institution}`;
  const values = completeValues(context.clock.now(), { titleEn, answerBy, callDeadline });
  const wanted = { leadInstitutionId: institutionId, author: viewer, values, coordinator, upTo: "published" } as const;
  const { id, slug } = await createProject(context, wanted);
  const closesOn = daysAfter(answerBy, random.below(15) - 4);
  const nearFrom = (due: string) => [day, daysAfter(due, -14)].sort().at(-1) ?? day;
  const things: Thing[] = [
    {
      ...{ institution, key: `extend /projects/${slug}/state`, from: nearFrom(answerBy), due: answerBy },
      settleOn: closesOn,
      settle: () => closeToPartners(context, { projectId: id }, viewer).then(() => {}),
    },
  ];
  if (callDeadline !== undefined)
    things.push({
      ...{ institution, key: `partners /projects/${slug}/interests`, from: nearFrom(callDeadline), due: callDeadline },
      ...{ settleOn: daysAfter(callDeadline, 1), settle: async () => {} },
    });
  const other = (institution + 1 + random.below(on.members.length - 1)) % on.members.length;
  const partner = memberAt(on, other);
  if (random.chance(0.5)) {
    const sent = await expressInterest(
      context,
      { projectId: id, values: interest(partner.institutionId) },
      partner.viewer,
    );
    if (!sent.ok) throw new Error(sent.reason);
    things.push({
      ...{ institution, key: `answer /projects/${slug}/interests`, from: day, due: null },
      settleOn: daysAfter(day, 1 + random.below(30)),
      settle: () =>
        declineInterest(context, { interestId: sent.id, projectId: id, reason: "other" }, viewer).then((done) => {
          if (!done.ok) throw new Error(done.reason);
        }),
    });
  } else if (random.below(2) === 0) {
    const place = { id: randomUUID(), projectId: id, institutionId: partner.institutionId, role: "Partner" };
    const invited = { ...place, status: "invited" as const, invitedAt: context.clock.now() };
    await context.withTransaction((tx) => tx.insert(projectPartners).values(invited));
    things.push({
      ...{ institution: other, key: `confirm /projects/${slug}/partnership`, from: day, due: null },
      settleOn: daysAfter(day, 1 + random.below(30)),
      settle: () =>
        context
          .withTransaction((tx) =>
            tx.update(projectPartners).set({ status: "confirmed" }).where(eq(projectPartners.id, place.id)),
          )
          .then(() => {}),
    });
  }
  return things;
}

/** A draft that is left alone, and thrown away or taken up again later. */
async function leaveDraft(context: Context, on: Day, institution: number): Promise<Thing> {
  const { institutionId, viewer } = memberAt(on, institution);
  const values = completeValues(context.clock.now(), { titleEn: `Draft ${on.day} of ${institution}` });
  const { id, slug } = await createProject(context, {
    leadInstitutionId: institutionId,
    author: viewer,
    values,
    upTo: "draft",
  });
  return {
    ...{ institution, key: `finish /projects/${slug}/edit`, from: daysAfter(on.day, 7), due: null },
    settleOn: daysAfter(on.day, 3 + on.random.below(80)),
    settle: () =>
      context
        .withTransaction((tx) => tx.update(projects).set({ status: "archived" }).where(eq(projects.id, id)))
        .then(() => {}),
  };
}

/** Another member writes, and is answered. */
async function writeMessage({ withTransaction, clock }: Context, on: Day, institution: number): Promise<Thing> {
  const { institutionId } = memberAt(on, institution);
  const id = randomUUID();
  const about = { subjectType: "enquiry" as const, subjectId: id };
  const message = { ...about, authorId: on.coordinator.id, body: "Text", isFromSecretariat: false };
  await withTransaction(async (tx) => {
    const subject = `Message ${on.day}`;
    const written = { id, institutionId, senderId: on.coordinator.id, topic: "other" as const, subject };
    await tx.insert(enquiries).values({ ...written, createdAt: clock.now() });
    await tx.insert(conversationMessages).values({ ...message, createdAt: clock.now() });
    await tx.insert(conversationsWaiting).values({ ...about, since: clock.now() });
  });
  return {
    ...{ institution, key: `answer /messages/${id}`, from: on.day, due: null },
    settleOn: daysAfter(on.day, 1 + on.random.below(20)),
    settle: () =>
      withTransaction((tx) => tx.delete(conversationsWaiting).where(eq(conversationsWaiting.subjectId, id))).then(
        () => {},
      ),
  };
}

/** A call of a published initiative: for all of them until its last day. */
async function announceCall(
  { withTransaction, clock }: Context,
  { random, day, members, coordinator }: Day,
): Promise<Thing[]> {
  const id = randomUUID();
  const lastDay = daysAfter(day, daysLeft(random));
  await withTransaction(async (tx) => {
    const person = { createdById: coordinator.id, updatedById: coordinator.id };
    const times = { createdAt: clock.now(), updatedAt: clock.now(), publishedAt: clock.now() };
    const rest = { owner: "unesco", state: "published", sourceName: "UNESCO", originalLocale: "en" } as const;
    await tx.insert(initiatives).values({ ...person, ...times, ...rest, id, slug: id, version: 1 });
    await tx.insert(initiativeTexts).values({ initiativeId: id, locale: "en", title: "Initiative", body: "Text" });
    await tx.insert(initiativeCalls).values({ initiativeId: id, id, position: 1, title: `Call ${day}`, lastDay });
  });
  const from = [day, daysAfter(lastDay, -14)].sort().at(-1) ?? day;
  return [...members.keys()].map((institution) => ({
    ...{ institution, key: `initiative /initiatives/${id}`, from, due: lastDay },
    ...{ settleOn: daysAfter(lastDay, 1), settle: async () => {} },
  }));
}
