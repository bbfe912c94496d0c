import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { createDraft, createViewer } from "#app/demo/applications-factory.server.ts";
import { giveRecommendation } from "#app/features/applications/recommendations/answer-recommendation.server.ts";
import {
  askRecommendation,
  takeRequestBack,
} from "#app/features/applications/recommendations/ask-recommendation.server.ts";
import { recommendationToken } from "#app/features/applications/recommendations/recommendation-link.server.ts";
import {
  forgetRecommenders,
  remindRecommenders,
} from "#app/features/applications/recommendations/remind-recommenders.server.ts";
import { listRecommendations } from "#app/features/applications/file/recommendation-queries.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { COMPLETE } from "#tests/support/drafts.ts";
import { openTestServices } from "#tests/support/test-services.ts";

const DAY = 86_400_000;

let services: Awaited<ReturnType<typeof openTestServices>>;
beforeAll(async () => {
  services = await openTestServices();
});
beforeEach(() => services.clock.moveTo("2026-09-01T09:00:00Z"));

let number = 0;

async function asked() {
  const { applicationId, applicant } = await createDraft(services, await createViewer(services), COMPLETE);
  const email = `asked${++number}@commission.example`;
  const request = {
    applicationId,
    recommender: "national_commission",
    office: "Commission",
    name: "A Person",
    email,
    locale: "kk",
    reader: "en",
  } as const;
  expect(await askRecommendation(services, request, applicant)).toEqual({ ok: true });
  const [row] = await listRecommendations(services.db, applicationId);
  const token = recommendationToken(services.config.secret, row?.id ?? "");
  return { email, applicant, applicationId, id: row?.id ?? "", token };
}

const kindsTo = async (email: string) =>
  (await services.db.select().from(outbox).where(eq(outbox.recipient, email)).orderBy(outbox.id)).map(
    ({ kind }) => kind,
  );

const REMINDER = "recommendation-reminder";
const given = {
  words: "They keep their archives open to everybody. ".repeat(4),
  signedName: "A Person",
  signedPosition: "Head",
  tie: "None",
  mayShow: "no",
} as const;

test("whoever has not answered is reminded seven and three days before the end, once each, and the applicants hear of the end", async () => {
  const { email, applicant } = await asked();
  const remindersAfter = async (days: number) => {
    services.clock.moveTo(new Date(Date.parse("2026-09-01T09:30:00Z") + days * DAY).toISOString());
    await remindRecommenders(services);
    await remindRecommenders(services);
    return (await kindsTo(email)).filter((kind) => kind === REMINDER).length;
  };
  expect(await remindersAfter(20)).toBe(0);
  expect(await remindersAfter(21)).toBe(1);
  expect(await remindersAfter(24)).toBe(1);
  expect(await remindersAfter(25)).toBe(2);
  expect(await kindsTo(applicant.email)).not.toContain("recommendation-expired");
  expect(await remindersAfter(29)).toBe(2);
  expect((await kindsTo(applicant.email)).filter((kind) => kind === "recommendation-expired")).toHaveLength(1);
});

test("nobody is reminded who has answered, or need not", async () => {
  const [answered, ended] = [await asked(), await asked()];
  expect(await giveRecommendation(services, answered.token, given, "kk")).toEqual({ ok: true });
  const { applicationId, id: requestId, applicant } = ended;
  expect(await takeRequestBack(services, { applicationId, requestId }, applicant)).toEqual({ ok: true });
  services.clock.pass(22 * DAY);
  await remindRecommenders(services);
  for (const { email } of [answered, ended]) expect(await kindsTo(email)).not.toContain(REMINDER);
});

test("after its term a link is answered no more", async () => {
  const { token } = await asked();
  services.clock.pass(28 * DAY);
  expect(await giveRecommendation(services, token, given, "en")).toEqual({ ok: false, reason: "ended" });
});

test("of an answer and a request taken back in the same moment one happens", async () => {
  for (let trial = 0; trial < 10; trial++) {
    const { token, applicationId, id: requestId, applicant } = await asked();
    const [one, other] = await Promise.all([
      giveRecommendation(services, token, given, "en"),
      takeRequestBack(services, { applicationId, requestId }, applicant),
    ]);
    expect([one.ok, other.ok].sort()).toEqual([false, true]);
  }
});

test("whom a request names is forgotten three months after it ended without an answer; what was given stays", async () => {
  const [unanswered, answered] = [await asked(), await asked()];
  await giveRecommendation(services, answered.token, given, "en");
  services.clock.pass(28 * DAY + 89 * DAY);
  await forgetRecommenders(services);
  expect(await listRecommendations(services.db, unanswered.applicationId)).toHaveLength(1);
  services.clock.pass(2 * DAY);
  await forgetRecommenders(services);
  expect(await listRecommendations(services.db, unanswered.applicationId)).toHaveLength(0);
  expect(await listRecommendations(services.db, answered.applicationId)).toHaveLength(1);
});
