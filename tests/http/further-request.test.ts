import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { answerInformationRequest } from "#app/features/applications/apply/answer-information-request.server.ts";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { requestInformation } from "#app/features/applications/review/request-information.server.ts";
import { users } from "#db/schema/accounts.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { signInAs } from "#tests/support/people.ts";
import { createInCheck, type FiledApplication, versionOf } from "#tests/support/review-factory.ts";
import { startSecretariat } from "#tests/support/secretariat.ts";
import { openForm } from "#tests/support/served-form.ts";

let desk: Awaited<ReturnType<typeof startSecretariat>>;

beforeAll(async () => {
  desk = await startSecretariat();
});

const PREPARE = "Prepare the request";
const AGREE = "Agree and send it";

async function ask({ applicationId }: FiledApplication, coordinator: Viewer) {
  const { services } = desk.portal;
  const asked = { fields: ["legal.recog_url"], documents: [], message: "Please send it again." };
  const input = { applicationId, version: await versionOf(services, applicationId), ...asked };
  expect(await requestInformation(services, input, coordinator)).toEqual({ ok: true });
}

/** A file whose applicant was asked twice and has answered twice. */
async function askedTwice() {
  const filed = await createInCheck(desk.portal.services, desk.coordinator);
  for (let round = 0; round < 2; round++) {
    await ask(filed, desk.coordinator);
    const { services } = desk.portal;
    expect(await answerInformationRequest(services, filed.applicationId, filed.applicant)).toEqual({ ok: true });
  }
  const file = await getFullApplication(desk.portal.services.db, filed.applicationId);
  return { ...filed, page: `/review/${filed.applicationId}`, caseNumber: file?.application.caseNumber ?? "" };
}

const WORDS = "The register has closed; please name another.";

async function prepare(page: string) {
  const form = await openForm(desk.people.coordinator.browser, `${page}/request`, PREPARE);
  expect(form.element.textContent).toContain("goes out only once a second person agrees");
  return form.tick("Entry in the public register").fill("Message to the applicant", WORDS).press(PREPARE);
}

const requestsTo = async ({ applicant }: FiledApplication) =>
  (await lettersTo(desk.portal, applicant.email)).filter(({ kind }) => kind === "application-information-request");

describe("a third request for information", () => {
  test.each(["second", "council"] as const)(
    "goes out when a second person (%s) has read it and agrees",
    async (who) => {
      const filed = await askedTwice();
      const prepared = await prepare(filed.page);
      expect(prepared.page.text).toContain("It goes out when a second person agrees");
      const applicant = await signInAs(desk.portal, filed.applicant.email);
      const home = `/applications/${filed.applicationId}`;
      expect((await applicant.get(home)).text).not.toContain(WORDS);
      expect(await requestsTo(filed)).toHaveLength(2);

      const { browser, email } = desk.people[who];
      const told = await letterTo(desk.portal, email, "review-consent");
      expect(told.subject).toContain(filed.caseNumber);
      expect((await browser.get("/inbox")).document.querySelector("main")?.textContent).toContain(
        "A further request for information waits for your consent.",
      );
      expect((await browser.get(told.link)).text).toContain("It goes out only if you agree");
      const form = await openForm(browser, `${filed.page}/request`, AGREE);
      const page = form.element.closest("main")?.textContent ?? "";
      expect(page).toContain(WORDS);
      expect(page).toContain("Entry in the public register");
      const sent = await form.press(AGREE);
      expect(sent.page.status).toBe(200);
      expect(await desk.statusOf(filed.applicationId)).toBe("info_requested");
      expect((await requestsTo(filed))[0]?.text).toContain(WORDS);
      expect((await applicant.get(home)).text).toContain(WORDS);
      expect((await letterTo(desk.portal, desk.people.coordinator.email, "review-request_agreed")).link).toBe(
        filed.page,
      );
      expect((await form.press(AGREE)).answer.status).toBe(who === "council" ? 404 : 409);
    },
  );

  test("stays in the checks when the second person says why not, and the reason stands in the history", async () => {
    const filed = await askedTwice();
    await prepare(filed.page);
    const form = await openForm(desk.people.second.browser, `${filed.page}/request`, "Do not agree");
    const refused = await form.press("Do not agree");
    expect(refused.answer.status).toBe(422);
    const again = refused.form("Do not agree");
    await again.fill("Why you do not agree", "We have everything: look at the first answer.").press("Do not agree");
    expect(await desk.statusOf(filed.applicationId)).toBe("in_check");
    expect(await requestsTo(filed)).toHaveLength(2);
    const overview = await desk.get("coordinator", filed.page);
    expect(overview.text).toContain("We have everything: look at the first answer.");
    expect((await letterTo(desk.portal, desk.people.coordinator.email, "review-request_declined")).link).toBe(
      filed.page,
    );
    expect((await desk.get("council", filed.page)).status).toBe(404);
  });

  test("is not agreed to by the one who prepared it, who may change or drop it", async () => {
    const filed = await askedTwice();
    await prepare(filed.page);
    const { browser } = desk.people.coordinator;
    const form = await openForm(browser, `${filed.page}/request`, PREPARE);
    expect(form.read("Message to the applicant")).toBe(WORDS);
    expect(form.read("Entry in the public register")).toBe(true);
    const version = String(await versionOf(desk.portal.services, filed.applicationId));
    expect((await browser.forge(`${filed.page}/request`, { intent: "agree", version })).status).toBe(403);
    const drop = await openForm(browser, `${filed.page}/request`, "Drop the request");
    expect((await drop.press("Drop the request")).page.text).toContain("The prepared request was dropped.");
    expect((await desk.get("council", `${filed.page}/request`)).status).toBe(404);
    expect((await desk.get("second", `${filed.page}/request`)).text).not.toContain(AGREE);
  });

  test("waits no longer once the file has gone on", async () => {
    const filed = await askedTwice();
    await prepare(filed.page);
    const applicant = await signInAs(desk.portal, filed.applicant.email);
    const form = await openForm(applicant, `/applications/${filed.applicationId}/withdrawal`);
    const box = form.controls.find(({ type }) => type === "checkbox") as HTMLInputElement;
    box.checked = true;
    await form.submit(form.submitters[0]);
    expect(await desk.statusOf(filed.applicationId)).toBe("withdrawn");
    expect((await desk.get("council", filed.page)).status).toBe(404);
  });
});

