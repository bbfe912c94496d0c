import { describe, expect, test } from "vitest";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projectResults } from "#db/schema/results.ts";
import { and, eq } from "drizzle-orm";
import { createMember, setMembership } from "#tests/support/board.ts";
import { signInNew } from "#tests/support/people.ts";
import { acting, lettersAbout, post, type Posted, startActing, takePart } from "#tests/support/project-acts.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import type { Browser } from "#tests/support/test-portal.ts";

startActing();

const listOf = ({ slug }: Posted) => `/projects/${slug}/results`;
const THEME = "Spiritual and cultural heritage of the Silk Road";
const SUBMIT = "Save and hand in for the check";

function fillIn(form: ServedForm, title: string): ServedForm {
  form.choose("Kind of result", "Article").fill("Title", title).choose("Language of the title", "English");
  form.fill("Description", "What the bazaars of three cities have in common.");
  form.fill("Authors", "Gulnar Akhmetova\nAlisher Navoi").tick("Lead University").fill("Date", "2026-05");
  form.fill("Link", "https://journal.example/bazaars").choose("Licence", "CC BY").tick(["Languages", "English"]);
  return form;
}

/** Begins a result by the form of the page; gives back its id. */
async function begin(project: Posted, title: string, browser: Browser = acting.leader.browser): Promise<string> {
  const form = await openForm(browser, `${listOf(project)}/new`, "Save");
  const sent = await fillIn(form, title).press("Save");
  return /results\/([0-9a-f-]{36})\/edit/.exec(sent.address)?.[1] ?? "";
}

const editOf = (project: Posted, id: string) => `${listOf(project)}/${id}/edit`;

async function submit(project: Posted, id: string, browser: Browser = acting.leader.browser) {
  const sent = await (await openForm(browser, editOf(project, id), SUBMIT)).press(SUBMIT);
  expect(sent.page.text).toContain("The result has been handed in for the check.");
}

const check = async (id: string, button = "Publish the result") =>
  (await openForm(acting.coordinator.browser, `/review/results/${id}`, button)).press(button);

const rowOf = async (id: string) =>
  (await acting.portal.services.db.select().from(projectResults).where(eq(projectResults.id, id)))[0]!;

const statusFor = async (browser: Browser, address: string) => (await browser.get(address)).status;

