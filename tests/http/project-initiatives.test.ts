import { beforeAll, describe, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { createMember, type TestMember } from "#tests/support/board.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { publishBy } from "#tests/support/project-acts.ts";
import { postProject, openProject, SAVE, SUBMIT } from "#tests/support/project-page.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { publishInitiative } from "#tests/support/world/initiatives.ts";

const QUESTION = "Initiatives it supports";
const CANARY = "Zeisigvogel among members";

let portal: TestPortal;
let lead: TestMember;
let leader: SignedIn;
let coordinator: SignedIn;
let coasts: { id: string; slug: string };
let steppe: { id: string; slug: string };

beforeAll(async () => {
  portal = await startTestPortal();
  lead = await createMember(portal.services, { nameEn: "Lead University" });
  leader = await signInNew(portal, { roles: [{ role: "representative", institutionId: lead.institutionId }] });
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
});

const mainOf = ({ document }: Pick<Answer, "document">) =>
  (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const seen = async (page: string, browser: Browser = portal.browser()) => mainOf(await browser.get(page));

const posted = async (titleEn: string, change: Partial<ProjectValues> = {}) =>
  createProject(portal.services, {
    ...{ leadInstitutionId: lead.institutionId, author: await actorOf(portal, leader.id), upTo: "published" },
    values: completeValues(portal.services.clock.now(), { titleEn, ...change }),
    coordinator: await actorOf(portal, coordinator.id),
  });

describe("while no initiative is published", () => {
  test("a posting is asked for none, and its page asks nobody", async () => {
    const form = await openForm(leader.browser, "/projects/new");
    expect(form.element.querySelector("[name=initiatives]")).toBeNull();
    expect((await postProject(leader.browser, "Before there were initiatives")).status).toBe(302);
  });
});

describe("once initiatives are published", () => {
  beforeAll(async () => {
    const editor = await actorOf(portal, coordinator.id);
    coasts = await publishInitiative(portal.services, editor);
    steppe = await publishInitiative(portal.services, editor, {
      titleEn: "Voices of the steppe",
      titleRu: "Голоса степи",
      textRu: "О степи.",
    });
  });

  test("a draft may leave it open; what is handed in says which it supports, and nothing typed is lost", async () => {
    const form = await openProject(leader.browser, "A project of the coasts");
    const kept = (await form.press(SAVE)).form();
    const refused = await kept.press(SUBMIT);
    expect(refused.answer.status).toBe(422);
    expect(mainOf(refused.answer)).toContain("Choose the initiatives the project supports");
    const again = refused.form(SUBMIT);
    expect(again.read("Title in English")).toBe("A project of the coasts");
    const handedIn = await again.tick([QUESTION, "Dialogue of the coasts"]).press(SUBMIT);
    expect(handedIn.address).toContain("done=submitted");
    expect(await seen("/projects/a-project-of-the-coasts", leader.browser)).toContain("Dialogue of the coasts");
    const check = await coordinator.browser.get("/review/projects/a-project-of-the-coasts");
    const links = [...check.document.querySelectorAll("main a")].map((link) => link.getAttribute("href"));
    expect(links).toContain(`/initiatives/${coasts.slug}`);
    await publishBy(coordinator, "a-project-of-the-coasts");
  });

  test("initiatives and that none fits are not both taken, and come back as they were ticked", async () => {
    const form = await openProject(leader.browser, "A project of two minds");
    const both = form.tick([QUESTION, "None of them fits"]).tick([QUESTION, "Voices of the steppe"]);
    const refused = await both.press(SUBMIT);
    expect(refused.answer.status).toBe(422);
    expect(refused.page.text).toContain("or say that none of them fits; not both.");
    const again = refused.form(SUBMIT);
    for (const choice of ["None of them fits", "Voices of the steppe"])
      expect(again.read([QUESTION, choice])).toBe(true);
  });

  test("that none of them fits is an answer too", async () => {
    const form = await openProject(leader.browser, "A project of its own kind");
    const handedIn = await form.tick([QUESTION, "None of them fits"]).press(SUBMIT);
    expect(handedIn.address).toContain("done=submitted");
    const page = await seen("/projects/a-project-of-its-own-kind", leader.browser);
    expect(page).not.toContain("Which initiatives does this project support?");
  });

  test("a project that stood on the board before asks its lead, by one press, and is changed without an answer too", async () => {
    const { slug } = await posted("An older project of bridges");
    expect(await seen(`/projects/${slug}`)).not.toContain("Which initiatives does this project support?");
    const { document } = await leader.browser.get(`/projects/${slug}`);
    const link = [...document.querySelectorAll("main a")].find((one) => one.textContent === "Choose the initiatives");
    expect(link?.getAttribute("href")).toBe(`/projects/${slug}/edit?open=subject#project-initiatives`);
    const opened = await openForm(leader.browser, `/projects/${slug}/edit`);
    expect(opened.element.querySelector("#project-initiatives")).not.toBeNull();
    const other = await opened.fill("Acronym", "BRIDGE").press("Save");
    expect(other.address).toContain("done=edited");
    const form = await openForm(leader.browser, `/projects/${slug}/edit`);
    await form.tick([QUESTION, "Voices of the steppe"]).press("Save");
    const after = await seen(`/projects/${slug}`, leader.browser);
    expect(after).not.toContain("Which initiatives does this project support?");
    expect(after).toContain("Voices of the steppe");
    const check = await seen(`/review/projects/${slug}`, coordinator.browser);
    expect(check).toMatch(/Initiatives it supports.*Voices of the steppe/);
    expect(await seen(`/initiatives/${steppe.slug}`)).toContain("An older project of bridges");
  });

  test("the page and the list count what the reader can open: a visitor the public projects, a member those for members too", async () => {
    await posted(CANARY, {
      visibility: "members",
      initiatives: [steppe.id],
      startMonth: "2031-05",
      endMonth: "2032-05",
    });
    const anybody = await seen(`/initiatives/${steppe.slug}`);
    expect(anybody).not.toContain(CANARY);
    expect(anybody).not.toContain("2031");
    expect(anybody).toMatch(/Projects1.*Members taking part1/);
    const member = await seen(`/initiatives/${steppe.slug}`, leader.browser);
    expect(member).toContain(CANARY);
    expect(member).toMatch(/Projects2.*Members taking part1/);
    expect(member).toMatch(/203101/);
    expect(await seen("/initiatives")).toMatch(/Voices of the steppe.*?1 project/);
    expect(await seen("/initiatives", leader.browser)).toMatch(/Voices of the steppe.*?2 projects/);
    const { document } = await portal.browser().get(`/initiatives/${steppe.slug}`);
    const countries = [...document.querySelectorAll("main .map a")].map((link) => link.getAttribute("aria-label"));
    expect(countries).toEqual([expect.stringMatching(/^Kazakhstan.*1 member/)]);
    expect(document.querySelector("#countries th[scope=row]")?.textContent).toBe("Kazakhstan");
  });

  test("the board is filtered by it, from its page and by the facet; an address that names none is as if it named nothing", async () => {
    const { document } = await portal.browser().get(`/initiatives/${steppe.slug}`);
    const board = [...document.querySelectorAll("main a")].find((link) => /on the board/.test(link.textContent ?? ""));
    expect(board?.getAttribute("href")).toBe(`/projects?initiative=${steppe.slug}`);
    const found = await seen(`/projects?initiative=${steppe.slug}`);
    expect(found).toContain("An older project of bridges");
    expect(found).not.toContain("A project of the coasts");
    expect(found).not.toContain(CANARY);
    const all = await portal.browser().get("/projects?initiative=no-such-initiative");
    expect(mainOf(all)).toContain("A project of the coasts");
    const options = [...all.document.querySelectorAll("#initiative label")].map((one) => one.textContent).sort();
    expect(options).toEqual(["Dialogue of the coasts1", "Voices of the steppe1"]);
  });

  test("programs read which initiatives a project supports, and ask for the projects of one", async () => {
    const read = async (query: string) =>
      JSON.parse((await portal.browser().get(`/api/v1/projects?${query}`)).text) as { data: unknown[] };
    const { data } = await read(`initiative=${steppe.slug}&fields=title,initiatives`);
    expect(data).toEqual([
      expect.objectContaining({
        title: "An older project of bridges",
        initiatives: [expect.objectContaining({ slug: steppe.slug, title: "Voices of the steppe" })],
      }),
    ]);
    expect((await read("initiative=no-such-initiative")).data).toEqual([]);
  });

  test("a project is found by the titles of what it supports, also when they change", async () => {
    expect(await seen("/projects?q=голоса степи")).toContain("An older project of bridges");
    const edited = await openForm(coordinator.browser, `/review/initiatives/${steppe.id}`, "Save");
    await edited.fill("Title: English", "Murmur of the grassland").press("Save");
    expect(await seen("/projects?q=grassland")).toContain("An older project of bridges");
    expect(await seen(`/initiatives/${steppe.slug}`)).toContain("Murmur of the grassland");
  });

  test("one that is withdrawn stays on projects that named it, without a link, and is offered to no other", async () => {
    const page = `/review/initiatives/${steppe.id}`;
    const withdrawal = await openForm(coordinator.browser, page, "Withdraw the initiative");
    await withdrawal.fill("Reason", "It is no longer ours.").press("Withdraw the initiative");
    const { document } = await portal.browser().get("/projects/an-older-project-of-bridges");
    expect(document.querySelector("main")?.textContent).toContain("Murmur of the grassland");
    expect(document.querySelector(`a[href="/initiatives/${steppe.slug}"]`)).toBeNull();
    expect((await openForm(leader.browser, "/projects/new")).element.textContent).not.toContain("Murmur");
    const form = await openForm(leader.browser, "/projects/an-older-project-of-bridges/edit");
    expect(form.read([QUESTION, "Murmur of the grassland"])).toBe(true);
    await form.fill("Acronym", "SPAN").press("Save");
    expect(await seen("/projects/an-older-project-of-bridges")).toContain("Murmur of the grassland");
    expect(await seen(`/projects?initiative=${steppe.slug}`)).toContain("A project of the coasts");
  });

  test("one that was withdrawn while a form was open is said to be gone, and the rest stays typed", async () => {
    const form = (await openProject(leader.browser, "A late choice of words")).tick([
      QUESTION,
      "Dialogue of the coasts",
    ]);
    const page = `/review/initiatives/${coasts.id}`;
    const withdrawal = await openForm(coordinator.browser, page, "Withdraw the initiative");
    await withdrawal.fill("Reason", "Merged with another.").press("Withdraw the initiative");
    const refused = await form.press(SUBMIT);
    expect(refused.answer.status).toBe(422);
    expect(mainOf(refused.answer)).toContain("can no longer be chosen");
  });
});
