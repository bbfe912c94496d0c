import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { POSTING } from "#app/features/projects/project/posting-fields.ts";
import { projects } from "#db/schema/projects.ts";
import { createMember } from "#tests/support/board.ts";
import { signInNew } from "#tests/support/people.ts";
import { answerProject, openProject, projectAt, SAVE, SUBMIT } from "#tests/support/project-page.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

async function newAuthor(nameEn: string) {
  const { institutionId } = await createMember(portal.services, { nameEn });
  const { browser } = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  return browser;
}

const PARTS: string[] = POSTING.map(({ key }) => key);
const foldsOf = ({ document }: Pick<Answer, "document">) => [
  ...document.querySelectorAll<HTMLDetailsElement>("details.part"),
];
const openIn = (page: Pick<Answer, "document">) =>
  foldsOf(page)
    .filter((fold) => fold.open)
    .map(({ id }) => id.replace("part-", ""));
const standingOf = (page: Pick<Answer, "document">, part: string) =>
  page.document.querySelector(`#part-${part} .part-standing`)?.textContent;
const askedOn = ({ document }: Pick<Answer, "document">) =>
  [...document.querySelectorAll("details.disclosure a[data-field]")].map((link) => link.textContent);
const titled = (form: ServedForm, title: string) => form.fill("Title in English", title);

describe("the parts of a posting", () => {
  test("fold, say how they stand, and are listed first; a new one begins with its first part open", async () => {
    const browser = await newAuthor("University of folds");
    const page = await browser.get((await browser.get("/projects/new")).location ?? "");
    expect(foldsOf(page).map(({ id }) => id.replace("part-", ""))).toEqual(PARTS);
    expect(openIn(page)).toEqual(["description"]);
    expect(standingOf(page, "description")).toBe("5 answers still asked");
    expect(standingOf(page, "funding")).toBe("1 answer still asked");
    const listed = [...page.document.querySelectorAll("main nav ol.sections a")].map((one) => one.getAttribute("href"));
    expect(listed).toEqual(PARTS.map((part) => `#part-${part}`));
  });

  test("of a new one that was refused hold what was kept, however often its address is opened", async () => {
    const browser = await newAuthor("University of addresses");
    const form = answerProject(await openForm(browser, "/projects/new"), "Refused, and looked at again");
    const { address } = await form.fill("Last month", "2001-01").press(SUBMIT);
    expect(address).toContain("sent=");
    for (const lng of ["en", "ru", "en"]) {
      const { document } = await browser.get(`${address}&lng=${lng}`);
      const title = document.querySelector<HTMLInputElement>("[name=titleEn]")?.value;
      expect([title, document.querySelector<HTMLInputElement>("[name=endMonth]")?.value]).toEqual([
        "Refused, and looked at again",
        "01.2001",
      ]);
    }
    const again = await (await openForm(browser, address, SAVE)).fill("Acronym", "KEPT").press(SAVE);
    expect(again.page.text).toContain("01.2001");
    expect(again.form(SAVE).read("Acronym")).toBe("KEPT");
  });

  test("of a draft are open where something is asked or to be corrected, and folded where nothing is", async () => {
    const browser = await newAuthor("University of gaps");
    const form = answerProject(await openForm(browser, "/projects/new"), "A draft with gaps and a mistake");
    form.fill("Web address of the call", "to be announced").untick(["Working languages", "English"]);
    form.choose("Is the project looking for partners?", "No, it has the partners it needs");
    const { page, form: formOf } = await form.press(SAVE);
    expect(openIn(page)).toEqual(["place", "funding"]);
    expect(standingOf(page, "place")).toBe("1 answer still asked");
    expect(standingOf(page, "funding")).toBe("1 answer to correct");
    expect([standingOf(page, "description"), standingOf(page, "partners")]).toEqual(["complete", "complete"]);
    expect(askedOn(page)).toEqual(["Working languages", "Web address of the call"]);
    const mended = formOf(SAVE).fill("Web address of the call", "").tick(["Working languages", "English"]);
    const complete = await mended.press(SAVE);
    expect([openIn(complete.page), askedOn(complete.page)]).toEqual([[], []]);
    expect(complete.page.text).toContain("Nothing more is asked: the project can be submitted.");
    expect((await complete.form(SUBMIT).press(SUBMIT)).answer.status).toBe(302);
  });

  test("of a draft that is hardly begun stay folded but for the first in which something is asked", async () => {
    const browser = await newAuthor("University of first parts");
    const saved = await titled(await openForm(browser, "/projects/new"), "Hardly begun").press(SAVE);
    expect(openIn(saved.page)).toEqual(["description"]);
    const begun = answerProject(await openForm(browser, "/projects/new"), "Begun from the middle");
    const later = await begun.untick(["Countries", "Kazakhstan"]).press(SAVE);
    expect(openIn(later.page)).toEqual(["place"]);
  });

  test("are open where the server found an error, and the list says what it refuses, row by row", async () => {
    const browser = await newAuthor("University of errors");
    const form = await openProject(browser, "Refused for two answers");
    const sent = await form.fill(["Partner need 1", "Role"], "").fill("Last month", "2029-01").press(SUBMIT);
    expect(sent.answer.status).toBe(422);
    expect(openIn(sent.answer)).toEqual(["place", "partners"]);
    const refused = [...sent.answer.document.querySelectorAll(".error-summary a")].map((one) =>
      one.getAttribute("href"),
    );
    const asked = [...sent.answer.document.querySelectorAll<HTMLElement>("details.disclosure a[data-field]")];
    expect(asked.map(({ dataset }) => `#${dataset.field}`)).toEqual(refused);
    expect(askedOn(sent.answer)).toEqual(["Last month", "Partner need 1, Role"]);
  });

  test("a row that is added stands in an open part, also where nothing else is asked of it", async () => {
    const browser = await newAuthor("University of added rows");
    const form = answerProject(await openForm(browser, "/projects/new"), "A row is added to it");
    form.choose("Is the project looking for partners?", "No, it has the partners it needs");
    const saved = await form.press(SAVE);
    const added = await saved.form(SAVE).press("Add a partner outside the association");
    expect(openIn(added.page)).toEqual(["partners"]);
  });

  test("the criteria by which it is checked stand in the form, each beside the part it concerns", async () => {
    const browser = await newAuthor("University of criteria");
    const published = await browser.get("/projects/criteria");
    const page = await browser.get((await browser.get("/projects/new")).location ?? "");
    const criteria = [...published.document.querySelectorAll("main ul ul li, main ol ul li")];
    expect(criteria).toHaveLength(4);
    for (const { textContent } of criteria) expect(page.text).toContain(textContent);
    expect(page.document.querySelector("#part-terms .part-body")?.textContent).toContain("written authorization");
  });
});

