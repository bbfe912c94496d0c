import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { moveInitiative } from "#app/features/initiatives/editing/move-initiative.server.ts";
import { findInitiative } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import { tellOfInitiatives } from "#app/features/following/tell-of-initiatives.server.ts";
import { tellOfProjects } from "#app/features/following/tell-of-projects.server.ts";
import { closeToPartners, reopenToPartners } from "#app/features/projects/lifecycle/conclude-project.server.ts";
import { daysAfter } from "#app/platform/days.ts";
import { withEndLink } from "#app/platform/end-links.server.ts";
import { activity } from "#db/schema/activity.ts";
import { outbox } from "#db/schema/outbox.ts";
import { followedProjects, projectVisits } from "#db/schema/following.ts";
import { createMember } from "#tests/support/board.ts";
import { actorOf, signInNew } from "#tests/support/people.ts";
import { acting, post, sendInterest, startActing } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";
import { publishInitiative } from "#tests/support/world/initiatives.ts";

startActing();

const [FOLLOW, STOP] = ["Follow this project", "Follow no more"];
const HOUR = 3_600_000;

/** Puts what happened and was seen so far into the past, so that what comes now is new. */
async function passHour() {
  const { services } = acting.portal;
  await services.withTransaction(async (tx) => {
    for (const row of await tx.select().from(activity)) {
      const createdAt = new Date(row.createdAt.getTime() - HOUR);
      await tx.update(activity).set({ createdAt }).where(eq(activity.id, row.id));
    }
    for (const row of await tx.select().from(projectVisits)) {
      const openedAt = new Date(row.openedAt.getTime() - HOUR);
      await tx.update(projectVisits).set({ openedAt }).where(eq(projectVisits.userId, row.userId));
    }
    for (const { id, toldUntil } of await tx.select().from(followedProjects)) {
      const earlier = new Date(toldUntil.getTime() - HOUR);
      await tx.update(followedProjects).set({ toldUntil: earlier }).where(eq(followedProjects.id, id));
    }
  });
}

test("a project is followed from its page, chosen for, told of, and left by page, list and letter, each with a way back", async () => {
  const { portal, leader } = acting;
  const { services } = portal;
  const member = await createMember(services, { nameEn: "Following University" });
  const roles = [{ role: "editor" as const, institutionId: member.institutionId }];
  const { browser, email } = await signInNew(portal, { roles });
  const project = await post("published", { visibility: "members" });
  const page = `/projects/${project.slug}`;
  const followed = await (await openForm(browser, page, FOLLOW)).press(FOLLOW);
  expect(followed.address).toContain(page);
  expect(followed.page.text).toContain("You follow this project and will hear what happens");
  const stopped = await followed.form(STOP).press(STOP);
  expect(stopped.page.text).toContain("You follow this project no more");
  await stopped.form(FOLLOW).press(FOLLOW);

  const list = await browser.get("/following");
  const title = list.document.querySelector(`main a[href="${page}"]`)?.textContent ?? "";
  expect(title).toContain("Letters of the road");
  const save = `Save: ${title}`;
  const chosen = await (
    await openForm(browser, "/following", save)
  )
    .choose("How often", "Once a week")
    .choose("What of it", "State, partners and results only")
    .press(save);
  expect(chosen.page.text).toContain("Once a week · State, partners and results only");
  const removed = await chosen.form(`${STOP}: ${title}`).press(`${STOP}: ${title}`);
  expect(removed.page.text).toContain("You no longer follow the project");
  const back = await removed.form(`Undo: ${title}`).press(`Undo: ${title}`);
  expect(back.page.text).toContain("You follow the project again");
  expect(back.page.text).toContain("Once a week · State");
  await back.form(save).choose("How often", "At once").press(save);

  await passHour();
  await closeToPartners(services, { projectId: project.id }, await actorOf(portal, leader.id));
  await passHour();
  expect(await tellOfProjects(services)).toBe(1);
  const [row] = (await services.db.select().from(outbox).where(eq(outbox.recipient, email))).filter(
    ({ kind }) => kind === "following-project",
  );
  expect(row?.subject).toBe(`${title}: Closed to partners`);
  const { headers, text } = withEndLink(services.config, row!);
  expect(text).toContain(`${page}/activity`);
  const url = (/<(.*)>/.exec(headers["List-Unsubscribe"] ?? "")?.[1] ?? "").replace(services.config.origin, "");
  const end = await openForm(portal.browser(), url, "End these letters");
  expect(end.element.ownerDocument.body.textContent).toContain(title);
  await end.press("End these letters");
  expect((await browser.get(page)).text).toContain(FOLLOW);
  expect((await browser.get("/following")).text).toContain("You follow no project yet");

  const stranger = await signInNew(portal);
  expect((await stranger.browser.get(page)).status).toBe(404);
  expect((await stranger.browser.forge("/following", { intent: "follow_project", slug: project.slug })).status).toBe(
    404,
  );
  expect((await portal.browser().get(page)).status).toBe(404);
});

