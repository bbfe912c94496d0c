import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { projects } from "#db/schema/projects.ts";
import { createMember, type TestMember } from "#tests/support/board.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { SAVE } from "#tests/support/project-page.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let member: TestMember;
let author: SignedIn;
let colleague: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  member = await createMember(portal.services, { nameEn: "Saving University" });
  const at = { institutionId: member.institutionId };
  author = await signInNew(portal, { roles: [{ role: "representative", ...at }] });
  colleague = await signInNew(portal, { name: "Aigerim Second", roles: [{ role: "project_officer", ...at }] });
});

const TITLE = "Title in English";
const NEW = "routes/_workspace.projects.new";
const EDIT = "routes/_workspace.projects.$slug.edit";

const openNew = () => openForm(author.browser, "/projects/new", SAVE);
const saveNew = (form: ServedForm) => form.saveByItself(NEW, { savesItself: "yes" });
const keptOf = ({ text }: Answer) => JSON.parse(text) as { savedText: string; path: string; version: number };
const draftsOf = async ({ element }: ServedForm) => {
  const formKey = element.querySelector<HTMLInputElement>("[name=formKey]")?.value ?? "";
  const rows = await portal.services.db.select().from(projects).where(eq(projects.formKey, formKey));
  return rows.map(({ slug, titleEn, typed, version }) => ({ slug, titleEn, typed, version }));
};

test("posts of one form that come at once, or whose answer was lost, begin one draft (found F12)", async () => {
  const form = (await openNew()).fill(TITLE, "One form");
  const early = saveNew(form);
  form.fill("Description", "And more");
  const button = form.submitters.find((one) => one.textContent === SAVE);
  const [first, second, pressed] = await Promise.all([early, saveNew(form), form.submit(button)]);
  for (const { status } of [first, second, pressed.answer]) expect(status).toBeLessThan(410);
  const all = await portal.services.db.select().from(projects).where(eq(projects.titleEn, "One form"));
  expect(all).toHaveLength(1);
  await saveNew(form.fill("Description", "The last word"));
  expect((await draftsOf(form))[0]?.typed).toMatchObject({ description: "The last word" });
});

test("a text without a title is kept too, and shown first under the title it gets (found F12)", async () => {
  const form = (await openNew()).fill("Description", "Words");
  const kept = keptOf(await saveNew(form));
  expect(kept.savedText).toMatch(/^Saved \d\d:\d\d/);
  const edit = await openForm(author.browser, kept.path, SAVE);
  expect([edit.read("Description"), edit.read(TITLE)]).toEqual(["Words", ""]);
  expect((await edit.fill(TITLE, "Ba").saveByItself(EDIT)).status).toBe(200);
  expect((await draftsOf(form))[0]).toMatchObject({ titleEn: "Ba", typed: { titleEn: "Ba" } });
});

test("an empty form begins nothing (found F12)", async () => {
  const form = await openNew();
  expect((await saveNew(form)).status).toBe(200);
  expect(await draftsOf(form)).toEqual([]);
});

test("what a colleague saved meanwhile is not written over (found F12)", async () => {
  const form = (await openNew()).fill(TITLE, "Two authors");
  const { path } = keptOf(await saveNew(form));
  const mine = await openForm(author.browser, path, SAVE);
  const theirs = (await openForm(colleague.browser, path, SAVE)).fill("Description", "Theirs");
  expect((await theirs.press(SAVE)).answer.status).toBe(302);
  const version = (mine.element.querySelector<HTMLInputElement>("[name=version]") as HTMLInputElement).value;
  const late = [
    mine.fill("Description", "Mine").saveByItself(EDIT),
    form.fill("Description", "Mine").saveByItself(NEW, { savesItself: "yes", version }),
  ];
  for (const answer of await Promise.all(late)) {
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("Aigerim Second");
  }
  expect((await draftsOf(form))[0]?.typed).toMatchObject({ description: "Theirs" });
});

test("a form left open saves into its own project alone, whatever stands at its address by now", async () => {
  const begin = async (text: string) =>
    (await (await openNew()).fill(TITLE, "Two of one name").fill("Description", text).press(SAVE)).form(SAVE);
  const left = await begin("The first of two");
  const { slug } = (await portal.services.db.select().from(projects)).find(({ typed }) =>
    JSON.stringify(typed).includes("The first of two"),
  )!;
  const renamed = `${slug}-renamed`;
  const { withTransaction } = portal.services;
  await withTransaction((tx) => tx.update(projects).set({ slug: renamed }).where(eq(projects.slug, slug)));
  await begin("The second of two");
  const textAt = async (address: string) =>
    (await portal.services.db.select().from(projects).where(eq(projects.slug, address)))[0]?.typed?.description;
  expect(await textAt(slug)).toBe("The second of two");
  const saved = await left.fill("Description", "The first, written on").press(SAVE);
  expect(saved.address).toContain(renamed);
  expect([await textAt(slug), await textAt(renamed)]).toEqual(["The second of two", "The first, written on"]);
  const open = saved.form(SAVE);
  await withTransaction((tx) => tx.delete(projects).where(eq(projects.slug, renamed)));
  const late = await open.fill("Description", "Written after it was deleted").press(SAVE);
  expect([late.answer.status, late.page.text]).toEqual([409, expect.stringContaining("Written after it was deleted")]);
  expect(await textAt(slug)).toBe("The second of two");
});