test("a corrected request comes under a new subject and says what of it has changed", async () => {
  const filed = await createInCheck(desk.portal.services, desk.coordinator);
  await ask(filed, desk.coordinator);
  const CORRECT = "Send the corrected request";
  const form = await openForm(desk.people.coordinator.browser, `/review/${filed.applicationId}/request`, CORRECT);
  form.untick("Entry in the public register").tick("National registration number").tick("Proof of legal status");
  await form.press(CORRECT);
  const { subject, text } = await letterTo(desk.portal, filed.applicant.email, "application-request-corrected");
  expect(subject).toMatch(/the request about your application A-\d{4}-\d+ has changed/);
  const [, added = "", dropped = ""] = /New:\n([^]*?)\n\nNo longer needed[^\n]*\n([^]*?)\n\n/.exec(text) ?? [];
  expect(added).toMatch(/National registration number[^]*Proof of legal status/);
  expect(dropped).toContain("Entry in the public register");
  expect(text.split("Please check or complete:")[1]).not.toContain("Entry in the public register");
});

test("the page on which a file is worked leads to asking for information", async () => {
  const { applicationId } = await createInCheck(desk.portal.services, desk.coordinator);
  const { document } = await desk.get("coordinator", `/review/${applicationId}/work`);
  const link = [...document.querySelectorAll("main a")].find((one) => one.textContent === "Ask for information");
  expect(link?.getAttribute("href")).toBe(`/review/${applicationId}/request`);
});

test("the note of a return stands where one goes on with the file, until it has gone on", async () => {
  const applicationId = await desk.recommended();
  const note = "The accreditation of 2019 has ended.";
  const form = await openForm(desk.people.council.browser, `/review/${applicationId}/decision`, /^Return/);
  await form.fill("What should be looked at again", note).press(/^Return/);
  for (const page of ["", "/work"])
    expect((await desk.get("coordinator", `/review/${applicationId}${page}`)).text).toContain(note);
  const filed = await getFullApplication(desk.portal.services.db, applicationId);
  const applicant = await signInAs(desk.portal, (await ownerOf(filed?.application.ownerId)) ?? "");
  expect((await applicant.get(`/applications/${applicationId}`)).text).not.toContain(note);
  await ask({ applicationId } as FiledApplication, desk.coordinator);
  expect((await desk.get("coordinator", `/review/${applicationId}`)).text).not.toContain(note);
});

async function ownerOf(id: string | undefined) {
  const [owner] = await desk.portal.services.db
    .select()
    .from(users)
    .where(eq(users.id, id ?? ""));
  return owner?.email;
}