test("a partner writes a result, a coordinator sends it back and publishes it, and everybody reads and cites it", async () => {
  const project = await post("published");
  await takePart(project);
  const { browser } = acting.partner;
  const anyone = acting.portal.browser();

  const wrong = fillIn(await openForm(browser, `${listOf(project)}/new`, "Save"), "Bazaars of the road");
  const refused = await wrong.fill("DOI", "11.1/x").fill("ISBN", "978-0-306-40615-8").press("Save");
  expect(refused.answer.status).toBe(422);
  expect(refused.page.text).toContain("A DOI begins with 10");
  expect(refused.page.text).toContain("The last digit does not fit the others");
  const form = refused.form("Save");
  expect(form.read("Title")).toBe("Bazaars of the road");
  form.fill("DOI", "https://doi.org/10.5281/Zenodo.77").fill("ISBN", "978-0-306-40615-7");
  const begun = await form.press("Save");
  expect(begun.page.text).toContain("The result has been saved as a draft.");
  const id = /results\/([0-9a-f-]{36})\/edit/.exec(begun.address)?.[1] ?? "";
  expect(await rowOf(id)).toMatchObject({ doi: "10.5281/zenodo.77", isbn: "9780306406157", state: "draft" });

  expect(await statusFor(anyone, `${listOf(project)}/${id}`)).toBe(404);
  expect(await statusFor(anyone, listOf(project))).toBe(302);
  expect((await acting.leader.browser.get(listOf(project))).text).toContain("Bazaars of the road");
  await submit(project, id, browser);
  expect(await lettersAbout(project, acting.coordinator)).toContain("project-result_submitted");
  expect((await acting.coordinator.browser.get("/review/projects")).text).toContain("Bazaars of the road");

  const back = await openForm(acting.coordinator.browser, `/review/results/${id}`, "Send back");
  await back.fill("What has to be different", "Please name every author.").press("Send back");
  expect((await browser.get(editOf(project, id))).text).toContain("Please name every author.");
  const isWaitingFor = async (reader: Browser) => {
    const links = (await reader.get("/inbox")).document.querySelectorAll(".entry-list a");
    return [...links].some((one) => one.getAttribute("href")?.startsWith(editOf(project, id)));
  };
  const colleague = await signInNew(acting.portal, {
    roles: [{ role: "representative", institutionId: acting.other.institutionId }],
  });
  const readers = [browser, acting.leader.browser, colleague.browser, acting.coordinator.browser];
  expect(await Promise.all(readers.map(isWaitingFor))).toEqual([true, true, false, false]);
  await setMembership(acting.portal.services, acting.other, "suspended");
  expect(await isWaitingFor(browser)).toBe(false);
  await setMembership(acting.portal.services, acting.other, "active");
  await submit(project, id, browser);
  expect(await Promise.all(readers.map(isWaitingFor))).toEqual([false, false, false, false]);
  await check(id);
  expect(await lettersAbout(project, acting.partner)).toContain("project-result_published");

  const { slug } = await rowOf(id);
  const page = await anyone.get(`${listOf(project)}/${slug}`);
  expect([page.status, slug]).toEqual([200, "bazaars-of-the-road"]);
  const head = [...page.document.querySelectorAll("meta[name^=citation_]")].map((one) => one.getAttribute("content"));
  expect(head).toEqual(
    expect.arrayContaining(["Bazaars of the road", "Alisher Navoi", "2026/05", "10.5281/zenodo.77"]),
  );
  expect(page.document.querySelector("script[type='application/ld+json']")?.textContent).toContain("ScholarlyArticle");
  expect(page.document.querySelector("link[rel=canonical]")?.getAttribute("href")).toContain(`/results/${slug}`);
  expect((await anyone.get(`${listOf(project)}/${id}`)).location).toContain(`/results/${slug}`);
  expect((await anyone.get(`${listOf(project)}/${slug}/cite/bib`)).text).toContain("@article{bazaars-of-the-road");
  expect((await anyone.get(`${listOf(project)}/${slug}/cite/ris`)).text).toContain("DO  - 10.5281/zenodo.77");
  expect(await statusFor(anyone, `${listOf(project)}/${slug}/cite/pdf`)).toBe(404);
  for (const where of [`/projects/${project.slug}`, `/directory/${acting.lead.slug}`])
    expect((await anyone.get(where)).text).toContain("Bazaars of the road");
});

test("handing in pressed twice is answered as once, by either button, and told once", async () => {
  const project = await post("published");
  const { browser } = acting.leader;
  const id = await begin(project, "Pressed twice");
  const HANDED_IN = "The result has been handed in for the check.";
  const form = await openForm(browser, editOf(project, id), SUBMIT);
  const act = await openForm(browser, editOf(project, id), "Hand in");
  const other = await openForm(browser, editOf(project, id), SUBMIT);
  for (const pressed of [await form.press(SUBMIT), await form.press(SUBMIT)])
    expect([pressed.answer.status, pressed.page.text]).toEqual([302, expect.stringContaining(HANDED_IN)]);
  expect((await lettersAbout(project, acting.coordinator)).filter((kind) => kind.endsWith("_submitted"))).toHaveLength(
    1,
  );
  expect((await other.fill("Title", "Another title").press(SUBMIT)).answer.status).toBe(409);
  expect(await rowOf(id)).toMatchObject({ title: "Pressed twice", state: "submitted" });

  await (await openForm(browser, editOf(project, id), "Take back")).press("Take back");
  expect((await act.press("Hand in")).answer.status).toBe(409);
  const again = await openForm(browser, editOf(project, id), "Hand in");
  for (const pressed of [await again.press("Hand in"), await again.press("Hand in")])
    expect([pressed.answer.status, pressed.page.text]).toEqual([302, expect.stringContaining(HANDED_IN)]);
});

