import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { closeAccount } from "#app/features/accounts/account-commands.server.ts";
import { grantRole } from "#app/features/accounts/grants-commands.server.ts";
import { listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import { agreeToHandover, answerHandover } from "#app/features/applications/handover/answer-handover.server.ts";
import { handOver } from "#app/features/applications/handover/hand-over.server.ts";
import { answerAccess } from "#app/features/applications/hands/answer-access.server.ts";
import { askToBeLetIn } from "#app/features/applications/hands/ask-access.server.ts";
import { listOwnRequests, passOn } from "#app/features/invitations/access-requests.server.ts";
import { findProposal } from "#app/features/applications/hands/proposals.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { readConfig } from "#app/platform/config.server.ts";
import { createRateLimits } from "#app/platform/rate-limits.server.ts";
import { credentials, users } from "#db/schema/accounts.ts";
import { activity } from "#db/schema/activity.ts";
import { applications } from "#db/schema/applications.ts";
import { grants } from "#db/schema/grants.ts";
import { handoverProposals } from "#db/schema/handovers.ts";
import { outbox } from "#db/schema/outbox.ts";
import { PASSWORD, quickHash } from "#tests/support/people.ts";
import { createStaff, fileApplication } from "#tests/support/review-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";

const REASON = "The rector’s office has confirmed it.";

let services: Awaited<ReturnType<typeof openTestServices>>;
let people: Record<"first" | "second" | "italian" | "council", Viewer>;

beforeAll(async () => {
  services = await openTestServices();
  const coordinator = { role: "coordinator", countries: ["KZ"] } as const;
  people = {
    first: await createStaff(services, "First", { ...coordinator, countries: ["KZ"] }),
    second: await createStaff(services, "Second", { ...coordinator, countries: ["KZ"] }),
    italian: await createStaff(services, "Italian", { role: "coordinator", countries: ["IT"] }),
    council: await createStaff(services, "Council", { role: "council" }),
  };
});

const newPerson = (name = "Successor") => createStaff(services, name);
const now = async (viewer: Viewer): Promise<Viewer> => ({
  ...viewer,
  grants: await listGrants(services.db, viewer.id),
});
const ownerOf = async (id: string) =>
  (await services.db.select().from(applications).where(eq(applications.id, id)))[0]?.ownerId;
const propose = (applicationId: string, email: string, actor = people.first) =>
  handOver(services, { applicationId, email, reason: REASON }, actor);
const actionsOf = async (id: string) =>
  (await services.db.select().from(activity).where(eq(activity.subjectId, id))).map(({ action }) => action);

async function proposed() {
  const { applicationId, applicant } = await fileApplication(services);
  const successor = await newPerson();
  expect(await propose(applicationId, successor.email)).toEqual({ ok: true, isProposed: true });
  const proposal = await findProposal(services.db, applicationId);
  return { applicationId, applicant, successor, proposalId: proposal?.id ?? "" };
}

test("a second coordinator and the applicant answer at once: it is settled once, with one letter to each", async () => {
  const { applicationId, applicant, successor, proposalId } = await proposed();
  const owner = await now(applicant);
  const outcomes = await Promise.all([
    agreeToHandover(services, { applicationId, proposalId }, people.second),
    answerHandover(services, { applicationId, proposalId, isAgreed: true }, owner),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await ownerOf(applicationId)).toBe(successor.id);
  const held = await services.db
    .select({ userId: grants.userId, role: grants.role })
    .from(grants)
    .where(and(eq(grants.applicationId, applicationId), isNull(grants.revokedAt)));
  expect(held).toEqual([{ userId: successor.id, role: "applicant" }]);
  const letters = await services.db.select().from(outbox).where(eq(outbox.subjectId, applicationId));
  const told = letters.filter(({ kind }) => kind === "hands-passed_by_secretariat").map(({ recipient }) => recipient);
  expect(told.sort()).toEqual([applicant.email, successor.email].sort());
  expect((await actionsOf(applicationId)).filter((one) => one === "application.passed_by_secretariat")).toHaveLength(1);
});

test("it passes at once when whoever answers for it cannot be reached, also when that happens after the proposal", async () => {
  const { applicationId, applicant, successor, proposalId } = await proposed();
  const suspend = (id: string) =>
    services.withTransaction((tx) =>
      tx.update(users).set({ suspendedAt: services.clock.now() }).where(eq(users.id, id)),
    );
  await suspend(applicant.id);
  expect(await agreeToHandover(services, { applicationId, proposalId }, people.first)).toEqual({ ok: true });
  expect(await ownerOf(applicationId)).toBe(successor.id);
  const other = await fileApplication(services);
  await suspend(other.applicant.id);
  expect(await propose(other.applicationId, successor.email)).toEqual({ ok: true, isProposed: false });
  expect(await ownerOf(other.applicationId)).toBe(successor.id);
});

test("only a coordinator of its country hands an application over, and not twice at once", async () => {
  const { applicationId } = await fileApplication(services);
  const successor = await newPerson();
  for (const actor of [people.italian, people.council, successor])
    expect(await propose(applicationId, successor.email, actor)).toEqual({ ok: false, reason: "not-found" });
  await propose(applicationId, successor.email);
  expect(await propose(applicationId, (await newPerson()).email, people.second)).toEqual({
    ok: false,
    reason: "stale",
  });
  expect(await services.db.$count(handoverProposals, eq(handoverProposals.applicationId, applicationId))).toBe(1);
});

test("nobody who checks or decides takes an application over, also one who came to that after the proposal", async () => {
  const { applicationId } = await fileApplication(services);
  for (const { email } of [people.first, people.second, people.council])
    expect(await propose(applicationId, email)).toEqual({ ok: false, reason: "checks-it" });
  const late = await proposed();
  await services.withTransaction((tx) =>
    tx.insert(grants).values({ userId: late.successor.id, role: "council", createdAt: services.clock.now() }),
  );
  const agreed = await agreeToHandover(services, late, people.second);
  expect(agreed).toEqual({ ok: false, reason: "impossible" });
  expect(await ownerOf(late.applicationId)).toBe(late.applicant.id);
});

test("nobody hands over a closed application, nor answers for one that closed meanwhile", async () => {
  const { applicationId, proposalId, applicant } = await proposed();
  const withdrawn = { status: "withdrawn" as const };
  await services.withTransaction((tx) =>
    tx.update(applications).set(withdrawn).where(eq(applications.id, applicationId)),
  );
  const input = { applicationId, proposalId };
  expect(await agreeToHandover(services, input, people.second)).toEqual({ ok: false, reason: "not-found" });
  const answer = await answerHandover(services, { ...input, isAgreed: true }, await now(applicant));
  expect(answer).toEqual({ ok: false, reason: "impossible" });
});

test("the term ends after seven days, not before", async () => {
  const { applicationId, successor, proposalId } = await proposed();
  const input = { applicationId, proposalId };
  const early = { ...services, clock: { now: () => new Date(services.clock.now().getTime() + 7 * DAY_MS - 1000) } };
  expect(await agreeToHandover(early, input, people.first)).toEqual({ ok: false, reason: "forbidden" });
  const late = { ...services, clock: { now: () => new Date(services.clock.now().getTime() + 7 * DAY_MS + 1000) } };
  expect(await agreeToHandover(late, input, people.first)).toEqual({ ok: true });
  expect(await ownerOf(applicationId)).toBe(successor.id);
});

test("to a colleague who checks such files it is not handed over either, when that person asks to take it over", async () => {
  const { applicationId } = await fileApplication(services);
  const colleague = await createStaff(services, "Colleague on the council", { role: "council" });
  const hand = { userId: colleague.id, role: "co_applicant" as const, applicationId, grantedById: null };
  await services.withTransaction((tx) => grantRole(tx, hand, services.clock.now()));
  const subject = { subjectType: "application", subjectId: applicationId, isTakeOver: true } as const;
  const asker = await now(colleague);
  expect(await askToBeLetIn(services, { ...subject, words: "Our applicant has left." }, asker)).toEqual({ ok: true });
  const requestId = (await listOwnRequests(services.db, colleague.id))[0]?.id ?? "";
  await services.withTransaction((tx) => passOn(tx, requestId, services.clock.now()));
  const answer = { outcome: "applicant", words: REASON };
  expect(await answerAccess(services, { requestId, answer }, people.first)).toEqual({ ok: false, reason: "checks-it" });
});

test("somebody to whom an application was to be handed over closes the account, and the proposal goes with it", async () => {
  const { applicationId, proposalId, successor } = await proposed();
  const passwordHash = await quickHash();
  await services.withTransaction((tx) =>
    tx.insert(credentials).values({ userId: successor.id, passwordHash, changedAt: services.clock.now() }),
  );
  const limits = createRateLimits(readConfig({ APP_MODE: "test", RATE_LIMITS: "off" }));
  const context = { ...services, limits, clientIp: "203.0.113.1" };
  expect(await closeAccount(context, PASSWORD, successor)).toEqual({ ok: true });
  expect(await findProposal(services.db, applicationId)).toBeNull();
  const agreed = await agreeToHandover(services, { applicationId, proposalId }, people.second);
  expect(agreed).toEqual({ ok: false, reason: "stale" });
});
