import { execFileSync, spawnSync } from "node:child_process";
import { beforeEach, describe, expect, test } from "vitest";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { IN_CHECK_APPLICATION } from "#app/demo/data/applications/in-check.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { headConfirmations } from "#db/schema/correspondence.ts";
import { newOrderedId } from "#db/kit.ts";
import { newAwaiting } from "#tests/support/drafts.ts";
import { changeAssociation } from "#tests/support/formalities.ts";
import { lettersTo, letterTo } from "#tests/support/letters.ts";
import { actorOf, type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import { APPROVE, createRecommended, decideAtOnce, versionOf } from "#tests/support/review-factory.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const HEAD = IN_CHECK_APPLICATION.sections.head as unknown as { full_name: string; email: string };
const SIGN = "Sign the commitment";
const FIRST = "Commitment of the institution, version 1";
const REASON = "The senate has to agree to the new text first.";

const hasTools = spawnSync("pdftotext", ["-v"]).error === undefined;
if (!hasTools && process.env.REQUIRE_ALL === "1") throw new Error("pdftotext is required here and not installed");

let portal: TestPortal;
let coordinator: SignedIn;
beforeEach(async () => {
  portal = await startTestPortal();
  await decideAtOnce(portal.services);
  await changeAssociation(portal.services, { formalities: true, formalitiesDays: 60 });
  coordinator = await signInNew(portal, { name: "Owner of cases", roles: ["coordinator"] });
});

const plain = (text: string | null | undefined) => text?.replaceAll("\u00a0", " ") ?? "";
const mainOf = ({ document }: Answer) => plain(document.querySelector("main")?.textContent);
const linksOf = ({ document }: Answer) =>
  [...document.querySelectorAll("main a")].map((link) => link.getAttribute("href"));

function ticked(form: ServedForm): ServedForm {
  for (const box of form.controls.filter(({ type, name }) => type === "checkbox" && name.startsWith("has")))
    form.tick(form.nameOf(box));
  return form;
}

async function publish(words: string) {
  const { browser } = await signInNew(portal, { roles: ["administrator"] });
  const editor = await openForm(browser, "/admin/texts/commitment", "Publish the new version");
  editor.fill(["English", "Text"], words);
  expect((await editor.press("Publish the new version")).answer.status).toBe(302);
}

/** An approved application whose head is asked to sign; `answered` says in which language the head confirmed it. */
async function asked(answered?: "ru") {
  const { services } = portal;
  const council = await signInNew(portal, { roles: ["council"] });
  const { applicationId: id, applicant } = await createRecommended(services, await actorOf(portal, coordinator.id));
  if (answered) {
    const at = services.clock.now();
    const link = { headName: HEAD.full_name, headEmail: HEAD.email, contentSha256: "0", sentAt: at, expiresAt: at };
    const signed = { answer: "confirmed" as const, answeredAt: at, signedName: HEAD.full_name, locale: answered };
    const row = { id: newOrderedId(), applicationId: id, tokenSha256: newOrderedId(), remindersSent: 0 };
    await services.withTransaction((tx) => tx.insert(headConfirmations).values({ ...row, ...link, ...signed }));
    await publish("1. The institution reports twice a year.");
  }
  const input = { applicationId: id, version: await versionOf(services, id), explanation: "Welcome." };
  expect(await decide(services, input, byPerson(await actorOf(portal, council.id)), APPROVE)).toMatchObject({
    ok: true,
  });
  const { application } = (await getFullApplication(services.db, id)) ?? {};
  const letter = await letterTo(portal, HEAD.email, "application-commitment-request");
  const page = letter.link.replace(/\?.*/, "");
  return { id, applicant, application, letter, page, head: portal.browser() };
}

describe("the page on which the head signs after an approval", () => {
  test("gives a receipt at once, on opening the link again, by letter and as PDF", async () => {
    const { page, head, application } = await asked();
    const { page: receipt } = await ticked(await openForm(head, page, SIGN)).press(SIGN);
    for (const answer of [receipt, await portal.browser().get(page)]) {
      expect(mainOf(answer)).toContain("What you signed");
      expect(mainOf(answer)).toContain(FIRST);
      expect(mainOf(answer)).toContain(HEAD.full_name);
      expect(linksOf(answer)).toEqual(expect.arrayContaining(["/texts/commitment?version=1", `${page}/copy`]));
    }
    const letter = await letterTo(portal, HEAD.email, "application-commitment-signed");
    for (const words of [FIRST, "/texts/commitment?version=1", HEAD.full_name, application?.caseNumber ?? "none"])
      expect(letter.text).toContain(words);
    expect(letter.link).toContain(page);
    const copy = await head.get(`${page}/copy`);
    expect([copy.status, copy.headers.get("Content-Type")]).toEqual([200, "application/pdf"]);
    if (!hasTools) return;
    const pdf = execFileSync("pdftotext", ["-", "-"], { input: copy.bytes, encoding: "utf8" });
    expect(plain(pdf)).toContain("Version 1");
    expect(plain(pdf)).toContain("Signed through the link");
  });

  test("says who asks, in which case and until when, and has no copy before it is signed", async () => {
    const { page, head, application, letter, applicant } = await asked();
    const main = mainOf(await head.get(page));
    const until = application?.dueAt ? formatDate(application.dueAt, "en") : "none";
    for (const words of [application?.caseNumber ?? "none", applicant.email, plain(until)]) {
      expect(main).toContain(words);
      expect(plain(letter.text).replaceAll("\u2060", "")).toContain(words);
    }
    expect(main).not.toContain("Why you are asked again");
    expect((await head.get(`${page}/copy`)).status).toBe(404);
  });

  test("says why once more and what is new, in the language the head chose before", async () => {
    const { page, head, letter } = await asked("ru");
    expect(letter.subject).toContain("Подпишите обязательство");
    expect(letter.text).toContain("действует редакция 2");
    expect(letter.link).toContain("lng=ru");
    const answer = await head.get(`${page}?lng=en`);
    expect(mainOf(answer)).toContain("Why you are asked again");
    expect(mainOf(answer)).toContain("version 2 is in force now");
    expect(linksOf(answer)).toContain("/texts/commitment?version=1");
    expect([...answer.document.querySelectorAll("main .callout li")].map((one) => one.textContent)).toEqual([
      "1. The institution reports twice a year.",
    ]);
  });

  test("takes a no with its reason, of which applicant and secretariat hear, and can be asked anew", async () => {
    const { id, page, head, applicant } = await asked();
    const form = await openForm(head, page, "Do not sign");
    expect((await form.press("Do not sign")).page.status).toBe(422);
    const { page: after } = await form.fill("Reason", REASON).press("Do not sign");
    for (const answer of [after, await head.get(page)]) {
      expect(mainOf(answer)).toContain("was not signed");
      expect(mainOf(answer)).toContain(REASON);
    }
    expect((await letterTo(portal, applicant.email, "application-commitment-declined")).text).toContain(REASON);
    expect((await lettersTo(portal, coordinator.email)).map(({ kind }) => kind)).toContain(
      "review-commitment_declined",
    );
    expect(mainOf(await coordinator.browser.get(`/review/${id}`))).toContain(REASON);
    const browser = await signInAs(portal, applicant.email);
    const own = `/applications/${id}/formalities`;
    expect(mainOf(await browser.get(own))).toContain(REASON);
    await (await openForm(browser, own, "Send the head a new link")).press("Send the head a new link");
    const receipt = await letterTo(portal, HEAD.email, "application-commitment-declined-receipt");
    expect(receipt.text).toContain(REASON);
    expect(receipt.link).toContain(page);
    const { link, text } = await letterTo(portal, HEAD.email, "application-commitment-request");
    expect(text).toContain("did not sign the commitment on");
    expect(text).toContain(REASON);
    expect(mainOf(await head.get(link))).not.toContain(REASON);
    expect((await head.get(page)).status).toBe(404);
  });

  test("takes the sheet signed on paper, and names it in the receipt", async () => {
    const { id, page, head } = await asked();
    const form = ticked(await openForm(head, page, SIGN));
    form.attach("The commitment signed on paper", { name: "signed.pdf", bytes: Buffer.from("no PDF") });
    const refused = await form.press(SIGN);
    expect([refused.page.status, mainOf(refused.page).includes("This is not a PDF")]).toEqual([422, true]);
    const again = ticked(refused.form(SIGN));
    again.attach("The commitment signed on paper", { name: "signed.pdf", bytes: smallPdf("signed on paper") });
    const { page: receipt } = await again.press(SIGN);
    expect(mainOf(receipt)).toContain("signed.pdf");
    expect(mainOf(receipt)).toContain(sha256(smallPdf("signed on paper")));
    expect(mainOf(await coordinator.browser.get(`/review/${id}/answers`))).toContain("signed.pdf");
  });
});

const OTHERS = "Another Person Entirely";

describe("a name that is not the head's", () => {
  test("is asked about once under the commitment, and marked for the secretariat", async () => {
    const { id, page, head } = await asked();
    const form = ticked(await openForm(head, page, SIGN)).fill("Your full name", OTHERS);
    const sent = await form.press(SIGN);
    expect(sent.page.status).toBe(422);
    expect(mainOf(sent.page)).toContain(`The letter was written to ${HEAD.full_name}`);
    const again = sent.form(SIGN);
    for (const box of again.controls.filter(({ name }) => name === "isNowHead")) again.tick(again.nameOf(box));
    expect(mainOf((await again.press(SIGN)).page)).toContain("What you signed");
    expect(mainOf(await coordinator.browser.get(`/review/${id}`))).toContain(`Signed under another name: ${OTHERS}`);
  });

  test("is asked about once by the confirmation, and another spelling never is", async () => {
    const { token } = await newAwaiting(portal);
    const page = `/confirm/${token}`;
    const head = portal.browser();
    const first = ticked(await openForm(head, page, "Confirm and submit")).fill("Your full name", OTHERS);
    const { page: question } = await first.press("Confirm and submit");
    expect([question.status, mainOf(question).includes("The letter was written to")]).toEqual([422, true]);
    const spelled = ticked(await openForm(head, page, "Confirm and submit")).fill(
      "Your full name",
      "Safolzoda Khurshed",
    );
    expect(mainOf((await spelled.press("Confirm and submit")).page)).toContain("What you signed");
  });
});

test("a head who declined in Russian gets the next link in Russian", async () => {
  const { token, browser, home, id } = await newAwaiting(portal);
  const head = portal.browser();
  const { email } = (await getFullApplication(portal.services.db, id))?.answers.head as { email: string };
  const form = await openForm(head, `/confirm/${token}?lng=ru`, "Не подтверждать");
  await form.fill("Причина", "Исправьте название.").press("Не подтверждать");
  const again = await openForm(browser, `${home}/submission`, "Send to the head of the institution");
  await again.press("Send to the head of the institution");
  const letter = await letterTo(portal, email, "application-head-request");
  expect(letter.subject).toContain("Подтвердите заявку");
});
