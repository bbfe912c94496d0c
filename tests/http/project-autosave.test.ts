import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { projects } from "#db/schema/projects.ts";
import { createMember, type TestMember } from "#tests/support/board.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let member: TestMember;
let author: SignedIn;
let colleague: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  member = await createMember(portal.services, { nameEn: "Saving University" });
  const at = { institutionId: member.institutionId };
  author = await signInNew(portal, { roles: [{ role: "representative", ...at }] });
  colleague = await signInNew(portal, { name: "Aigerim Second", roles: [{ role: "editor", ...at }] });
});

const draftOf = async (formKey: string) => {
  const rows = await portal.services.db.select().from(projects).where(eq(projects.formKey, formKey));
  return rows.map(({ slug, titleEn, typed, version }) => ({ slug, titleEn, typed, version }));
};
const posting = (formKey: string, fields: Record<string, string>, intent = "autosave") => ({
  ...{ formKey, savesItself: "yes", version: "0", intent },
  ...fields,
});
const TO_THE_ACTION = "?_data=routes%2F_workspace.projects.new";

test("posts of one form that come at once, or whose answer was lost, begin one draft (found F12)", async () => {
  const formKey = randomUUID();
  const sent = [
    posting(formKey, { titleEn: "One form" }),
    posting(formKey, { titleEn: "One form", description: "And more" }),
    posting(formKey, { titleEn: "One form", description: "And more" }, "save"),
  ];
  for (const { status } of await Promise.all(sent.map((fields) => author.browser.forge("/projects/new", fields))))
    expect(status).toBeLessThan(410);
  const all = await portal.services.db.select().from(projects).where(eq(projects.titleEn, "One form"));
  expect(all).toHaveLength(1);
  await author.browser.forge("/projects/new", posting(formKey, { titleEn: "One form", description: "The last word" }));
  expect((await draftOf(formKey))[0]?.typed).toMatchObject({ description: "The last word" });
});

test("a text without a title is kept too, and shown first under the title it gets (found F12)", async () => {
  const formKey = randomUUID();
  const answer = await author.browser.forge(
    `/projects/new${TO_THE_ACTION}`,
    posting(formKey, { description: "Words" }),
  );
  const kept = JSON.parse(answer.text) as { savedText: string; path: string; version: number };
  expect(kept.savedText).toMatch(/^Saved \d\d:\d\d/);
  const page = await author.browser.get(kept.path);
  expect(page.document.querySelector<HTMLTextAreaElement>("[name=description]")?.value).toBe("Words");
  expect(page.document.querySelector<HTMLInputElement>("[name=titleEn]")?.value).toBe("");
  const edit = { version: String(kept.version), intent: "autosave", titleEn: "Ba" };
  expect((await author.browser.forge(kept.path, edit)).status).toBe(200);
  expect((await draftOf(formKey))[0]).toMatchObject({ titleEn: "Untitled project", typed: { titleEn: "Ba" } });
});

test("an empty form begins nothing (found F12)", async () => {
  const formKey = randomUUID();
  expect((await author.browser.forge("/projects/new", posting(formKey, {}))).status).toBe(200);
  expect(await draftOf(formKey)).toEqual([]);
});

test("what a colleague saved meanwhile is not written over (found F12)", async () => {
  const formKey = randomUUID();
  await author.browser.forge("/projects/new", posting(formKey, { titleEn: "Two authors" }));
  const [{ slug = "", version = 0 } = {}] = await draftOf(formKey);
  const theirs = { version: String(version), intent: "save", titleEn: "Two authors", description: "Theirs" };
  expect((await colleague.browser.forge(`/projects/${slug}/edit`, theirs)).status).toBe(302);
  const mine = { ...theirs, intent: "autosave", description: "Mine" };
  for (const address of [`/projects/${slug}/edit`, "/projects/new"]) {
    const answer = await author.browser.forge(address, posting(formKey, mine));
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("Aigerim Second");
  }
  expect((await draftOf(formKey))[0]?.typed).toMatchObject({ description: "Theirs" });
});
