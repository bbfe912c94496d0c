import { beforeAll, expect, test } from "vitest";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { agree, propose } from "#tests/support/appeals.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { actorOf, type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { createRecommended, decideAtOnce, REFUSE, versionOf } from "#tests/support/review-factory.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const WHY = "The register names us since 2014. The link to it stood in our answers and was not opened.";
const REASONS = "The entry in the register was not opened, so the procedure was not followed by those who checked.";
const BETTER = "The entry in the register is number 17. It was not opened, so the procedure was not followed.";
const RUSSIAN = "Запись в реестре не была открыта, поэтому порядок проверки был нарушен теми, кто проверял.";
const PUBLISH = "Publish the new version";
const OUTCOME = "What should become of the appeal?";

let portal: TestPortal;
let coordinator: SignedIn;
let council: SignedIn;
let administrator: SignedIn;
let first: SignedIn;
let second: SignedIn;
let third: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  await decideAtOnce(portal.services);
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
  council = await signInNew(portal, { roles: ["council"] });
  administrator = await signInNew(portal, { roles: ["administrator"] });
  first = await signInNew(portal, { name: "First of the panel", roles: ["appeals"] });
  second = await signInNew(portal, { name: "Second of the panel", roles: ["appeals"] });
  third = await signInNew(portal, { name: "Third of the panel", roles: ["appeals"] });
});

async function appealed() {
  const { services } = portal;
  const { applicationId: id, applicant } = await createRecommended(services, await actorOf(portal, coordinator.id));
  const input = { applicationId: id, version: await versionOf(services, id), explanation: "No recognition was found." };
  await decide(services, input, byPerson(await actorOf(portal, council.id)), REFUSE);
  const browser = await signInAs(portal, applicant.email);
  const form = await openForm(browser, `/applications/${id}/appeal`, "Lodge the appeal");
  await form.tick("The procedure was not followed").fill("Why", WHY).press("Lodge the appeal");
  return { id, email: applicant.email, browser, panel: `/appeals/${id}` };
}

const mainOf = async ({ browser }: Pick<SignedIn, "browser">, page: string) =>
  (await browser.get(page)).document.querySelector("main")?.textContent ?? "";
const told = async (email: string) =>
  (await lettersTo(portal, email)).filter(({ kind }) => kind.startsWith("application-appeal-allowed"));

test("the letter of the panel is shown whole before it is proposed; the second agrees to that very text, and that is sent", async () => {
  const { id, email, browser, panel } = await appealed();
  const form = await openForm(first.browser, panel, "Show the letter");
  form.choose(OUTCOME, "Allow the appeal").fill("What the panel finds", REASONS);
  const { page: letter, form: ofLetter } = await form.press("Show the letter");
  for (const words of ["The procedure was not followed", REASONS, "The refusal is set aside", "The appeals panel"])
    expect(letter.text).toContain(words);
  expect(await mainOf(second, panel)).not.toContain(REASONS);
  const edited = ofLetter("Propose this letter");
  const body = String(edited.read(["English", "Text"]));
  edited.fill(["English", "Text"], body.replace(REASONS, BETTER));
  const { page: again, form: anew } = await edited.press("Propose this letter");
  expect(again.text).toContain("Nothing is proposed yet");
  const shown = [...again.document.querySelectorAll("main p")].map((one) => one.textContent);
  expect(shown.some((text) => text.includes(BETTER))).toBe(true);
  expect((await anew("Propose this letter").press("Propose this letter")).address).toContain("done=voted");
  expect(await told(email)).toEqual([]);
  const before = await mainOf(second, panel);
  expect(before).toContain(BETTER);
  expect((await agree(second.browser, panel)).address).toContain("done=found");
  const [sent] = await told(email);
  expect(sent?.text).toContain(BETTER);
  expect(sent?.text).not.toContain(REASONS);
  expect(sent?.text).toContain("The appeals panel");
  const status = await browser.get(`/applications/${id}`);
  const link = status.document.querySelector(`main a[href="/applications/${id}/appeal"]`);
  expect(link?.textContent).toBe("Read the appeal");
  expect(link?.closest(".card")?.textContent).toContain("The panel has allowed the appeal");
  for (const page of [
    await mainOf(coordinator, `/review/${id}`),
    await mainOf({ browser }, `/applications/${id}/appeal`),
  ]) {
    expect(page).toContain(BETTER);
    expect(page).not.toContain(REASONS);
  }
});

test("the second edits the letter: the first hears of it and must agree anew, and both versions are kept", async () => {
  const { email, panel } = await appealed();
  await propose(first.browser, panel, "Allow the appeal", REASONS);
  const form = await openForm(second.browser, panel, /^Change this letter/);
  const { form: changing } = await form.press(/^Change this letter/);
  const edited = changing("Propose this letter");
  const body = String(edited.read(["English", "Text"]));
  const { page: saved, form: ofSaved } = await edited
    .fill(["English", "Text"], body.replace(REASONS, BETTER))
    .press("Save and show the letter");
  expect(saved.text).toContain("First of the panel");
  expect(saved.text).toContain("has to agree anew");
  expect(await mainOf(first, panel)).not.toContain(BETTER);
  await ofSaved("Propose this letter").press("Propose this letter");
  expect(await told(email)).toEqual([]);
  const news = (await lettersTo(portal, first.email)).filter(({ kind }) => kind === "review-appeal_changed");
  expect(news).toHaveLength(1);
  expect(news[0]?.text).toContain(panel);
  expect(await mainOf(first, "/appeals")).toContain("Waits for you");
  const { document } = await first.browser.get(panel);
  const earlier = document.querySelector("#earlier")?.parentElement?.textContent ?? "";
  expect(earlier).toContain("Version 1");
  expect(earlier).toContain(REASONS);
  expect(earlier).not.toContain(BETTER);
  // The version that was replaced cannot be agreed to from an old window.
  await agree(first.browser, panel);
  const [sent] = await told(email);
  expect(sent?.text).toContain(BETTER);
  expect(sent?.text).not.toContain(REASONS);
});

