import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { DOCUMENT_KINDS } from "#db/vocabulary.ts";
import { informationRequests } from "#db/schema/applications.ts";
import { createInCheck } from "#db/seed/review-factory.server.ts";
import { QUESTIONS, SECTION_KEYS } from "#app/features/applications/application-form.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { name: "Aigerim Coordinator", roles: [{ role: "coordinator" }] });
});

async function openRequest() {
  const { id, email, name } = coordinator;
  const grant = { role: "coordinator" as const, countries: null, institutionId: null, applicationId: null };
  const viewer = { id, email, name, locale: "en" as const, isVerified: true, grants: [grant] };
  const { applicationId } = await createInCheck(portal.services, viewer);
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
      [...QUESTIONS.map(({ path }) => path), ...DOCUMENT_KINDS].sort(),
    );
    expect(boxes.filter(({ name }) => !name)).toEqual([]);
    for (const box of boxes) box.checked = true;
    const refused = await form.press("Send the request");
    expect(refused.answer.status).toBe(422);
    const again = refused.form("Send the request").controls.filter(({ type }) => type === "checkbox");
    expect(again.filter((box) => !(box as HTMLInputElement).checked)).toEqual([]);
  });
});
