import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { meetConditions } from "#app/features/applications/apply/meet-conditions.server.ts";
import { decide, type Ruling } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { recommendApplication } from "#app/features/applications/review/recommend-application.server.ts";
import { endOfDay } from "#app/platform/days.ts";
import { grants } from "#db/schema/grants.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { APPROVE, REFUSE, createRecommended, createStaff, decideAtOnce } from "#tests/support/review-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";
import { applicationRow, decisionsOn, lettersOutside } from "#tests/support/review-rows.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let coordinator: Viewer;
let second: Viewer;
let council: Viewer;
beforeAll(async () => {
  services = await openTestServices();
  await decideAtOnce(services);
  coordinator = await createStaff(services, "Aruzhan Coordinator", { role: "coordinator" });
  second = await createStaff(services, "Second Coordinator", { role: "coordinator", countries: ["KZ"] });
  council = await createStaff(services, "Council Member", { role: "council" });
});

const explanation = "The council has read the file.";
const DEFER = { outcome: "defer", deferredUntil: "2027-01-15", reasonCodes: ["R03"] } satisfies Ruling;

describe("an approval", () => {
  test("makes the institution a member: number, entry, rights, one letter in the applicant's language", async () => {
    const { applicationId, applicant } = await createRecommended(services, coordinator, {
      locale: "ru",
      name: "Sayram University",
    });
    const input = { applicationId, version: 3, explanation: "" };
    const ruling = { outcome: "approve", category: "observer" } as const;
    const approved = await decide(services, input, byPerson(council), ruling);
    expect(approved).toMatchObject({
      ok: true,
      number: expect.stringMatching(/^M-2026-\d{4}$/),
      slug: "sayram-university",
    });
    const row = await applicationRow(services, applicationId);
    expect(row).toMatchObject({ status: "approved", dueAt: null, decidedAt: services.clock.now() });
    const [membership] = await services.db
      .select()
      .from(memberships)
      .where(eq(memberships.applicationId, applicationId));
    expect(membership).toMatchObject({ category: "observer", status: "active", institutionId: row?.institutionId });
    const [institution] = await services.db
      .select()
      .from(institutions)
      .where(eq(institutions.id, row?.institutionId ?? ""));
    expect(institution).toMatchObject({ nameEn: "Sayram University", country: "KZ" });
    const isTheirs = and(eq(grants.userId, applicant.id), eq(grants.institutionId, row?.institutionId ?? ""));
    const held = await services.db.select().from(grants).where(isTheirs);
    expect(held.map(({ role }) => role)).toEqual(["representative"]);
    const letters = (await lettersOutside(services, applicationId)).filter(
      ({ kind }) => kind === "application-approved",
    );
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({ recipient: applicant.email, locale: "ru" });
    expect(letters[0]?.subject).toContain("организация принята");
    expect(letters[0]?.text).toContain(membership?.number);
    expect(letters[0]?.text).toContain("/directory/sayram-university");
  });

  test("keeps the applicant's own view of the case", async () => {
    const { applicationId, applicant } = await createRecommended(services, coordinator);
    await decide(services, { applicationId, version: 3, explanation: "" }, byPerson(council), APPROVE);
    const [grant] = await services.db.select().from(grants).where(eq(grants.applicationId, applicationId));
    expect(grant).toMatchObject({ userId: applicant.id, revokedAt: null });
  });

  test("of an institution that is a member already leaves nothing behind", async () => {
    const name = "Twice Applied University";
    for (const expected of [true, false]) {
      const { applicationId } = await createRecommended(services, coordinator, { name });
      const input = { applicationId, version: 3, explanation: "" };
      const approved = await decide(services, input, byPerson(council), APPROVE);
      expect(approved).toMatchObject(expected ? { ok: true } : { ok: false, reason: "already-member" });
      if (expected) continue;
      expect(await applicationRow(services, applicationId)).toMatchObject({ status: "recommended", version: 3 });
      expect([
        await decisionsOn(services, applicationId),
        (await lettersOutside(services, applicationId)).length,
      ]).toEqual([[], 0]);
    }
  });
});

test("a refusal names each reason, what would cure it, when to apply again and how to appeal", async () => {
  const { applicationId } = await createRecommended(services, coordinator, { locale: "en" }, "refuse");
  const input = { applicationId, version: 3, explanation: "No licence was found." };
  const ruling = { outcome: "refuse" as const, reasonCodes: ["R02" as const, "R10" as const] };
  expect(await decide(services, input, byPerson(council), ruling)).toMatchObject({ ok: true });
  const [letter] = await lettersOutside(services, applicationId);
  for (const words of [
    "R02. No national recognition shown",
    "How to fix it: Send the licence",
    "R10. Insufficient plan of contribution",
    "No licence was found.",
    "from 1 September 2027",
    "you may appeal",
  ]) {
    expect(letter?.text).toContain(words);
  }
  expect(await decisionsOn(services, applicationId)).toMatchObject([
    { outcome: "refuse", reasonCodes: ["R02", "R10"], decidedById: council.id },
  ]);
});

test("a deferred file comes back on its day, and is decided again after a new recommendation", async () => {
  const { applicationId, applicant } = await createRecommended(services, coordinator);
  const deferral = { applicationId, version: 3, explanation: "Send the new certificate." };
  expect(await decide(services, deferral, byPerson(council), DEFER)).toMatchObject({ ok: true });
  expect(await applicationRow(services, applicationId)).toMatchObject({
    status: "deferred",
    dueAt: endOfDay("2027-01-15"),
  });
  const report = { applicationId, message: "The certificate is attached.", unchanged: "send" as const };
  expect(await meetConditions(services, report, applicant)).toEqual({ ok: true });
  const again = {
    applicationId,
    version: 5,
    recommendation: "admit_observer" as const,
    reasonCodes: [],
    rationale: "Now in order",
  };
  expect(await recommendApplication(services, again, coordinator)).toEqual({ ok: true });
  const refused = { applicationId, version: 6, explanation };
  expect(await decide(services, refused, byPerson(second), REFUSE)).toMatchObject({ ok: true });
  expect((await decisionsOn(services, applicationId)).map(({ outcome }) => outcome)).toEqual(["defer", "refuse"]);
  expect((await lettersOutside(services, applicationId)).map(({ kind }) => kind)).toEqual([
    "application-deferred",
    "application-refused",
  ]);
});
