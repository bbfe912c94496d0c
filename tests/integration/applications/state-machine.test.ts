import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { createAwaitingHead, createViewer } from "#app/demo/applications-factory.server.ts";
import { answerInformationRequest } from "#app/features/applications/apply/answer-information-request.server.ts";
import { expireApplications } from "#app/features/applications/apply/expire-applications.server.ts";
import { lodgeAppeal, withdrawAppeal } from "#app/features/applications/appeal/lodge-appeal.server.ts";
import { meetConditions, takeUpDeferred } from "#app/features/applications/apply/meet-conditions.server.ts";
import {
  reopenApplication,
  withdrawApplication,
} from "#app/features/applications/apply/withdraw-application.server.ts";
import { decide, type Ruling } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { returnApplication } from "#app/features/applications/decision/return-application.server.ts";
import {
  APPLICATION_EVENTS,
  APPLICATION_ROLES,
  type ApplicationEvent,
  type ApplicationRole,
  eventsFrom,
} from "#app/features/applications/file/application.ts";
import { confirmApplication, declineApplication } from "#app/features/applications/head/answer-confirmation.server.ts";
import { recallApplication, sendToHead } from "#app/features/applications/head/send-to-head.server.ts";
import {
  agreeToReopening,
  proposeReopening,
  takeUpApproval,
  takeUpFile,
} from "#app/features/applications/reopening/reopen-file.server.ts";
import { runAutomaticChecks } from "#app/features/applications/checks/run-checks.server.ts";
import { beginAnyway } from "#app/features/applications/formalities/begin-anyway.server.ts";
import { fulfilAllFormalities } from "#app/features/applications/formalities/fulfil-formalities.server.ts";
import { lapseApprovals } from "#app/features/applications/formalities/watch-formalities.server.ts";
import { closeAsDuplicate } from "#app/features/applications/twins/twin-commands.server.ts";
import { takeBackRequest } from "#app/features/applications/review/change-request.server.ts";
import { recommendApplication } from "#app/features/applications/review/recommend-application.server.ts";
import { requestInformation } from "#app/features/applications/review/request-information.server.ts";
import { takeApplication } from "#app/features/applications/review/take-application.server.ts";
import { addDays, DAY_MS } from "#app/platform/clock.ts";
import { applications } from "#db/schema/applications.ts";
import { type AppealOutcome } from "#db/vocabulary-afterwards.ts";
import { APPLICATION_STATUSES, type ApplicationStatus } from "#db/vocabulary.ts";
import { agreeBy, proposeBy } from "#tests/support/appeals.ts";
import { changeAssociation, giveAccounts } from "#tests/support/formalities.ts";
import { COMPLETE } from "#tests/support/drafts.ts";
import {
  APPROVE,
  createInCheck,
  createRecommended,
  createStaff,
  decideAtOnce,
  fileApplication,
  passChecks,
  REFUSE,
  versionOf,
} from "#tests/support/review-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let coordinator: Viewer;
let council: Viewer;
let panel: Viewer;
let second: Viewer;

beforeAll(async () => {
  services = await openTestServices();
  await decideAtOnce(services);
  coordinator = await createStaff(services, "Coordinator", { role: "coordinator" });
  council = await createStaff(services, "Council", { role: "council" });
  panel = await createStaff(services, "Panel", { role: "appeals" });
  second = await createStaff(services, "Second of the panel", { role: "appeals" });
});

interface File {
  id: string;
  applicant: Viewer;
  /** Of the link to the head, where one was ever sent. */
  token: string;
}

const ASKED = { fields: ["legal.recog_url"], documents: [], message: "Please send it again." };

