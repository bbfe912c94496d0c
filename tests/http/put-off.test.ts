import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { takeUpDeferred } from "#app/features/applications/apply/meet-conditions.server.ts";
import { requestInformation } from "#app/features/applications/review/request-information.server.ts";
import { addDays } from "#app/platform/clock.ts";
import { applications } from "#db/schema/applications.ts";
import { createInCheck, passChecks, versionOf } from "#tests/support/review-factory.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const FRIDAY = new Date("2026-03-06T06:00:00Z");
const SATURDAY = new Date("2026-03-07T06:00:00Z");
let now = FRIDAY;
let portal: TestPortal;
let coordinator: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
  coordinator = await signInNew(portal, { name: "Aigerim Coordinator", roles: [{ role: "coordinator" }] });
});

const change = (id: string, values: Partial<typeof applications.$inferInsert>) =>
  portal.services.withTransaction((tx) => tx.update(applications).set(values).where(eq(applications.id, id)));
const open = async (name: string) =>
  (await createInCheck(portal.services, await actorOf(portal, coordinator.id), { name, country: "KZ" })).applicationId;
const main = async (address: string) =>
  (await coordinator.browser.get(address)).document.querySelector("main")?.textContent?.replaceAll("\u00a0", " ") ?? "";

describe("a case put off until a day", () => {
  test("is offered by nobody before it, and counted by nobody", async () => {
    const putOff = await open("Later University");
    const ready = await open("Present University");
    const third = await open("Third University");
    await change(putOff, { status: "deferred", dueAt: addDays(now, 3) });
    await change(ready, { dueAt: addDays(now, 40) });
    await change(third, { dueAt: addDays(now, 50) });
    expect(await main(`/review/${third}`)).toContain("Present University");
    expect(await main(`/review/${third}`)).not.toContain("Later University");
    expect(await main("/inbox")).not.toContain("Later University");
    await passChecks(portal.services, ready, coordinator);
    await change(third, { status: "deferred", dueAt: addDays(now, 50) });
    const work = await coordinator.browser.get(`/review/${ready}`);
    expect(work.document.body.textContent).not.toContain("Later University");
    now = addDays(FRIDAY, 3);
    await takeUpDeferred(portal.services);
    expect(await main("/inbox")).toContain("Later University");
    now = FRIDAY;
  });
});

describe("a request for information that is taken back", () => {
  test("leaves the coordinator as much time as there was, also over a weekend", async () => {
    const id = await open("Weekend University");
    await change(id, { dueAt: new Date("2026-03-06T18:59:59Z") });
    const asked = {
      applicationId: id,
      version: await versionOf(portal.services, id),
      documents: [],
      message: "Please send it again.",
    };
    const actor = await actorOf(portal, coordinator.id);
    expect(await requestInformation(portal.services, { ...asked, fields: ["legal.reg_no"] }, actor)).toEqual({
      ok: true,
    });
    now = SATURDAY;
    const form = await openForm(coordinator.browser, `/review/${id}/request`, "Take the request back");
    await form.press("Take the request back");
    const [row] = await portal.services.db.select().from(applications).where(eq(applications.id, id));
    expect(row?.status).toBe("in_check");
    expect(row?.dueAt?.toISOString()).toBe("2026-03-07T18:59:59.000Z");
    now = FRIDAY;
  });
});
