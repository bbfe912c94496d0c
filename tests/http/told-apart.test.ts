import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { runAutomaticChecks } from "#app/features/applications/checks/run-checks.server.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { applicationChecks } from "#db/schema/applications.ts";
import { memberships } from "#db/schema/memberships.ts";
import { letterTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { actorOf, signInAs } from "#tests/support/people.ts";
import { createInCheck, createRecommended, versionOf } from "#tests/support/review-factory.ts";
import { startSecretariat, type StaffName } from "#tests/support/secretariat.ts";
import { openForm } from "#tests/support/served-form.ts";

let desk: Awaited<ReturnType<typeof startSecretariat>>;

beforeAll(async () => {
  desk = await startSecretariat();
});

const APART = "Not the same institution";
const CLOSE = "Close and write to the applicant";
const NOTE = "Two campuses of one name, in two cities, under two laws.";

/** Two files of one name, each warned of the other. */
async function twoOf(name: string) {
  const first = await createInCheck(desk.portal.services, desk.coordinator, { name });
  const second = await createInCheck(desk.portal.services, desk.coordinator, { name });
  await runAutomaticChecks(desk.portal.services, second);
  return { first, second };
}

const duplicateOf = async (applicationId: string) => {
  const isThis = and(eq(applicationChecks.applicationId, applicationId), eq(applicationChecks.check, "duplicate"));
  const [row] = await desk.portal.services.db.select().from(applicationChecks).where(isThis);
  return { result: row?.result, codes: row?.findings.map(({ code }) => code) };
};

const mainOf = async (name: StaffName, address: string) =>
  (await desk.get(name, address)).document.querySelector("main")?.textContent ?? "";

test("two files told apart are warned of each other no more, and of both it stands in the history", async () => {
  const { first, second } = await twoOf("Told Apart University");
  expect(await duplicateOf(first.applicationId)).toEqual({ result: "concern", codes: ["twin_application"] });
  const page = `/review/${second.applicationId}/twins`;
  const form = await openForm(desk.people.coordinator.browser, page, APART);
  expect((await form.press(APART)).answer.status).toBe(422);
  await form.fill("How you know", NOTE).press(APART);
  for (const { applicationId } of [first, second]) {
    expect(await duplicateOf(applicationId)).toEqual({ result: "pass", codes: ["no_twin"] });
    expect(await mainOf("coordinator", `/review/${applicationId}`)).toContain("Told apart from A-");
  }
  await runAutomaticChecks(desk.portal.services, first);
  expect((await duplicateOf(first.applicationId)).codes).toEqual(["no_twin"]);
  expect((await form.fill("How you know", NOTE).press(APART)).answer.status).toBe(409);
  const applicant = await signInAs(desk.portal, first.applicant.email);
  expect((await applicant.get(`/applications/${first.applicationId}`)).text).not.toContain("Told apart");
  const undo = await openForm(
    desk.people.coordinator.browser,
    `/review/${first.applicationId}/twins`,
    "Take this back",
  );
  await undo.press("Take this back");
  expect((await duplicateOf(second.applicationId)).codes).toEqual(["twin_application"]);
});

test("a file is closed as a duplicate of another: its applicant is told, nothing is deleted, and it can be opened again", async () => {
  const { first, second } = await twoOf("Twice Sent University");
  const page = `/review/${second.applicationId}/twins`;
  const form = await openForm(desk.people.coordinator.browser, page, CLOSE);
  await form.fill("Message to the applicant", "Your colleague sent the same a week before.").press(CLOSE);
  expect(await desk.statusOf(second.applicationId)).toBe("withdrawn");
  expect(await desk.statusOf(first.applicationId)).toBe("in_check");
  const letter = await letterTo(desk.portal, second.applicant.email, "application-closed-duplicate");
  expect(letter.text).toContain("Your colleague sent the same a week before.");
  expect(letter.text).toMatch(/The application A-\d{4}-\d+ goes on/);
  const dossier = await mainOf("coordinator", `/review/${second.applicationId}`);
  expect(dossier).toContain("Open the case again");
  expect(dossier).toMatch(/Closed as duplicate of A-\d{4}-\d+/);
  expect(await mainOf("coordinator", "/review?state=closed")).toMatch(/Closed as duplicate of A-\d{4}-\d+/);
  const applicant = await signInAs(desk.portal, second.applicant.email);
  const own = (await applicant.get(`/applications/${second.applicationId}`)).document.querySelector(
    "main",
  )?.textContent;
  expect(own).toMatch(/closed because another application of your institution, A-\d{4}-\d+, goes on/);
  expect(own).not.toContain("Withdrawn");
  expect(own, "a third file would be the next duplicate").not.toContain("New application with these answers");
  expect((await desk.get("coordinator", `/review/${second.applicationId}/answers`)).status).toBe(200);
  expect((await form.press(CLOSE)).answer.status).toBe(409);
});

test("nobody else tells files apart or closes them", async () => {
  const { first, second } = await twoOf("Nobody Else University");
  const page = `/review/${second.applicationId}/twins`;
  const sent = { intent: "tell-apart", kind: "application", id: first.applicationId, note: NOTE };
  const forge = (name: StaffName) => desk.people[name].browser.forge(page, sent);
  expect((await forge("outside")).status).toBe(404);
  expect((await forge("administrator")).status).toBe(403);
  expect((await forge("member")).status).toBe(403);
  const missing = await desk.people.coordinator.browser.forge(page, { ...sent, id: "nothing" });
  expect(missing.status).toBe(404);
});

test("nothing is told apart from a file, and no file closed for another, that nobody was shown as alike", async () => {
  const { second } = await twoOf("Shown Alike University");
  const stranger = await createInCheck(desk.portal.services, desk.coordinator, { name: "Wholly Other Conservatory" });
  await runAutomaticChecks(desk.portal.services, second);
  const page = `/review/${second.applicationId}/twins`;
  const { browser } = desk.people.coordinator;
  const swapped = { kind: "application", id: stranger.applicationId };
  expect((await browser.forge(page, { intent: "tell-apart", ...swapped, note: NOTE })).status).toBe(409);
  const version = String(await versionOf(desk.portal.services, second.applicationId));
  const close = { intent: "close", ...swapped, version, message: "Your colleague sent the same a week before." };
  expect((await browser.forge(page, close)).status).toBe(409);
  expect(await desk.statusOf(second.applicationId)).toBe("in_check");
  expect(await mainOf("coordinator", `/review/${stranger.applicationId}`)).not.toContain("Told apart");
});

test("a file of an institution once refused for false information warns its coordinator, and nobody else", async () => {
  const { services } = desk.portal;
  const name = "Invented Records University";
  const earlier = await createRecommended(services, desk.coordinator, { name });
  const { applicationId } = earlier;
  const input = {
    applicationId,
    version: await versionOf(services, applicationId),
    explanation: "The act was forged.",
  };
  const mandate = byPerson(await actorOf(desk.portal, desk.people.council.id));
  const ruling = { outcome: "refuse" as const, reasonCodes: ["R12" as const] };
  expect(await decide(services, input, mandate, ruling)).toMatchObject({ ok: true });
  const later = await createInCheck(services, desk.coordinator, { name });
  await runAutomaticChecks(services, later);
  expect(await duplicateOf(later.applicationId)).toEqual({ result: "concern", codes: ["warned_application"] });
  const { document } = await desk.get("coordinator", `/review/${later.applicationId}`);
  const warning = [...document.querySelectorAll("main .callout")].find(({ textContent }) =>
    textContent?.includes("An earlier case needs your attention"),
  );
  expect(warning?.querySelector(`a[href="/review/${applicationId}"]`)?.textContent).toContain("false information");
  const applicant = await signInAs(desk.portal, later.applicant.email);
  for (const place of ["", "/print"])
    expect((await applicant.get(`/applications/${later.applicationId}${place}`)).text).not.toContain(
      "false information",
    );
});

test("a file of a member whose membership was ended warns its coordinator; the machine does not fail it", async () => {
  const { services } = desk.portal;
  const name = "Removed Members University";
  await services.withTransaction(async (tx) => {
    const { institutionId } = await createMember(tx, { institution: { nameEn: name, nameOfficial: name } }, new Date());
    await tx.update(memberships).set({ status: "terminated" }).where(eq(memberships.institutionId, institutionId));
  });
  const later = await createInCheck(services, desk.coordinator, { name });
  await runAutomaticChecks(services, later);
  expect(await duplicateOf(later.applicationId)).toEqual({ result: "concern", codes: ["warned_member"] });
  expect(await mainOf("coordinator", `/review/${later.applicationId}`)).toContain(
    "the association ended the membership",
  );
});
