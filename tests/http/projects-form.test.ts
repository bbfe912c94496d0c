import { beforeAll, describe, expect, test } from "vitest";
import { projects } from "#db/schema/projects.ts";
import { errorsOf } from "#tests/support/answers.ts";
import { createMember, type TestMember } from "#tests/support/board.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { openProject, projectAt, SAVE, SUBMIT, SUMMARY } from "#tests/support/project-page.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let lead: TestMember;
let leader: SignedIn;
let colleague: SignedIn;
let coordinator: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  lead = await createMember(portal.services, { nameEn: "Forms University" });
  const within = { institutionId: lead.institutionId };
  leader = await signInNew(portal, { roles: [{ role: "representative", ...within }] });
  colleague = await signInNew(portal, { name: "Botagoz Second", roles: [{ role: "project_officer", ...within }] });
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
});

const titleIn = (form: ServedForm) => form.read("Title in English");

describe("the form without a script", () => {
  test("a draft is saved half filled, as it was typed, and opens as it was left", async () => {
    const start = (await openForm(leader.browser, "/projects/new")).fill("Title in English", "Half a project");
    const added = await start.press("Add a partner need");
    const saved = await added
      .form()
      .fill("Web address of the call", "to be announced")
      .tick(["Themes", "Interethnic relations"])
      .fill(["Partner need 1", "Role"], "A cook")
      .press(SAVE);
    expect(saved.answer).toMatchObject({ status: 302, location: "/projects/half-a-project/edit?done=saved" });
    expect(saved.page.text).toContain("The draft has been saved");
    const form = saved.form();
    expect(form.read("Web address of the call")).toBe("to be announced");
    expect(form.read(["Themes", "Interethnic relations"])).toBe(true);
    expect(form.read(["Partner need 1", "Role"])).toBe("A cook");
  });

  test("rows are added and taken away, and nothing typed is lost", async () => {
    const start = (await openProject(leader.browser, "Rows on a page")).fill(["Partner need 1", "Role"], "First role");
    const added = await start.press("Add a partner need");
    expect([added.answer.status, errorsOf(added.page)]).toEqual([302, []]);
    const two = added.form();
    expect(two.read(["Partner need 1", "Role"])).toBe("First role");
    expect(two.read(["Partner need 2", "Role"])).toBe("");
    const removed = await two.fill(["Partner need 2", "Role"], "Second role").press("Remove partner need 1");
    const one = removed.form();
    expect(one.read(["Partner need 1", "Role"])).toBe("Second role");
    expect(() => one.read(["Partner need 2", "Role"])).toThrow("0 fields are called");
    expect(titleIn(one)).toBe("Rows on a page");
  });

  test("every row that is added has an address of its own, to which one can go back", async () => {
    const { browser } = leader;
    const start = (await openForm(browser, "/projects/new")).fill("Title in English", "Back and forth");
    const one = await start.fill("Summary", "Kept words").press("Add a partner need");
    const two = await one.form().fill(["Partner need 1", "Role"], "A cook").press("Add a partner need");
    const three = await two.form().press("Add a partner outside the association");
    expect(new Set([one, two, three].map(({ address }) => address)).size).toBe(3);
    const back = await openForm(browser, two.address, SAVE);
    expect([back.read("Summary"), back.read(["Partner need 1", "Role"])]).toEqual(["Kept words", "A cook"]);
    expect(back.read(["Partner need 2", "Role"])).toBe("");
    expect(two.answer.location).toMatch(/#project-needs$/);
    expect(three.answer.location).toMatch(/#project-partners$/);
  });

  test("a row added too late is told as any other save that came too late", async () => {
    const begun = (await openForm(leader.browser, "/projects/new")).fill("Title in English", "Rows of two people");
    const { address } = await begun.press(SAVE);
    const theirs = await openForm(colleague.browser, address);
    const mine = await openForm(leader.browser, address);
    await theirs.fill("Summary", "Theirs").press(SAVE);
    const late = await mine.fill("Summary", "Mine").press("Add a partner need");
    expect(late.answer.status).toBe(409);
    expect(late.form().read("Summary")).toBe("Mine");
    expect(late.form().read(["Partner need 1", "Role"])).toBe("");
  });

  test("somebody of two institutions who has not chosen one is asked at that field, whatever is pressed", async () => {
    const second = await createMember(portal.services, { nameEn: "Second Forms University" });
    const ids = [lead.institutionId, second.institutionId];
    const roles = ids.map((institutionId) => ({ role: "project_officer" as const, institutionId }));
    const { browser } = await signInNew(portal, { roles });
    for (const button of [SAVE, "Add a partner need", SUBMIT]) {
      const form = (await openForm(browser, "/projects/new")).fill("Title in English", "Whose project is it");
      const { answer } = await form.press(button);
      expect([button, answer.status]).toEqual([button, 422]);
      expect(answer.document.querySelector('.error-summary a[href="#project-leadInstitutionId"]')).toBeTruthy();
    }
  });

  test("D04 an incomplete posting is answered 422: a link to every field, values kept, nothing written", async () => {
    const form = await openProject(leader.browser, "A project with gaps");
    const before = await portal.services.db.$count(projects);
    const sent = await form.choose("Kind of project", "Choose").fill("Last month", "2030-01").press(SUBMIT);
    expect(sent.answer.status).toBe(422);
    const { document } = sent.page;
    const links = [...document.querySelectorAll(".error-summary a")].map((link) => link.getAttribute("href"));
    expect(links.toSorted()).toEqual(["#project-endMonth", "#project-kind"]);
    for (const link of links) expect(document.querySelector(link ?? "")).not.toBeNull();
    expect(sent.form().read("Summary")).toBe(SUMMARY.replace(/\s+$/, " "));
    expect(await portal.services.db.$count(projects)).toBe(before);
  });

  test("C09 fields that the form does not ask change nothing", async () => {
    const form = await openProject(leader.browser, "Nothing more than asked");
    const extra: [string, string][] = [
      ["status", "open"],
      ["slug", "taken-over"],
      ["leadUserId", colleague.id],
      ["publishedAt", "2020-01-01"],
      ["isChangedSinceCheck", "on"],
      ["intent", "submit"],
    ];
    const answer = await leader.browser.forge("/projects/nothing-more-than-asked/edit", [
      ...(form.entries() as [string, string][]),
      ...extra,
    ]);
    expect(answer.location).toBe("/projects/nothing-more-than-asked?done=submitted");
    expect(await projectAt(portal, "nothing-more-than-asked")).toMatchObject({
      status: "submitted",
      leadUserId: leader.id,
      publishedAt: null,
      leadInstitutionId: lead.institutionId,
    });
  });

  test("D03 __proto__ in a name is 400", async () => {
    const fields = { version: "0", titleEn: "Polluted form", "needs[0].__proto__": "x", intent: "save" };
    expect((await leader.browser.forge("/projects/new", fields)).status).toBe(400);
  });

  test("what was typed is handed back when the session has expired", async () => {
    const { email, browser } = await signInNew(portal, {
      roles: [{ role: "project_officer", institutionId: lead.institutionId }],
    });
    const form = await openForm(browser, "/projects/new");
    browser.cookies.delete("session");
    const sent = await form.fill("Title in English", "Typed before the session ended").press(SAVE);
    expect([sent.answer.status, email]).toEqual([401, expect.any(String)]);
    expect(sent.answer.text).toContain("Typed before the session ended");
  });

  test("E01 E05 what is typed stays text on every page", async () => {
    const payload = `</script><img src=x onerror=alert(1)>`;
    const form = await openProject(leader.browser, `${payload} bazaars`);
    form.fill("Summary", `${payload} ${SUMMARY}`).fill(["Partner need 1", "Role"], payload);
    const { answer } = await form.press(SUBMIT);
    const slug = (answer.location ?? "").split("?")[0]?.split("/").at(-1) ?? "";
    for (const address of [`/projects/${slug}`, `/projects/${slug}/edit`, "/projects/mine"]) {
      const { document } = await leader.browser.get(address);
      expect(document.querySelectorAll("main img[src=x]")).toHaveLength(0);
    }
    const { document } = await coordinator.browser.get(`/review/projects/${slug}`);
    expect(document.querySelectorAll("img[src=x]")).toHaveLength(0);
    expect(document.querySelector("h1")?.textContent).toContain(payload);
  });
});

describe("two people edit one project", () => {
  async function openTwice(title: string): Promise<[slug: string, ServedForm, ServedForm]> {
    await (await openProject(leader.browser, title)).press(SAVE);
    const slug = title.toLowerCase().replaceAll(" ", "-");
    const open = ({ browser }: SignedIn) => openForm(browser, `/projects/${slug}/edit`);
    return [slug, await open(leader), await open(colleague)];
  }

  test("the second is told 409, keeps what was typed, and overwrites only when asked once more", async () => {
    const [slug, mine, theirs] = await openTwice("Written by two");
    const saved = await mine.fill("Title in English", "Written by the first").press(SAVE);
    expect(saved.answer.status).toBe(302);
    const stale = await theirs.fill("Title in English", "Written by the second").press(SAVE);
    expect(stale.answer.status).toBe(409);
    expect(stale.page.document.querySelector("[role=alert]")?.textContent).toContain("Title in English");
    expect((await projectAt(portal, slug)).titleEn).toBe("Written by the first");
    const again = stale.form();
    expect(titleIn(again)).toBe("Written by the second");
    expect((await again.press(SAVE)).answer.status).toBe(302);
    expect((await projectAt(portal, slug)).titleEn).toBe("Written by the second");
  });

  test("what the other changed stands in a form that is refused for its own errors", async () => {
    const [slug, mine, theirs] = await openTwice("Version kept");
    await mine.fill("Title in English", "Saved meanwhile").press(SAVE);
    const faulty = await theirs.choose("Kind of project", "Choose").press(SUBMIT);
    expect([faulty.answer.status, titleIn(faulty.form())]).toEqual([422, "Saved meanwhile"]);
    expect((await projectAt(portal, slug)).titleEn).toBe("Saved meanwhile");
  });
});

test.each([
  ["en", "Everybody reads: ", ". Members of the association also read: ", "Funding", "Tasks"],
  ["ru", "Видно всем: ", ". Членам ассоциации видно также: ", "Финансирование", null],
  ["kk", "Бәріне көрінеді: ", ". Қауымдастық мүшелеріне бұған қоса көрінеді: ", "Қаржыландыру", null],
])(
  "the choice of who sees a project says what everybody sees of it, in %s",
  async (locale, before, between, open, closed) => {
    const { element } = await openForm(leader.browser, `/projects/new?lng=${locale}`);
    const text = element.textContent?.replaceAll("\u00a0", " ") ?? "";
    const [everyone = "", members = ""] = (text.split(before)[1] ?? "").split(between);
    expect(everyone).toContain(open);
    expect(everyone.split(", ").length).toBeGreaterThan(10);
    if (closed) expect([members.includes(closed), everyone.includes(closed)]).toEqual([true, false]);
  },
);
