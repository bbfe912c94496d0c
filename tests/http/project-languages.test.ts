import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { projects } from "#db/schema/projects.ts";
import { createMember } from "#tests/support/board.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { publishBy } from "#tests/support/project-acts.ts";
import { openProject, projectAt, SAVE, SUBMIT } from "#tests/support/project-page.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const LANGUAGE = "Language of the text";
const IN_RUSSIAN = "Студенты трёх университетов обмеряют караван-сараи и записывают рассказы торговцев. "
  .repeat(4)
  .trim();
const FULL_RUSSIAN = "Сначала обмеры, затем беседы у самовара.";
const IN_ENGLISH =
  "Students of three universities measure caravanserais and write down what the traders tell. The notebooks are published.";
const IN_KAZAKH =
  "Үш университеттің студенттері керуен сарайларды өлшеп, саудагерлердің әңгімелерін жазып алады. Дәптерлер ашық жарияланады.";
const IN_ARABIC = "UNESCO: يقيس طلاب ثلاث جامعات الخانات القديمة ويستمعون إلى التجار في الأسواق. ".repeat(6).trim();

let portal: TestPortal;
let leader: SignedIn;
let coordinator: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  const lead = await createMember(portal.services, { nameEn: "Lead University" });
  leader = await signInNew(portal, { roles: [{ role: "representative", institutionId: lead.institutionId }] });
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
});

const stranger = (locale: string) => portal.browser({ "Accept-Language": locale });

/** A part of a project's page below its heading: its words without the heading, and in which language and direction. */
async function part(browser: Browser, slug: string, name: string) {
  const { document } = await browser.get(`/projects/${slug}`);
  const section = document.getElementById(name)?.closest("section");
  const words = section?.querySelector(".plain-text");
  return {
    text: words?.textContent?.trim(),
    lang: words?.getAttribute("lang"),
    dir: words?.querySelector("p")?.getAttribute("dir"),
    note: section?.querySelector(":scope > p.soft")?.textContent ?? null,
  };
}

async function others(browser: Browser, slug: string) {
  const { document } = await browser.get(`/projects/${slug}`);
  const folds = [...(document.getElementById("other-texts")?.closest("section")?.querySelectorAll("details") ?? [])];
  return folds.map((fold) => [
    fold.querySelector("summary")?.textContent,
    ...[...fold.querySelectorAll(".plain-text")].map((text) => `${text.getAttribute("lang")} ${text.textContent}`),
  ]);
}

const publish = async (slug: string) => (await publishBy(coordinator, slug)).answer;
const refusalOf = (form: ServedForm, label: string) => {
  const labels = [...form.element.querySelectorAll("label")];
  const field = labels.find((one) => one.textContent?.startsWith(label))?.closest(".field");
  return field?.querySelector(".field-error")?.textContent ?? null;
};

