import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { resultForm } from "#app/demo/results-factory.server.ts";
import { addResult } from "#app/features/projects/results/save-result.server.ts";
import { checkResult, submitResult } from "#app/features/projects/results/settle-result.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { grants } from "#db/schema/grants.ts";
import { pageHidings, pageReports } from "#db/schema/moderation.ts";
import { outbox } from "#db/schema/outbox.ts";
import { createMember, setMembership, type TestMember } from "#tests/support/board.ts";
import { actorOf, type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { acting, lettersAbout, post, type Posted, startActing, takePart, textOf } from "#tests/support/project-acts.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";

startActing();

const REPORTER = "Gulnara Watchful";

let reader: SignedIn;
let member: TestMember;
let second: SignedIn;
let elsewhere: SignedIn;
beforeAll(async () => {
  const { portal } = acting;
  member = await createMember(portal.services, { nameEn: "Reading University", country: "TJ" });
  const roles = [{ role: "representative" as const, institutionId: member.institutionId }];
  reader = await signInNew(portal, { name: REPORTER, roles });
  second = await signInNew(portal, { roles: ["coordinator"] });
  elsewhere = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["FJ"] }] });
});

const SEND = "Send the report";
const FAULT = "What is wrong with this page?";
const WORDS = "In your own words";

const deskOf = (kind: string, id: string) => `/review/reports/${kind}/${id}`;

async function report({ browser }: Pick<SignedIn, "browser">, page: string, words = "", fault = "False or misleading") {
  const form = await openForm(browser, page, SEND);
  form.choose(FAULT, fault);
  if (words) form.fill(WORDS, words);
  return form.press(SEND);
}

async function hide({ browser }: SignedIn, desk: string, reason: string) {
  const form = await openForm(browser, desk, "Hide the page");
  form.choose("What is wrong with it", "Somebody else’s text or picture");
  return form.fill("Why it is hidden, for its authors", reason).press("Hide the page");
}

const lettersTo = async ({ email }: SignedIn, kind: string) =>
  acting.portal.services.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.recipient, email), eq(outbox.kind, kind)));

const openOf = ({ id }: Posted) =>
  acting.portal.services.db.$count(pageReports, and(eq(pageReports.projectId, id), eq(pageReports.fault, "untrue")));

/** A published result of a project. */
async function record(project: Posted, title: string, alsoOf: readonly string[] = []) {
  const { portal, leader, coordinator, lead } = acting;
  const author = await actorOf(portal, leader.id);
  const institutionIds = [lead.institutionId, ...alsoOf];
  const form = resultForm({
    title,
    visibility: "public",
    institutionIds,
    description: title,
    url: "https://j.example/1",
  });
  const added = await addResult(portal.services, { projectId: project.id, form }, author);
  if (!added.ok) throw new Error(added.reason);
  const step = { projectId: project.id, id: added.id };
  await submitResult(portal.services, { ...step, version: 1 }, author);
  const checker = await actorOf(portal, coordinator.id);
  expect(await checkResult(portal.services, { ...step, version: 2 }, checker)).toMatchObject({ ok: true });
  return added.id;
}

