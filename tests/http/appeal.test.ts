import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { announceAppealsJob } from "#app/features/applications/appeal/announce-appeals.server.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { addDays } from "#app/platform/clock.ts";
import { dayOf, monthsAfter } from "#app/platform/days.ts";
import { applications } from "#db/schema/applications.ts";
import { settings } from "#db/schema/settings.ts";
import { createRecommended, REFUSE, versionOf } from "#tests/support/review-factory.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { agree, propose } from "#tests/support/appeals.ts";
import { openCouncil } from "#tests/support/council.ts";
import { actorOf, type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const START = new Date("2026-05-12T06:00:00Z");
const WHY = "The public register names us since 2014. The link to it stood in our answers and was not opened.";
const REASONS =
  "The link in the answers leads to the entry. The checks did not open it, so the procedure was not followed.";
let now = START;
let portal: TestPortal;
let coordinator: SignedIn;
let council: SignedIn;
let otherDecider: SignedIn;
let first: SignedIn;
let second: SignedIn;
let third: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
  coordinator = await signInNew(portal, { name: "Owner of cases", roles: ["coordinator"] });
  council = await signInNew(portal, { name: "Decider", roles: ["council"] });
  otherDecider = await signInNew(portal, { name: "Another decider", roles: ["council"] });
  first = await signInNew(portal, { name: "First of the panel", roles: ["appeals"] });
  second = await signInNew(portal, { name: "Second of the panel", roles: ["appeals"] });
  third = await signInNew(portal, { name: "Third of the panel", roles: ["appeals"] });
});

beforeEach(async () => {
  now = START;
  await holdFor(0);
});

async function holdFor(holdMinutes: number) {
  const row = { name: ASSOCIATION_SETTING, value: { holdMinutes }, updatedAt: now, updatedById: null };
  await portal.services.withTransaction((tx) =>
    tx.insert(settings).values(row).onConflictDoUpdate({ target: settings.name, set: row }),
  );
}

const rowOf = async (id: string) =>
  (await portal.services.db.select().from(applications).where(eq(applications.id, id)))[0];
const mainOf = async ({ browser }: Pick<SignedIn, "browser">, page: string) =>
  (await browser.get(page)).document.querySelector("main")?.textContent?.replaceAll("\u00a0", " ") ?? "";
const lettersOf = async ({ email }: { email: string }, kind: string) =>
  (await lettersTo(portal, email)).filter((letter) => letter.kind === kind);

async function refused() {
  const { services } = portal;
  const { applicationId: id, applicant } = await createRecommended(services, await actorOf(portal, coordinator.id));
  const input = { applicationId: id, version: await versionOf(services, id), explanation: "No recognition was found." };
  expect(await decide(services, input, byPerson(await actorOf(portal, council.id)), REFUSE)).toMatchObject({
    ok: true,
  });
  const browser = await signInAs(portal, applicant.email);
  return { id, applicant: { ...applicant, browser }, home: `/applications/${id}`, panel: `/appeals/${id}` };
}

async function appealed() {
  const file = await refused();
  const form = await openForm(file.applicant.browser, `${file.home}/appeal`, "Lodge the appeal");
  form.tick("The procedure was not followed").fill("Why", WHY);
  expect((await form.press("Lodge the appeal")).address).toContain("done=lodged");
  return file;
}

type Outcome = "Dismiss the appeal" | "Allow the appeal";
const say = ({ browser }: SignedIn, page: string, outcome: Outcome, reasons = REASONS) =>
  propose(browser, page, outcome, reasons);