test("publishing a result pressed twice is answered as once, and told once; another answer finds it settled", async () => {
  const project = await post("published");
  const id = await begin(project, "Published with two Enters");
  await submit(project, id);
  const open = (button: string) => openForm(acting.coordinator.browser, `/review/results/${id}`, button);
  const [form, other] = [await open("Publish the result"), await open("Send back")];
  for (const pressed of [await form.press("Publish the result"), await form.press("Publish the result")])
    expect([pressed.answer.status, pressed.answer.location]).toEqual([
      302,
      expect.stringContaining("result_published"),
    ]);
  const told = await lettersAbout(project, acting.leader);
  expect(told.filter((kind) => kind.endsWith("result_published"))).toHaveLength(1);
  const late = await other.fill("What has to be different", "The year is wrong.").press("Send back");
  expect(late.answer.status).toBe(409);
  const main = late.page.document.querySelector("main");
  expect(main?.querySelector("[role=alert]")?.textContent).toContain("changed meanwhile");
  expect(main?.querySelector("textarea[readonly]")?.textContent).toContain("The year is wrong.");
});

test("what readers rely on stays as it was until a change is approved; the rest changes at once", async () => {
  const project = await post("published");
  const id = await begin(project, "Old title");
  await submit(project, id);
  await check(id);
  const anyone = acting.portal.browser();
  const page = `${listOf(project)}/old-title`;
  const plain = await openForm(acting.leader.browser, editOf(project, id), "Save");
  await plain.tick(THEME).press("Save");
  expect((await anyone.get(page)).text).toContain(THEME);

  const change = await openForm(acting.leader.browser, editOf(project, id), "Save");
  const saved = await change.fill("Title", "New title").press("Save");
  expect(saved.page.text).toContain("A coordinator reads the change before it is shown.");
  expect((await anyone.get(page)).text).not.toContain("New title");
  expect((await acting.coordinator.browser.get(`/review/results/${id}`)).text).toContain("What would change");
  await check(id);
  const shown = await anyone.get(page);
  expect([shown.status, shown.text.includes("New title")]).toEqual([200, true]);
});

test("the file is nobody's but the partnership's until it is approved, and a withdrawn result is gone", async () => {
  const project = await post("published");
  const id = await begin(project, "With a file");
  const anyone = acting.portal.browser();
  const files = await openForm(acting.leader.browser, `${listOf(project)}/${id}/files`, "Send the file");
  const sent = await files
    .attach("The file of the result", { name: "text.pdf", bytes: smallPdf("x") })
    .press("Send the file");
  expect(sent.page.text).toContain("The file has been added.");
  const file = `${listOf(project)}/${id}/file`;
  expect([await statusFor(anyone, file), await statusFor(acting.leader.browser, file)]).toEqual([404, 200]);
  expect(await statusFor(acting.partner.browser, file)).toBe(404);
  await submit(project, id);
  expect(await statusFor(acting.coordinator.browser, file)).toBe(200);
  await check(id);
  expect(await statusFor(anyone, file)).toBe(200);
  expect((await anyone.get(`${listOf(project)}/with-a-file`)).text).toContain("citation_pdf_url");

  await (
    await openForm(acting.leader.browser, editOf(project, id), "Withdraw the result")
  ).press("Withdraw the result");
  expect([await statusFor(anyone, file), await statusFor(anyone, `${listOf(project)}/with-a-file`)]).toEqual([
    404, 404,
  ]);
});

