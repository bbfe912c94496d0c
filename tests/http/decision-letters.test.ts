import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { recommendApplication } from "#app/features/applications/review/recommend-application.server.ts";
import { requestInformation } from "#app/features/applications/review/request-information.server.ts";
import { takeApplication } from "#app/features/applications/review/take-application.server.ts";
import { applicationChecks } from "#db/schema/applications.ts";
import { createAwaitingHead } from "#app/demo/applications-factory.server.ts";
import { versionOf } from "#tests/support/review-factory.ts";
import { COMPLETE } from "#tests/support/drafts.ts";
import { letterTo } from "#tests/support/letters.ts";
import { signInNew, viewerOf } from "#tests/support/people.ts";
import { startSecretariat } from "#tests/support/secretariat.ts";
import { openForm } from "#tests/support/served-form.ts";

let desk: Awaited<ReturnType<typeof startSecretariat>>;
beforeAll(async () => {
  desk = await startSecretariat();
});

const HEAD = COMPLETE.sections.head as { email: string; full_name: string };

/** Applied in Russian by somebody who reads Kazakh; the head has read and confirmed it in English. */
async function confirmedInEnglish() {
  const { services } = desk.portal;
  const applicant = await signInNew(desk.portal, { locale: "kk" });
  const draft = { ...COMPLETE, locale: "ru" as const };
  const { applicationId, token } = await createAwaitingHead(services, viewerOf(applicant), draft);
  const form = await openForm(desk.portal.browser(), `/confirm/${token}?lng=en`, "Confirm and submit");
  for (const { labels } of form.element.querySelectorAll<HTMLInputElement>("[type=checkbox][name^=has]"))
    form.tick(labels?.[0]?.textContent ?? "");
  await form.press("Confirm and submit");
  const taken = { applicationId, version: await versionOf(services, applicationId) };
  expect(await takeApplication(services, taken, desk.coordinator)).toEqual({ ok: true });
  return { applicationId, applicant };
}

/** The head is another person of the same office since; the applicant says so when asked. */
async function renameHead(applicationId: string, applicant: Awaited<ReturnType<typeof signInNew>>) {
  const { services } = desk.portal;
  const asked = { fields: ["head.full_name"], documents: [], message: "Who is the head now?" };
  const input = { applicationId, version: await versionOf(services, applicationId), ...asked };
  expect(await requestInformation(services, input, desk.coordinator)).toEqual({ ok: true });
  const section = await openForm(applicant.browser, `/applications/${applicationId}/head?lng=en`);
  await section.fill("Full name", "Zarina Nazarova").submit(section.submitters[0]);
  await (
    await openForm(applicant.browser, `/applications/${applicationId}`, "Send the answer")
  ).press("Send the answer");
}

test("the receipt comes to each reader in the language of that reader's choice", async () => {
  const { applicant } = await confirmedInEnglish();
  expect((await letterTo(desk.portal, applicant.email, "application-received")).subject).toContain("тіркелді");
  expect((await letterTo(desk.portal, HEAD.email, "application-received")).subject).toContain("Application received");
});

test("a decision is read by each in the own language, by the head under the present name, with the end of an observer's term", async () => {
  const { services } = desk.portal;
  const { applicationId, applicant } = await confirmedInEnglish();
  await renameHead(applicationId, applicant);
  const seen = { result: "pass" as const, note: "Seen", actorId: desk.coordinator.id };
  await services.withTransaction((tx) =>
    tx.update(applicationChecks).set(seen).where(eq(applicationChecks.applicationId, applicationId)),
  );
  const advice = { recommendation: "admit_observer" as const, reasonCodes: [], rationale: "Two classes so far." };
  const recommended = { applicationId, version: await versionOf(services, applicationId), ...advice };
  expect(await recommendApplication(services, recommended, desk.coordinator)).toEqual({ ok: true });

  const overview = (await desk.get("coordinator", `/review/${applicationId}`)).document.querySelector("main");
  expect(overview?.textContent?.replaceAll(/\s+/g, " ")).toMatch(/Language of letters ?Kazakh/);
  const page = await openForm(desk.people.council.browser, `/review/${applicationId}/decision`, "Show the letter");
  expect(page.element.textContent).toContain("Languages of the readers: English, Kazakh");
  const shown = await page
    .choose("Your decision", "Approve")
    .choose("Membership category", "Observer")
    .press("Show the letter");
  const preview = shown.page.document.querySelector("main")?.textContent ?? "";
  expect(preview).toMatch(/Мүшелік мына күнді қоса алғанда жарамды: \d{4}/);
  const APPROVE = "Approve and send this letter";
  expect((await shown.form(APPROVE).press(APPROVE)).answer.location).toContain("done=approve");

  const toHead = await letterTo(desk.portal, HEAD.email, "application-approved");
  expect(toHead.text).toContain("Dear Zarina Nazarova,");
  expect(toHead.text).not.toContain(HEAD.full_name);
  expect(toHead.text).toMatch(/The last day of the membership is \d+ \w+ \d{4}/);
  const toApplicant = await letterTo(desk.portal, applicant.email, "application-approved");
  expect(toApplicant.text).toMatch(/Мүшелік мына күнді қоса алғанда жарамды: \d{4}/);
});