test("the letter and the status page name the last day; an appeal is kept as a draft nobody else sees, with evidence", async () => {
  const { id, applicant, home } = await refused();
  const day = formatDay(monthsAfter(dayOf(START), 2), "en").replaceAll("\u00a0", " ");
  const [letter] = await lettersOf(applicant, "application-refused");
  expect(letter?.text.replaceAll("\u00a0", " ")).toContain(day);
  expect(await mainOf(applicant, home)).toContain(`you can appeal until ${day}`);
  expect(await mainOf(applicant, "/inbox")).toContain(`You can appeal until ${day}`);
  const form = await openForm(applicant.browser, `${home}/appeal`, "Save the draft");
  form.attach("File", { name: "register.pdf", bytes: smallPdf("An entry of the register") });
  await form.fill("Why", "Half a thought").press("Save the draft");
  const kept = await openForm(applicant.browser, `${home}/appeal`, "Lodge the appeal");
  expect(kept.read("Why")).toBe("Half a thought");
  const link = kept.element.ownerDocument.querySelector('main a[href^="/documents/"]')?.getAttribute("href") ?? "";
  expect((await applicant.browser.get(link)).status).toBe(200);
  for (const person of [first, coordinator]) expect((await person.browser.get(link)).status).toBe(404);
  expect(await mainOf(coordinator, `/review/${id}`)).not.toContain("Half a thought");
  expect((await first.browser.get(`/appeals/${id}`)).status).toBe(404);
  const short = await kept.press("Lodge the appeal");
  expect(short.page.status).toBe(422);
  expect(short.page.text).toContain("Choose at least one ground");
  await kept.tick("The procedure was not followed").fill("Why", WHY).press("Lodge the appeal");
  expect((await rowOf(id))?.status).toBe("appeal");
  for (const person of [first, coordinator]) expect((await person.browser.get(link)).status).toBe(200);
  expect(await lettersOf(applicant, "application-appeal-received")).toHaveLength(1);
  for (const person of [first, second, third]) expect(await lettersOf(person, "review-appeal")).not.toEqual([]);
  expect(await mainOf(first, "/inbox")).toContain("An appeal waits for your word");
  // Sent once more from a second window.
  expect((await kept.press("Lodge the appeal")).page.status).toBe(409);
});

test("a file chosen beside the text is stored by lodging, also when the text is not enough yet; taking one out keeps the text", async () => {
  const { id, applicant, home, panel } = await refused();
  const attached = (name: string) => ({ name, bytes: smallPdf(`What stands in ${name}`) });
  const form = await openForm(applicant.browser, `${home}/appeal`, "Lodge the appeal");
  const files = form.element.querySelector("input[type=file]");
  const lodge = form.element.querySelector("button[value=lodge]");
  expect(lodge && files?.compareDocumentPosition(lodge)).toBe(4);
  const short = await form.attach("File", attached("first.pdf")).fill("Why", "Short").press("Lodge the appeal");
  expect(short.page.status).toBe(422);
  expect(short.page.text).toContain("first.pdf");
  const again = await openForm(applicant.browser, `${home}/appeal`, "Save the draft");
  again.tick("The procedure was not followed").fill("Why", WHY).attach("File", attached("second.pdf"));
  await again.press("Remove: first.pdf");
  const kept = await openForm(applicant.browser, `${home}/appeal`, "Lodge the appeal");
  expect(kept.read("Why")).toBe(WHY);
  expect(kept.element.textContent).not.toContain("first.pdf");
  const done = await kept.attach("File", attached("third.pdf")).press("Lodge the appeal");
  expect(done.address).toContain("done=lodged");
  expect((await rowOf(id))?.status).toBe("appeal");
  for (const page of [await mainOf(applicant, `${home}/appeal`), await mainOf(first, panel)])
    for (const name of ["second.pdf", "third.pdf"]) expect(page).toContain(name);
});

test("two who agree to one letter dismiss it, and the refusal is final", async () => {
  const { id, applicant, home, panel } = await appealed();
  expect(await mainOf(first, "/appeals")).toContain("Waits for you");
  const mute = await openForm(first.browser, panel, "Show the letter");
  const asked = await mute.choose("What should become of the appeal?", "Dismiss the appeal").press("Show the letter");
  expect(asked.page.status).toBe(422);
  await say(first, panel, "Dismiss the appeal", "The file holds no entry of a register.");
  expect((await rowOf(id))?.status).toBe("appeal");
  expect(await mainOf(applicant, `${home}/appeal`)).not.toContain("holds no entry");
  expect(await mainOf(second, panel)).toContain("The file holds no entry of a register.");
  await agree(second.browser, panel);
  expect((await rowOf(id))?.status).toBe("refused_final");
  const [letter] = await lettersOf(applicant, "application-appeal-dismissed");
  expect(letter?.text).toContain("The file holds no entry of a register.");
  for (const page of [home, `${home}/appeal`]) {
    const text = await mainOf(applicant, page);
    expect(text).not.toContain("of the panel");
  }
  expect(await mainOf(applicant, `${home}/appeal`)).toContain("The panel has dismissed the appeal");
  expect(await mainOf(applicant, home)).toContain("New application with these answers");
  expect(await mainOf(coordinator, `/review/${id}`)).toContain("Appeal dismissed by the panel");
});