/** A file that came to its state as files do, where that takes more than being filed. */
async function fileIn(status: ApplicationStatus): Promise<File> {
  if (status === "draft" || status === "awaiting_head") {
    const person = await createViewer(services);
    const made = await createAwaitingHead(services, person, COMPLETE);
    const { applicationId: id, applicant, token } = made;
    if (status === "draft") await recallApplication(services, id, applicant);
    return { id, applicant, token };
  }
  if (status === "recommended") return asFile(await createRecommended(services, coordinator));
  if (status === "refused" || status === "appeal" || status === "refused_final") {
    const file = asFile(await createRecommended(services, coordinator));
    await ACTS.refuse(file, council);
    if (status !== "refused") await ACTS.appeal(file, file.applicant);
    if (status === "refused_final") await ACTS.dismiss_appeal(file, panel);
    return file;
  }
  if (status === "formalities" || status === "approval_lapsed") {
    const file = asFile(await createRecommended(services, coordinator));
    await ACTS.open_formalities(file, council);
    if (status === "approval_lapsed") await ACTS.lapse_approval(file, coordinator);
    return file;
  }
  if (status === "deferred") {
    const file = asFile(await createRecommended(services, coordinator));
    await ACTS.defer(file, council);
    return file;
  }
  if (status === "in_check" || status === "info_requested") {
    const filed = await createInCheck(services, coordinator);
    await passChecks(services, filed.applicationId, coordinator);
    const input = { applicationId: filed.applicationId, version: 2, ...ASKED };
    if (status === "info_requested") await requestInformation(services, input, coordinator);
    return asFile(filed);
  }
  return asFile(await fileApplication(services, { status }));
}

const asFile = ({ applicationId: id, applicant }: { applicationId: string; applicant: Viewer }): File => ({
  id,
  applicant,
  token: "no-link",
});

type Outcome = { ok: boolean };
type Act = (file: File, actor: Viewer) => Promise<Outcome>;

const page = async (id: string) => ({ applicationId: id, version: await versionOf(services, id) });
const rule =
  (ruling: Ruling): Act =>
  async ({ id }, actor) =>
    decide(services, { ...(await page(id)), explanation: "As recommended." }, byPerson(actor), ruling);
const SIGNED = { signedName: "Khurshed Safolzoda", signedPosition: "Rector" };

const inAYear = () => new Date(services.clock.now().getTime() + 300 * DAY_MS).toISOString().slice(0, 10);

/** Lets the clock do a thing when the file's day is over; others whose day is over are none of this file's affair. */
async function byTheClock(id: string, work: (context: typeof services) => Promise<number>): Promise<Outcome> {
  const before = await statusOf(id);
  const over = { dueAt: addDays(services.clock.now(), -1) };
  await services.withTransaction((tx) => tx.update(applications).set(over).where(eq(applications.id, id)));
  await work(services);
  return { ok: before !== (await statusOf(id)) };
}

const GROUNDED = "The register that was named in the letter was never asked about us, as the procedure wants.";

/** A colleague of the panel has proposed it before; where that is not possible the actor tries alone. */
const judged =
  (outcome: AppealOutcome): Act =>
  async ({ id }, actor) => {
    const finding = { outcome, reasons: "As the file shows." };
    await proposeBy(services, id, finding, second);
    const agreed = await agreeBy(services, id, actor);
    return agreed.ok ? agreed : proposeBy(services, id, finding, actor);
  };