test("of an archived project what was published is read as before, with the project's name, and nothing else", async () => {
  const project = await post("published");
  const inner = await post("published", { visibility: "members" });
  const { leader, portal } = acting;
  const [id, waiting, hidden] = [
    await begin(project, "Kept for readers"),
    await begin(project, "Never checked"),
    await begin(inner, "Kept for members"),
  ];
  for (const one of [id, waiting]) await submit(project, one);
  await submit(inner, hidden);
  for (const one of [id, hidden]) await check(one);
  const state = await leader.browser.get(`/projects/${project.slug}/state`);
  for (const words of ["1 published result stays public", "1 result is not settled"])
    expect(state.document.querySelector("main")?.textContent).toContain(words);
  for (const { slug } of [project, inner]) {
    const archive = await openForm(leader.browser, `/projects/${slug}/state`, "Archive the project");
    await archive.press("Archive the project");
  }
  const anyone = portal.browser();
  const page = `${listOf(project)}/kept-for-readers`;
  expect(await statusFor(anyone, `/projects/${project.slug}`)).toBe(404);
  const shown = await anyone.get(page);
  expect([shown.status, shown.text.includes("noindex")]).toEqual([200, false]);
  const main = shown.document.querySelector("main");
  expect(main?.textContent).toMatch(/Letters of the road \d+ \(archived\)/);
  expect(main?.querySelector(`a[href="/projects/${project.slug}"]`)).toBeNull();
  expect((await leader.browser.get(page)).document.querySelector(`a[href="/projects/${project.slug}"]`)).not.toBeNull();
  for (const where of ["/results", `/directory/${acting.lead.slug}`, "/api/v1/results", `${page}/cite/bib`])
    expect([where, (await anyone.get(where)).text.includes("Kept for readers")]).toEqual([where, true]);
  const records: { data: { slug: string; project: { url: string | null } }[] } = JSON.parse(
    (await anyone.get("/api/v1/results")).text,
  );
  expect(records.data.find(({ slug }) => slug === "kept-for-readers")?.project.url).toBeNull();
  for (const gone of [`${listOf(project)}/${waiting}`, `${listOf(inner)}/kept-for-members`])
    expect([gone, await statusFor(anyone, gone)]).toEqual([gone, 404]);
  expect(await statusFor(acting.partner.browser, `${listOf(inner)}/kept-for-members`)).toBe(200);
  expect((await anyone.get("/projects?q=kept")).text).not.toContain("Kept for readers");
  await setMembership(portal.services, acting.lead, "suspended");
  expect(await statusFor(anyone, page)).toBe(404);
  await setMembership(portal.services, acting.lead, "active");

  const WITHDRAW = "Withdraw the result";
  const version = String((await rowOf(id)).version);
  for (const [person, status] of [
    [acting.partner, 404],
    [acting.coordinator, 403],
  ] as const)
    expect((await person.browser.forge(editOf(project, id), { intent: "withdraw", version })).status).toBe(status);
  for (const intent of ["save", "submit", "delete"])
    expect((await leader.browser.forge(editOf(project, id), { intent, version })).status).not.toBe(302);
  const withdrawal = await openForm(leader.browser, editOf(project, id), WITHDRAW);
  expect((await withdrawal.press(WITHDRAW)).page.text).toContain("withdrawn");
  const list = await leader.browser.get(listOf(project));
  expect(list.document.querySelector("main")?.textContent).not.toContain("It can be handed in again");
  expect(await statusFor(anyone, page)).toBe(404);
  expect((await anyone.get("/results")).text).not.toContain("Kept for readers");
});

const idIn = (address: string) => /results\/([0-9a-f-]{36})\/edit/.exec(address)?.[1] ?? "";

test("a page sent twice begins one result, another page with the same title begins another", async () => {
  const project = await post("published");
  const { browser } = acting.leader;
  const page = await openForm(browser, `${listOf(project)}/new`, "Save");
  const first = await fillIn(page, "Songs of the road").press("Save");
  const again = await page.press("Save");
  expect([idIn(again.address), again.page.text.includes("saved as a draft")]).toEqual([idIn(first.address), true]);

  // Back on the page, and other answers in it.
  const back = await page.fill("Authors", "Somebody Else").press("Save");
  const other = fillIn(await openForm(browser, `${listOf(project)}/new`, "Save"), "Songs of the road");
  other.choose("Kind of result", "Dataset").fill("Link", "https://data.example/songs");
  const data = await other.press("Save");
  expect(new Set([first, back, data].map(({ address }) => idIn(address))).size).toBe(3);
  expect(await rowOf(idIn(back.address))).toMatchObject({ authors: ["Somebody Else"], type: "article" });
  expect(await rowOf(idIn(data.address))).toMatchObject({ type: "dataset", url: "https://data.example/songs" });
  expect((await rowOf(idIn(first.address))).authors).toHaveLength(2);
});