test("an appeal that is allowed is before those who decide again, and the recommender still does not decide", async () => {
  const { id, applicant, panel } = await appealed();
  await say(first, panel, "Dismiss the appeal", "The file holds no entry of a register.");
  await say(second, panel, "Allow the appeal");
  await agree(third.browser, panel, 2);
  expect(await rowOf(id)).toMatchObject({ status: "recommended", cameBack: "appeal_allowed" });
  const [letter] = await lettersOf(applicant, "application-appeal-allowed");
  expect(letter?.text).toContain(REASONS);
  expect(await lettersOf(otherDecider, "review-back_from_panel")).toHaveLength(1);
  expect(await lettersOf(council, "review-back_from_panel")).toHaveLength(0);
  for (const page of [`/review/${id}`, `/review/${id}/decision`])
    expect(await mainOf(otherDecider, page)).toContain(REASONS);
  const form = await openForm(otherDecider.browser, `/review/${id}/decision`, "Show the letter");
  expect(form.buttons).toContain("Show the letter");
  expect(await mainOf(coordinator, `/review/${id}/decision`)).toContain("You recommended, so a second person decides");
  const sessionId = await openCouncil(portal.services, await actorOf(portal, otherDecider.id), [id]);
  const item = await otherDecider.browser.get(`/council/${sessionId}`);
  expect(item.document.querySelector("main")?.textContent).toContain(
    "It comes again after an appeal that was allowed.",
  );
  expect(item.document.querySelector(`main a[href="/review/${id}#appeal"]`)?.textContent).toBe("What the panel found");
});

test("whoever refused does not decide again once the panel has overturned it, and reads why", async () => {
  const { id, panel } = await appealed();
  await say(first, panel, "Allow the appeal");
  await agree(second.browser, panel);
  const page = `/review/${id}/decision`;
  const { document, text } = await council.browser.get(page);
  expect(text).toContain("The panel has overturned your decision, so somebody else decides");
  expect(document.querySelector("main form textarea")).toBeNull();
  expect(await mainOf(council, `/review/${id}`)).toContain("The panel has overturned your decision");
  expect(await mainOf(council, "/inbox")).not.toContain((await rowOf(id))?.caseNumber);
  expect(await mainOf(otherDecider, "/inbox")).toContain((await rowOf(id))?.caseNumber);
  const { services } = portal;
  const input = { applicationId: id, version: await versionOf(services, id), explanation: "No recognition was found." };
  const again = await decide(services, input, byPerson(await actorOf(portal, council.id)), REFUSE);
  expect(again).toMatchObject({ ok: false, reason: "forbidden" });
  const other = await decide(services, input, byPerson(await actorOf(portal, otherDecider.id)), REFUSE);
  expect(other).toMatchObject({ ok: true });
});

test("the panel's list and its number in the menu hold what this person may open and has not answered, and nothing else", async () => {
  const both = await signInNew(portal, { name: "Coordinator of the panel", roles: ["coordinator", "appeals"] });
  const own = coordinator;
  coordinator = both;
  const theirs = await appealed();
  coordinator = own;
  const foreign = await appealed();
  const listed = await mainOf(both, "/appeals");
  expect(listed).not.toContain((await rowOf(theirs.id))?.caseNumber);
  expect(listed).toContain((await rowOf(foreign.id))?.caseNumber);
  const waiting = async () => {
    const { document } = await both.browser.get("/appeals");
    const badge = /\d+/.exec(document.querySelector('nav a[href="/appeals"]')?.textContent ?? "")?.[0] ?? "0";
    const lines = [...document.querySelectorAll("main li")].filter((line) =>
      line.textContent.includes("Waits for you"),
    );
    expect(Number(badge)).toBe(lines.length);
    for (const line of lines)
      expect((await both.browser.get(line.querySelector("a")?.getAttribute("href") ?? "")).status).toBe(200);
    return lines.length;
  };
  const before = await waiting();
  await say(both, foreign.panel, "Dismiss the appeal");
  expect(await waiting()).toBe(before - 1);
});

test("nobody sits in the council and on the panel: giving and inviting are refused with words, the letter counts appeals", async () => {
  const administrator = await signInNew(portal, { roles: ["administrator"] });
  await appealed();
  const give = async ({ id }: { id: string }, role: string) => {
    const form = await openForm(administrator.browser, `/admin/people/${id}`, "Give a role");
    return form.choose("Role", role).press("Give a role");
  };
  const invite = async ({ email }: { email: string }, role: string) => {
    const form = await openForm(administrator.browser, "/admin/people/invite", "Send the invitation");
    return form.fill("E-mail", email).choose("Role", role).press("Send the invitation");
  };
  const words = "Nobody decides on applications in the council and on appeals in the panel";
  for (const [person, role] of [
    [council, "Appeals panel"],
    [first, "Council member"],
    [first, "Chair of the council"],
  ] as const) {
    for (const act of [give, invite]) {
      const answer = await act(person, role);
      expect(answer.page.status).toBe(422);
      expect(answer.page.text).toContain(words);
    }
    expect(await lettersOf(person, "review-role_given")).toEqual([]);
    expect(await lettersOf(person, "account-invitation")).toEqual([]);
  }
  const person = await signInNew(portal, { locale: "en" });
  expect((await give(person, "Appeals panel")).answer.status).toBe(302);
  const [letter] = await lettersOf(person, "review-role_given");
  expect(letter?.text).toMatch(/\d+ appeals wait for your word/);
  expect(letter?.text).toContain("/appeals");
});

