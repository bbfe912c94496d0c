import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { decide, type Ruling } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { dayOf } from "#app/platform/days.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { memberships } from "#db/schema/memberships.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { actorOf, signInAs } from "#tests/support/people.ts";
import { APPROVE, createRecommended, type FiledApplication, REFUSE, versionOf } from "#tests/support/review-factory.ts";
import { startSecretariat } from "#tests/support/secretariat.ts";
import { openForm } from "#tests/support/served-form.ts";

let desk: Awaited<ReturnType<typeof startSecretariat>>;

beforeAll(async () => {
  desk = await startSecretariat();
});

const SHOW = "Show the letter";
const PROPOSE = "Propose this correction";
const AGREE = "Agree and correct";
const DECLINE = "Do not agree";
const CATEGORY = "Membership category";
const WHY = "What went wrong, and why it is corrected";
const REASON = "The vote was for an observer; the wrong line was ticked.";

interface Decided extends FiledApplication {
  page: string;
}

/** A file decided by the council member: recommended by the coordinator. */
async function decided(ruling: Ruling = APPROVE): Promise<Decided> {
  const { services } = desk.portal;
  const filed = await createRecommended(services, desk.coordinator);
  const version = await versionOf(services, filed.applicationId);
  const input = { applicationId: filed.applicationId, version, explanation: "The register does not name it." };
  const council = await actorOf(desk.portal, desk.people.council.id);
  expect(await decide(services, input, byPerson(council), ruling)).toMatchObject({ ok: true });
  return { ...filed, page: `/review/${filed.applicationId}/correction` };
}

const browserOf = (name: keyof typeof desk.people) => desk.people[name].browser;

async function draftObserver({ page }: Decided) {
  const form = await openForm(browserOf("coordinator"), page, SHOW);
  return form.choose(CATEGORY, "Observer").fill(WHY, REASON).press(SHOW);
}

async function proposeObserver(filed: Decided) {
  const drafted = await draftObserver(filed);
  return drafted.form(PROPOSE).press(PROPOSE);
}

const membershipOf = async ({ applicationId }: FiledApplication) =>
  (await desk.portal.services.db.select().from(memberships).where(eq(memberships.applicationId, applicationId)))[0];

const mainOf = async (name: keyof typeof desk.people, address: string) =>
  (await desk.get(name, address)).document.querySelector("main")?.textContent ?? "";

