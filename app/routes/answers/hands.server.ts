import type { ActionFunctionArgs } from "@remix-run/node";
import { takeHandTry } from "#app/features/accounts/link-limits.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { askToBeLetIn } from "#app/features/applications/hands/ask-access.server.ts";
import { answerHandover } from "#app/features/applications/handover/answer-handover.server.ts";
import { changeHand, leaveHand, removeHand } from "#app/features/applications/hands/change-hands.server.ts";
import { type HandsAct, HANDS_INTENTS, handsSchema } from "#app/features/applications/hands/hands.schema.ts";
import {
  changeInvited,
  inviteAgain,
  inviteHand,
  takeInvitationBack,
} from "#app/features/applications/hands/invite-hand.server.ts";
import { listOpenInvitations } from "#app/features/invitations/list-invitations.server.ts";
import { onItsWay } from "#app/features/letters/on-its-way.ts";
import { answersFor } from "#app/features/applications/file/application.policy.ts";
import { answerOnItsWay, answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { authorize, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import type { OnItsWay, Reason } from "#app/platform/refusal.ts";

interface Acting {
  context: RequestContext;
  applicationId: string;
  viewer: Viewer;
}

type Outcome = { ok: true } | OnItsWay | { ok: false; reason: Reason };
type ActOf<Intent extends HandsAct["intent"]> = Extract<HandsAct, { intent: Intent }>;
type Work = { [Intent in HandsAct["intent"]]: (acting: Acting, act: ActOf<Intent>) => Promise<Outcome> };

const WORK: Work = {
  invite: ({ context, applicationId, viewer }, { email, role, locale }) =>
    inviteHand(context, { applicationId, email, role, locale }, viewer),
  offer: ({ context, applicationId, viewer }, { email, locale }) =>
    inviteHand(context, { applicationId, email, role: "applicant", locale }, viewer),
  "send-again": ({ context, applicationId, viewer }, { invitationId }) =>
    inviteAgain(context, { applicationId, invitationId }, viewer),
  "take-back": ({ context, applicationId, viewer }, { invitationId }) =>
    takeInvitationBack(context, { applicationId, invitationId }, viewer),
  "change-invited": ({ context, applicationId, viewer }, { invitationId, role }) =>
    changeInvited(context, { applicationId, invitationId, role }, viewer),
  change: ({ context, applicationId, viewer }, { userId, role }) =>
    changeHand(context, { applicationId, userId, role }, viewer),
  remove: ({ context, applicationId, viewer }, { userId }) => removeHand(context, { applicationId, userId }, viewer),
  leave: ({ context, applicationId, viewer }) => leaveHand(context, applicationId, viewer),
  ask: ({ context, applicationId, viewer }, { words }) =>
    askToBeLetIn(context, { subjectType: "application", subjectId: applicationId, isTakeOver: true, words }, viewer),
  "agree-handover": ({ context, applicationId, viewer }, { proposalId }) =>
    answerHandover(context, { applicationId, proposalId, isAgreed: true }, viewer),
  keep: ({ context, applicationId, viewer }, { proposalId }) =>
    answerHandover(context, { applicationId, proposalId, isAgreed: false }, viewer),
};

/** The sentence of the page that comes then. */
const DONE: Record<HandsAct["intent"], string> = {
  invite: "invited",
  offer: "offered",
  "send-again": "sent_again",
  "take-back": "taken_back",
  "change-invited": "changed",
  change: "changed",
  remove: "removed",
  leave: "left_application",
  ask: "asked",
  "agree-handover": "handed_application",
  keep: "handover_kept",
};

/** Takes a try at what writes letters, where one would be sent; null, or how long to wait. */
async function takeTry({ context, applicationId, viewer }: Acting, act: HandsAct): Promise<number | null> {
  const { limits } = context;
  if (act.intent === "ask") return limits.consume("accessRequestByUser", { user: viewer.id });
  const subject = { subjectType: "application", subjectId: applicationId } as const;
  const open = await listOpenInvitations(context.db, subject);
  const isSentNow = (one: (typeof open)[number] | undefined) => onItsWay(one?.sentAt, context.clock.now()) !== null;
  if (act.intent === "invite" || act.intent === "offer") {
    const role = act.intent === "invite" ? act.role : "applicant";
    if (isSentNow(open.find((one) => one.email === act.email && one.role === role))) return null;
    const sent = { user: viewer.id, application: applicationId, email: act.email };
    return takeHandTry(context, sent, act.intent === "invite" ? "invitation" : "handOver");
  }
  if (act.intent !== "send-again") return null;
  const invited = open.find(({ id }) => id === act.invitationId);
  const sent = { user: viewer.id, application: applicationId, email: invited?.email ?? "" };
  return invited && !isSentNow(invited) ? takeHandTry(context, sent, "invitation") : null;
}

/** What is done on the page of the people on an application. */
export async function postHands({ request, context }: ActionFunctionArgs, applicationId: string, viewer: Viewer) {
  const fields = await readForm(request);
  const intent = fields.get("intent") ?? "";
  if (!HANDS_INTENTS.includes(intent)) throw refuse(400);
  const isOfColleague = intent === "leave" || intent === "ask";
  authorize(answersFor(viewer, { id: applicationId }) !== isOfColleague);
  const form = parseFields(fields, handsSchema);
  if (!form.ok) return form.response;
  const acting = { context, applicationId, viewer };
  const wait = await takeTry(acting, form.value);
  if (wait !== null) return rejectTooMany(fields, wait);
  const work = WORK[form.value.intent] as (acting: Acting, act: HandsAct) => Promise<Outcome>;
  const outcome = await work(acting, form.value);
  if (!outcome.ok && "since" in outcome) return answerOnItsWay(outcome, fields, context.locale);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "invitations:");
  const hasLeft = intent === "leave" || intent === "agree-handover";
  const page = hasLeft ? "/inbox" : `/applications/${applicationId}/people`;
  return redirectDone(page, DONE[form.value.intent]);
}