test("whoever reads a page reports it once, nobody reports what they may not see, and the reporter is told the outcome", async () => {
  const { portal, leader, coordinator, partner } = acting;
  const project = await post("published", { titleEn: "Wells of the plateau" });
  const closed = await post("published", { visibility: "members" });
  const draft = await post("draft");
  const page = `/projects/${project.slug}`;
  const form = `/report/project/${project.slug}`;
  const read = await reader.browser.get(page);
  expect(read.document.querySelector(`a[href="${form}"]`)?.textContent).toBe("Report this page");
  expect((await leader.browser.get(page)).text).not.toContain("Report this page");
  expect((await leader.browser.get(form)).status).toBe(403);
  const FORGED = { fault: "untrue" };
  for (const slug of [closed.slug, draft.slug, "no-such-project"])
    for (const answer of [
      await portal.browser().get(`/report/project/${slug}`),
      await portal.browser().forge(`/report/project/${slug}`, FORGED),
    ])
      expect([slug, answer.status, answer.text.includes("Letters of the road")]).toEqual([slug, 404, false]);
  expect((await reader.browser.get(`/report/project/${closed.slug}`)).status).toBe(200);
  expect((await reader.browser.get(`/report/letter/${project.slug}`)).status).toBe(404);
  await setMembership(portal.services, member, "suspended");
  const suspended = await reader.browser.get(`/report/project/${closed.slug}`);
  await setMembership(portal.services, member, "active");
  expect(suspended.status).toBe(404);

  const empty = await openForm(reader.browser, form, SEND);
  empty.choose(FAULT, "Something else");
  expect((await empty.press(SEND)).page.text).toContain("Say in words what is wrong.");
  const sent = await report(reader, form, "The wells are in another country.");
  expect(sent.page.text).toContain("A coordinator will look at this page.");
  expect(sent.page.text).toContain("You reported this page on");
  expect((await reader.browser.forge(form, FORGED)).location).toBe(form);
  expect(await openOf(project)).toBe(1);

  const stranger = portal.browser();
  expect((await stranger.get(form)).document.querySelector("main form")?.textContent).toMatch(
    /In your own words \(needed with “Something else”\)/,
  );
  const late = await openForm(stranger, form, SEND);
  expect((await report({ browser: stranger }, form)).page.text).toContain("A coordinator will look at this page.");
  const again = (await late.choose(FAULT, "Advertising or spam").press(SEND)).page;
  for (const { text } of [again, await stranger.get(form)]) expect(text).toContain("Your report is in hand");
  expect([again.document.querySelector("main form"), await openOf(project)]).toEqual([null, 2]);
  const other = portal.browser();
  expect((await other.get(form)).text).not.toContain("in hand");
  expect((await report({ browser: other }, form)).page.text).toContain("A coordinator will look at this page.");
  expect(await openOf(project)).toBe(3);

  expect(await lettersTo(coordinator, "page-reported")).toHaveLength(1);
  expect(await lettersTo(elsewhere, "page-reported")).toHaveLength(0);
  expect(await textOf(coordinator, "/review/reports")).toMatch(/Wells of the plateau[\s\S]*3 reports/);
  const inbox = await textOf(coordinator, "/inbox");
  for (const words of ["Reported: Wells of the plateau", "3 reports of this page wait for you"])
    expect(inbox).toContain(words);
  expect(await textOf(elsewhere, "/review/reports")).not.toContain("Wells");
  const desk = deskOf("project", project.id);
  for (const other of [elsewhere]) expect((await other.browser.get(desk)).status).toBe(404);
  for (const other of [reader, leader, partner]) expect((await other.browser.get(desk)).status).toBe(403);
  const seen = await textOf(coordinator, desk);
  for (const words of [REPORTER, "The wells are in another country.", "A visitor who was not signed in"])
    expect(seen).toContain(words);

  const close = await openForm(coordinator.browser, desk, "Close without a fault");
  close.fill("Words to whoever reported it", "The map in the annex shows them.");
  expect((await close.press("Close without a fault")).page.text).toContain("The reports are closed.");
  expect((await close.press("Close without a fault")).answer.status).toBe(302);
  const told = await lettersTo(reader, "page-outcome");
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toMatch(/found no fault[\s\S]*The map in the annex shows them\./);
  expect(await textOf(coordinator, "/review/reports")).not.toContain("Wells");
  expect((await portal.browser().get(page)).status).toBe(200);
  expect((await report(reader, form)).page.text).toContain("A coordinator will look at this page.");
});

test("a report that was written in a session that has ended waits for its sender, and is no visitor’s", async () => {
  const { portal } = acting;
  const project = await post("published", { titleEn: "Springs of the plateau" });
  const from = `/report/project/${project.slug}`;
  const { browser, email } = await signInNew(portal, {});
  const form = await openForm(browser, from, SEND);
  browser.cookies.clear();
  const ended = await form.choose(FAULT, "False or misleading").fill(WORDS, "The springs are dry.").press(SEND);
  expect([ended.answer.status, ended.page.text]).toEqual([401, expect.stringContaining("Your session has ended")]);
  expect([ended.page.text, await openOf(project)]).toEqual([expect.stringContaining("The springs are dry."), 0]);
  await signInAs(portal, email, browser);
  expect((await ended.form("Send again").press("Send again")).page.text).toContain("You reported this page on");
  expect(await openOf(project)).toBe(1);
});

