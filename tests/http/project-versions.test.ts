import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { MINUTE_MS } from "#app/platform/clock.ts";
import { projects } from "#db/schema/projects.ts";
import { createMember } from "#tests/support/board.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { answerProject, projectAt, SAVE, SUBMIT } from "#tests/support/project-page.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { passingClock } from "#tests/support/test-services.ts";

let portal: TestPortal;
let author: SignedIn;
let colleague: SignedIn;
const clock = passingClock();
beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock } });
  const { institutionId } = await createMember(portal.services, { nameEn: "University of versions" });
  author = await signInNew(portal, { name: "Asel First", roles: [{ role: "representative", institutionId }] });
  colleague = await signInNew(portal, { name: "Bolat Second", roles: [{ role: "project_officer", institutionId }] });
});

const TITLE = "Title in English";
const later = () => clock.pass(11 * MINUTE_MS);

/** A draft in which the author wrote, and then a colleague over it. */
async function twiceWritten(title: string): Promise<string> {
  const form = (await openForm(author.browser, "/projects/new", SAVE))
    .fill(TITLE, title)
    .fill("Summary", "First words");
  const saved = await form.press(SAVE);
  later();
  const edit = saved.address.replace(/[?#].*/, "");
  await (await openForm(colleague.browser, edit, SAVE)).fill("Summary", "Other words").press(SAVE);
  return edit.replace(/\/edit$/, "");
}

const RESTORE = "Restore";

test("versions say who saved what and when, and one is brought back without losing the present", async () => {
  const project = await twiceWritten("Written by two");
  const edit = await author.browser.get(`${project}/edit`);
  expect(edit.document.querySelector(`main a[href="${project}/versions"]`)).not.toBeNull();
  const page = await author.browser.get(`${project}/versions`);
  const [newest, first] = [...page.document.querySelectorAll("main ol.entry-list > li")].map((one) => one.textContent);
  expect(newest).toContain("Bolat Second");
  expect(newest).toContain("Summary");
  expect(newest).not.toContain(RESTORE);
  expect(first).toContain("Asel First");
  expect(first).toMatch(/20\d\d.*\d\d:\d\d/);
  const read = await author.browser.get(`${project}/versions?version=2`);
  expect(read.text).toContain("First words");
  expect(read.text).toContain("Other words");
  const restored = await (
    await openForm(author.browser, `${project}/versions?version=1`, /^Restore/)
  ).press(/^Restore/);
  expect(restored.page.text).toContain("The earlier text is back in the draft.");
  expect(restored.form(SAVE).read("Summary")).toBe("First words");
  const again = await openForm(author.browser, `${project}/versions?version=2`, /^Restore/);
  expect((await again.press(/^Restore/)).form(SAVE).read("Summary")).toBe("Other words");
});

test("somebody who saved meanwhile is not written over by an earlier version", async () => {
  const project = await twiceWritten("Saved meanwhile");
  const restore = await openForm(author.browser, `${project}/versions?version=1`, /^Restore/);
  await (await openForm(colleague.browser, `${project}/edit`, SAVE)).fill("Summary", "Newest words").press(SAVE);
  const late = await restore.press(/^Restore/);
  expect(late.answer.status).toBe(409);
  expect(late.page.text).toContain("Somebody has saved the project since you opened this page");
  expect((await openForm(author.browser, `${project}/edit`, SAVE)).read("Summary")).toBe("Newest words");
});

test("of a project on the board an earlier text goes into the form, and the board stays as it is", async () => {
  const form = answerProject(await openForm(author.browser, "/projects/new"), "Stands on the board with versions");
  form.choose("Is the project looking for partners?", "No, it has the partners it needs");
  await form.press(SUBMIT);
  const { slug, id } = await projectAt(portal, "stands-on-the-board-with-versions");
  await portal.services.withTransaction((tx) =>
    tx.update(projects).set({ status: "open", publishedAt: clock.now() }).where(eq(projects.id, id)),
  );
  const project = `/projects/${slug}`;
  later();
  const edit = (await openForm(author.browser, `${project}/edit`)).fill("Programme or call", "Another programme");
  await edit.press("Save");
  const versions = await author.browser.get(`${project}/versions`);
  expect(versions.document.querySelectorAll("main ol.entry-list > li")).toHaveLength(3);
  const restored = await (
    await openForm(author.browser, `${project}/versions?version=2`, /^Restore/)
  ).press(/^Restore/);
  expect(restored.page.text).toContain("The board shows it once the form is saved.");
  expect(restored.form("Save").read("Programme or call")).toBe("");
  expect((await author.browser.get(project)).text).toContain("Another programme");
});

test("C04 versions are read by those who may edit, and by nobody else; an unknown one is not there", async () => {
  const project = await twiceWritten("Whose versions");
  const { institutionId } = await createMember(portal.services, { nameEn: "Another university" });
  const stranger = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  const coordinator = await signInNew(portal, { roles: ["coordinator"] });
  for (const { browser } of [stranger, coordinator])
    expect((await browser.get(`${project}/versions?version=1`)).status).toBe(404);
  for (const number of ["99", "0", "one"])
    expect((await author.browser.get(`${project}/versions?version=${number}`)).status).toBe(404);
  const completed = {
    status: "completed",
    visibility: "public",
    publishedAt: clock.now(),
    completedAt: clock.now(),
  } as const;
  const isIt = eq(projects.slug, project.split("/").at(-1) ?? "");
  await portal.services.withTransaction((tx) => tx.update(projects).set(completed).where(isIt));
  for (const [{ browser }, status] of [
    [author, 200],
    [colleague, 200],
    [stranger, 403],
    [coordinator, 403],
  ] as const)
    expect((await browser.get(`${project}/versions?version=1`)).status).toBe(status);
  expect((await portal.browser().get(`${project}/versions?version=1`)).status).toBe(302);
});

test("one's own data holds the versions one saved, and not those of others", async () => {
  await twiceWritten("Whose data");
  const [own, other] = [await author.browser.get("/account/data"), await colleague.browser.get("/account/data")];
  expect([own.text.includes("First words"), own.text.includes("Newest words")]).toEqual([true, false]);
  expect([other.text.includes("First words"), other.text.includes("Other words")]).toEqual([false, true]);
});

test("what the author's own second tab replaces within ten minutes can be brought back", async () => {
  const begun = await (
    await openForm(author.browser, "/projects/new", SAVE)
  )
    .fill(TITLE, "Written in two tabs")
    .fill("Summary", "Words of the beginning")
    .press(SAVE);
  const edit = begun.address.replace(/[?#].*/, "");
  const [one, other] = [await openForm(author.browser, edit, SAVE), await openForm(author.browser, edit, SAVE)];
  await one.fill("Summary", "Long words of the first tab").press(SAVE);
  const stale = await other.fill("Summary", "Old words of the second tab").press(SAVE);
  expect(stale.answer.status).toBe(409);
  const replaced = await stale.form(SAVE).press(SAVE);
  expect(replaced.form(SAVE).read("Summary")).toBe("Old words of the second tab");
  const versions = edit.replace(/\/edit$/, "/versions");
  const page = await author.browser.get(versions);
  const links = [...page.document.querySelectorAll(`main a[href^="${versions}?version="]`)];
  const texts = await Promise.all(
    links.map(async (link) => [link, (await author.browser.get(link.getAttribute("href") ?? "")).text] as const),
  );
  const kept =
    texts.findLast(([, text]) => text.includes("Long words of the first tab"))?.[0].getAttribute("href") ?? "";
  const back = await (await openForm(author.browser, kept, /^Restore/)).press(/^Restore/);
  expect(back.form(SAVE).read("Summary")).toBe("Long words of the first tab");
});