describe("a posting written in Russian", () => {
  const slug = "notebooks-of-the-caravanserai";

  test("is handed in with a title in Russian and a short summary in English, which are asked for at their fields", async () => {
    const form = await openProject(leader.browser, "Notebooks of the caravanserai");
    form.choose(LANGUAGE, "Russian").fill("Summary", IN_RUSSIAN).fill("Description", FULL_RUSSIAN);
    const refused = await form.press(SUBMIT);
    expect(refused.answer.status).toBe(422);
    const again = refused.form(SUBMIT);
    expect(refusalOf(again, "Title in Russian")).toContain("title in it too");
    expect(refusalOf(again, "Short summary in English")).toContain("add a short summary in English");
    expect(again.element.querySelector("[name=summary]")?.getAttribute("lang")).toBe("ru");
    again.fill("Title in Russian", "Тетради караван-сарая").fill("Summary in Russian", IN_RUSSIAN);
    const tooShort = await again.fill("Short summary in English", "Students measure.").press(SUBMIT);
    const third = tooShort.form(SUBMIT);
    expect(refusalOf(third, "Short summary in English")).toContain("100");
    expect(refusalOf(third, "Short summary in English")).not.toContain("add a short summary");
    expect(refusalOf(third, "Summary in Russian")).toContain("The text itself is in this language");
    third.fill("Summary in Russian", "").fill("Short summary in English", IN_ENGLISH);
    const sent = await third.fill("Summary in Kazakh", IN_KAZAKH).press(SUBMIT);
    expect(sent.address).toContain("done=submitted");
  });

  test("is checked with every language at hand, and published", async () => {
    const { document } = await coordinator.browser.get(`/review/projects/${slug}`);
    const texts = [...document.querySelectorAll(".plain-text")].map((text) => text.getAttribute("lang"));
    expect(texts).toEqual(expect.arrayContaining(["en", "ru", "kk"]));
    expect(document.querySelector("main")?.textContent).toContain("Language of the text");
    expect((await publish(slug)).location).toBe("/review/projects?done=checked");
  });

  test("is read in the reader's language, else as it was written, marked and with the way to the others", async () => {
    const russian = stranger("ru");
    expect(await part(russian, slug, "summary")).toEqual({ text: IN_RUSSIAN, lang: "ru", dir: "auto", note: null });
    expect(await others(russian, slug)).toEqual([
      ["Английский", `en ${IN_ENGLISH}`],
      ["Казахский", `kk ${IN_KAZAKH}`],
    ]);
    const kazakh = await part(stranger("kk"), slug, "summary");
    expect(kazakh).toMatchObject({ text: IN_KAZAKH, lang: "kk", note: "Аударма; түпнұсқа: орыс тілі" });
    const english = stranger("en");
    const shown = await part(english, slug, "summary");
    expect(shown).toMatchObject({ text: IN_ENGLISH, lang: "en", note: "Translation; original: Russian" });
    expect(await others(english, slug)).toEqual([
      ["Russian (original)", `ru ${IN_RUSSIAN}`],
      ["Kazakh", `kk ${IN_KAZAKH}`],
    ]);
    // Members read the description too, which is there in Russian alone.
    const description = await part(leader.browser, slug, "description");
    expect(description).toMatchObject({ text: FULL_RUSSIAN, lang: "ru", note: "Original: Russian" });
    expect(JSON.stringify(await others(english, slug))).not.toContain(FULL_RUSSIAN);
    const { document } = await english.get(`/projects/${slug}`);
    const heading = document.querySelector("h1")?.parentElement;
    expect(heading?.querySelector("bdi[lang=ru]")?.textContent).toBe("Тетради караван-сарая");
  });

  test("is quoted on the board in the reader's language and found by words of each", async () => {
    const card = async (locale: string, q: string) => {
      const { document } = await stranger(locale).get(`/projects?q=${encodeURIComponent(q)}`);
      const link = document.querySelector(`a[href="/projects/${slug}"]`);
      const excerpt = link?.closest("article, li, .card")?.querySelector("p[dir]");
      return excerpt && `${excerpt.getAttribute("lang")} ${excerpt.textContent?.slice(0, 8)}`;
    };
    expect(await card("ru", "обмеряют")).toBe("ru Студенты");
    expect(await card("en", "traders")).toBe("en Students");
    expect(await card("kk", "саудагерлердің")).toBe("kk Үш униве");
    expect(await card("ru", "самовара")).toBeUndefined();
    const { text } = await leader.browser.get(`/projects?q=${encodeURIComponent("самовара")}`);
    expect(text).toContain(`/projects/${slug}`);
  });

  test("is told to machines with the language of each summary", async () => {
    const page = await stranger("en").get(`/projects/${slug}`);
    const json = page.document.querySelector("script[type='application/ld+json']")?.textContent ?? "{}";
    expect((JSON.parse(json) as { description: unknown }).description).toEqual([
      { "@language": "ru", "@value": IN_RUSSIAN },
      { "@language": "en", "@value": IN_ENGLISH },
      { "@language": "kk", "@value": IN_KAZAKH },
    ]);
    expect(page.document.querySelector("meta[name=description]")?.getAttribute("content")).toContain(
      "Students of three",
    );
    const { text } = await stranger("en").get(`/api/v1/projects/${slug}`);
    expect((JSON.parse(text) as { data: unknown }).data).toMatchObject({
      ...{ textLanguage: "ru", summary: IN_RUSSIAN, titleOriginal: null },
      summaries: { ru: IN_RUSSIAN, en: IN_ENGLISH, kk: IN_KAZAKH },
    });
    expect(text).not.toContain(FULL_RUSSIAN);
  });

  test("shows a coordinator what has changed in each language", async () => {
    const form = await openForm(leader.browser, `/projects/${slug}/edit`);
    expect(form.read("Summary in Kazakh")).toBe(IN_KAZAKH);
    await form.fill("Summary in Kazakh", `${IN_KAZAKH} Көрме ашылады.`).press("Save");
    const { document } = await coordinator.browser.get(`/review/projects/${slug}`);
    expect(document.querySelector("main")?.textContent).toContain("Көрме ашылады.");
    expect(document.querySelector("main")?.textContent).toContain("Summary in Kazakh");
  });
});