test("institutions, description and date of a published result wait for a check like its title", async () => {
  const project = await post("published");
  await takePart(project);
  const id = await begin(project, "Guarded title");
  await submit(project, id);
  await check(id);
  const anyone = acting.portal.browser();
  const address = `${listOf(project)}/guarded-title`;
  const changes: [label: string, after: string, shown: string][] = [
    ["Other institutions", "UNESCO Headquarters, Paris", "UNESCO Headquarters"],
    ["Description", "Apply for 5000 USD: http://phish.example/login", "phish.example"],
    ["Date", "1999", "1999"],
  ];
  for (const [label, after, shown] of changes) {
    const form = await openForm(acting.leader.browser, editOf(project, id), "Save");
    const saved = await form.fill(label, after).press("Save");
    expect([label, saved.page.text.includes("A coordinator reads the change")]).toEqual([label, true]);
    for (const where of [address, `${address}/cite/bib`, "/api/v1/results"])
      expect([label, where, (await anyone.get(where)).text.includes(shown)]).toEqual([label, where, false]);
  }
  const partner = await openForm(acting.leader.browser, editOf(project, id), "Save");
  await partner.tick("Other University").press("Save");
  expect((await anyone.get(address)).text).not.toContain("Other University");
  const review = (await acting.coordinator.browser.get(`/review/results/${id}`)).text;
  for (const said of [...changes.map(([, , shown]) => shown), "Other University"]) expect(review).toContain(said);
  await check(id);
  const { text } = await anyone.get(address);
  for (const said of [...changes.map(([, , shown]) => shown), "Other University"]) expect(text).toContain(said);

  const named = await acting.portal.services.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.subjectId, project.id), eq(outbox.kind, "project-result_named")));
  expect(named.map(({ recipient }) => recipient)).toContain(acting.partner.email);
  expect(named.filter(({ recipient }) => recipient === acting.leader.email)).toEqual([]);
  for (const said of ["names your institution: Other University", editOf(project, id), "Lead University"])
    expect(named[0]?.text).toContain(said);

  const { text: desk } = await acting.leader.browser.get(editOf(project, id));
  expect(desk).toContain("title, description, authors, institutions, date, link, file");
});

test("a date long before its project is asked about once, and a year is read as Russians and Kazakhs write it", async () => {
  const project = await post("published");
  const form = fillIn(
    await openForm(acting.leader.browser, `${listOf(project)}/new`, "Save"),
    "Letters of a traveller",
  );
  const asked = await form.fill("Date", "1899").press("Save");
  expect([asked.answer.status, asked.page.text]).toEqual([422, expect.stringContaining("long before the project")]);
  const other = await asked.form("Save").fill("Date", "1898").press("Save");
  expect(other.answer.status).toBe(422);
  const sent = await other.form("Save").press("Save");
  const id = /results\/([0-9a-f-]{36})\/edit/.exec(sent.address)?.[1] ?? "";
  expect((await rowOf(id)).date).toBe("1898");
  for (const year of ["2026 г.", "2025 ж.", "2024 год"]) {
    const edited = await openForm(acting.leader.browser, editOf(project, id), "Save");
    expect((await edited.fill("Date", year).press("Save")).answer.status).toBe(302);
    expect((await rowOf(id)).date).toBe(year.slice(0, 4));
  }
});

