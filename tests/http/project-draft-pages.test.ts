import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { projects } from "#db/schema/projects.ts";
import { acting, answerQuestions, post, startActing, textOf } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";

startActing();

const SAVE_RU = "Сохранить черновик";

const mainOf = async (page: string) => (await acting.leader.browser.get(page)).document.querySelector("main");

test("the page of a draft shows its author what is saved, nothing as answered that was not, and leads to the preview", async () => {
  const form = await openForm(acting.leader.browser, "/projects/new?lng=ru", SAVE_RU);
  form.choose("Язык текста", "Русский").fill("Название на русском языке", "Тетради караван-сарая");
  form.fill("Краткое описание", "Студенты обмеряют караван-сараи.").fill("Первый месяц", "2030-03");
  const saved = await form.choose("Вид проекта", "Выставка или музейный проект").press(SAVE_RU);
  const slug = saved.address.split("/")[2] ?? "";
  const [edit, mine] = [await mainOf(`/projects/${slug}/edit`), await mainOf("/projects/mine")];
  for (const page of [edit, mine]) expect(page?.querySelector(`a[href='/projects/${slug}/preview']`)).not.toBeNull();
  const page = await mainOf(`/projects/${slug}?lng=ru`);
  expect(page?.querySelector(`a[href='/projects/${slug}/preview']`)).not.toBeNull();
  expect(page?.querySelector("h1 bdi")?.textContent).toBe("Тетради караван-сарая");
  const text = page?.textContent ?? "";
  for (const words of ["Студенты обмеряют", "Выставка или музейный проект", "Этот черновик видят только"])
    expect([words, text.includes(words)]).toEqual([words, true]);
  expect(text).not.toContain("Проект ищет партнёров?");
});

test("what was sent back shows what is saved since, and says that it differs from what was handed in", async () => {
  const { slug } = await post("submitted");
  const check = await openForm(acting.coordinator.browser, `/review/projects/${slug}`, "Ask for changes");
  await answerQuestions(check, { 3: "Say who takes part." })
    .fill("What has to change", "Say who takes part, and where the exhibition is shown after the first year.")
    .press("Ask for changes");
  const before = await textOf(acting.leader, `/projects/${slug}?lng=en`);
  expect(before).toContain("Nothing has changed since the project was handed in");
  const form = await openForm(acting.leader.browser, `/projects/${slug}/edit`, "Save the draft");
  await form.fill("Description", "Other words than before.").press("Save the draft");
  const after = await textOf(acting.leader, `/projects/${slug}`);
  expect(after).toContain("What is saved differs from what was handed in");
  expect(after).toContain("Answers that differ: Description");
  expect(after).toContain("Other words than before.");
  const { db } = acting.portal.services;
  const [row] = await db.select().from(projects).where(eq(projects.slug, slug));
  expect(row?.description).not.toContain("Other words than before.");
});

test("what is handed in says who answers it and by when, in the words of the published criteria", async () => {
  const { slug } = await post("submitted");
  const [page, criteria] = [
    await mainOf(`/projects/${slug}?lng=en`),
    await textOf(acting.leader, "/projects/criteria"),
  ];
  const [promise = ""] = /A coordinator responsible[^.]*\./.exec(criteria) ?? [];
  expect(promise).toContain("working days");
  expect(page?.textContent).toContain(promise);
  expect(page?.querySelector(".callout a[href='/projects/criteria']")).not.toBeNull();
});

test("the form says what saves it without a script, and asks nothing as optional and required at once", async () => {
  const { location } = await acting.leader.browser.get("/projects/new?lng=en");
  const main = await mainOf(location ?? "");
  expect(main?.querySelector(".form-standing")?.textContent).toBe(
    "Saved when you press “Save the draft”, and when you add or remove a row.",
  );
  expect(main?.querySelector("label[for='project-programme'] .field-mark")?.textContent).toBe(
    "(needed when funding is sought or applied for)",
  );
  expect(main?.textContent).toContain("The same month as the first or later");
});

test("the inbox names the drafts one has begun oneself, and nobody else's", async () => {
  const { slug } = await post("draft");
  const { document } = await acting.leader.browser.get("/inbox");
  const link = document.querySelector(`main a[href="/projects/${slug}/edit"]`);
  expect(link?.closest("li, tr")?.textContent).toContain("Your draft, not submitted yet");
  expect((await acting.partner.browser.get("/inbox")).text).not.toContain(slug);
});