test("whoever proposes a letter unchanged agrees to it; one that was replaced cannot be agreed to", async () => {
  const { email, panel } = await appealed();
  await propose(first.browser, panel, "Allow the appeal", REASONS);
  const stale = await openForm(third.browser, panel, /^Agree to this letter/);
  const form = await openForm(first.browser, panel, /^Change this letter/);
  const { form: changing } = await form.press(/^Change this letter/);
  const edited = changing("Propose this letter");
  const body = String(edited.read(["English", "Text"]));
  const { form: ofSaved } = await edited
    .fill(["English", "Text"], body.replace(REASONS, BETTER))
    .press("Propose this letter");
  await ofSaved("Propose this letter").press("Propose this letter");
  expect((await stale.press(/^Agree to this letter/)).page.status).toBe(409);
  expect(await told(email)).toEqual([]);
  const copy = await openForm(second.browser, panel, /^Change this letter/);
  const { form: unchanged } = await copy.press(/^Change this letter/);
  expect((await unchanged("Propose this letter").press("Propose this letter")).address).toContain("done=found");
  expect((await told(email))[0]?.text).toContain(BETTER);
});

test("a letter begun for one outcome is not proposed once another window chose the other; what was typed is given back", async () => {
  const { email, panel } = await appealed();
  const shown = async (outcome: string) => {
    const form = await openForm(first.browser, panel, "Show the letter");
    form.choose(OUTCOME, outcome).fill("What the panel finds", REASONS);
    return (await form.press("Show the letter")).form("Propose this letter");
  };
  const allowing = await shown("Allow the appeal");
  const dismissing = await shown("Dismiss the appeal");
  const words = `${String(allowing.read(["English", "Text"]))}\n\n${BETTER}`;
  const refused = await allowing.fill(["English", "Text"], words).press("Propose this letter");
  expect(refused.page.status).toBe(409);
  expect(refused.page.text).toContain("changed in another window");
  expect(refused.page.document.querySelector("h2")?.textContent).toMatch(/allow/i);
  const again = refused.form("Propose this letter");
  expect(again.read(["English", "Text"])).toBe(words);
  for (const button of ["Propose this letter", "Save and show the letter"])
    expect((await again.press(button)).page.status).toBe(409);
  const kept = await openForm(first.browser, `${panel}/letter`, "Propose this letter");
  expect(kept.read(["English", "Text"])).toBe(dismissing.read(["English", "Text"]));
  expect((await dismissing.press("Propose this letter")).address).toContain("done=voted");
  expect((await agree(second.browser, panel)).address).toContain("done=found");
  expect(await told(email)).toEqual([]);
  const dismissed = await lettersTo(portal, email);
  expect(dismissed.some(({ kind }) => kind === "application-appeal-dismissed")).toBe(true);
});

test("a finding in another language than the letter's is hinted at; what was typed stays on errors", async () => {
  const { panel } = await appealed();
  const form = await openForm(first.browser, panel, "Show the letter");
  form.choose(OUTCOME, "Dismiss the appeal").fill("What the panel finds", "Short");
  const refused = await form.press("Show the letter");
  expect(refused.page.status).toBe(422);
  const again = refused.form("Show the letter");
  expect(again.read("What the panel finds")).toBe("Short");
  const { page, form: ofLetter } = await again.fill("What the panel finds", RUSSIAN).press("Show the letter");
  expect(page.text).toContain("This may be in another language than English");
  const letter = ofLetter("Propose this letter");
  const words = "A long letter of the panel that names {{number}} and what there is not.";
  const wrong = await letter.fill(["English", "Text"], words).press("Propose this letter");
  expect(wrong.page.status).toBe(422);
  expect(wrong.form("Propose this letter").read(["English", "Text"])).toBe(words);
  const kept = await openForm(first.browser, panel, "Show the letter");
  expect(kept.read("What the panel finds")).toBe(RUSSIAN);
  await (await openForm(first.browser, `${panel}/letter`, "Propose this letter")).press("Propose this letter");
  expect(await mainOf(second, panel)).toContain("This may be in another language than English");
});

test("letters of appeals are templates with placeholders, and the next letter begins with the new words", async () => {
  const place = "/admin/letters/appeal_allow";
  expect(await mainOf(administrator, "/admin/letters")).toContain("Appeal dismissed");
  const form = await openForm(administrator.browser, place, PUBLISH);
  const body = String(form.read(["English", "Text"]));
  for (const name of ["institution", "caseNumber", "grounds", "findings"]) expect(body).toContain(`{{${name}}}`);
  form.fill(["English", "Text"], `The panel of the house has sat.\n\n${body}`);
  await form.press(PUBLISH);
  const { panel } = await appealed();
  const draft = await openForm(first.browser, panel, "Show the letter");
  draft.choose(OUTCOME, "Allow the appeal").fill("What the panel finds", REASONS);
  expect((await draft.press("Show the letter")).page.text).toContain("The panel of the house has sat.");
});
