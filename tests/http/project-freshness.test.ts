import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { sendWeekLetters } from "#app/features/inbox/send-week-letters.server.ts";
import { watchFreshness } from "#app/features/projects/freshness/watch-freshness.server.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { daysAfter } from "#app/platform/days.ts";
import { grants } from "#db/schema/grants.ts";
import { projectQuestions } from "#db/schema/project-questions.ts";
import { projects } from "#db/schema/projects.ts";
import { createMember, personOf, type TestMember } from "#tests/support/board.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { standingClock } from "#tests/support/test-services.ts";

// A Monday.
const TODAY = "2026-09-07";
const clock = standingClock("2026-06-01T04:00:00Z");
let portal: TestPortal;
let home: TestMember;
let leader: SignedIn;
let colleague: SignedIn;

async function post(titleEn: string, columns: Partial<typeof projects.$inferInsert>) {
  const { services } = portal;
  const coordinator = await personOf(services, null, "coordinator");
  const author = await personOf(services, home, "project_officer");
  const made = await createProject(services, {
    ...{ leadInstitutionId: home.institutionId, author, coordinator, upTo: "published" },
    values: completeValues(clock.now(), { titleEn, visibility: "members" }),
  });
  await services.withTransaction((tx) =>
    tx
      .update(projects)
      .set({ callDeadline: null, ...columns })
      .where(eq(projects.id, made.id)),
  );
  return made;
}

const rowOf = async ({ id }: { id: string }) => {
  const [row] = await portal.services.db.select().from(projects).where(eq(projects.id, id));
  return row as typeof projects.$inferSelect;
};

/** The links in the letter about a project, each by its answer. */
async function linksOf({ email }: SignedIn, title: string) {
  const letters = await lettersTo(portal, email);
  const letter = letters.find(({ kind, subject }) => kind === "project-still_seeking" && subject.includes(title));
  const paths = [...(letter?.text ?? "").matchAll(/\/still-seeking\/\S+/g)].map(([path]) => path);
  const of = (answer: string) => paths.find((path) => path.includes(`answer=${answer}`)) ?? "";
  return { seeking: of("seeking"), filled: of("filled"), closed: of("closed") };
}

const [SEEKING, FILLED, CLOSED] = ["Yes, we still seek partners", "Yes, the places are filled", "Close the search"];

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock } });
  home = await createMember(portal.services, { nameEn: "Home University" });
  const roles = [{ role: "representative" as const, institutionId: home.institutionId }];
  leader = await signInNew(portal, { name: "Dana Omarova", roles });
  colleague = await signInNew(portal, { name: "Erlan Bekov", roles: [{ ...roles[0]!, role: "alternate" }] });
}, 120_000);