test("a date is kept as exactly as it was written, and stands in the form as people write it", async () => {
  const project = await post("published");
  const id = await begin(project, "Dated");
  for (const [typed, kept, shown] of [
    ["2026-05-17", "2026-05-17", "17.05.2026"],
    ["17.05.2026", "2026-05-17", "17.05.2026"],
    ["5.5.2026", "2026-05-05", "05.05.2026"],
    ["17 мая 2026", "2026-05-17", "17.05.2026"],
    ["мамыр 2026", "2026-05", "05.2026"],
    ["2026", "2026", "2026"],
  ] as const) {
    const form = await openForm(acting.leader.browser, editOf(project, id), "Save");
    const saved = await form.fill("Date", typed).press("Save");
    expect([typed, (await rowOf(id)).date, saved.form("Save").read("Date")]).toEqual([typed, kept, shown]);
  }
  const text = (await acting.leader.browser.get(editOf(project, id))).text;
  expect(text).toContain("17.05.2026");
  const ahead = await openForm(acting.leader.browser, editOf(project, id), "Save");
  const far = await ahead.fill("Date", "2099").fill("ISBN", "12").press("Save");
  expect(far.page.text).toContain("An ISBN has 13 digits");
  expect([far.answer.status, far.page.text]).toEqual([
    422,
    expect.stringContaining("the end of next year at the latest"),
  ]);
  expect(far.form("Save").read("Date")).toBe("2099");
  const doi = await openForm(acting.leader.browser, editOf(project, id), "Save");
  await doi.fill("DOI", "https://doi.org/10.1234/AbC.2026(1)?utm=1#top").press("Save");
  expect((await rowOf(id)).doi).toBe("10.1234/abc.2026(1)");
});

describe("who may do what with results", () => {
  test("a member who is not in the project, a stranger and a suspended partner find no desk", async () => {
    const project = await post("published");
    const id = await begin(project, "A guarded draft");
    const { portal } = acting;
    const outside = await createMember(portal.services, { nameEn: "Outside University" });
    const member = await signInNew(portal, {
      roles: [{ role: "representative", institutionId: outside.institutionId }],
    });
    for (const browser of [member.browser, acting.partner.browser]) {
      expect(await statusFor(browser, listOf(project))).toBe(404);
      expect(await statusFor(browser, editOf(project, id))).toBe(404);
      expect(await statusFor(browser, `${listOf(project)}/${id}`)).toBe(404);
      const forged = await browser.forge(editOf(project, id), { intent: "submit", version: "1" });
      expect(forged.status).toBe(404);
    }
    await takePart(project);
    expect(await statusFor(acting.partner.browser, editOf(project, id))).toBe(200);
    await setMembership(portal.services, acting.other, "suspended");
    const forged = await acting.partner.browser.forge(editOf(project, id), { intent: "submit", version: "1" });
    expect(forged.status).toBeGreaterThanOrEqual(400);
    expect((await rowOf(id)).state).toBe("draft");
    await setMembership(portal.services, acting.other, "active");
  });

  test("a partner that is not named changes and deletes nothing of another institution's result", async () => {
    const project = await post("published");
    await takePart(project);
    const id = await begin(project, "Of the lead alone");
    const { browser } = acting.partner;
    expect((await browser.get(editOf(project, id))).text).not.toContain(SUBMIT);
    const version = String((await rowOf(id)).version);
    for (const intent of ["delete", "submit"])
      expect((await browser.forge(editOf(project, id), { intent, version })).status).toBe(403);
    expect((await rowOf(id)).state).toBe("draft");
  });

  test("nobody approves what the own institution wrote, or is named with", async () => {
    const project = await post("published");
    await takePart(project);
    const form = await openForm(acting.leader.browser, `${listOf(project)}/new`, "Save");
    const sent = await fillIn(form, "Written together").tick("Other University").press("Save");
    const id = /results\/([0-9a-f-]{36})\/edit/.exec(sent.address)?.[1] ?? "";
    await submit(project, id);
    for (const institutionId of [acting.other.institutionId, acting.lead.institutionId]) {
      const own = await signInNew(acting.portal, { roles: ["coordinator", { role: "editor", institutionId }] });
      expect(await statusFor(own.browser, `/review/results/${id}`)).toBe(403);
      const forged = await own.browser.forge(`/review/results/${id}`, { intent: "approve", version: "3" });
      expect([forged.status, (await rowOf(id)).state]).toEqual([403, "submitted"]);
      expect((await own.browser.get("/review/projects")).text).not.toContain("Written together");
    }
  });
});