describe("a wrong category of an admission", () => {
  test("is corrected by two people: decision, membership, term, history and letters (found F71)", async () => {
    const filed = await decided();
    const home = `/review/${filed.applicationId}`;
    const link = (await desk.get("coordinator", home)).document.querySelector(`main a[href="${filed.page}"]`);
    expect(link?.textContent).toBe("Correct a slip in the decision");
    const drafted = await draftObserver(filed);
    expect(drafted.page.text).toContain("Membership category: Observer (before: Full member)");
    const before = await membershipOf(filed);
    expect(before?.category).toBe("full");
    const proposed = await drafted.form(PROPOSE).press(PROPOSE);
    expect(proposed.page.text).toContain("It takes effect when a second person agrees.");
    expect((await membershipOf(filed))?.category).toBe("full");
    const sent = (await lettersTo(desk.portal, filed.applicant.email)).map(({ kind }) => kind);
    expect(sent).not.toContain("application-corrected");

    const told = await letterTo(desk.portal, desk.people.council.email, "review-correction");
    expect(told.text).toContain(REASON);
    expect(await mainOf("council", "/inbox")).toContain(
      "A proposal to correct the decision or to reopen the case waits for your consent.",
    );
    const form = await openForm(browserOf("council"), filed.page, AGREE);
    const main = form.element.closest("main")?.textContent ?? "";
    expect(main).toContain(REASON);
    expect(main).toContain("We apologise. This is what is correct:");
    await form.press(AGREE);

    const after = await membershipOf(filed);
    expect(after).toMatchObject({ category: "observer", number: before?.number, startsOn: before?.startsOn });
    expect(after?.endsOn).not.toBe(before?.endsOn);
    const isThis = eq(applicationDecisions.applicationId, filed.applicationId);
    const [decision] = await desk.portal.services.db.select().from(applicationDecisions).where(isThis);
    expect(decision).toMatchObject({ category: "observer", correctionReason: REASON, outcome: "approve" });
    expect(decision?.correctedById).toBe(desk.people.council.id);
    const overview = await mainOf("coordinator", home);
    expect(overview).toMatch(/Membership category\s*Full member\s*Observer/);
    expect(overview).toContain("Decision corrected");
    const letter = await letterTo(desk.portal, filed.applicant.email, "application-corrected");
    expect(letter.text).toContain("Membership category: Observer (before: Full member)");
    expect(letter.text).not.toContain(REASON);
    expect((await letterTo(desk.portal, desk.people.coordinator.email, "review-correction_agreed")).link).toBe(home);
    const number = before?.number ?? "";
    expect(await mainOf("coordinator", `/memberships/${number}`)).toContain("Corrected with the decision");

    const applicant = await signInAs(desk.portal, filed.applicant.email);
    const status = (await applicant.get(`/applications/${filed.applicationId}`)).text;
    expect(status).toContain("An error in the decision was corrected.");
    expect(status).not.toContain(REASON);
    expect((await form.press(AGREE)).answer.status).toBe(409);
  });

  test("says that a wrong admission is no slip, and leads to the membership", async () => {
    const filed = await decided();
    const { document } = await desk.get("coordinator", filed.page);
    const number = (await membershipOf(filed))?.number ?? "";
    const link = document.querySelector(`main a[href="/memberships/${number}"]`);
    expect(link?.textContent).toBe("Open the membership");
    expect(document.querySelector("main")?.textContent).toContain(
      "An approval that should have been a refusal is no slip",
    );
  });

  test("is not agreed to by who proposes it, who recommended it, a stranger or a coordinator elsewhere", async () => {
    const filed = await decided();
    await proposeObserver(filed);
    const version = String(await versionOf(desk.portal.services, filed.applicationId));
    const forge = (name: keyof typeof desk.people) => browserOf(name).forge(filed.page, { intent: "agree", version });
    expect((await forge("coordinator")).status).toBe(403);
    expect((await forge("outside")).status).toBe(404);
    expect((await forge("member")).status).toBe(403);
    expect((await forge("administrator")).status).toBe(403);
    const applicant = await signInAs(desk.portal, filed.applicant.email);
    expect((await applicant.forge(filed.page, { intent: "agree", version })).status).toBe(403);
    expect((await membershipOf(filed))?.category).toBe("full");
  });

  test("proposed by a second coordinator is not agreed to by who recommended", async () => {
    const filed = await decided();
    const form = await openForm(browserOf("second"), filed.page, SHOW);
    const drafted = await form.choose(CATEGORY, "Observer").fill(WHY, REASON).press(SHOW);
    await drafted.form(PROPOSE).press(PROPOSE);
    const version = String(await versionOf(desk.portal.services, filed.applicationId));
    const answer = await browserOf("coordinator").forge(filed.page, { intent: "agree", version });
    expect(answer.status).toBe(403);
    const waits = await mainOf("coordinator", filed.page);
    expect(waits).toContain("A correction waits for a second person");
    expect(waits).toContain("You recommended on this case, so you cannot agree");
  });

  test("stays as it is when the second person says why not; the author may take it back before", async () => {
    const filed = await decided();
    const proposed = await proposeObserver(filed);
    const taken = await proposed.form("Take the correction back").press("Take the correction back");
    expect(taken.page.text).toContain("It is your draft again.");
    await taken.form(PROPOSE).press(PROPOSE);
    const form = await openForm(browserOf("council"), filed.page, DECLINE);
    expect((await form.press(DECLINE)).answer.status).toBe(422);
    await form.fill("Why you do not agree", "The minutes say full member.").press(DECLINE);
    expect((await membershipOf(filed))?.category).toBe("full");
    expect(await mainOf("coordinator", `/review/${filed.applicationId}`)).toContain("The minutes say full member.");
    expect((await letterTo(desk.portal, desk.people.coordinator.email, "review-correction_declined")).text).toContain(
      "The decision stands.",
    );
  });

  test("sent twice or from a stale page changes nothing the second time", async () => {
    const filed = await decided();
    const drafted = await draftObserver(filed);
    const form = drafted.form(PROPOSE);
    await form.press(PROPOSE);
    expect((await form.press(PROPOSE)).answer.status).toBe(409);
    const stale = String((await versionOf(desk.portal.services, filed.applicationId)) - 1);
    const answer = await browserOf("council").forge(filed.page, { intent: "agree", version: stale });
    expect(answer.status).toBe(409);
    expect((await membershipOf(filed))?.category).toBe("full");
  });

  test("asks for something to be changed, and for a day that can be true", async () => {
    const filed = await decided();
    const form = await openForm(browserOf("coordinator"), filed.page, SHOW);
    const same = await form.fill(WHY, REASON).press(SHOW);
    expect(same.answer.status).toBe(422);
    expect(same.page.text).toContain("Change at least one thing");
    const early = await same.form(SHOW).fill("First day of the membership", "1999-01-01").press(SHOW);
    expect(early.answer.status).toBe(422);
    expect(early.form(SHOW).read(WHY)).toBe(REASON);
  });
});

