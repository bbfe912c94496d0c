import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { withdrawApplication } from "#app/features/applications/apply/withdraw-application.server.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { applications } from "#db/schema/applications.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { actorOf, signInAs } from "#tests/support/people.ts";
import {
  createInCheck,
  createRecommended,
  type FiledApplication,
  REFUSE,
  versionOf,
} from "#tests/support/review-factory.ts";
import { startSecretariat, type StaffName } from "#tests/support/secretariat.ts";
import { openForm } from "#tests/support/served-form.ts";

let desk: Awaited<ReturnType<typeof startSecretariat>>;

beforeAll(async () => {
  desk = await startSecretariat();
});

const REOPEN = "Open again and write to the applicant";
const PROPOSE = "Propose to open it again";
const AGREE = "Agree and open again";
const WHY = "Why it is opened again";
const REASON = "The register had not been updated when we looked.";
const pageOf = ({ applicationId }: FiledApplication) => `/review/${applicationId}/reopening`;

async function withdrawn() {
  const filed = await createInCheck(desk.portal.services, desk.coordinator);
  const input = { applicationId: filed.applicationId, reason: "" };
  expect(await withdrawApplication(desk.portal.services, input, filed.applicant)).toEqual({ ok: true });
  return filed;
}

async function refused() {
  const { services } = desk.portal;
  const filed = await createRecommended(services, desk.coordinator);
  const { applicationId } = filed;
  const input = {
    applicationId,
    version: await versionOf(services, applicationId),
    explanation: "Not in the register.",
  };
  const council = await actorOf(desk.portal, desk.people.council.id);
  expect(await decide(services, input, byPerson(council), REFUSE)).toMatchObject({ ok: true });
  return filed;
}

async function press(who: StaffName, filed: FiledApplication, button: string) {
  const form = await openForm(desk.people[who].browser, pageOf(filed), button);
  return form.fill(WHY, REASON).press(button);
}

test("a withdrawn file goes back to the checks with a reason that its applicant reads in a letter", async () => {
  const filed = await withdrawn();
  const overview = (await desk.get("coordinator", `/review/${filed.applicationId}`)).document;
  expect(overview.querySelector(`main a[href="${pageOf(filed)}"]`)?.textContent).toBe("Open the case again");
  const form = await openForm(desk.people.coordinator.browser, pageOf(filed), REOPEN);
  expect((await form.press(REOPEN)).answer.status).toBe(422);
  await press("coordinator", filed, REOPEN);
  expect(await desk.statusOf(filed.applicationId)).toBe("in_check");
  const letter = await letterTo(desk.portal, filed.applicant.email, "application-taken-up-again");
  expect(letter.text).toContain(REASON);
  const applicant = await signInAs(desk.portal, filed.applicant.email);
  expect((await applicant.get(letter.link)).text).toContain("Your application is being checked again.");
  expect((await form.fill(WHY, REASON).press(REOPEN)).answer.status).toBe(409);
});

describe("a refused file", () => {
  test("is opened again only when a second person agrees, and then decided anew", async () => {
    const filed = await refused();
    const proposed = await press("coordinator", filed, PROPOSE);
    expect(proposed.page.text).toContain("It happens when a second person agrees.");
    expect(await desk.statusOf(filed.applicationId)).toBe("refused");
    const kinds = async () => (await lettersTo(desk.portal, filed.applicant.email)).map(({ kind }) => kind);
    expect(await kinds()).not.toContain("application-taken-up-again");
    const applicant = await signInAs(desk.portal, filed.applicant.email);
    expect((await applicant.get(`/applications/${filed.applicationId}`)).text).not.toContain(REASON);

    const version = String(await versionOf(desk.portal.services, filed.applicationId));
    const forge = (name: StaffName) => desk.people[name].browser.forge(pageOf(filed), { intent: "agree", version });
    expect((await forge("coordinator")).status).toBe(403);
    expect((await forge("outside")).status).toBe(404);
    expect((await forge("administrator")).status).toBe(403);
    expect((await letterTo(desk.portal, desk.people.council.email, "review-reopening")).text).toContain(REASON);
    const form = await openForm(desk.people.council.browser, pageOf(filed), AGREE);
    await form.press(AGREE);
    expect(await desk.statusOf(filed.applicationId)).toBe("in_check");
    expect(await kinds()).toContain("application-taken-up-again");
    expect((await form.press(AGREE)).answer.status).toBe(409);
    expect((await letterTo(desk.portal, desk.people.coordinator.email, "review-reopening_agreed")).link).toBe(
      `/review/${filed.applicationId}`,
    );
    expect((await desk.get("coordinator", `/review/${filed.applicationId}/work`)).text).toContain("Recommend");
  });

  test("stays refused when the second person says why not", async () => {
    const filed = await refused();
    await press("coordinator", filed, PROPOSE);
    const form = await openForm(desk.people.second.browser, pageOf(filed), "Do not agree");
    await form.fill("Why you do not agree", "The register was right.").press("Do not agree");
    expect(await desk.statusOf(filed.applicationId)).toBe("refused");
    const overview = await desk.get("coordinator", `/review/${filed.applicationId}`);
    expect(overview.text).toContain("The register was right.");
  });

  test("is not opened again once the institution may apply anew anyhow", async () => {
    const filed = await refused();
    const longAgo = new Date(desk.portal.services.clock.now().getTime() - 400 * DAY_MS);
    await desk.portal.services.withTransaction((tx) =>
      tx.update(applications).set({ statusChangedAt: longAgo }).where(eq(applications.id, filed.applicationId)),
    );
    const { document } = await desk.get("coordinator", pageOf(filed));
    expect(document.querySelector("main")?.textContent).toContain("This case cannot be opened again here");
  });
});
