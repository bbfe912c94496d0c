import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { chooseLetters } from "#app/features/accounts/letter-choice-commands.server.ts";
import { chooseForProject, followProject, unfollowProject } from "#app/features/following/follow-projects.server.ts";
import { tellOfProjects, tellOfProjectsJob } from "#app/features/following/tell-of-projects.server.ts";
import { sendDigests } from "#app/features/inbox/send-digests.server.ts";
import { closeToPartners } from "#app/features/projects/lifecycle/conclude-project.server.ts";
import { renewCall } from "#app/features/projects/lifecycle/renew-call.server.ts";
import { acceptInterest } from "#app/features/projects/partners/answer-interest.server.ts";
import { leavePartnership } from "#app/features/projects/partners/end-partnership.server.ts";
import { confirmPartnership } from "#app/features/projects/partners/join-project.server.ts";
import { recordProject } from "#app/features/projects/project/project-command.server.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import { followedProjects } from "#db/schema/following.ts";
import { news } from "#db/schema/letters.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projects } from "#db/schema/projects.ts";
import { createMember, personOf, setUpBoard } from "#tests/support/board.ts";
import { interestsOf, placeOf } from "#tests/support/interests.ts";
import { openTestServices, standingClock } from "#tests/support/test-services.ts";

// A Monday, 15:00 in Almaty.
const clock = standingClock("2026-09-07T10:00:00Z");
let services: Awaited<ReturnType<typeof openTestServices>>;
beforeAll(async () => {
  services = { ...(await openTestServices()), clock };
});
const { sendInterest } = interestsOf(() => services);

const passHours = (hours: number) => clock.moveTo(new Date(clock.now().getTime() + hours * 3_600_000).toISOString());

async function lettersOf({ email }: Viewer, kind: string) {
  const isIt = and(eq(outbox.recipient, email), eq(outbox.kind, kind));
  return (await services.db.select().from(outbox).where(isIt)).map(({ subject, text }) => `${subject}\n${text}`);
}

const newsOf = async ({ id }: Viewer) =>
  (
    await services.db
      .select()
      .from(news)
      .where(and(eq(news.userId, id), eq(news.kind, "following-project")))
  ).map(({ line }) => line);

const followOf = async ({ id }: Viewer, projectId: string) =>
  (
    await services.db
      .select()
      .from(followedProjects)
      .where(and(eq(followedProjects.userId, id), eq(followedProjects.projectId, projectId)))
  )[0];

const edited = (projectId: string, actorId: string) =>
  services.withTransaction((tx) =>
    recordProject(tx, projectId, { now: clock.now() }, { action: "project.edited", actorId }),
  );

async function run(hours = 1) {
  passHours(hours);
  return tellOfProjects(services);
}