test("a hidden project is found by nobody but those in it, who ask once, and another coordinator decides", async () => {
  const { portal, leader, partner, coordinator, lead } = acting;
  const project = await post("published", { titleEn: "Quillfeather atlas" });
  await takePart(project);
  const resultId = await record(project, "Quillfeather reader");
  await report(reader, `/report/project/${project.slug}`, "It is our text.");
  const page = `/projects/${project.slug}`;
  const desk = deskOf("project", project.id);
  const REASON = "The description is taken from a book without its name.";
  const hideIt = { intent: "hide", fault: "copied", reason: REASON };
  expect((await elsewhere.browser.forge(desk, hideIt)).status).toBe(404);
  expect((await leader.browser.forge(desk, hideIt)).status).toBe(403);
  const hidden = await hide(coordinator, desk, REASON);
  expect(hidden.page.text).toContain("The page is hidden.");
  expect((await coordinator.browser.forge(desk, hideIt)).status).toBe(302);
  expect((await second.browser.forge(desk, hideIt)).status).toBe(409);
  expect(await portal.services.db.$count(pageHidings, eq(pageHidings.projectId, project.id))).toBe(1);

  const LISTS = [
    ...[
      "/projects",
      "/projects?q=quillfeather",
      "/projects?view=table",
      "/projects?view=timeline",
      "/projects?view=map",
    ],
    ...["/results", "/results?q=quillfeather", `/directory/${lead.slug}`, "/", "/figures"],
    ...["/projects/feed.atom", "/results/feed.atom", "/projects/calendar.ics", "/sitemap.xml"],
    ...["/api/v1/projects", "/api/v1/projects?q=quillfeather", "/api/v1/results", "/week", "/projects/suggested"],
  ];
  const anyone = portal.browser();
  for (const browser of [anyone, reader.browser, elsewhere.browser]) {
    for (const address of LISTS)
      expect([
        address,
        /quillfeather (atlas|reader)/i.test(
          (await browser.get(address)).document.querySelector("main")?.textContent ?? (await browser.get(address)).text,
        ),
      ]).toEqual([address, false]);
    for (const part of [page, `${page}/results/${resultId}`, `${page}/results/quillfeather-reader`, `${page}/card/en`])
      expect([part, (await browser.get(part)).status]).toEqual([part, 404]);
    expect((await browser.get(`/api/v1${page}`)).status).toBe(404);
    expect((await browser.get(`/report/project/${project.slug}`)).status).toBe(404);
    expect((await browser.forge(`${page}/interests`, { intent: "express" })).status).not.toBe(200);
  }

  const banner = await textOf(leader, page);
  for (const words of ["This page is hidden", REASON, "Somebody else’s text or picture"])
    expect(banner).toContain(words);
  // What the coordinator wrote is for the lead and the secretariat; partners read the reason by its code.
  const partnerReads = await textOf(partner, page);
  for (const words of ["This page is hidden", "Somebody else’s text or picture"]) expect(partnerReads).toContain(words);
  expect(partnerReads).not.toContain(REASON);
  expect(await textOf(coordinator, page)).toContain(REASON);
  const edit = (await leader.browser.get(`${page}/edit`)).location ?? "";
  const toldWhy = (await leader.browser.get(edit)).document;
  expect(toldWhy.querySelector("main [role=alert]")?.textContent).toContain("The project is hidden");
  expect(toldWhy.querySelector("main a[href^='/hidden-pages/']")?.textContent).toBe("Ask for a second look");
  for (const { browser } of [partner, coordinator])
    expect((await browser.get(page)).document.querySelector("main a[href^='/hidden-pages/']")).toBeNull();
  expect((await coordinator.browser.get(desk)).text).not.toContain("Open the check of the project");
  const letters = await lettersTo(leader, "page-hidden");
  expect(letters).toHaveLength(1);
  expect(letters[0]?.text).toContain(REASON);
  const toPartner = await lettersTo(partner, "page-hidden_partner");
  expect([toPartner.length, toPartner[0]?.text]).toEqual([1, expect.stringContaining("You can still read it")]);
  expect([toPartner[0]?.text.includes(REASON), await lettersTo(partner, "page-hidden")]).toEqual([false, []]);
  const outcome = await lettersTo(reader, "page-outcome");
  expect(outcome.at(-1)?.text).toContain("has hidden it");
  expect(outcome.at(-1)?.text).not.toMatch(/\/inbox\n/);
  const everything = [
    banner,
    await textOf(leader, `${page}/activity`),
    letters[0]?.text,
    await textOf(leader, "/inbox"),
  ];
  expect(everything.join()).not.toMatch(new RegExp(`${REPORTER}|${reader.email}|It is our text`));

  const [hiding] = await portal.services.db.select().from(pageHidings).where(eq(pageHidings.projectId, project.id));
  const asking = `/hidden-pages/${hiding?.id}`;
  for (const other of [reader, elsewhere]) expect((await other.browser.get(asking)).status).toBe(404);
  const toRead = await partner.browser.get(asking);
  expect(toRead.document.querySelector("main form")).toBeNull();
  expect([toRead.text.includes(REASON), (await leader.browser.get(asking)).text.includes(REASON)]).toEqual([
    false,
    true,
  ]);
  expect((await partner.browser.forge(asking, { words: "Please, it is ours too" })).status).toBe(403);
  const keep = { intent: "keep", hiding: hiding?.id ?? "", answer: "It is what I have said before." };
  expect((await second.browser.forge(desk, keep)).status).toBe(409);
  const ask = await openForm(leader.browser, asking, "Ask for a second look");
  const asked = await ask.fill("Why the page should be shown", "We wrote that book.").press("Ask for a second look");
  expect(asked.page.text).toContain("Another coordinator looks at the page.");
  expect((await ask.press("Ask for a second look")).answer.status).toBe(302);
  expect((await leader.browser.forge(asking, { words: "And once more, please" })).status).toBe(409);

  for (const person of [leader, partner]) {
    const mine = await textOf(person, "/projects/mine");
    for (const words of ["Quillfeather atlas", "A second look was asked for on", "another coordinator decides"])
      expect(mine).toContain(words);
  }
  expect((await lettersTo(second, "page-look_again")).length).toBe(1);
  expect((await lettersTo(coordinator, "page-look_again")).length).toBe(0);
  expect(await textOf(coordinator, "/review/reports")).not.toContain("Quillfeather");
  expect(await textOf(coordinator, desk)).toContain("another coordinator gives the second look");
  expect((await coordinator.browser.forge(desk, keep)).status).toBe(403);
  expect((await coordinator.browser.forge(desk, { ...keep, intent: "put_back" })).status).toBe(403);
  expect(await textOf(second, "/review/reports")).toMatch(/Quillfeather[\s\S]*Second look/);
  expect(await textOf(second, "/inbox")).toContain("Second look: Quillfeather atlas");
  const show = await openForm(second.browser, desk, "Show the page again");
  expect((await show.press("Show the page again")).page.text).toContain("The page is shown again.");
  expect((await show.press("Show the page again")).answer.status).toBe(302);
  expect(await lettersAbout(project, leader)).toContain("page-put_back");
  expect(await lettersAbout(project, partner)).toContain("page-put_back_partner");
  expect((await lettersTo(reader, "page-outcome")).at(-1)?.text).toMatch(/shown again[^]*\/projects\/quillfeather/);
  expect((await lettersTo(coordinator, "page-shown_again")).at(-1)?.text).toContain("Quillfeather atlas");
  expect((await lettersTo(second, "page-shown_again")).length).toBe(0);
  expect((await anyone.get(page)).status).toBe(200);
  expect((await anyone.get("/projects?q=quillfeather")).text).toContain("Quillfeather atlas");
  const told = await textOf(leader, `${page}/activity`);
  for (const words of ["Project hidden by a coordinator", "Project shown again"]) expect(told).toContain(words);
});