test("what happened in a project is read by each as far as it is theirs, with who did it, and new since the last visit", async () => {
  const { portal, leader, partner, coordinator } = acting;
  const { services } = portal;
  const project = await post("published", { visibility: "public" });
  const page = `/projects/${project.slug}/activity`;
  await sendInterest(project);
  const readBy = async ({ browser }: Pick<typeof leader, "browser">) => {
    const { document } = await browser.get(page);
    const entries = [...document.querySelectorAll("main .timeline > li")];
    return entries.map((entry) => (entry.textContent ?? "").replaceAll(/\s+/g, " ").trim());
  };
  const own = await readBy(leader);
  expect(own[0]).toContain("Other University expressed interest");
  const member = await createMember(services, { nameEn: "Reading University" });
  const reader = await signInNew(portal, { roles: [{ role: "editor", institutionId: member.institutionId }] });
  for (const one of [partner, reader, await signInNew(portal)]) {
    const read = (await readBy(one)).join("\n");
    expect(read).toContain("Published on the project board");
    expect(read).not.toMatch(/expressed interest|Submitted for the check/);
    expect(read).not.toContain(leader.name);
  }
  expect((await readBy(coordinator)).join("\n")).toContain("expressed interest");
  const visitor = await portal.browser().get(page);
  expect(visitor.status).toBe(302);

  expect(own.join()).not.toContain("New");
  await passHour();
  const actor = await actorOf(portal, leader.id);
  await closeToPartners(services, { projectId: project.id }, actor);
  const answerBy = daysAfter(services.clock.now().toISOString().slice(0, 10), 20);
  await reopenToPartners(services, { projectId: project.id, answerBy }, actor);
  const fresh = await readBy(reader);
  expect(fresh.filter((entry) => entry.includes("New"))).toHaveLength(2);
  expect((await readBy(leader)).filter((entry) => entry.includes(" New"))).toEqual([]);
  expect((await readBy(leader))[0]).toContain(leader.name);
  // On the same visit they are still marked, on the next no more.
  expect((await readBy(reader)).filter((entry) => entry.includes("New"))).toHaveLength(2);
  await passHour();
  expect((await readBy(reader)).filter((entry) => entry.includes("New"))).toEqual([]);
  // It is one of the pages of the project for those who work on it.
  expect((await leader.browser.get(page)).document.querySelector(".tabs [aria-current=page]")?.textContent).toBe(
    "Activity",
  );
});