test("a project left alone is marked wherever it is seen; its lead answers by a link without signing in, once", async () => {
  const made = await post("Quiet wells", { answerBy: "2026-12-20" });
  const full = await post("Full ovens", { answerBy: daysAfter(TODAY, 9), touchedAt: new Date("2026-08-01T04:00:00Z") });
  const over = await post("Closed mills", { answerBy: daysAfter(TODAY, -3), touchedAt: clock.now() });
  clock.moveTo("2026-09-07T00:11:00Z");
  await signInAs(portal, leader.email, leader.browser);
  await signInAs(portal, colleague.email, colleague.browser);
  await watchFreshness(portal.services);
  const mark = "Not confirmed lately";
  const pageOf = (path: string, { browser } = colleague) => browser.get(path);
  expect((await pageOf(`/projects/${made.slug}`)).text).toContain(mark);
  expect((await pageOf(`/projects/${full.slug}`)).text).not.toContain(mark);
  for (const view of ["", "&view=rows"])
    expect((await pageOf(`/projects?q=wells${view}`)).text.split(mark).length, view).toBe(2);

  // The letter of the week does not ask it a second time; the page of the week names it once.
  const { document } = await pageOf("/week");
  const named = [...document.querySelectorAll(".entry h3")].map(({ textContent }) => textContent);
  expect(named.toSorted()).toEqual(["Closed mills", "Full ovens", "Quiet wells"]);
  await sendWeekLetters(portal.services);
  const told = (await lettersTo(portal, colleague.email)).filter(({ kind }) => kind === "week-letter");
  expect(told.map(({ text }) => text).join()).not.toMatch(/Quiet wells|Full ovens|Closed mills/);

  const links = await linksOf(leader, "Quiet wells");
  const visitor = portal.browser();
  const opened = await visitor.get(links.seeking);
  expect(opened.text).toContain("Quiet wells");
  expect(opened.document.querySelectorAll("main button")).toHaveLength(1);
  expect((await visitor.get(links.closed)).text).toContain(CLOSED);
  expect(await portal.services.db.$count(projectQuestions, eq(projectQuestions.answer, "seeking"))).toBe(0);
  const early = await (
    await openForm(visitor, links.seeking, SEEKING)
  )
    .fill("Express interest by", "2026-09-01")
    .press(SEEKING);
  expect(early.answer.status).toBe(422);
  expect(early.page.text).toContain("Choose today or a later day");
  const { page } = await early.form(SEEKING).fill("Express interest by", "2026-11-30").press(SEEKING);
  expect(page.text).toContain("goes on seeking partners until 30 November 2026.");
  expect((await letterTo(portal, colleague.email, "project-renewed")).text).toContain("until 30 November 2026");
  expect((await lettersTo(portal, leader.email)).some(({ kind }) => kind === "project-renewed")).toBe(false);
  expect(await rowOf(made)).toMatchObject({ status: "open", answerBy: "2026-11-30", staleSince: null });
  expect((await pageOf(`/projects/${made.slug}`)).text).toContain(
    "until 30 November 2026 (said by the link in the letter)",
  );
  expect((await pageOf(`/projects/${made.slug}`)).text).not.toContain(mark);

  // Used, by whomever: told plainly, and nothing of the project.
  const theirs = await linksOf(colleague, "Quiet wells");
  expect(new URL(theirs.filled, "http://p").pathname).not.toBe(new URL(links.filled, "http://p").pathname);
  for (const used of [links.filled, theirs.filled]) {
    const { text } = await visitor.get(used);
    expect(text).toContain("This question has been answered");
    expect(text).toMatch(/Answered on \d+ \w+ 2026: “We still seek partners”/);
    expect(text).not.toMatch(/Quiet wells|Home University/);
  }

  const filled = await (await openForm(visitor, (await linksOf(leader, "Full ovens")).filled, FILLED)).press(FILLED);
  expect(filled.page.text).toContain("takes no new interest until somebody of your institution opens it again");
  expect((await lettersTo(portal, colleague.email)).some(({ kind }) => kind === "project-closed")).toBe(true);
  expect(await rowOf(full)).toMatchObject({ status: "closed_to_partners", isSeekingPartners: true });
  const closed = await (
    await openForm(visitor, (await linksOf(colleague, "Closed mills")).closed, CLOSED)
  ).press(CLOSED);
  expect(closed.page.text).toContain("closed to partners");
  expect(await rowOf(over)).toMatchObject({ status: "closed_to_partners", isSeekingPartners: false });
  // Undone by signing in.
  const again = await openForm(leader.browser, `/projects/${over.slug}/state`, "Open to partners");
  await again.fill("Express interest by", "2026-12-01").press("Open to partners");
  expect(await rowOf(over)).toMatchObject({ status: "open", answerBy: "2026-12-01" });
});

test("a link that is too old, of another project's state, foreign, or of somebody who left says so and gives nothing away", async () => {
  const made = await post("Silent bridges", {
    answerBy: daysAfter(TODAY, 5),
    touchedAt: new Date("2026-06-01T04:00:00Z"),
  });
  await watchFreshness(portal.services);
  const mine = await linksOf(leader, "Silent bridges");
  const theirs = await linksOf(colleague, "Silent bridges");
  const visitor = portal.browser();
  const form = await openForm(visitor, mine.filled, FILLED);
  const unknown = await visitor.get("/still-seeking/abcdefghijklmnopqrstuvwxyz0123456789_-ABCDE?answer=filled");
  expect(unknown.status).toBe(404);
  await portal.services.withTransaction((tx) =>
    tx.delete(grants).where(and(eq(grants.userId, colleague.id), eq(grants.institutionId, home.institutionId))),
  );
  const left = await visitor.get(theirs.filled);
  expect(left.status).toBe(404);
  clock.moveTo("2026-10-08T04:00:00Z");
  const old = await visitor.get(mine.filled);
  expect(old.status).toBe(410);
  for (const { text } of [unknown, left, old]) expect(text).not.toMatch(/Silent bridges|Home University/);
  const late = await form.press(FILLED);
  expect(late.answer.status).toBe(409);
  expect((await rowOf(made)).status).toBe("open");
  // Signed in, it is renewed by one press with the day that is proposed.
  await signInAs(portal, leader.email, leader.browser);
  expect((await leader.browser.get(`/projects/${made.slug}`)).text).toContain("Renew the search");
  const renewed = await (
    await openForm(leader.browser, `/projects/${made.slug}/state?act=renew`, "We still seek partners")
  ).press("We still seek partners");
  expect(renewed.page.text).toContain("goes on seeking partners until 6 January 2027.");
  expect(await rowOf(made)).toMatchObject({ answerBy: daysAfter("2026-10-08", 90), status: "open" });
  expect((await letterTo(portal, leader.email, "project-still_seeking")).text).not.toContain("{{");
});
