import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { createAwaitingHead } from "#app/demo/applications-factory.server.ts";
import { recommendApplication } from "#app/features/applications/review/recommend-application.server.ts";
import { takeApplication } from "#app/features/applications/review/take-application.server.ts";
import { declareConflict } from "#app/features/applications/review/declare-conflict.server.ts";
import { applicationChecks } from "#db/schema/applications.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { COMPLETE } from "#tests/support/drafts.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { actorOf, signInNew, viewerOf } from "#tests/support/people.ts";
import { versionOf } from "#tests/support/review-factory.ts";
import { startSecretariat } from "#tests/support/secretariat.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";

let desk: Awaited<ReturnType<typeof startSecretariat>>;

beforeAll(async () => {
  desk = await startSecretariat();
});

const SHOW = "Show the letter";
const SAVE = "Save and show the letter";
const APPROVE = "Approve and send this letter";
const REFUSE = "Refuse and send this letter";
const HEAD = COMPLETE.sections.head as { email: string };
const WORDS = "The national register names no licence of the institution.";

const council = () => desk.people.council.browser;
const mainOf = (document: Document) => document.querySelector("main")?.textContent ?? "";

async function draftRefusal(id: string) {
  const form = await openForm(council(), `/review/${id}/decision`, SHOW);
  form.choose("Your decision", "Refuse").tick("R02. No national recognition shown").fill("Words for the letter", WORDS);
  return form.press(SHOW);
}

/** Applied by somebody who reads Kazakh; the head has read and confirmed it in English. */
async function inTwoLanguages() {
  const { services } = desk.portal;
  const applicant = await signInNew(desk.portal, { locale: "kk", name: "Дана Өтінім" });
  const { applicationId, token } = await createAwaitingHead(services, viewerOf(applicant), COMPLETE);
  const form = await openForm(desk.portal.browser(), `/confirm/${token}?lng=en`, "Confirm and submit");
  for (const { labels } of form.element.querySelectorAll<HTMLInputElement>("[type=checkbox][name^=has]"))
    form.tick(labels?.[0]?.textContent ?? "");
  await form.press("Confirm and submit");
  const taken = { applicationId, version: await versionOf(services, applicationId) };
  expect(await takeApplication(services, taken, desk.coordinator)).toEqual({ ok: true });
  const seen = { result: "pass" as const, note: "Seen", actorId: desk.coordinator.id };
  await services.withTransaction((tx) =>
    tx.update(applicationChecks).set(seen).where(eq(applicationChecks.applicationId, applicationId)),
  );
  const advice = { recommendation: "admit_observer" as const, reasonCodes: [], rationale: "Two classes so far." };
  const recommended = { applicationId, version: await versionOf(services, applicationId), ...advice };
  expect(await recommendApplication(services, recommended, desk.coordinator)).toEqual({ ok: true });
  return { applicationId, applicant };
}

test("who declared a conflict of interest meanwhile is told in words, and keeps what was typed", async () => {
  const { services } = desk.portal;
  const id = await desk.recommended();
  const member = await signInNew(desk.portal, { roles: ["council"] });
  const drafting = await openForm(member.browser, `/review/${id}/decision`, SHOW);
  drafting.choose("Your decision", "Refuse").tick("R02. No national recognition shown");
  await drafting.fill("Words for the letter", WORDS).press(SHOW);
  const letter = await openForm(member.browser, `/review/${id}/letter`, REFUSE);
  letter.fill("Subject", "A subject of my own words");
  const tie = { applicationId: id, reason: "I taught there until last year." };
  expect(await declareConflict(services, tie, await actorOf(desk.portal, member.id))).toEqual({ ok: true });
  const { answer, page } = await letter.press(REFUSE);
  expect(answer.status).toBe(409);
  const words = mainOf(page.document);
  expect(words).toContain("You have declared a conflict of interest in this case meanwhile");
  expect(words).toContain("A subject of my own words");
  expect(words).toContain(WORDS);
  expect(
    await services.db.select().from(applicationDecisions).where(eq(applicationDecisions.applicationId, id)),
  ).toEqual([]);
});

const bodyOf = (form: ServedForm, language = "English") => String(form.read([language, "Text"]));

