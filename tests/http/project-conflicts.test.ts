import { expect, test } from "vitest";
import { listVersions } from "#app/features/projects/posting/record-version.server.ts";
import { errorsOf } from "#tests/support/answers.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { acting, answerQuestions, post, type Posted, startActing, textOf } from "#tests/support/project-acts.ts";
import { SAVE, SUBMIT } from "#tests/support/project-page.ts";
import { openForm } from "#tests/support/served-form.ts";

startActing();

const editOf = ({ slug }: Posted) => `/projects/${slug}/edit`;
const NAME = "Gulnara Second";
const colleagueOf = (): Promise<SignedIn> =>
  signInNew(acting.portal, {
    name: NAME,
    roles: [{ role: "project_officer", institutionId: acting.lead.institutionId }],
  });

test("that somebody else was quicker and what is wrong in the form stand beside each other", async () => {
  const colleague = await colleagueOf();
  const draft = await post("draft");
  const form = await openForm(acting.leader.browser, editOf(draft), SUBMIT);
  await (await openForm(colleague.browser, editOf(draft), SAVE)).fill("Acronym", "THEIRS").press(SAVE);
  const late = await form.fill("Acronym", "OURS").fill("Title in English", "").press(SUBMIT);
  expect([late.answer.status, late.page.text]).toEqual([409, expect.stringContaining(`${NAME} saved this project`)]);
  expect(errorsOf(late.page).join()).toContain("Title in English");

  const shown = await post("published");
  const open = await openForm(acting.leader.browser, editOf(shown), "Save");
  await (await openForm(colleague.browser, editOf(shown), "Save")).fill("Acronym", "THEIRS").press("Save");
  const wrong = await open.fill("Acronym", "OURS").fill("Title in English", "").press("Save");
  expect(wrong.page.text).toContain(`${NAME} saved this project`);
  expect(errorsOf(wrong.page).join()).toContain("Title in English");
  const still = await wrong.form("Save").press("Save");
  expect(still.page.text).toContain(`${NAME} saved this project`);
  const saved = await still.form("Save").fill("Title in English", "A title of ten letters").press("Save");
  expect([saved.page.status, errorsOf(saved.page)]).toEqual([200, []]);
  expect(saved.page.text).not.toContain(`${NAME} saved this project`);
});

test("of two who change different answers both are kept, by the button, by itself, and where a third answer is disputed", async () => {
  const colleague = await colleagueOf();
  const draft = await post("draft");
  const theirs = async (label: string, text: string) =>
    (await openForm(colleague.browser, editOf(draft), SAVE)).fill(label, text).press(SAVE);
  const now = () => openForm(acting.leader.browser, editOf(draft), SAVE);
  const both = async () => {
    const form = await now();
    return [form.read("Acronym"), form.read("Programme or call"), form.read("Summary")];
  };
  let form = await now();
  await theirs("Acronym", "THEIRS");
  const saved = await form.fill("Programme or call", "Ours").press(SAVE);
  expect(saved.page.text).toContain("The draft has been saved.");
  expect((await both()).slice(0, 2)).toEqual(["THEIRS", "Ours"]);

  form = await now();
  await theirs("Acronym", "AGAIN");
  const edit = "routes/_workspace.projects.$slug.edit";
  const first = await form.fill("Programme or call", "Ours by itself").saveByItself(edit);
  expect([first.status, first.text]).toEqual([200, expect.stringContaining(NAME)]);
  const { version, seen } = JSON.parse(first.text) as { version: number; seen: string };
  const marks = { version: String(version), seen };
  await form.fill("Programme or call", "Ours once more").saveByItself(edit, marks);
  expect((await both()).slice(0, 2)).toEqual(["AGAIN", "Ours once more"]);

  form = await now();
  await theirs("Acronym", "THIRD");
  await theirs("Summary", "Their summary.");
  const late = await form.fill("Summary", "Our summary.").press(SAVE);
  expect(late.answer.status).toBe(409);
  const told = late.page.document.querySelector("[role=alert]")?.textContent ?? "";
  expect(told).toMatch(
    /Changed by both: Summary\s*Changed only in the other version; it stays as it is there: Acronym/,
  );
  const again = late.form(SAVE);
  expect([again.read("Acronym"), again.read("Summary")]).toEqual(["THIRD", "Our summary."]);
  await again.press(SAVE);
  expect(await both()).toEqual(["THIRD", "Ours once more", "Our summary."]);
});