test("a letter edited by its author goes out as the second person read it", async () => {
  const filed = await decided();
  const drafted = await draftObserver(filed);
  const letter = drafted.form(PROPOSE);
  const text = `${String(letter.read(["English", "Text"]))}\n\nThe certificate follows by post.`;
  const changed = await letter.fill(["English", "Text"], text).press(PROPOSE);
  expect(changed.page.text).toContain("The letter was changed. Read it as it will be sent");
  await changed.form(PROPOSE).press(PROPOSE);
  const form = await openForm(browserOf("second"), filed.page, AGREE);
  expect(form.element.closest("main")?.textContent).toContain("The certificate follows by post.");
  await form.press(AGREE);
  const sent = await letterTo(desk.portal, filed.applicant.email, "application-corrected");
  expect(sent.text).toContain("The certificate follows by post.");
});

test("a letter written for one correction is not proposed with another that was begun in a second window", async () => {
  const filed = await decided();
  const observer = (await draftObserver(filed)).form(PROPOSE);
  const other = await openForm(browserOf("coordinator"), filed.page, SHOW);
  const associate = await other.choose(CATEGORY, "Associate member").press(SHOW);
  const words = `${String(observer.read(["English", "Text"]))}\n\nWe are sorry.`;
  const refused = await observer.fill(["English", "Text"], words).press(PROPOSE);
  expect(refused.answer.status).toBe(409);
  expect(refused.page.text).toContain("changed in another window");
  expect(refused.form(PROPOSE).read(["English", "Text"])).toBe(words);
  expect((await refused.form(PROPOSE).press(PROPOSE)).answer.status).toBe(409);
  expect((await associate.form(PROPOSE).press(PROPOSE)).address).toContain("done=correction-proposed");
  const shown = await mainOf("council", filed.page);
  expect(shown).toContain("Associate member");
  expect(shown).not.toContain("We are sorry.");
});

test("the reason codes of a refusal are corrected, and the applicant reads the right ones", async () => {
  const filed = await decided(REFUSE);
  const form = await openForm(browserOf("coordinator"), filed.page, SHOW);
  const box = form.controls.find(({ value }) => value === "R03") as HTMLInputElement;
  box.checked = true;
  const drafted = await form.fill(WHY, REASON).press(SHOW);
  await drafted.form(PROPOSE).press(PROPOSE);
  await (await openForm(browserOf("council"), filed.page, AGREE)).press(AGREE);
  const isThis = and(eq(applicationDecisions.applicationId, filed.applicationId));
  const [decision] = await desk.portal.services.db.select().from(applicationDecisions).where(isThis);
  expect(decision?.reasonCodes).toEqual(["R02", "R03"]);
  const applicant = await signInAs(desk.portal, filed.applicant.email);
  expect((await applicant.get(`/applications/${filed.applicationId}`)).text).toContain("R03");
});

test("the day of a deferral is corrected: the file is taken up on the right one", async () => {
  const day = (days: number) => new Date(desk.portal.services.clock.now().getTime() + days * DAY_MS).toISOString();
  const filed = await decided({ outcome: "defer", reasonCodes: ["R02"], deferredUntil: day(40).slice(0, 10) });
  const form = await openForm(browserOf("coordinator"), filed.page, SHOW);
  const right = day(60).slice(0, 10);
  const drafted = await form.fill("Will be considered again on", right).fill(WHY, REASON).press(SHOW);
  await drafted.form(PROPOSE).press(PROPOSE);
  await (await openForm(browserOf("council"), filed.page, AGREE)).press(AGREE);
  const isThis = eq(applications.id, filed.applicationId);
  const [file] = await desk.portal.services.db.select().from(applications).where(isThis);
  expect(file).toMatchObject({ status: "deferred", amendmentProposedById: null });
  expect(dayOf(file?.dueAt ?? new Date(0))).toBe(right);
});

test("a file that stands by no decision has nothing to correct", async () => {
  const id = await desk.recommended();
  expect(await mainOf("coordinator", `/review/${id}/correction`)).toContain("no decision in effect");
  const answer = await browserOf("coordinator").forge(`/review/${id}/correction`, { intent: "draft", version: "1" });
  expect(answer.status).toBe(409);
});