describe("the letter of a decision", () => {
  test("is built from the reasons: criterion, what was found, what cures it, when to apply again, how to appeal", async () => {
    const shown = await draftRefusal(await desk.recommended());
    const body = bodyOf(shown.form(REFUSE));
    const order = [
      "has decided not to admit",
      "R02. No national recognition shown",
      "How to fix it:",
      "What was found:",
      WORDS,
      "You may apply again",
      "{{againFrom}}",
      "you may appeal",
    ];
    expect(order.map((part) => body.indexOf(part))).toEqual(
      order.map((part) => body.indexOf(part)).sort((a, b) => a - b),
    );
    expect(order.filter((part) => !body.includes(part))).toEqual([]);
    expect(await desk.statusOf(shown.address.split("/")[2] ?? "")).toBe("recommended");
  });

  test("is edited beside its preview, kept when one leaves, and sent to applicant and head as it was read", async () => {
    const { applicationId: id, applicant } = await inTwoLanguages();
    const asked = await openForm(council(), `/review/${id}/decision`, SHOW);
    const shown = await asked.choose("Your decision", "Approve").choose("Membership category", "Observer").press(SHOW);
    const form = shown.form(APPROVE);
    const sentence = "The diploma is handed over on {{lastDay}} at the latest.";
    form.fill(["English", "Text"], `${bodyOf(form)}\n\n${sentence}`);
    form.fill(["English", "Signed by"], "N. Abenova, chair of the council");
    form.fill(["Қазақша", "Subject"], "Сіздің ұйымыңыз мүшелікке қабылданды");
    const saved = await form.press(SAVE);
    expect(saved.page.text).toContain("The letter is saved. Nothing has been sent.");
    expect(await desk.statusOf(id)).toBe("recommended");

    const again = await openForm(council(), `/review/${id}/decision`, SHOW);
    expect(again.read(["Your decision", "Approve"])).toBe(true);
    const back = await openForm(council(), `/review/${id}/letter`, APPROVE);
    expect(bodyOf(back)).toContain(sentence);
    expect(back.read(["Қазақша", "Subject"])).toBe("Сіздің ұйымыңыз мүшелікке қабылданды");
    const previews = [...back.element.querySelectorAll(".card")].map((card) => card.textContent ?? "");
    const ofHead = previews.find((text) => text.includes("As the head gets it")) ?? "";
    expect(ofHead).toContain("N. Abenova, chair of the council");
    expect(ofHead).toMatch(/handed over on \d+ \w+ \d{4} at the latest/);
    expect((await back.press(APPROVE)).answer.location).toContain("done=approve");

    const toHead = await letterTo(desk.portal, HEAD.email, "application-approved");
    expect(toHead.text).toMatch(/handed over on \d+ \w+ \d{4} at the latest[^]*N\. Abenova, chair of the council/);
    const plain = (text: string) => text.replaceAll("\u2060", "").replace(/M-\d{4}-\d{4}|\(given when[^)]*\)/, "№");
    const withoutLinks = (text: string) => plain(text).replace(/\n[^\n]*:\nhttp\S+\n/, "\n");
    const told = withoutLinks(toHead.text)
      .split("\n")
      .filter((line) => line.trim() !== "");
    expect(told.filter((line) => !plain(ofHead).includes(line))).toEqual([]);
    expect((await letterTo(desk.portal, applicant.email, "application-approved")).subject).toBe(
      "Сіздің ұйымыңыз мүшелікке қабылданды",
    );
    const [decision] = await desk.portal.services.db
      .select()
      .from(applicationDecisions)
      .where(eq(applicationDecisions.applicationId, id));
    expect(decision?.letters?.en?.signer).toBe("N. Abenova, chair of the council");
    expect(decision?.letters?.kk?.subject).toBe("Сіздің ұйымыңыз мүшелікке қабылданды");
  });

  test("that was changed is shown before it is sent", async () => {
    const id = await desk.recommended();
    const form = (await draftRefusal(id)).form(REFUSE);
    form.fill(["English", "Text"], `${bodyOf(form)}\n\nWe are sorry.`);
    const changed = await form.press(REFUSE);
    expect(changed.page.text).toContain("Read it as it will be sent, then decide.");
    expect(mainOf(changed.page.document)).toContain("We are sorry.");
    expect(await desk.statusOf(id)).toBe("recommended");
    await changed.form(REFUSE).press(REFUSE);
    expect(await desk.statusOf(id)).toBe("refused");
  });

  test("that names what is not known is refused at its field, with every word kept", async () => {
    const form = (await draftRefusal(await desk.recommended())).form(REFUSE);
    const typed = `${bodyOf(form)}\n\nYours, {{rector}}.`;
    form.fill(["English", "Text"], typed);
    const refused = await form.press(REFUSE);
    expect(refused.answer.status).toBe(422);
    const again = refused.form(REFUSE);
    expect(bodyOf(again)).toBe(typed);
    const control = again.control(["English", "Text"]);
    const said = (control.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((one) => control.ownerDocument.getElementById(one)?.textContent);
    expect(said.join(" ")).toContain("“rector” in double braces is not known here.");
  });

  test("in which a paragraph seems to be in another language says so, and goes out all the same", async () => {
    const id = await desk.recommended();
    const form = (await draftRefusal(id)).form(REFUSE);
    expect(form.element.textContent).not.toContain("This may be in another language");
    const russian = "Просим прислать копию лицензии, выданной министерством образования.";
    form.fill(["English", "Text"], `${bodyOf(form)}\n\n${russian}`);
    const saved = (await form.press(SAVE)).form(REFUSE);
    const notice = [...saved.element.querySelectorAll(".callout")].find((one) =>
      one.textContent?.includes("This may be in another language than English"),
    );
    expect(notice?.textContent).toContain(russian);
    await saved.press(REFUSE);
    expect(await desk.statusOf(id)).toBe("refused");
  });

  test("begins again with another decision, and what was written for the first can be looked up", async () => {
    const id = await desk.recommended();
    const form = (await draftRefusal(id)).form(REFUSE);
    const words = "The council thanks you for the visit of May.";
    await form.fill(["English", "Text"], `${bodyOf(form)}\n\n${words}`).press(SAVE);
    const asked = await openForm(council(), `/review/${id}/decision`, SHOW);
    const shown = await asked.choose("Your decision", "Approve").press(SHOW);
    const approving = shown.form(APPROVE);
    expect(bodyOf(approving)).toContain("has been approved");
    expect(bodyOf(approving)).not.toContain(words);
    const earlier = approving.element.querySelector("details")?.textContent;
    expect(earlier).toContain("Your earlier words");
    expect(earlier).toContain(words);
    const REDRAFT = "Begin again from the decision (English)";
    expect(approving.buttons).not.toContain(REDRAFT);
    const edited = (await approving.fill(["English", "Subject"], "Welcome").press(SAVE)).form(APPROVE);
    const redrafted = (await edited.press(REDRAFT)).form(APPROVE);
    expect(redrafted.read(["English", "Subject"])).toContain("has been admitted");
  });

  test("is not sent, saved or begun again once another window chose another decision; the form keeps its own", async () => {
    const id = await desk.recommended();
    const refusing = (await draftRefusal(id)).form(REFUSE);
    const saved = (await refusing.fill(["English", "Subject"], "Your application to us").press(SAVE)).form(REFUSE);
    const other = await openForm(council(), `/review/${id}/decision`, SHOW);
    const approving = (await other.choose("Your decision", "Approve").press(SHOW)).form(APPROVE);
    const words = `${bodyOf(saved)}\n\nWe are sorry.`;
    saved.fill(["English", "Text"], words);
    for (const button of [REFUSE, SAVE, "Begin again from the decision (English)"]) {
      const refused = await saved.press(button);
      expect(refused.answer.status).toBe(409);
      expect(refused.page.text).toContain("changed in another window");
      expect(refused.form(REFUSE).buttons).not.toContain(APPROVE);
      expect(bodyOf(refused.form(REFUSE))).toBe(words);
      expect((await refused.form(REFUSE).press(REFUSE)).answer.status).toBe(409);
    }
    const kept = await openForm(council(), `/review/${id}/letter`, APPROVE);
    expect(bodyOf(kept)).toBe(bodyOf(approving));
    expect(await desk.statusOf(id)).toBe("recommended");
    await approving.press(APPROVE);
    expect(await desk.statusOf(id)).toBe("approved");
  });

  test("with a mistake in it is shown again under the decision it was written for", async () => {
    const id = await desk.recommended();
    const refusing = (await draftRefusal(id)).form(REFUSE);
    const wrong = await refusing.fill(["English", "Text"], "Short").press(REFUSE);
    expect(wrong.answer.status).toBe(422);
    const other = await openForm(council(), `/review/${id}/decision`, SHOW);
    await other.choose("Your decision", "Approve").press(SHOW);
    const again = wrong.form(REFUSE).fill(["English", "Text"], WORDS);
    const refused = await again.press(REFUSE);
    expect(refused.answer.status).toBe(409);
    expect(bodyOf(refused.form(REFUSE))).toBe(WORDS);
  });

  test("of one person is nobody else's, and nothing of it is seen outside", async () => {
    const id = await desk.recommended();
    await draftRefusal(id);
    const { browser } = desk.people.second;
    const other = await openForm(browser, `/review/${id}/decision`, SHOW);
    expect(other.read("Words for the letter")).toBe("");
    expect((await browser.get(`/review/${id}/letter`)).location).toBe(`/review/${id}/decision`);
    expect((await lettersTo(desk.portal, HEAD.email)).filter(({ text }) => text.includes(WORDS))).toEqual([]);
  });
});