/** What makes each event happen; of the head and the clock it asks for no person. */
const ACTS: Record<ApplicationEvent, Act> = {
  send_to_head: ({ id }, actor) => sendToHead(services, id, actor),
  recall: ({ id }, actor) => recallApplication(services, id, actor),
  head_declines: ({ token }) => declineApplication(services, token, "Not by us."),
  head_confirms: ({ token }) => confirmApplication(services, token, SIGNED),
  open: async ({ id }, actor) => takeApplication(services, await page(id), actor),
  request_information: async ({ id }, actor) => requestInformation(services, { ...(await page(id)), ...ASKED }, actor),
  answer: ({ id }, actor) => answerInformationRequest(services, id, actor),
  take_back_request: async ({ id }, actor) => takeBackRequest(services, await page(id), actor),
  recommend: async ({ id }, actor) => {
    const advice = { recommendation: "defer" as const, reasonCodes: [], rationale: "Let us wait for the register." };
    return recommendApplication(services, { ...(await page(id)), ...advice }, actor);
  },
  return_to_check: async ({ id }, actor) =>
    returnApplication(services, { ...(await page(id)), note: "Look at the register again." }, actor),
  approve: rule(APPROVE),
  refuse: rule(REFUSE),
  open_formalities: async (file, actor) => {
    await changeAssociation(services, { formalities: true });
    const outcome = await rule(APPROVE)(file, actor);
    await changeAssociation(services, { formalities: false });
    return outcome;
  },
  fulfil_formalities: async (file) => {
    await giveAccounts(services, file);
    const before = await statusOf(file.id);
    await fulfilAllFormalities(services);
    return { ok: before !== (await statusOf(file.id)) };
  },
  begin_membership: async ({ id }, actor) =>
    beginAnyway(services, { ...(await page(id)), reason: "One person acts for this institution." }, actor),
  lapse_approval: ({ id }) => byTheClock(id, lapseApprovals),
  take_up_approval: async ({ id }, actor) =>
    takeUpApproval(services, { ...(await page(id)), reason: "The ministry was late." }, actor),
  defer: (file, actor) => rule({ outcome: "defer", deferredUntil: inAYear(), reasonCodes: ["R07"] })(file, actor),
  meet_conditions: ({ id }, actor) =>
    meetConditions(
      services,
      { applicationId: id, message: "The new certificate is attached.", unchanged: "send" },
      actor,
    ),
  take_up: ({ id }) => byTheClock(id, takeUpDeferred),
  withdraw: ({ id }, actor) => withdrawApplication(services, { applicationId: id, reason: "" }, actor),
  expire: ({ id }) => byTheClock(id, expireApplications),
  appeal: ({ id }, actor) =>
    lodgeAppeal(services, { applicationId: id, version: 0, grounds: ["procedure"], body: GROUNDED }, actor),
  withdraw_appeal: ({ id }, actor) => withdrawAppeal(services, id, actor),
  dismiss_appeal: (file, actor) => judged("dismiss")(file, actor),
  allow_appeal: (file, actor) => judged("allow")(file, actor),
  reopen: ({ id }, actor) => reopenApplication(services, id, actor),
  close_duplicate: async ({ id }, actor) => {
    const [file] = await services.db.select().from(applications).where(eq(applications.id, id));
    const { applicationId } = await createInCheck(services, coordinator, { name: file?.institutionName });
    await runAutomaticChecks(services, { applicationId });
    return closeAsDuplicate(services, { ...(await page(id)), id: applicationId, message: "See the other." }, actor);
  },
  take_up_again: async ({ id }, actor) => takeUpFile(services, { ...(await page(id)), reason: "As you asked." }, actor),
  reopen_refused: async ({ id }, actor) => {
    await proposeReopening(services, { ...(await page(id)), reason: "The register was out of date." }, coordinator);
    return agreeToReopening(services, await page(id), actor);
  },
};

const actorOf = (role: ApplicationRole, { applicant }: File): Viewer =>
  role === "coordinator" ? coordinator : role === "panel" ? panel : role === "second_person" ? council : applicant;

const statusOf = async (id: string) =>
  (await services.db.select().from(applications).where(eq(applications.id, id)))[0]?.status;

/** The link of the head is nobody else's, nor is the clock: these roles can try nothing else, and nobody else that. */
const OWN: Partial<Record<ApplicationRole, ApplicationEvent[]>> = {
  head: ["head_declines", "head_confirms"],
  clock: ["expire", "take_up", "fulfil_formalities", "lapse_approval"],
};
const tries = (role: ApplicationRole) =>
  OWN[role] ?? APPLICATION_EVENTS.filter((event) => !Object.values(OWN).flat().includes(event));

describe.each(APPLICATION_STATUSES)("an application that is %s", (status) => {
  test.each(APPLICATION_ROLES)("moves by %s as the machine says, and in no other way", async (role) => {
    const possible = new Map(eventsFrom(status).flatMap(({ event, to, by }) => (by === role ? [[event, to]] : [])));
    let still = await fileIn(status);
    for (const event of tries(role)) {
      const to = possible.get(event);
      const outcome = await ACTS[event](still, actorOf(role, still));
      expect([event, outcome.ok, await statusOf(still.id)]).toEqual([event, to !== undefined, to ?? status]);
      if (to !== undefined) still = await fileIn(status);
    }
  });
});

test("every event leads from somewhere to a state, and every state but the first is reached", () => {
  const reached = APPLICATION_STATUSES.flatMap((status) => eventsFrom(status).map(({ to }) => to));
  expect(APPLICATION_STATUSES.filter((status) => !reached.includes(status))).toEqual([]);
  const leading = APPLICATION_STATUSES.flatMap((status) => eventsFrom(status).map(({ event }) => event));
  expect(APPLICATION_EVENTS.filter((event) => !leading.includes(event))).toEqual([]);
});