const EDIT = "routes/_workspace.projects.$slug.edit";
const lacksOf = ({ text }: Answer) => (JSON.parse(text) as { lacks: { name: string; isWrong: boolean }[] }).lacks;

test("what is still asked follows each save", async () => {
  const browser = await newAuthor("University that types");
  const saved = await titled(await openForm(browser, "/projects/new"), "It is typed on").press(SAVE);
  const edit = saved.form(SAVE);
  const first = lacksOf(await edit.saveByItself(EDIT));
  expect(first).toContainEqual({ name: "summary", isWrong: false });
  const second = lacksOf(
    await (await openForm(browser, saved.address, SAVE)).fill("Summary", "Short").saveByItself(EDIT),
  );
  expect(second).toContainEqual({ name: "summary", isWrong: true });
});

describe("a project on the board", () => {
  async function onBoard(title: string) {
    const browser = await newAuthor(`University of ${title}`);
    const form = answerProject(await openForm(browser, "/projects/new"), title);
    await form.choose("Is the project looking for partners?", "No, it has the partners it needs").press(SUBMIT);
    const { slug } = await projectAt(portal, title.toLowerCase().replaceAll(" ", "-"));
    const status = { status: "closed_to_partners", publishedAt: new Date() } as const;
    await portal.services.withTransaction((tx) => tx.update(projects).set(status).where(eq(projects.slug, slug)));
    return { browser, address: `/projects/${slug}`, row: () => projectAt(portal, slug) };
  }

  test("is kept as it is typed beside what stands there, and found again after a reload", async () => {
    const { browser, address, row } = await onBoard("Typed beside the board");
    const edit = (await openForm(browser, `${address}/edit`)).fill("Programme or call", "Other words");
    const kept = await edit.saveByItself(EDIT);
    expect(kept.status).toBe(200);
    expect(kept.text).toMatch(/Kept \d\d:\d\d .*; not on the board yet/);
    const again = await openForm(browser, `${address}/edit`, "Save");
    expect(again.read("Programme or call")).toBe("Other words");
    expect((await browser.get(address)).text).not.toContain("Other words");
    const page = await browser.get(`${address}/edit`);
    expect(page.text).toContain("has begun changes that are not on the board yet");
    await again.press("Save");
    expect((await browser.get(address)).text).toContain("Other words");
    expect((await row()).typed).toBeNull();
  });

  test("what is typed back to what stands there is no change", async () => {
    const { browser, address, row } = await onBoard("Typed and typed back");
    const before = (await openForm(browser, `${address}/edit`)).read("Programme or call") as string;
    await (await openForm(browser, `${address}/edit`)).fill("Programme or call", "Other words").saveByItself(EDIT);
    expect((await row()).typed).not.toBeNull();
    await (await openForm(browser, `${address}/edit`, "Save")).fill("Programme or call", before).saveByItself(EDIT);
    expect((await row()).typed).toBeNull();
  });

  test("of two who type at once the second is told who was quicker, and keeps both texts", async () => {
    const { browser, address, row } = await onBoard("Typed by two at once");
    const { leadInstitutionId: institutionId } = await row();
    const second = await signInNew(portal, { name: "Dana Quick", roles: [{ role: "project_officer", institutionId }] });
    const mine = await openForm(browser, `${address}/edit`);
    await (await openForm(second.browser, `${address}/edit`)).fill("Programme or call", "Hers").saveByItself(EDIT);
    const late = await mine.fill("Programme or call", "Mine").saveByItself(EDIT);
    expect(late.status).toBe(409);
    expect(late.text).toContain("Dana Quick");
    expect((await row()).typed).toMatchObject({ programme: "Hers" });
  });
});
