import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { projects } from "#db/schema/projects.ts";
import { projectChanges } from "#db/schema/project-checks.ts";
import { files } from "#db/schema/files.ts";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { signInNew } from "#tests/support/people.ts";
import { acting, answerQuestions, post, publishBy, startActing, textOf } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";

startActing();

const SUBMIT = "Submit the project";
const PUBLISH_CHANGE = "Publish the change";
const SEND = "Put the file in";

test("a project that is to use the name of UNESCO is handed in and published only with the authorization, which few read", async () => {
  const { portal, leader, partner, coordinator } = acting;
  const { db, withTransaction } = portal.services;
  const elsewhere = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["FJ"] }] });
  const draft = await post("draft", { isUnescoNamePlanned: true });
  const page = `/projects/${draft.slug}/authorization`;
  const edit = await openForm(leader.browser, `/projects/${draft.slug}/edit`, SUBMIT);
  const refused = await edit.press(SUBMIT);
  expect(refused.answer.status).toBe(422);
  expect(refused.page.text).toContain("Put in the written authorization first");
  expect(await textOf(leader, `/projects/${draft.slug}/edit`)).toContain("The written authorization is missing");

  const form = await openForm(leader.browser, page, SEND);
  expect((await form.press(SEND)).answer.status).toBe(422);
  // More than the text of any form may have; what the field does not take is said at the field.
  const large = Buffer.concat([smallPdf("large"), Buffer.alloc(11 * 1024 * 1024, 32)]);
  const tooLarge = await openForm(leader.browser, page, SEND);
  tooLarge.attach("The written authorization", { name: "large.pdf", bytes: large });
  const refusedFile = await tooLarge.press(SEND);
  expect(refusedFile.answer.status).toBe(422);
  expect(refusedFile.page.document.querySelector("#authorization .field-error")?.textContent).toMatch(/at most 10\sMB/);
  const put = (name: string) => form.attach("The written authorization", { name, bytes: smallPdf(name) }).press(SEND);
  expect((await put("first.pdf")).page.text).toContain("The file has been put in.");
  const another = await openForm(leader.browser, page, SEND);
  const replaced = { name: "letter.pdf", bytes: smallPdf("It is authorized") };
  await another.attach("Another file in its place", replaced).press(SEND);
  expect((await db.select().from(files).where(eq(files.ownerId, draft.id))).map(({ name }) => name)).toEqual([
    "letter.pdf",
  ]);
  expect(await textOf(leader, `/projects/${draft.slug}/edit`)).not.toContain("The written authorization is missing");
  const sent = await (await openForm(leader.browser, `/projects/${draft.slug}/edit`, SUBMIT)).press(SUBMIT);
  expect(sent.answer.status).toBe(302);
  const [row] = await db.select().from(projects).where(eq(projects.id, draft.id));
  const slug = row?.slug ?? "";
  expect(row?.status).toBe("submitted");

  const file = `/projects/${slug}/authorization/file`;
  expect(await textOf(coordinator, `/review/projects/${slug}`)).toMatch(
    /Read the written authorization[\s\S]*letter\.pdf/,
  );
  for (const { browser } of [leader, coordinator]) expect((await browser.get(file)).status).toBe(200);
  for (const { browser } of [partner, elsewhere])
    for (const address of [file, `/projects/${slug}/authorization`])
      expect((await browser.get(address)).status).toBe(404);
  expect((await portal.browser().get(file)).status).toBe(302);

  const setFile = (unescoFileId: string | null) =>
    withTransaction((tx) => tx.update(projects).set({ unescoFileId }).where(eq(projects.id, draft.id)));
  await setFile(null);
  const check = answerQuestions(await openForm(coordinator.browser, `/review/projects/${slug}`, "Publish"));
  const unpublished = await check.press("Publish");
  expect(unpublished.answer.status).toBe(409);
  expect(unpublished.page.text).toContain("is missing. Ask for changes");
  await setFile(row?.unescoFileId ?? null);
  expect((await publishBy(coordinator, slug)).answer.status).toBe(302);
  for (const { browser } of [partner, elsewhere]) {
    expect((await browser.get(`/projects/${slug}`)).text).not.toContain("letter.pdf");
    expect((await browser.get(file)).status).toBe(404);
  }

  await setFile(null);
  expect(await textOf(leader, `/projects/${slug}`)).toContain("The written authorization is missing");
  expect(await textOf(partner, `/projects/${slug}`)).not.toContain("authorization");
  const change = await openForm(leader.browser, `/projects/${slug}/edit`, "Save");
  expect((await change.fill("Acronym", "QUILL").press("Save")).answer.status).toBe(302);
});

test("a new form that is sent without the authorization leads to where it is put in", async () => {
  const form = await openForm(acting.leader.browser, "/projects/new", SUBMIT);
  const refused = await form.choose("Will the name or logo of UNESCO be used?", "Yes").press(SUBMIT);
  expect(refused.answer.status).toBe(422);
  const link = refused.page.document.querySelector('main a[href$="/authorization"]');
  expect((await acting.leader.browser.get(link?.getAttribute("href") ?? "")).status).toBe(200);
});

test("what is on the board does not come to use the name without it", async () => {
  const { leader } = acting;
  const project = await post("published");
  const edit = await openForm(leader.browser, `/projects/${project.slug}/edit`, "Save");
  const refused = await edit.choose("Will the name or logo of UNESCO be used?", "Yes").press("Save");
  expect(refused.answer.status).toBe(422);
  expect(refused.page.text).toContain("Put in the written authorization first");
});

test("a change that waited from before and says that the name is used is published only with it", async () => {
  const { portal, leader, coordinator } = acting;
  const { withTransaction } = portal.services;
  const project = await post("published");
  const edit = await openForm(leader.browser, `/projects/${project.slug}/edit`, "Save");
  await edit.fill("Title in English", "Another name of the road").press("Save");
  await withTransaction((tx) =>
    tx
      .update(projectChanges)
      .set({ answers: { isUnescoNamePlanned: true } })
      .where(eq(projectChanges.projectId, project.id)),
  );
  const refused = await publishBy(coordinator, project.slug, PUBLISH_CHANGE);
  expect(refused.answer.status).toBe(409);
  expect(refused.page.text).toContain("is missing. Ask for changes");
  const form = await openForm(leader.browser, `/projects/${project.slug}/authorization`, SEND);
  const bytes = Buffer.concat([smallPdf("authorized"), Buffer.alloc(400 * 1024, 32)]);
  const put = await form.attach("The written authorization", { name: "authorized.pdf", bytes }).press(SEND);
  expect(put.answer.status).toBe(302);
  expect((await publishBy(coordinator, project.slug, PUBLISH_CHANGE)).answer.status).toBe(302);
});