test("an initiative is followed from its page, chosen for, told of, in the calendar and in one's own data, and left with a way back", async () => {
  const { portal, coordinator, leader } = acting;
  const { services } = portal;
  const calls = [{ title: "Grants of the coast", lastDay: "2027-02-14" }];
  const editor = await actorOf(portal, coordinator.id);
  const initiative = await publishInitiative(services, editor, { titleEn: "Coasts that talk", calls: calls as never });
  const page = `/initiatives/${initiative.slug}`;
  const follow = "Follow this initiative";
  const visitor = await portal.browser().get(page);
  const signIn = [...visitor.document.querySelectorAll("main a")].find(({ textContent }) => textContent === follow);
  expect(signIn?.getAttribute("href")).toBe(`/login?redirectTo=${encodeURIComponent(page)}`);

  const { browser, email } = await signInNew(portal);
  const followed = await (await openForm(browser, page, follow)).press(follow);
  expect(followed.address).toContain(page);
  expect(followed.page.text).toContain("You follow this initiative and will hear what is new");
  const stopped = await followed.form(STOP).press(STOP);
  expect(stopped.page.text).toContain("You follow this initiative no more");
  await stopped.form(follow).press(follow);

  const save = "Save: Coasts that talk";
  const chosen = await (
    await openForm(browser, "/following", save)
  )
    .choose("How often", "At once")
    .choose("What of it", "Results and calls only")
    .press(save);
  expect(chosen.page.text).toContain("At once · Results and calls only");
  const stop = `${STOP}: Coasts that talk`;
  const removed = await chosen.form(stop).press(stop);
  expect(removed.page.text).toContain("You no longer follow the initiative");
  const back = await removed.form("Undo: Coasts that talk").press("Undo: Coasts that talk");
  expect(back.page.text).toContain("You follow the initiative again");
  expect(back.page.text).toContain("At once · Results and calls only");
  await back.form(save).choose("What of it", "Projects, results and calls").press(save);

  await (await openForm(browser, "/following", "Make the address")).press("Make the address");
  const { document } = await browser.get("/following");
  const calendar = new URL(document.querySelector("main textarea[readonly]")?.textContent ?? "").pathname;
  const read = async () => (await portal.browser().get(calendar)).text.replaceAll("\r\n ", "");
  expect(await read()).toContain("Last day of a call: Grants of the coast (Coasts that talk)");
  const own = JSON.parse((await browser.get("/account/data")).text) as { followedInitiatives: unknown };
  expect(own.followedInitiatives).toMatchObject([{ initiative: initiative.slug, isOn: true, pace: "at_once" }]);

  await post("published", { titleEn: "Harbours", initiatives: [initiative.id] });
  await post("published", { titleEn: "canary-harbour-5d1f", visibility: "members", initiatives: [initiative.id] });
  await tellOfInitiatives(services);
  const [row, ...more] = (await services.db.select().from(outbox).where(eq(outbox.recipient, email))).filter(
    ({ kind }) => kind === "following-initiative",
  );
  expect(more).toEqual([]);
  expect(row?.subject).toBe("Coasts that talk: 1 new project");
  expect(row?.text).toContain("Harbours");
  expect(row?.text).not.toContain("canary-harbour-5d1f");

  const { version } = (await findInitiative(services.db, initiative.id))!.row;
  await moveInitiative(services, { id: initiative.id, event: "withdraw", version, reason: "Not ours." }, editor);
  const list = await browser.get("/following");
  expect(list.text).toContain("An initiative that is not published at present");
  expect(list.text).not.toContain("Coasts that talk");
  expect(await read()).not.toContain("Grants of the coast");
  const asked = { intent: "follow_initiative", slug: initiative.slug };
  expect((await leader.browser.forge("/following", asked)).status).toBe(404);
  expect((await leader.browser.forge("/following", { ...asked, slug: "no-such" })).status).toBe(404);

  const { headers } = withEndLink(services.config, row!);
  const url = (/<(.*)>/.exec(headers["List-Unsubscribe"] ?? "")?.[1] ?? "").replace(services.config.origin, "");
  const end = await openForm(portal.browser(), url, "End these letters");
  expect(end.element.ownerDocument.body.textContent).not.toContain("Coasts that talk");
  await end.press("End these letters");
  expect((await browser.get("/following")).text).toContain("You follow no initiative yet");
});
