import { beforeAll, describe, expect, test } from "vitest";
import { createMember } from "#tests/support/board.ts";
import { signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

async function newAuthor(nameEn: string) {
  const { institutionId } = await createMember(portal.services, { nameEn });
  return (await signInNew(portal, { roles: [{ role: "representative", institutionId }] })).browser;
}

const SAVE_RU = "Сохранить черновик";
const NEW_RU = "/projects/new?lng=ru";
const TITLE_RU = "Тетради караван-сарая";

/** How a list names the project of an address, and in which language. */
async function named(browser: Browser, slug: string, page = "/projects/mine") {
  const { document } = await browser.get(page);
  const name = document.querySelector(`main a[href^="/projects/${slug}"] bdi, main a[href^="/projects/${slug}"]`);
  const words = name?.querySelector("bdi") ?? name;
  return [words?.textContent, words?.getAttribute("lang")];
}

const slugOf = (address: string) => address.split("/")[2] ?? "";

describe("a draft", () => {
  test("is kept with a title in Russian alone, and named by it", async () => {
    const browser = await newAuthor("University of Russian drafts");
    const form = await openForm(browser, NEW_RU, SAVE_RU);
    form.choose("Язык текста", "Русский").fill("Название на русском языке", TITLE_RU);
    const saved = await form.fill("Краткое описание", "Студенты обмеряют караван-сараи.").press(SAVE_RU);
    expect([saved.answer.status, saved.answer.location]).toEqual([
      302,
      "/projects/tetradi-karavan-saraya/edit?done=saved",
    ]);
    const slug = slugOf(saved.address);
    const again = saved.form(SAVE_RU);
    expect([again.read("Название на русском языке"), again.read("Название на английском языке")]).toEqual([
      TITLE_RU,
      "",
    ]);
    expect(await named(browser, slug)).toEqual([TITLE_RU, "ru"]);
    expect(saved.page.document.title).toContain(TITLE_RU);
    expect(await named(browser, slug, "/projects/mine?lng=en")).toEqual([TITLE_RU, "ru"]);
    const both = await openForm(browser, `/projects/${slug}/edit?lng=ru`, SAVE_RU);
    await both.fill("Название на английском языке", "Notebooks of the caravanserai").press(SAVE_RU);
    expect(await named(browser, slug)).toEqual([TITLE_RU, "ru"]);
    expect(await named(browser, slug, "/projects/mine?lng=en")).toEqual(["Notebooks of the caravanserai", "en"]);
  });

  test("is kept with whatever is written in it, and named by that until it has a title", async () => {
    const browser = await newAuthor("University of first words");
    const SAVE = "Save the draft";
    const saved = await (await openForm(browser, "/projects/new")).fill("Summary", "Words come first").press(SAVE);
    expect(saved.answer.status).toBe(302);
    expect(saved.form(SAVE).read("Title in English")).toBe("");
    expect(await named(browser, slugOf(saved.address))).toEqual(["Words come first", "und"]);
    const chosen = await (await openForm(browser, "/projects/new")).choose("Funding", "Own funds").press(SAVE);
    const slug = slugOf(chosen.address);
    expect(await named(browser, slug)).toEqual(["Untitled project", "en"]);
    expect(await named(browser, slug, "/projects/mine?lng=ru")).toEqual(["Проект без названия", "ru"]);
    const arabic = await openForm(browser, "/projects/new?lng=en");
    arabic.choose("Language of the text", "Arabic").fill("Title in the language of the text", "خانات الميناء");
    const kept = await arabic.press(SAVE);
    expect(await named(browser, slugOf(kept.address))).toEqual(["خانات الميناء", "ar"]);
  });

  test("asks for an English title when it is handed in, not before", async () => {
    const browser = await newAuthor("University of late titles");
    const form = await openForm(browser, "/projects/new");
    const refused = await form.fill("Title in Russian", TITLE_RU).press("Submit the project");
    expect(refused.answer.status).toBe(422);
    expect(refused.answer.document.querySelector(".error-summary a[href='#project-titleEn']")).not.toBeNull();
    expect(refused.page.text.includes("a title in English is asked for when the project is submitted")).toBe(true);
  });

  test("in which nothing is written begins nothing", async () => {
    const browser = await newAuthor("University of blank sheets");
    const sent = await (await openForm(browser, "/projects/new")).press("Save the draft");
    expect([sent.answer.status, sent.answer.text.includes("Nothing is written here yet")]).toEqual([422, true]);
  });
});
