import { eq } from "drizzle-orm";
import { readPage } from "#tests/support/reader.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { DOCUMENT_KINDS, type DocumentKind } from "#db/vocabulary.ts";
import { informationRequests } from "#db/schema/correspondence.ts";
import { outbox } from "#db/schema/outbox.ts";
import { createInCheck } from "#tests/support/review-factory.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { answerInformationRequest } from "#app/features/applications/apply/answer-information-request.server.ts";
import { requestInformation } from "#app/features/applications/review/request-information.server.ts";
import { saveSection } from "#app/features/applications/apply/save-section.server.ts";
import { findOpenRequest, getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { QUESTIONS, SECTION_KEYS } from "#app/features/applications/form/form.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { name: "Aigerim Coordinator", roles: [{ role: "coordinator" }] });
});

const asCoordinator = (): Viewer => {
  const { id, email, name } = coordinator;
  const grant = { role: "coordinator" as const, countries: null, institutionId: null, applicationId: null };
  return { id, email, name, locale: "en" as const, isVerified: true, grants: [grant] };
};

async function openRequest() {
  const { applicationId } = await createInCheck(portal.services, asCoordinator());
  const form = await openForm(coordinator.browser, `/review/${applicationId}/request`, "Send the request");
  return { applicationId, form };
}

describe("asking for information", () => {
  test("one answer of every section and a document can be asked for, and all of them are (found F69)", async () => {
    const { applicationId, form } = await openRequest();
    const wanted = SECTION_KEYS.map((section) => QUESTIONS.find((question) => question.section === section)!.path);
    for (const path of [...wanted, "legal_status"]) {
      const box = form.controls.find(({ value }) => value === path) as HTMLInputElement;
      expect(box.name, path).not.toBe("");
      box.checked = true;
    }
    const { answer, page } = await form.fill("Message to the applicant", "Please send it again.").press(/^Send/);
    expect([answer.status, page.status]).toEqual([302, 200]);
    const [round] = await portal.services.db
      .select()
      .from(informationRequests)
      .where(eq(informationRequests.applicationId, applicationId));
    expect([round?.fields, round?.documents]).toEqual([wanted, ["legal_status"]]);
  });

  test("every box of the page has a name and comes back ticked beside an error (found F69)", async () => {
    const { form } = await openRequest();
    const boxes = form.controls.filter(({ type }) => type === "checkbox") as HTMLInputElement[];
    expect(boxes.map(({ value }) => value).sort()).toEqual(
      [...QUESTIONS.filter(({ field }) => !field.isPast).map(({ path }) => path), ...DOCUMENT_KINDS].sort(),
    );
    expect(boxes.filter(({ name }) => !name)).toEqual([]);
    for (const box of boxes) box.checked = true;
    const refused = await form.press("Send the request");
    expect(refused.answer.status).toBe(422);
    const again = refused.form("Send the request").controls.filter(({ type }) => type === "checkbox");
    expect(again.filter((box) => !(box as HTMLInputElement).checked)).toEqual([]);
  });
});

interface Asked {
  fields: string[];
  documents?: DocumentKind[];
}

async function ask({ fields, documents = [] }: Asked) {
  const { applicationId, applicant } = await createInCheck(portal.services, asCoordinator());
  const input = { applicationId, version: 2, fields, documents, message: "Please send it again." };
  expect(await requestInformation(portal.services, input, asCoordinator())).toEqual({ ok: true });
  const file = await getFullApplication(portal.services.db, applicationId);
  return {
    applicationId,
    applicant,
    caseNumber: file?.application.caseNumber ?? "",
    page: `/review/${applicationId}/request`,
  };
}

type Address = { applicationId: string; applicant: Viewer; url: string };

async function changeAddress({ applicationId, applicant, url }: Address) {
  const file = await getFullApplication(portal.services.db, applicationId);
  const answers = { ...file?.answers.legal, recog_url: url };
  const version = file?.saved.legal?.version ?? 0;
  const input = { applicationId, section: "legal" as const, answers, version };
  expect(await saveSection(portal.services, input, applicant)).toMatchObject({ ok: true });
}

const addressIn = async (applicationId: string) =>
  (await getFullApplication(portal.services.db, applicationId))?.answers.legal?.recog_url;
const statusOf = async (applicationId: string) =>
  (await getFullApplication(portal.services.db, applicationId))?.application.status;
const lettersAbout = async (applicationId: string) =>
  (await portal.services.db.select().from(outbox).where(eq(outbox.subjectId, applicationId))).map(({ kind }) => kind);