test("the letter of a refusal leads the head, who has no account, to the page of the confirmation", async () => {
  const { services } = desk.portal;
  const { applicationId } = await confirmedInEnglish();
  const seen = { result: "fail" as const, note: "Seen", actorId: desk.coordinator.id };
  await services.withTransaction((tx) =>
    tx.update(applicationChecks).set(seen).where(eq(applicationChecks.applicationId, applicationId)),
  );
  const advice = {
    recommendation: "refuse" as const,
    reasonCodes: ["R02" as const],
    rationale: "Not in the register.",
  };
  const recommended = { applicationId, version: await versionOf(services, applicationId), ...advice };
  expect(await recommendApplication(services, recommended, desk.coordinator)).toEqual({ ok: true });
  const page = await openForm(desk.people.council.browser, `/review/${applicationId}/decision`, "Show the letter");
  const reason = page.element.querySelector<HTMLInputElement>("[name=reasonCodes][value=R02]")?.labels?.[0];
  page.choose("Your decision", "Refuse").tick(reason?.textContent ?? "");
  const shown = await page.fill("Words for the letter", "It is not in the register.").press("Show the letter");
  expect(shown.page.document.querySelector("main")?.textContent).toContain("/confirm/…?lng=en");
  const REFUSE = "Refuse and send this letter";
  await shown.form(REFUSE).press(REFUSE);
  const { link } = await letterTo(desk.portal, HEAD.email, "application-refused");
  const receipt = await desk.portal.browser().get(link);
  expect(receipt.document.querySelector("main")?.textContent).toContain("What you signed");
});

test("whoever decides something else than was recommended reads both before the letter goes out", async () => {
  const applicationId = await desk.recommended();
  const { browser } = desk.people.council;
  const shownFor = async (category: string) => {
    const page = await openForm(browser, `/review/${applicationId}/decision`, "Show the letter");
    page.choose("Your decision", "Approve").choose("Membership category", category);
    return (await page.press("Show the letter")).page.text;
  };
  expect(await shownFor("Observer")).toContain("Recommended: “Admit as full member”. You decide: “Admit as observer”.");
  expect(await shownFor("Full member")).not.toContain("This is not what was recommended");
});

test("the invitation of an alternate names the person, says that the institution was admitted, and who named them", async () => {
  const { services } = desk.portal;
  const applicationId = await desk.recommended();
  const APPROVE = "Approve and send this letter";
  const page = await openForm(desk.people.council.browser, `/review/${applicationId}/decision`, "Show the letter");
  const shown = await page.choose("Your decision", "Approve").press("Show the letter");
  expect((await shown.form(APPROVE).press(APPROVE)).answer.location).toContain("done=approve");
  const { answers, application } = (await getFullApplication(services.db, applicationId)) ?? {};
  const { alternate } = answers?.representatives as { alternate: { full_name: string; email: string } };
  const head = (answers?.head as typeof HEAD).full_name;
  const { text, link } = await letterTo(desk.portal, alternate.email, "account-invitation");
  expect(text).toContain(`Dear ${alternate.full_name},`);
  expect(text).toContain(`${application?.institutionName} has been admitted as a member.`);
  expect(text).toContain(
    `You were named for this in the application of the institution, confirmed by its head: ${head}.`,
  );
  const joining = await desk.portal.browser().get(link);
  expect(joining.document.querySelector("main")?.textContent).toContain("has been admitted as a member.");
});

test("whoever decides comes to the recommendation and the decision before the answers that can be looked up", async () => {
  const id = await desk.recommended();
  const { document } = await desk.get("council", `/review/${id}/decision`);
  const places = [...document.querySelectorAll("main h2, main legend, main section[aria-label] > details > summary")];
  const placeOf = (words: string) => places.findIndex(({ textContent }) => textContent?.includes(words));
  const order = ["Recommendation", "Your decision", "Legal status"].map(placeOf);
  expect(order).not.toContain(-1);
  expect(order).toEqual([...order].sort((one, other) => one - other));
});