test("a conflict names whoever changed the answer, not who saved another one since, and oneself in another window", async () => {
  const { leader } = acting;
  const colleague = await colleagueOf();
  const draft = await post("draft");
  const edit = "routes/_workspace.projects.$slug.edit";
  const headingOf = (text: string) => (JSON.parse(text) as { conflict?: { savedBy: string | null } }).conflict?.savedBy;
  const form = await openForm(leader.browser, editOf(draft), SAVE);
  await (await openForm(colleague.browser, editOf(draft), SAVE)).fill("Summary", "Their summary.").press(SAVE);
  const first = await form.fill("Programme or call", "Ours").saveByItself(edit);
  const { version, seen } = JSON.parse(first.text) as { version: number; seen: string };
  const late = await form.fill("Summary", "Our summary.").saveByItself(edit, { version: String(version), seen });
  expect([late.status, headingOf(late.text)]).toEqual([409, NAME]);

  const [one, other] = [
    await openForm(leader.browser, editOf(draft), SAVE),
    await openForm(leader.browser, editOf(draft), SAVE),
  ];
  await one.fill("Acronym", "ONE").press(SAVE);
  const own = await other.fill("Acronym", "OTHER").press(SAVE);
  expect(own.answer.status).toBe(409);
  expect(own.page.text).toContain("You saved this project in another window");
});

test("a row that is added, and looking at the page, decide nothing on what both have changed", async () => {
  const colleague = await colleagueOf();
  const draft = await post("draft");
  const form = await openForm(acting.leader.browser, editOf(draft), SAVE);
  await (await openForm(colleague.browser, editOf(draft), SAVE)).fill("Summary", "Their summary.").press(SAVE);
  const late = await form.fill("Summary", "Our summary.").press(SAVE);
  const theirs = async () => (await openForm(colleague.browser, editOf(draft), SAVE)).read("Summary");
  const rows = await late.form(SAVE).press("Add a partner need");
  expect([rows.answer.status, await theirs()]).toEqual([409, "Their summary."]);
  const told = rows.page.document.querySelector("[role=alert]")?.textContent;
  expect(told).toContain("Changed by both: Summary");
  const added = rows.form(SAVE).fill(["Partner need 1", "Role"], "Draughtsmen");
  const looked = await added.press("Save and preview");
  expect([looked.answer.status, await theirs()]).toEqual([409, "Their summary."]);
  await looked.form(SAVE).press(SAVE);
  const saved = await openForm(acting.leader.browser, editOf(draft), SAVE);
  expect([saved.read("Summary"), saved.read(["Partner need 1", "Role"])]).toEqual(["Our summary.", "Draughtsmen"]);
});

test("whoever hands in reads first what somebody else changed meanwhile", async () => {
  const colleague = await colleagueOf();
  const draft = await post("draft");
  const form = await openForm(acting.leader.browser, editOf(draft), SUBMIT);
  await (await openForm(colleague.browser, editOf(draft), SAVE)).fill("Acronym", "UNREAD").press(SAVE);
  const shown = await form.press(SUBMIT);
  expect([shown.answer.status, shown.form(SUBMIT).read("Acronym")]).toEqual([409, "UNREAD"]);
  expect(shown.page.text).toContain("Nothing has been sent yet");
  const sent = await shown.form(SUBMIT).press(SUBMIT);
  expect([sent.page.status, sent.page.text]).toEqual([200, expect.stringContaining("UNREAD")]);
});

test("a draft keeps a text just over its limit, and hands back one that no limit allows, without saving it", async () => {
  const draft = await post("draft");
  const form = await openForm(acting.leader.browser, editOf(draft), SAVE);
  const over = `${"A measured bazaar. ".repeat(600)}End.`;
  const kept = await form.fill("Description", over).press(SAVE);
  expect(kept.form(SAVE).read("Description")).toBe(over);
  const huge = "huge ".repeat(20_000).trim();
  const refused = await kept.form(SAVE).fill("Description", huge).press(SAVE);
  expect([refused.answer.status, refused.form(SAVE).read("Description")]).toEqual([422, huge]);
  expect(refused.page.text).toContain("too long to be kept even in a draft");
  const byItself = await kept
    .form(SAVE)
    .fill("Description", huge)
    .saveByItself("routes/_workspace.projects.$slug.edit");
  expect(byItself.status).toBe(422);
  expect((await openForm(acting.leader.browser, editOf(draft), SAVE)).read("Description")).toBe(over);
  const versions = await listVersions(acting.portal.services.db, draft.id);
  expect(Math.max(...versions.map(({ size }) => size))).toBeLessThan(20_000);
});

test("only what the form holds is called the present text, after a change was taken back and after one was declined", async () => {
  const present = async (project: Posted) => {
    const { document } = await acting.leader.browser.get(`/projects/${project.slug}/versions`);
    const entries = [...document.querySelectorAll("main ol.entry-list > li")];
    return entries.map((one) => (one.textContent ?? "").includes("as it is now"));
  };
  const summary = "Quite another summary of the bazaars. ".repeat(10).trim();
  for (const isDeclined of [false, true]) {
    const project = await post("published");
    const edit = await openForm(acting.leader.browser, editOf(project), "Save");
    await edit.fill("Summary", summary).press("Save");
    expect((await present(project))[0]).toBe(true);
    if (isDeclined) {
      const check = await openForm(
        acting.coordinator.browser,
        `/review/projects/${project.slug}`,
        "Decline the change",
      );
      check.choose("Reason", "Advertising or a commercial offer").fill("Explanation", "This offers courses for money.");
      await check.press("Decline the change");
    } else {
      const back = await openForm(acting.leader.browser, `/projects/${project.slug}/state`, "Take the change back");
      await back.press("Take the change back");
    }
    const now = await present(project);
    expect([now[0], now.filter(Boolean)]).toEqual([false, [true]]);
  }
});

