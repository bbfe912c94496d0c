import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { runAutomaticChecks } from "#app/features/applications/checks/run-checks.server.ts";
import { applicationChecks, applications } from "#db/schema/applications.ts";
import { createInCheck, createRecommended } from "#tests/support/review-factory.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;
let council: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
  council = await signInNew(portal, { roles: ["council"] });
});

const inCheck = async (country = "KZ") =>
  createInCheck(portal.services, await actorOf(portal, coordinator.id), { country });
const textOf = async ({ browser }: SignedIn, page: string, part = "main") =>
  (await browser.get(page)).document.querySelector(part)?.textContent ?? "";

describe("a coordinator goes through the checks (found F81)", () => {
  const checksOf = (applicationId: string) =>
    portal.services.db.select().from(applicationChecks).where(eq(applicationChecks.applicationId, applicationId));

  test("saving one and opening the next that waits for a person, until none is left", async () => {
    const { applicationId } = await inCheck();
    await runAutomaticChecks(portal.services, { applicationId });
    const waiting = (await checksOf(applicationId)).filter(({ result }) => result !== "pass");
    expect(waiting.length).toBeGreaterThan(3);
    const { document } = await coordinator.browser.get(`/review/${applicationId}`);
    const [start] = [...document.querySelectorAll(`#check-${waiting[0]!.check} a[href*="/checks/"]`)];
    let form = await openForm(coordinator.browser, start?.getAttribute("href") ?? "");
    for (let clicks = 1; ; clicks++) {
      expect(clicks).toBeLessThanOrEqual(20);
      form.choose("Result", "Pass").fill("Note", "I looked at the original document.");
      const [first] = form.submitters;
      if (!first?.textContent?.startsWith("Save and open the next")) break;
      const saved = await form.submit(first);
      expect(saved.answer.status).toBe(302);
      expect(saved.address).toContain(`/review/${applicationId}/checks/`);
      expect(saved.page.text).toContain("The check is saved.");
      form = saved.form();
    }
    const last = await form.press("Save");
    expect(last.address).toBe(`/review/${applicationId}?done=check`);
    expect((await checksOf(applicationId)).filter(({ result }) => result !== "pass")).toEqual([]);
  });

  test("what is refused stays on its page with what was typed, whichever button was pressed", async () => {
    const { applicationId } = await inCheck();
    const form = await openForm(coordinator.browser, `/review/${applicationId}/checks/sanctions`);
    const refused = await form.choose("Result", "Fail").press(/^Save and open the next/);
    expect(refused.answer.status).toBe(422);
    expect(refused.form().read("Note")).toBe("");
    expect((refused.form().control("Note") as HTMLTextAreaElement).getAttribute("aria-invalid")).toBe("true");
  });

  test("who names a check that is none by hand comes back to the file", async () => {
    const { applicationId } = await inCheck();
    const answers = { version: "0", result: "pass", next: "//elsewhere.example" };
    const { location } = await coordinator.browser.forge(`/review/${applicationId}/checks/sanctions`, answers);
    expect(location).toBe(`/review/${applicationId}?done=check`);
  });
});

test("who may decide does not read above it that somebody else does", async () => {
  const recommended = await createRecommended(portal.services, await actorOf(portal, coordinator.id));
  const page = `/review/${recommended.applicationId}`;
  expect(await textOf(council, page, ".page-heading")).toContain("you may decide");
  expect(await textOf(council, page, ".page-heading")).not.toContain("second person");
  expect(await textOf(coordinator, page, ".page-heading")).toContain("a second person acts");
});

test("the usual order of the queue says that it puts first what waits for its reader", async () => {
  const { document } = await coordinator.browser.get("/review");
  const [usual] = [...document.querySelectorAll("select[name=sort] option")].map(({ textContent }) => textContent);
  expect(usual).toBe("Waiting for you, then deadline");
});

test("a case given back is marked in queue and inbox as free again, until somebody takes it", async () => {
  const { applicationId } = await inCheck("GE");
  const colleague = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["GE"] }] });
  expect(await textOf(colleague, "/review")).not.toContain("Free again");
  await (await openForm(coordinator.browser, `/review/${applicationId}`, "Put back in the queue")).press(/^Put/);
  expect(await textOf(colleague, "/review")).toContain("Free again");
  expect(await textOf(colleague, "/inbox")).toContain("was put back in the queue");
  await (await openForm(colleague.browser, `/review/${applicationId}`, "Assign to me")).press("Assign to me");
  expect(await textOf(colleague, "/review")).not.toContain("Free again");
});

describe("a text with a least length says so beside its field, before it is sent", () => {
  test.each([
    ["recommendation", "Rationale", 20, /^Send/],
    ["request", "Message to the applicant", 10, /^Send/],
  ] as const)("%s", async (page, label, least, button) => {
    const { applicationId } = await inCheck();
    const form = await openForm(coordinator.browser, `/review/${applicationId}/${page}`, button);
    const control = form.control(label);
    const ids = control.getAttribute("aria-describedby")?.split(" ") ?? [];
    const words = ids.map((id) => control.ownerDocument.getElementById(id)?.textContent).join(" ");
    expect(words).toMatch(new RegExp(`^.*\\b${least} to \\d,000 characters`));
    const refused = await form.fill(label, "x".repeat(least - 1)).press(button);
    expect(refused.page.text).toContain(`at least ${least} characters`);
  });
});

test("the hours of the jobs name their zone", async () => {
  const administrator = await signInNew(portal, { roles: ["administrator"] });
  expect(await textOf(administrator, "/admin/jobs")).toContain("Asia/Almaty");
});

test("who recommends and who decides sees which category the answers lead to and what the checks doubt", async () => {
  const { applicationId } = await createRecommended(portal.services, await actorOf(portal, coordinator.id));
  await portal.services.withTransaction(async (tx) => {
    await tx
      .update(applications)
      .set({ precheck: { org_kind: "higher_education", degree: "yes", recognised: "pending", cohorts: "3+" } })
      .where(eq(applications.id, applicationId));
    const isTwins = and(eq(applicationChecks.applicationId, applicationId), eq(applicationChecks.check, "duplicate"));
    await tx.update(applicationChecks).set({ result: "concern" }).where(isTwins);
  });
  const deciding = await textOf(council, `/review/${applicationId}/decision`);
  expect(deciding).toContain("the institution applies as: Observer");
  expect(deciding).toContain("Recognition by the national authority is pending.");
  expect(deciding).toContain("Checks with a concern");

  const other = await inCheck();
  const recommending = await textOf(coordinator, `/review/${other.applicationId}/recommendation`);
  expect(recommending).toContain("the institution applies as:");
});
