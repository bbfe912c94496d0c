import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { applications } from "#db/schema/applications.ts";
import { outbox } from "#db/schema/outbox.ts";
import { createInCheck, createRecommended } from "#tests/support/review-factory.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const DAY = 86_400_000;
/** A Tuesday. */
const FILED = new Date("2026-09-01T08:00:00Z");
let now = FILED;
let portal: TestPortal;
let coordinator: SignedIn;
let council: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
  council = await signInNew(portal, { roles: ["council"] });
});

beforeEach(() => daysLater(0));

const promised = async (applicationId: string) => {
  const [row] = await portal.services.db.select().from(applications).where(eq(applications.id, applicationId));
  return row?.dueAt?.toISOString().slice(0, 10);
};
const lettersAbout = async (applicationId: string, kind: string) =>
  (
    await portal.services.db
      .select()
      .from(outbox)
      .where(and(eq(outbox.subjectId, applicationId), eq(outbox.kind, kind)))
  ).map(({ text }) => text);

const daysLater = (days: number) => {
  now = new Date(FILED.getTime() + days * DAY);
};

describe("the day by which an application is checked (found F78)", () => {
  async function ask(applicationId: string) {
    const form = await openForm(coordinator.browser, `/review/${applicationId}/request`, "Send the request");
    await form
      .tick("Entry in the public register")
      .fill("Message to the applicant", "Please look again.")
      .press(/^Send/);
  }
  const takeBack = async (applicationId: string) =>
    (await openForm(coordinator.browser, `/review/${applicationId}/request`, /^Take/)).press(/^Take/);

  test("stays when a request is taken back on the same day", async () => {
    const { applicationId } = await createInCheck(portal.services, await actorOf(portal, coordinator.id));
    expect(await promised(applicationId)).toBe("2026-09-15");
    daysLater(3);
    await ask(applicationId);
    await takeBack(applicationId);
    expect(await promised(applicationId)).toBe("2026-09-15");
  });

  test("moves on by the working days a request waited, and the letter that takes it back says so", async () => {
    const { applicationId } = await createInCheck(portal.services, await actorOf(portal, coordinator.id));
    daysLater(3);
    await ask(applicationId);
    daysLater(10);
    await takeBack(applicationId);
    expect(await promised(applicationId)).toBe("2026-09-22");
    expect((await lettersAbout(applicationId, "application-request-taken-back"))[0]).toContain(
      "The checks are to be finished by 22 September 2026.",
    );
  });

  test("is told anew in a letter when a second person returns the case to the checks", async () => {
    const { applicationId } = await createRecommended(portal.services, await actorOf(portal, coordinator.id));
    const form = await openForm(council.browser, `/review/${applicationId}/decision`, "Return to the checks");
    await form.fill("What should be looked at again", "The register was not looked at.").press("Return to the checks");
    const [letter, ...others] = await lettersAbout(applicationId, "application-day-moved");
    expect(others).toEqual([]);
    expect(letter).toContain("The checks are to be finished by 15 September 2026.");
    expect(letter).not.toContain("register");
    const { text } = await coordinator.browser.get(`/review/${applicationId}/letters`);
    expect(text).toContain("take longer");
  });
});