test("a second look that keeps a project hidden is told to its partners and to who reported it, each only what concerns them", async () => {
  const { leader, partner, coordinator } = acting;
  const project = await post("published", { titleEn: "Marigold charter" });
  await takePart(project);
  await report(reader, `/report/project/${project.slug}`, "It is an advertisement.");
  const desk = deskOf("project", project.id);
  await hide(coordinator, desk, "It advertises a course.");
  const mine = await leader.browser.get("/projects/mine");
  const link = [...mine.document.querySelectorAll("main a[href^='/hidden-pages/']")].find((one) =>
    one.closest("article, li")?.textContent?.includes("Marigold charter"),
  );
  expect(mine.document.querySelector("main")?.textContent).toMatch(
    /Until .+ whoever answers for the project can ask once/,
  );
  expect(link?.textContent).toBe("Ask for a second look");
  const ask = await openForm(leader.browser, link?.getAttribute("href") ?? "", "Ask for a second look");
  await ask.fill("Why the page should be shown", "The course is free.").press("Ask for a second look");
  const keep = await openForm(second.browser, desk, "Keep it hidden");
  await keep.fill("Why it stays hidden, for its authors", "It costs forty euros.").press("Keep it hidden");
  const [toPartner, ...further] = await lettersTo(partner, "page-kept_partner");
  expect([toPartner?.subject, further]).toEqual(["A project you take part in stays hidden: Marigold charter", []]);
  const toReporter = (await lettersTo(reader, "page-outcome")).at(-1)?.text ?? "";
  expect(toReporter).toContain("“Marigold charter”, which you reported and which had been hidden, has been looked at");
  expect(toReporter).toContain("It stays hidden.");
  for (const words of ["forty euros", "The course is free", "It advertises", "It is an advertisement"])
    expect([toPartner?.text, toReporter].join()).not.toContain(words);
  expect(await lettersTo(leader, "page-kept_partner")).toEqual([]);
  expect(await textOf(partner, "/projects/mine")).toContain("It stays hidden after the second look of");
});