test("of two members at once the second reads the first before the own word counts", async () => {
  const { id, panel } = await appealed();
  const letterOf = async ({ browser }: SignedIn) => {
    const form = await openForm(browser, panel, "Show the letter");
    form.choose("What should become of the appeal?", "Allow the appeal").fill("What the panel finds", REASONS);
    return (await form.press("Show the letter")).form("Propose this letter");
  };
  const [one, other] = [await letterOf(first), await letterOf(second)];
  await one.press("Propose this letter");
  const late = await other.press("Propose this letter");
  expect(late.page.status).toBe(409);
  expect(late.page.text).toContain("First of the panel");
  expect((await rowOf(id))?.status).toBe("appeal");
});

test("what the panel found is held, and each can take the own word back", async () => {
  const { id, panel } = await appealed();
  await holdFor(10);
  await say(first, panel, "Allow the appeal");
  await agree(second.browser, panel);
  expect((await rowOf(id))?.status).toBe("appeal");
  const back = await openForm(second.browser, panel, "Take my word back");
  await back.press("Take my word back");
  now = addDays(now, 0.02);
  await announceAppealsJob.work(portal.services);
  expect((await rowOf(id))?.status).toBe("appeal");
  await agree(third.browser, panel);
  now = addDays(now, 0.02);
  await announceAppealsJob.work(portal.services);
  expect((await rowOf(id))?.status).toBe("recommended");
});

test("no stranger, nobody of the council and nobody who worked on the case judges; an applicant can withdraw", async () => {
  const { id, applicant, home, panel } = await appealed();
  for (const person of [coordinator, council, applicant, await signInNew(portal)])
    expect((await person.browser.get(panel)).status).toBe(403);
  const both = await signInNew(portal, { roles: ["appeals", "council"] });
  expect((await both.browser.get(panel)).status).toBe(403);
  const once = await signInNew(portal, { name: "Once at work on it", roles: ["appeals"] });
  await portal.services.withTransaction((tx) =>
    tx.update(applications).set({ coordinatorId: once.id }).where(eq(applications.id, id)),
  );
  expect((await once.browser.get(panel)).status).toBe(404);
  expect(await mainOf(once, "/appeals")).not.toContain((await rowOf(id))?.caseNumber);
  const stranger = await signInNew(portal);
  expect((await stranger.browser.get(`${home}/appeal`)).status).toBe(404);
  const page = await openForm(applicant.browser, `${home}/appeal`, "Withdraw the appeal");
  await page.press("Withdraw the appeal");
  expect((await rowOf(id))?.status).toBe("refused");
  expect(await lettersOf(applicant, "application-appeal-withdrawn")).toHaveLength(1);
  expect((await first.browser.get(panel)).status).toBe(404);
});

test("after its last day no appeal can be lodged, and what was typed stays in sight", async () => {
  const { id, applicant, home } = await refused();
  now = addDays(START, 62);
  const browser = await signInAs(portal, applicant.email);
  expect(await mainOf({ browser }, home)).toContain("The time for an appeal is over");
  expect(await mainOf({ browser }, "/inbox")).not.toContain("You can appeal");
  const late = await browser.forge(`${home}/appeal`, {
    intent: "lodge",
    version: "0",
    grounds: "procedure",
    body: WHY,
  });
  expect(late.status).toBe(409);
  expect(late.text).toContain(WHY);
  expect((await rowOf(id))?.status).toBe("refused");
});

test("the panel reads the files of its appeals, and neither queue, council, figures nor exports", async () => {
  const { id, panel } = await appealed();
  const statuses = async (pages: string[]) =>
    Promise.all(pages.map(async (page) => [page, (await first.browser.get(page)).status]));
  const open = [panel, `/review/${id}/answers`];
  expect(await statuses(open)).toEqual(open.map((page) => [page, 200]));
  const closed = ["/review", "/review/statistics", "/review/export/csv", "/council", "/council/new", "/memberships"];
  expect(await statuses(closed)).toEqual(closed.map((page) => [page, 403]));
});