test("who follows is told of what everybody reads, in one letter, never of an own click, and nothing that is for others", async () => {
  const board = await setUpBoard(services, "Followed");
  const { project, leader } = board;
  const outsider = await createMember(services, { nameEn: "Outside University" });
  const follower = await personOf(services, outsider, "representative", { locale: "en" });
  expect(tellOfProjectsJob.cron).toBe("0 43 * * * *");
  expect(await followProject(services, follower, project.slug)).toMatchObject({ ok: true });
  await chooseForProject(services, { userId: leader.id, projectId: project.id, pace: "at_once", parts: "all" });
  passHours(1);
  await sendInterest(board);
  await edited(project.id, leader.id);
  await renewCall(services, { projectId: project.id, answerBy: daysAfter(dayNow(clock), 40) }, leader);
  expect(await run()).toBeGreaterThan(0);
  const [letter, ...more] = await lettersOf(follower, "following-project");
  expect(more).toEqual([]);
  expect(letter).toContain("Text changed");
  expect(letter).toContain("Still seeks partners, until");
  // Interest is between the lead and who sent it; people of the lead are named to partners alone.
  expect(letter).not.toMatch(/Partner University|Aigerim Sadykova \(|interest of/);
  expect(await run()).toBe(0);
  expect(await lettersOf(leader, "following-project")).toEqual([]);
});

test("it comes as often as was chosen for this project: with the letter of the morning, of Monday, or not at all", async () => {
  const { project, leader } = await setUpBoard(services, "Paced");
  const member = await createMember(services, { nameEn: "Pacing University" });
  const [daily, weekly, never, main] = [
    await personOf(services, member),
    await personOf(services, member, "alternate"),
    await personOf(services, member, "project_officer"),
    await personOf(services, member, "editor"),
  ];
  for (const one of [daily, weekly, never, main]) await followProject(services, one, project.slug);
  const choose = (one: Viewer, pace: "daily" | "weekly" | "never" | null, parts: "all" | "main" = "all") =>
    chooseForProject(services, { userId: one.id, projectId: project.id, pace, parts });
  // The choice for one project goes before that for all one follows.
  await chooseLetters(services, daily.id, { choices: { following: "never" }, seen: {} });
  await choose(daily, "daily");
  await choose(weekly, "weekly");
  await choose(never, "never");
  await choose(main, null, "main");
  passHours(1);
  await edited(project.id, leader.id);
  await run();
  for (const one of [daily, weekly, never, main]) {
    expect(await lettersOf(one, "following-project")).toEqual([]);
    expect(await newsOf(one)).toEqual([]);
  }
  // Tuesday, 06:43 in Almaty.
  clock.moveTo("2026-09-08T01:43:00Z");
  await edited(project.id, leader.id);
  clock.moveTo("2026-09-08T01:50:00Z");
  await tellOfProjects(services);
  expect(await newsOf(daily)).toHaveLength(1);
  expect(await newsOf(weekly)).toEqual([]);
  clock.moveTo("2026-09-08T02:00:00Z");
  await sendDigests(services);
  const [digest] = await lettersOf(daily, "news-digest");
  expect(digest).toContain("Paced of the Silk Road: Text changed");
  expect(await lettersOf(daily, "following-project")).toEqual([]);
  clock.moveTo("2026-09-14T01:43:00Z");
  await closeToPartners(services, { projectId: project.id }, leader);
  clock.moveTo("2026-09-14T01:50:00Z");
  await tellOfProjects(services);
  expect(await newsOf(weekly)).toHaveLength(1);
  expect(await newsOf(never)).toEqual([]);
  expect((await lettersOf(main, "following-project")).join()).toMatch(/Closed to partners/);
  expect((await lettersOf(main, "following-project")).join()).not.toMatch(/Text changed/);
  clock.moveTo("2026-09-14T02:00:00Z");
  await sendDigests(services);
  expect((await lettersOf(weekly, "news-digest")).join()).toContain("Paced of the Silk Road");
});

test("who takes part follows by it, may stop, and is not made to follow by the next act; who may see it no more hears nothing", async () => {
  const board = await setUpBoard(services, "Hidden canary");
  const { project, leader, partner, coordinator } = board;
  expect(await followOf(leader, project.id)).toMatchObject({ isOn: true });
  expect(await followOf(coordinator, project.id)).toBeUndefined();
  const interestId = await sendInterest(board);
  expect(await followOf(partner, project.id)).toMatchObject({ isOn: true, pace: "weekly" });
  await unfollowProject(services, { userId: partner.id, projectId: project.id });
  await acceptInterest(services, { projectId: project.id, interestId }, leader);
  await confirmPartnership(services, placeOf(board), partner);
  expect(await followOf(partner, project.id)).toMatchObject({ isOn: false });

  await followProject(services, partner, project.slug);
  const stranger = await personOf(services, null, "applicant");
  expect(await followProject(services, stranger, project.slug)).toMatchObject({ ok: true });
  const leaving = await createMember(services, { nameEn: "Leaving Canary University" });
  const former = await personOf(services, leaving);
  await followProject(services, former, project.slug);
  for (const one of [partner, former, stranger])
    await services.withTransaction((tx) =>
      tx.update(followedProjects).set({ pace: "at_once" }).where(eq(followedProjects.userId, one.id)),
    );
  // For members alone from now on: whoever is of none has no project any more.
  await services.withTransaction((tx) =>
    tx.update(projects).set({ visibility: "members" }).where(eq(projects.id, project.id)),
  );
  passHours(1);
  await edited(project.id, leader.id);
  await run();
  expect(await lettersOf(stranger, "following-project")).toEqual([]);
  expect(await newsOf(stranger)).toEqual([]);
  expect(await lettersOf(former, "following-project")).toHaveLength(1);
  expect(await lettersOf(partner, "following-project")).toHaveLength(1);
  expect(await followProject(services, stranger, project.slug)).toMatchObject({ reason: "not-found" });
  // Seen again, nothing of the time between is told.
  await services.withTransaction((tx) =>
    tx.update(projects).set({ visibility: "public" }).where(eq(projects.id, project.id)),
  );
  await run();
  expect(await newsOf(stranger)).toEqual([]);

  // A partner that has left reads what everybody reads: not that of the partnership.
  passHours(1);
  await leavePartnership(services, placeOf(board), partner);
  await edited(project.id, leader.id);
  await run();
  expect((await lettersOf(partner, "following-project")).at(-1)).not.toMatch(/left the project/);
  expect((await lettersOf(former, "following-project")).join()).not.toMatch(/left the project|Hidden canary Partner/);
});