test("a hidden result leaves its project; whoever is the only coordinator gives the second look, and the page says so", async () => {
  const { portal, leader, coordinator, partner } = acting;
  const project = await post("published", { titleEn: "Sparrowgrass lectures" });
  const id = await record(project, "Sparrowgrass lecture");
  const page = `/projects/${project.slug}/results/sparrowgrass-lecture`;
  expect((await reader.browser.get(page)).text).toContain(`/report/result/${id}`);
  expect((await leader.browser.get(page)).text).not.toContain("Report this page");
  await report(reader, `/report/result/${id}`);
  const desk = deskOf("result", id);
  await hide(coordinator, desk, "The picture belongs to a museum.");
  for (const browser of [portal.browser(), reader.browser, partner.browser]) {
    expect((await browser.get(page)).status).toBe(404);
    expect((await browser.get(`/projects/${project.slug}`)).text).not.toContain("Sparrowgrass lecture<");
    expect((await browser.get("/results")).text).not.toContain("Sparrowgrass lecture");
    expect((await browser.get("/api/v1/results")).text).not.toContain("Sparrowgrass lecture");
  }
  expect(await textOf(leader, page)).toContain("The picture belongs to a museum.");
  const forged = await leader.browser.forge(`/projects/${project.slug}/results/${id}/edit`, {
    intent: "submit",
    version: "4",
  });
  expect(forged.status).toBe(409);
  const [hiding] = await portal.services.db.select().from(pageHidings).where(eq(pageHidings.resultId, id));
  const asking = `/hidden-pages/${hiding?.id}`;
  const before = new Date(portal.services.clock.now().getTime() - 61 * DAY_MS);
  const setHiddenAt = (hiddenAt: Date) =>
    portal.services.withTransaction((tx) =>
      tx
        .update(pageHidings)
        .set({ hiddenAt })
        .where(eq(pageHidings.id, hiding?.id ?? "")),
    );
  await setHiddenAt(before);
  expect((await leader.browser.forge(asking, { words: "Too late for that" })).status).toBe(409);
  expect((await leader.browser.get(asking)).document.querySelector("main form")).toBeNull();
  await setHiddenAt(hiding?.hiddenAt ?? before);
  const ask = await openForm(leader.browser, asking, "Ask for a second look");
  await ask.fill("Why the page should be shown", "The museum has agreed.").press("Ask for a second look");
  expect((await coordinator.browser.get(desk)).document.querySelector("main form")).toBeNull();

  const isOther = and(eq(grants.userId, second.id), eq(grants.role, "coordinator"));
  const setRevoked = (revokedAt: Date | null) =>
    portal.services.withTransaction((tx) => tx.update(grants).set({ revokedAt }).where(isOther));
  await setRevoked(before);
  expect(await textOf(coordinator, desk)).toContain("No other coordinator is there for this country");
  const keep = await openForm(coordinator.browser, desk, "Keep it hidden");
  const kept = await keep
    .fill("Why it stays hidden, for its authors", "No letter of the museum is there.")
    .press("Keep it hidden");
  await setRevoked(null);
  expect(kept.page.text).toContain("The page stays hidden.");
  expect((await lettersTo(leader, "page-kept")).at(-1)?.text).toContain("No letter of the museum is there.");
  expect(await textOf(leader, page)).toContain("It stays hidden after the second look");
  expect((await second.browser.forge(desk, { intent: "put_back", hiding: hiding?.id ?? "" })).status).toBe(409);
});