test("a coordinator whose check was taken back meanwhile is told so, gets the words back, and is led to the list", async () => {
  const project = await post("submitted");
  const { browser } = acting.coordinator;
  const check = answerQuestions(await openForm(browser, `/review/projects/${project.slug}`, "Publish"), {
    2: "Which?",
  });
  const back = await openForm(acting.leader.browser, `/projects/${project.slug}/state`, "Take the project back");
  await back.press("Take the project back");
  const late = await check.fill("What has to change", "Please name the cities.").press("Ask for changes");
  expect(late.answer.status).toBe(409);
  for (const words of ["has taken the project back", "Please name the cities.", "Which?"])
    expect(late.page.text).toContain(words);
  expect(
    late.page.document.querySelector("main a[href='/review/projects'], .error-page a[href='/review/projects']"),
  ).not.toBeNull();
  const { location } = await browser.get(`/review/projects/${project.slug}`);
  expect(await textOf(acting.coordinator, location ?? "")).toContain("has taken the project back");
  expect((await acting.partner.browser.get(`/review/projects/${project.slug}`)).status).toBe(403);
  const abroad = await signInNew(acting.portal, { roles: [{ role: "coordinator", countries: ["IT"] }] });
  expect((await abroad.browser.get(`/review/projects/${project.slug}`)).status).toBe(404);
});

test("a coordinator answering a posting taken back once more, a change taken back, or one another has answered keeps every word", async () => {
  const { browser } = acting.coordinator;
  const words = "Please name the cities where the bazaars stand.";
  const ASK = "Ask for changes";
  const checkOf = ({ slug }: Posted) => `/review/projects/${slug}`;
  const take = async ({ slug }: Posted, button: string) =>
    (await openForm(acting.leader.browser, `/projects/${slug}/state`, button)).press(button);

  const again = await post("submitted");
  await (
    await openForm(browser, checkOf(again), ASK)
  )
    .fill("What has to change", "Please name the countries.")
    .press(ASK);
  await (await openForm(acting.leader.browser, editOf(again), SUBMIT)).press(SUBMIT);
  const second = answerQuestions(await openForm(browser, checkOf(again), ASK), { 2: "Which?" });
  await take(again, "Take the project back");
  const late = await second.fill("What has to change", words).press(ASK);
  expect(late.answer.status).toBe(409);
  for (const part of ["has taken the project back", words, "Which?"]) expect(late.page.text).toContain(part);

  const changed = await post("published");
  const edit = await openForm(acting.leader.browser, editOf(changed), "Save");
  await edit.fill("Summary", "Quite another summary of the bazaars. ".repeat(10).trim()).press("Save");
  const ofChange = await openForm(browser, checkOf(changed), "Send the change back");
  await take(changed, "Take the change back");
  const unread = await ofChange.fill("What has to change", words).press("Send the change back");
  expect(unread.answer.status).toBe(409);
  for (const part of ["has taken the change back", words]) expect(unread.page.text).toContain(part);

  const waiting = await post("submitted");
  const mine = await openForm(browser, checkOf(waiting), ASK);
  const other = await signInNew(acting.portal, { roles: ["coordinator"] });
  await answerQuestions(await openForm(other.browser, checkOf(waiting), "Publish")).press("Publish");
  const slow = await mine.fill("What has to change", words).press(ASK);
  expect(slow.answer.status).toBe(409);
  for (const part of ["It now stands as: Open to partners", words]) expect(slow.page.text).toContain(part);
});

test("after a second hand-in is taken back, its page, its state and its form say so, and what was asked before", async () => {
  const project = await post("submitted");
  const ASK = "Ask for changes";
  const check = await openForm(acting.coordinator.browser, `/review/projects/${project.slug}`, ASK);
  await check.fill("What has to change", "Please name the countries.").press(ASK);
  const pages = [`/projects/${project.slug}`, editOf(project)];
  for (const page of pages) expect(await textOf(acting.leader, page)).toContain("The coordinator asks for changes");
  await (await openForm(acting.leader.browser, editOf(project), SUBMIT)).press(SUBMIT);
  const state = `/projects/${project.slug}/state`;
  const back = await openForm(acting.leader.browser, state, "Take the project back");
  await back.press("Take the project back");
  for (const page of pages) {
    const text = await textOf(acting.leader, page);
    expect(text).not.toContain("The coordinator asks for changes");
    for (const part of ["took the project back", "What the coordinator asked before", "Please name the countries."])
      expect(text).toContain(part);
  }
  for (const page of [state, "/projects/mine"]) expect(await textOf(acting.leader, page)).toContain("Taken back");
  expect(await textOf(acting.leader, state)).not.toContain("A coordinator has asked");
});