describe("a request nobody has answered", () => {
  test("is taken back: the file goes on as it was filed, and the request does not count (found F75)", async () => {
    const { applicationId, applicant, page } = await ask({ fields: ["legal.recog_url"] });
    const filed = await addressIn(applicationId);
    await changeAddress({ applicationId, applicant, url: "https://register.example/unsent" });
    const { page: after } = await (await openForm(coordinator.browser, page, "Take the request back")).press(/^Take/);
    expect(after.text).toContain("The request was taken back");
    expect([await statusOf(applicationId), await addressIn(applicationId)]).toEqual(["in_check", filed]);
    expect(await lettersAbout(applicationId)).toContain("application-request-taken-back");
    expect(await answerInformationRequest(portal.services, applicationId, applicant)).toMatchObject({ ok: false });
    const again = await openForm(coordinator.browser, page, "Send the request");
    expect(again.element.textContent).toContain("You can ask 2 more times");
    again.tick("Entry in the public register").fill("Message to the applicant", "Please send it again.");
    expect((await again.press("Send the request")).answer.status).toBe(302);
  });

  test("is corrected: what is added can be changed, what is left out is as filed again (found F75)", async () => {
    const { applicationId, applicant, page } = await ask({ fields: ["legal.recog_url"] });
    const filed = await addressIn(applicationId);
    await changeAddress({ applicationId, applicant, url: "https://register.example/unsent" });
    const form = await openForm(coordinator.browser, page, "Send the corrected request");
    expect(form.read("Message to the applicant")).toBe("Please send it again.");
    form.untick("Entry in the public register").tick("National registration number").tick("Proof of legal status");
    const { page: after } = await form.press("Send the corrected request");
    expect(after.text).toContain("The corrected request has been sent");
    expect(await findOpenRequest(portal.services.db, applicationId)).toMatchObject({
      round: 1,
      fields: ["legal.reg_no"],
      documents: ["legal_status"],
      answersBefore: { "legal.reg_no": expect.any(String) as string },
    });
    expect([await statusOf(applicationId), await addressIn(applicationId)]).toEqual(["info_requested", filed]);
    expect(
      (await lettersAbout(applicationId)).filter((kind) => /information-request|request-corrected/.test(kind)),
    ).toEqual(["application-information-request", "application-request-corrected"]);
  });

  test("is corrected with the applicant's typing in sight, which goes back to the applicant by letter and page", async () => {
    const { applicationId, applicant, page } = await ask({ fields: ["legal.recog_url", "legal.reg_no"] });
    const typed = "https://register.example/typed-and-dropped";
    await changeAddress({ applicationId, applicant, url: typed });
    const form = await openForm(coordinator.browser, page, "Send the corrected request");
    const said = form.element.querySelector(".callout")?.textContent ?? "";
    expect(said).toContain("has changed the following");
    expect(said).toContain("Entry in the public register");
    expect(said).not.toContain("National registration number");
    expect(form.element.textContent).not.toContain(typed);
    await form.untick("Entry in the public register").press("Send the corrected request");
    const letter = await letterTo(portal, applicant.email, "application-request-corrected");
    // Letters write foreign addresses so that no mail program makes links of them.
    expect(letter.text.replaceAll("\u2060", "")).toContain(`Entry in the public register: ${typed}`);
    const browser = await signInAs(portal, applicant.email);
    expect((await browser.get(`/applications/${applicationId}`)).text).toContain(typed);
    await (await openForm(coordinator.browser, page, "Take the request back")).press(/^Take/);
    expect((await browser.get(`/applications/${applicationId}`)).text).toContain(typed);
  });

  test("is neither corrected nor taken back from a page opened before the answer (found F75)", async () => {
    const { applicationId, applicant, page } = await ask({ fields: ["legal.recog_url"] });
    const form = await openForm(coordinator.browser, page, "Take the request back");
    expect(await answerInformationRequest(portal.services, applicationId, applicant)).toEqual({ ok: true });
    expect((await form.press("Take the request back")).answer.status).toBe(409);
    expect(await statusOf(applicationId)).toBe("in_check");
  });
});

describe("the answer to a request, as the coordinator reads it", () => {
  test("is told to the owner of the case alone by a letter, stands first and marked in the inbox (found F74)", async () => {
    const { caseNumber, applicationId, applicant } = await ask({ fields: ["legal.recog_url"] });
    const colleague = await signInNew(portal, { roles: ["coordinator"] });
    await changeAddress({ applicationId, applicant, url: "https://register.example/c" });
    expect(await answerInformationRequest(portal.services, applicationId, applicant)).toEqual({ ok: true });
    const told = async ({ email }: SignedIn) =>
      (await lettersTo(portal, email)).filter(
        ({ kind, link }) => kind === "review-answered" && link.includes(applicationId),
      );
    const [letter, ...others] = await told(coordinator);
    expect(others).toEqual([]);
    expect(letter?.subject).toContain(caseNumber);
    expect(letter?.link).toBe(`/review/${applicationId}`);
    expect(await told(colleague)).toEqual([]);
    const { document } = await coordinator.browser.get("/inbox");
    const items = [...document.querySelectorAll(".entry-list li")].map(({ textContent }) => textContent ?? "");
    const isMarked = (item: string) => item.includes("The applicant has answered");
    expect(items.find((item) => item.includes(caseNumber))).toSatisfy(isMarked);
    expect(items.slice(items.findLastIndex(isMarked) + 1).length).toBe(items.filter((item) => !isMarked(item)).length);
  });

  test("says beside a document that it was not sent, and writes compared addresses whole (found F75)", async () => {
    const { applicationId, applicant } = await ask({ fields: ["legal.recog_url"], documents: ["senate_decision"] });
    await changeAddress({ applicationId, applicant, url: "https://register.example/b" });
    expect(await answerInformationRequest(portal.services, applicationId, applicant)).toEqual({ ok: true });
    const { text } = await coordinator.browser.get(`/review/${applicationId}/answers`);
    const document = readPage(text);
    const asked = [...document.querySelectorAll("li")].find((item) =>
      item.textContent?.startsWith("Decision of the academic"),
    );
    expect(asked?.textContent).toContain("Not sent");
    const links = [...document.querySelectorAll("tr.is-changed a")].map((link) => link.firstChild?.textContent);
    expect(links.at(-1)).toBe("https://register.example/b");
  });
});