test("what was typed on a page that somebody else or another tab has decided about is handed back", async () => {
  const { leader, coordinator } = acting;
  const project = await post("published", { titleEn: "Thistledown letters" });
  await report(reader, `/report/project/${project.slug}`, "It is an advertisement.");
  const desk = deskOf("project", project.id);
  const MEANWHILE = "by somebody else or by you in another window";
  const press = async (form: ServedForm, button: string) => {
    const { answer, page } = await form.press(button);
    const alert = page.document.querySelector("main [role=alert]")?.textContent ?? "";
    const typed = [...page.document.querySelectorAll<HTMLTextAreaElement>("main textarea[readonly]")];
    return { status: answer.status, isMeanwhile: alert.includes(MEANWHILE), typed: typed.map(({ value }) => value) };
  };
  const HIDE = "Hide the page";
  const hiding = async ({ browser }: SignedIn, reason: string) =>
    (await openForm(browser, desk, HIDE))
      .choose("What is wrong with it", "Advertising or spam")
      .fill("Why it is hidden, for its authors", reason);
  const CLOSE = "Close without a fault";
  const closing = (await openForm(second.browser, desk, CLOSE)).fill("Words to whoever reported it", "Thanks");
  const tabs = [await hiding(second, "It sells seeds."), await hiding(coordinator, "It sells a course on seeds.")];
  const tooShort = await hiding(second, "Seeds!");
  await hide(coordinator, desk, "It sells a course.");
  const gone = { status: 409, isMeanwhile: true };
  expect(await press(closing, CLOSE)).toEqual({ ...gone, typed: ["Thanks"] });
  expect(await press(tabs[0] as ServedForm, HIDE)).toEqual({ ...gone, typed: ["It sells seeds."] });
  expect(await press(tabs[1] as ServedForm, HIDE)).toEqual({ ...gone, typed: ["It sells a course on seeds."] });
  expect(await press(tooShort, HIDE)).toEqual({ status: 422, isMeanwhile: true, typed: ["Seeds!"] });

  const [row] = await acting.portal.services.db.select().from(pageHidings).where(eq(pageHidings.projectId, project.id));
  const asking = `/hidden-pages/${row?.id}`;
  const SHOW = "Show the page again";
  const showing = async ({ browser }: SignedIn, words: string) =>
    (await openForm(browser, desk, SHOW)).fill("Words to its authors", words);
  const ASK = "Ask for a second look";
  const ask = async (words: string) =>
    (await openForm(leader.browser, asking, ASK)).fill("Why the page should be shown", words);
  const byHider = await showing(coordinator, "I was wrong about the course.");
  const [first, other, short] = [
    await ask("The course is free."),
    await ask("It is free of charge."),
    await ask("No!"),
  ];
  await first.press(ASK);
  expect(await press(other, ASK)).toEqual({ ...gone, typed: ["It is free of charge."] });
  expect(await press(short, ASK)).toEqual({ status: 422, isMeanwhile: true, typed: ["No!"] });
  expect(await press(byHider, SHOW)).toMatchObject({ status: 403, typed: ["I was wrong about the course."] });

  const late = await showing(second, "It is free indeed.");
  const KEEP = "Keep it hidden";
  const keeping = async (words: string) =>
    (await openForm(second.browser, desk, KEEP)).fill("Why it stays hidden, for its authors", words);
  const twice = [await keeping("It costs forty euros."), await keeping("It costs fifty euros.")];
  await twice[0]?.press(KEEP);
  expect(await press(twice[1] as ServedForm, KEEP)).toEqual({ ...gone, typed: ["It costs fifty euros."] });
  expect(await press(late, SHOW)).toEqual({ ...gone, typed: ["It is free indeed."] });
  const toHider = (await lettersTo(coordinator, "page-stays_hidden")).filter(({ subject }) => /Thistle/.test(subject));
  expect(toHider.map(({ subject }) => subject)).toEqual(["Stays hidden: Thistledown letters"]);
  expect(toHider[0]?.text).toContain("It costs forty euros.");
  expect(await lettersTo(second, "page-stays_hidden")).toEqual([]);
});