test("a posting in a language the portal does not speak has its own title, and is written from its side", async () => {
  const form = await openProject(leader.browser, "Inns of the old harbour");
  form.choose(LANGUAGE, "Arabic").fill("Summary", IN_ARABIC).fill("Short summary in English", IN_ENGLISH);
  const refused = await form.press(SUBMIT);
  const again = refused.form(SUBMIT);
  expect(refusalOf(again, "Title in the language of the text")).toContain("title in it too");
  const sent = await again.fill("Title in the language of the text", "خانات الميناء القديم").press(SUBMIT);
  expect(sent.address).toContain("done=submitted");
  const slug = "inns-of-the-old-harbour";
  await publish(slug);
  const russian = stranger("ru");
  expect(await part(russian, slug, "summary")).toMatchObject({
    ...{ text: IN_ARABIC, lang: "ar", dir: "rtl", note: "Язык оригинала: арабский" },
  });
  const { document } = await russian.get(`/projects/${slug}`);
  const title = document.querySelector("h1")?.parentElement?.querySelector("bdi[lang=ar]");
  expect([title?.textContent, title?.getAttribute("dir")]).toEqual(["خانات الميناء القديم", "rtl"]);
  expect((await russian.get(`/projects?q=${encodeURIComponent("خانات")}`)).text).toContain(`/projects/${slug}`);
});

test("a partner need in another script than the text is written from its own side", async () => {
  const form = await openProject(leader.browser, "Translators of the old harbour");
  form.choose(LANGUAGE, "Arabic").fill("Summary", IN_ARABIC).fill("Short summary in English", IN_ENGLISH);
  await form.fill("Title in the language of the text", "مترجمو الميناء القديم").press(SUBMIT);
  await publish("translators-of-the-old-harbour");
  const { document } = await leader.browser.get("/projects/translators-of-the-old-harbour");
  const needs = document.getElementById("needs")?.closest("section");
  const words = [...(needs?.querySelectorAll(".plain-text") ?? [])];
  expect(words.length).toBeGreaterThan(0);
  expect(words.map((one) => `${one.getAttribute("lang")} ${one.querySelector("p")?.getAttribute("dir")}`)).toEqual(
    words.map(() => "en auto"),
  );
  expect(needs?.querySelector("h3 bdi")?.getAttribute("lang")).toBe("en");
});

test("a title for a language that has its own place is led there", async () => {
  const form = await openProject(leader.browser, "A title in two places");
  const refused = await form.fill("Title in the language of the text", "Another English title").press(SUBMIT);
  expect(refusalOf(refused.form(SUBMIT), "Title in the language of the text")).toContain("title of its own above");
});

test("a draft from before languages were asked for is kept, and asked when it is handed in", async () => {
  const kept = (await (await openProject(leader.browser, "A draft of last year")).press(SAVE)).form(SUBMIT);
  const row = await projectAt(portal, "a-draft-of-last-year");
  const typed = Object.fromEntries(Object.entries(row.typed ?? {}).filter(([name]) => name !== "textLanguage"));
  await portal.services.withTransaction((tx) => tx.update(projects).set({ typed }).where(eq(projects.id, row.id)));
  expect(kept.read("Title in English")).toBe("A draft of last year");
  const old = await openForm(leader.browser, "/projects/a-draft-of-last-year/edit", SUBMIT);
  const refused = await old.press(SUBMIT);
  expect(refused.answer.status).toBe(422);
  expect(refusalOf(refused.form(SUBMIT), LANGUAGE)).not.toBeNull();
});
