import { desc, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { informationRequests, preparedRequests } from "#db/schema/correspondence.ts";
import type { DocumentKind } from "#db/vocabulary.ts";
import { isRoundOf } from "../file/application-queries.server.ts";
import { canConsent, canReadInternals, canWorkOn } from "../file/application.policy.ts";
import { type ApplicationRow, changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";
import { touchApplication } from "../file/move-application.server.ts";
import { tellColleague, tellWhoActs } from "../letters/tell-next.server.ts";
import { type RequestInput, sendRequest } from "./request-information.server.ts";

export type PreparedRequest = Omit<typeof preparedRequests.$inferSelect, "documents"> & { documents: DocumentKind[] };
type Context = Pick<Services, "withTransaction" | "clock" | "config">;
type Answering = (
  tx: Tx,
  application: ApplicationRow,
  request: PreparedRequest,
  now: Date,
) => Promise<Done | DossierRefusal>;
type Version = Pick<RequestInput, "applicationId" | "version">;

/** The request of a file that waits for a second person's consent, or null. */
export async function findPreparedRequest(
  db: Reader,
  { id, requestPreparedById }: Pick<ApplicationRow, "id" | "requestPreparedById">,
): Promise<PreparedRequest | null> {
  if (requestPreparedById === null) return null;
  const [request] = await db
    .select()
    .from(preparedRequests)
    .where(eq(preparedRequests.applicationId, id))
    .orderBy(desc(preparedRequests.id))
    .limit(1);
  return request ? (request as PreparedRequest) : null;
}

async function nextRound(tx: Reader, applicationId: string): Promise<number> {
  return (await tx.$count(informationRequests, isRoundOf(applicationId))) + 1;
}

/** Prepares a request beyond the rounds one person may ask alone, in place of one prepared before; the applicant sees nothing of it. */
export async function prepareRequest(
  context: Context,
  { fields, documents, message, ...input }: RequestInput,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  const change = { ...input, isAllowed: canWorkOn, isForOwner: true };
  return changeDossier<Done>(context, change, actor, async (tx, { application }, now) => {
    if (application.status !== "in_check") return refused("impossible");
    if (!(await touchApplication(tx, application, now, { requestPreparedById: actor.id }))) return refused("stale");
    const { id: applicationId } = application;
    const prepared = { applicationId, fields, documents, message, preparedById: actor.id, preparedAt: now };
    await tx.insert(preparedRequests).values(prepared);
    await record(tx, application, { action: "application.request_prepared", actor }, now);
    await tellWhoActs(tx, { applicationId, why: "consent", origin: context.config.origin, actorId: actor.id }, now);
    return { ok: true };
  });
}

/** The owner of the file asks nothing after all. */
export async function dropPreparedRequest(
  context: Context,
  input: Version,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  const change = { ...input, isAllowed: canWorkOn, isForOwner: true };
  return changeDossier<Done>(context, change, actor, async (tx, { application }, now) => {
    if (application.requestPreparedById === null) return refused("impossible");
    if (!(await touchApplication(tx, application, now, { requestPreparedById: null }))) return refused("stale");
    await record(tx, application, { action: "application.request_dropped", actor }, now);
    return { ok: true };
  });
}

/** The frame of what a second person does with a prepared request: of two at once the later is told that it is settled. */
function answerPrepared(context: Context, input: Version, actor: Viewer, work: Answering) {
  const change = { ...input, isAllowed: canReadInternals };
  return changeDossier<Done>(context, change, actor, async (tx, { application, subject }, now) => {
    const request = await findPreparedRequest(tx, application);
    if (!request) return refused("impossible");
    return canConsent(actor, subject) ? work(tx, application, request, now) : refused("forbidden");
  });
}

/** A second person agrees: the request goes out as it was prepared, and whoever prepared it is told. */
export async function agreeToRequest(context: Context, input: Version, actor: Viewer): Promise<Done | DossierRefusal> {
  return answerPrepared(context, input, actor, async (tx, application, request, now) => {
    const asked = { ...request, requestedById: request.preparedById };
    if (!(await sendRequest(tx, context.config, application, { ...asked, actor }, now))) return refused("impossible");
    await answer(tx, request, { answer: "agreed", answeredById: actor.id, answeredAt: now });
    const telling = { application, userId: request.preparedById, actor, origin: context.config.origin };
    await tellColleague(tx, { ...telling, why: "request_agreed" }, now);
    return { ok: true };
  });
}

/** A second person does not agree, and says why; the file stays in the checks. */
export async function declineRequest(
  context: Context,
  { reason, ...input }: Version & { reason: string },
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return answerPrepared(context, input, actor, async (tx, application, request, now) => {
    if (!(await touchApplication(tx, application, now, { requestPreparedById: null }))) return refused("stale");
    await answer(tx, request, { answer: "declined", answeredById: actor.id, answeredAt: now, reason });
    await record(tx, application, { action: "application.request_declined", actor, reason }, now);
    const telling = { application, userId: request.preparedById, actor, origin: context.config.origin };
    await tellColleague(tx, { ...telling, why: "request_declined" }, now);
    return { ok: true };
  });
}

async function answer(tx: Tx, { id }: PreparedRequest, given: Partial<PreparedRequest>): Promise<void> {
  await tx.update(preparedRequests).set(given).where(eq(preparedRequests.id, id));
}

type Recorded =
  | { action: "application.request_prepared" | "application.request_dropped"; actor: Viewer }
  | { action: "application.request_declined"; actor: Viewer; reason: string };

async function record(tx: Tx, { id }: ApplicationRow, { actor, ...recorded }: Recorded, now: Date): Promise<void> {
  const about = { subjectId: id, actorId: actor.id };
  const round = await nextRound(tx, id);
  if (recorded.action === "application.request_declined") {
    const { action, reason } = recorded;
    await recordActivity(tx, { ...about, action, data: { round, reason } }, now);
  } else await recordActivity(tx, { ...about, action: recorded.action, data: { round } }, now);
}