test("a page is not hidden for reports that somebody else has answered meanwhile, unless that is pressed once more", async () => {
  const { coordinator } = acting;
  const project = await post("published", { titleEn: "Teasel letters" });
  const at = `/projects/${project.slug}`;
  await report(reader, `/report/project/${project.slug}`, "It is an advertisement.");
  const desk = deskOf("project", project.id);
  const HIDE = "Hide the page";
  const hiding = (await openForm(second.browser, desk, HIDE))
    .choose("What is wrong with it", "Advertising or spam")
    .fill("Why it is hidden, for its authors", "It sells seeds.");
  const CLOSE = "Close without a fault";
  await (await openForm(coordinator.browser, desk, CLOSE)).press(CLOSE);
  const late = await hiding.press(HIDE);
  expect(late.answer.status).toBe(409);
  expect(late.page.document.querySelector("main [role=alert]")?.textContent).toContain("decided meanwhile");
  expect((await acting.portal.browser().get(at)).status).toBe(200);
  const again = late.form(HIDE);
  expect(again.read("Why it is hidden, for its authors")).toBe("It sells seeds.");
  expect((await again.press(HIDE)).answer.status).toBe(302);
  expect((await acting.portal.browser().get(at)).status).toBe(404);
});

test("the partners of a project are told of its hidden result, by its code why it is hidden, in nobody’s words", async () => {
  const { leader, coordinator, partner, other, portal } = acting;
  const project = await post("published", { titleEn: "Bellflower survey" });
  await takePart(project);
  const byPage = async (title: string) =>
    (await portal.services.db.select().from(outbox).where(eq(outbox.recipient, partner.email)))
      .filter(({ kind, subject }) => kind.startsWith("page-") && subject.endsWith(`: ${title}`))
      .map(({ kind, subject, text }) => ({ kind, subject, text }));
  /** Hides a result, which its lead asks to be looked at again and which stays hidden. */
  async function keepHidden(title: string, alsoOf: readonly string[], asker: SignedIn) {
    const id = await record(project, title, alsoOf);
    const desk = deskOf("result", id);
    await hide(coordinator, desk, "The maps belong to the city.");
    const [row] = await portal.services.db.select().from(pageHidings).where(eq(pageHidings.resultId, id));
    const ask = await openForm(asker.browser, `/hidden-pages/${row?.id}`, "Ask for a second look");
    await ask.fill("Why the page should be shown", "The city lent them to us.").press("Ask for a second look");
    const keep = await openForm(second.browser, desk, "Keep it hidden");
    await keep.fill("Why it stays hidden, for its authors", "No letter of the city is there.").press("Keep it hidden");
    expect((await lettersTo(leader, "page-kept")).at(-1)?.text).toContain("No letter of the city is there.");
    return byPage(title);
  }
  const [hidden, kept, ...further] = await keepHidden("Bellflower maps", [], leader);
  expect([hidden?.subject, kept?.subject, further]).toEqual([
    "A result of a project you take part in is hidden: Bellflower maps",
    "A result of a project you take part in stays hidden: Bellflower maps",
    [],
  ]);
  const page = `/projects/${project.slug}/results/bellflower-maps`;
  expect(hidden?.text).toMatch(new RegExp(`Reason: .*${page}`, "s"));
  for (const text of [hidden?.text, await textOf(partner, page)]) expect(text).not.toContain("belong to the city");
  expect(await textOf(partner, page)).toContain("This page is hidden");
  expect(kept?.text).not.toContain("No letter of the city");
  const named = await keepHidden("Bellflower names", [other.institutionId], leader);
  expect(named.map(({ kind }) => kind)).toEqual(["page-hidden", "page-kept_result"]);
  expect(named[1]?.text).not.toContain("No letter of the city");
  const asked = await keepHidden("Bellflower herbs", [other.institutionId], partner);
  expect(asked.map(({ kind }) => kind)).toEqual(["page-hidden", "page-kept"]);
  expect(asked[1]?.text).toContain("No letter of the city");
});

