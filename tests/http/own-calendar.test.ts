import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { loggedPath } from "#app/door/logged-path.ts";
import { users } from "#db/schema/accounts.ts";
import { calendarFeeds, followedProjects } from "#db/schema/following.ts";
import { milestones, projectMeetings, workTasks } from "#db/schema/project-work.ts";
import { createMember, setMembership } from "#tests/support/board.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { acting, post, startActing, takePart } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";
import { publishInitiative } from "#tests/support/world/initiatives.ts";

startActing();

const MAKE = "Make the address";
const PAGE = "/following";
let bystander: SignedIn;
beforeAll(async () => {
  const elsewhere = await createMember(acting.portal.services, { nameEn: "Elsewhere University", country: "TJ" });
  const roles = [{ role: "representative" as const, institutionId: elsewhere.institutionId }];
  bystander = await signInNew(acting.portal, { roles });
});

const addressOf = async ({ browser }: SignedIn) => {
  const { document } = await browser.get(PAGE);
  const url = document.querySelector("main textarea[readonly]")?.textContent ?? "";
  return url === "" ? "" : new URL(url).pathname;
};

async function make(person: SignedIn, button = MAKE) {
  const form = await openForm(person.browser, PAGE, button);
  const made = await form.press(button);
  expect(made.page.text).toContain("The address of your calendar is below.");
  // The same page sent twice makes no second address.
  const address = await addressOf(person);
  await form.press(button);
  expect(await addressOf(person)).toBe(address);
  return address;
}

/** What a calendar program reads, which has no cookie: its lines put together again. */
const read = async (address: string) => {
  const { status, text, headers } = await acting.portal.browser().get(address);
  return { status, text: text.replaceAll("\r\n ", ""), headers };
};

test("a private calendar holds what its owner follows and works on, as far as the owner sees it at that moment", async () => {
  const { portal, partner, leader, coordinator } = acting;
  const { services } = portal;
  const calls = [{ title: "Small grants", lastDay: "2027-02-14" }];
  const editor = await actorOf(portal, coordinator.id);
  const initiative = await publishInitiative(services, editor, { calls: calls as never });
  const own = await post("published", { titleEn: "Own roads", initiatives: [initiative.id] });
  await takePart(own);
  const followed = await post("published", { titleEn: "Followed roads" });
  const members = await post("published", { titleEn: "canary-members-77ab roads", visibility: "members" });
  const now = services.clock.now();
  await services.withTransaction(async (tx) => {
    for (const { id: projectId } of [followed, members])
      for (const { id: userId } of [partner, bystander])
        await tx.insert(followedProjects).values({
          ...{ userId, projectId, isOn: true, parts: "all", revision: 1, toldUntil: now, createdAt: now },
        });
    const milestone = { dueOn: "2027-05-01", state: "planned" as const, version: 1, createdAt: now };
    for (const [{ id: projectId }, title] of [
      [own, "Maps are drawn"],
      [followed, "canary-work-13c9"],
    ] as const)
      await tx.insert(milestones).values({ ...milestone, projectId, title, institutionId: acting.lead.institutionId });
    await tx.insert(workTasks).values({
      ...{ projectId: own.id, sentence: "Draw the gate", dueOn: "2027-04-01", createdAt: now },
      ...{ givenToId: partner.id, givenById: leader.id },
    });
    await tx.insert(projectMeetings).values({
      ...{ projectId: own.id, title: "First talk", startsAt: new Date("2027-03-10T08:30:00Z"), durationMinutes: 60 },
      ...{ timeZone: "Europe/Rome", place: "Hall 3", sequence: 0, version: 1, calledById: leader.id, createdAt: now },
    });
  });

  const address = await make(partner);
  const page = await partner.browser.get(PAGE);
  for (const program of ["Google Calendar", "Outlook", "Apple Calendar"]) expect(page.text).toContain(program);
  const { status, text, headers } = await read(address);
  expect([status, headers.get("Content-Type")]).toEqual([200, "text/calendar; charset=utf-8"]);
  expect([headers.get("Cache-Control"), headers.get("Set-Cookie")]).toEqual(["private, no-store", null]);
  for (const words of [
    ...[
      "SUMMARY:Milestone: Maps are drawn (Own roads)",
      "SUMMARY:First talk (Own roads)",
      "SUMMARY:Task: Draw the gate (Own roads)",
      "DTSTART:20270310T083000Z",
    ],
    ...["Answers until today: Own roads", "Answers until today: Followed roads", "canary-members-77ab"],
    ...["Small grants", "DTSTART;VALUE=DATE:20270214"],
  ])
    expect([words, text.includes(words)]).toEqual([words, true]);
  expect(text).not.toContain("canary-work-13c9");

  const theirs = await make(bystander);
  const other = (await read(theirs)).text;
  expect([other.includes("canary-members-77ab"), other.includes("Maps are drawn")]).toEqual([true, false]);
  const { institutionId = "" } = (await actorOf(portal, bystander.id)).grants[0] ?? {};
  await setMembership(services, { institutionId } as never, "terminated");
  const after = (await read(theirs)).text;
  expect([after.includes("canary-members-77ab"), after.includes("Followed roads")]).toEqual([false, true]);
});

test("the address is renewed and ended by its owner, works for no suspended account, and stands in no log", async () => {
  const { portal, leader } = acting;
  const { services } = portal;
  const first = await make(leader);
  const second = await make(leader, "Make another address");
  expect(second).not.toBe(first);
  expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
  const token = second.split("/")[2] ?? "";
  expect(loggedPath(second)).toBe("/calendar/[secret]/portal.ics");
  expect(JSON.stringify(await services.db.select().from(calendarFeeds))).not.toContain(token);

  const suspend = (suspendedAt: Date | null) =>
    services.withTransaction((tx) => tx.update(users).set({ suspendedAt }).where(eq(users.id, leader.id)));
  await suspend(new Date());
  expect((await read(second)).status).toBe(404);
  await suspend(null);
  expect((await read(second)).status).toBe(200);
  const ended = await (await openForm(leader.browser, PAGE, "End the address")).press("End the address");
  expect(ended.page.text).toContain("The address of your calendar answers nobody any more.");
  expect([(await read(second)).status, await addressOf(leader)]).toEqual([404, ""]);
  expect((await read("/calendar/nothing/portal.ics")).status).toBe(404);
});