test("a profile is reported and taken up; nobody decides about what they reported or is theirs while another can", async () => {
  const { portal, coordinator, lead } = acting;
  const page = `/directory/${lead.slug}`;
  expect((await portal.browser().get(page)).text).toContain(`/report/institution/${lead.slug}`);
  await report(second, `/report/institution/${lead.slug}`, "The list of awards is not true.");
  const desk = deskOf("institution", lead.institutionId);
  expect(await textOf(second, "/review/reports")).not.toContain("Lead University");
  expect(await textOf(second, desk)).toContain("Another coordinator decides here");
  const seen = (
    await portal.services.db.select().from(pageReports).where(eq(pageReports.institutionId, lead.institutionId))
  )[0];
  const forged = { intent: "no_fault", seen: seen?.id ?? "" };
  expect((await second.browser.forge(desk, forged)).status).toBe(403);
  const read = await coordinator.browser.get(desk);
  expect(read.text).not.toContain("Hide the page");
  expect(
    (await coordinator.browser.forge(desk, { intent: "hide", fault: "untrue", reason: "It is not true." })).status,
  ).toBe(409);
  expect(
    [...read.document.querySelectorAll("main a")].some((one) => one.getAttribute("href")?.startsWith("/memberships/")),
  ).toBe(true);
  const done = await (await openForm(coordinator.browser, desk, "Mark as taken up")).press("Mark as taken up");
  expect(done.page.text).toContain("marked as taken up");
  expect((await lettersTo(second, "page-outcome"))[0]?.text).toContain("is looking into it");
  expect((await coordinator.browser.get("/account/data")).text).not.toContain("The list of awards is not true.");
  expect((await second.browser.get("/account/data")).text).toContain("The list of awards is not true.");
});

test("what an archived project has brought about is still reported, and hidden and put back by a coordinator", async () => {
  const { portal, leader, coordinator } = acting;
  const project = await post("published", { titleEn: "Lanternfish journals" });
  const id = await record(project, "Lanternfish journal");
  const page = `/projects/${project.slug}/results/lanternfish-journal`;
  await (
    await openForm(leader.browser, `/projects/${project.slug}/state`, "Archive the project")
  ).press("Archive the project");
  expect((await reader.browser.get(page)).text).toContain(`/report/result/${id}`);
  const sent = await report(reader, `/report/result/${id}`, "It was ours.");
  expect(sent.page.text).toContain("A coordinator will look at this page.");
  const hidden = await hide(coordinator, deskOf("result", id), "The text belongs to another press.");
  expect(hidden.page.text).toContain("The page is hidden.");
  const anyone = portal.browser();
  for (const browser of [anyone, reader.browser]) expect((await browser.get(page)).status).toBe(404);
  expect((await anyone.get("/results")).text).not.toContain("Lanternfish journal");
  expect(await textOf(leader, page)).toContain("The text belongs to another press.");
  expect((await lettersTo(leader, "page-hidden")).at(-1)?.text).toContain("The text belongs to another press.");
});
