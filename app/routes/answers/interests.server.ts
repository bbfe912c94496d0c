import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json } from "@remix-run/node";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { reasonToSay } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm, typedResult } from "#app/http/parse-form.server.ts";
import { authorize, refuse } from "#app/http/refusals.server.ts";
import { tooOftenResult } from "#app/http/too-many.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import {
  acceptInterest,
  declineInterest,
  putOnWaitingList,
} from "#app/features/projects/partners/answer-interest.server.ts";
import { expressInterest, withdrawInterest } from "#app/features/projects/partners/express-interest.server.ts";
import { removePartner, resumePartnership } from "#app/features/projects/partners/end-partnership.server.ts";
import { cancelInvitation, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { askBeyond, askOther, readRoleMeant } from "#app/features/projects/partners/role-standing.server.ts";
import { undoAnswer } from "#app/features/projects/partners/undo-answer.server.ts";
import {
  acceptSchema,
  declineSchema,
  interestSchema,
  inviteSchema,
  partnershipSchema,
  removeSchema,
  undoSchema,
  withdrawSchema,
} from "#app/features/projects/partners/interest.schema.ts";
import { type InstitutionNames, nameOf } from "#app/features/members/institution/institution-names.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Locale } from "#db/locales.ts";
import type { ProjectRow } from "#app/features/projects/project/project-subject.server.ts";

type Problem =
  | "barred"
  | "already-answered"
  | "already-partner"
  | "already-open"
  | "not-member"
  | "places-taken"
  | "impossible"
  | "invalid";

interface DeskAnswer {
  /** Of the form that expresses interest. */
  express?: SubmissionResult;
  /** Of one of the forms that answer an interest. */
  answer?: { intent: string; interestId: string; result: SubmissionResult };
  /** Of one of the forms that invite a member. */
  invite?: { institutionId: string; result: SubmissionResult };
  /** Of one of the forms that end a partnership. */
  remove?: { institutionId: string; result: SubmissionResult };
  /** Why nothing happened; a key under `problem` in the catalogue. */
  problem?: Problem;
  /** The institutions on account of which nothing happened. */
  about?: string[];
  /** The interest on account of which nothing happened. */
  interestId?: string;
  /** What was typed into a form that is not on the page any more. */
  kept?: string;
}

interface Post {
  context: ActionFunctionArgs["context"];
  fields: URLSearchParams;
  row: ProjectRow;
  viewer: Viewer;
}

const answerOf = (answer: DeskAnswer, status: number) => json(answer, { status });

/** What was typed for the other institution is handed back. */
const problem = (reason: "forbidden" | Problem, fields?: URLSearchParams, about?: string[]) =>
  answerOf(
    {
      problem: reason === "invalid" ? reason : reasonToSay(reason),
      about,
      interestId: fields?.get("interestId") ?? undefined,
      kept: (fields?.get("note") ?? fields?.get("message") ?? "") || undefined,
    },
    409,
  );

const OF_THE_LEAD = ["accept", "waiting_list", "decline", "undo", "invite", "cancel", "remove", "resume"];

interface Asked {
  row: ProjectRow;
  viewer: Viewer;
  /** Whether the person works on projects of its lead. */
  isLead: boolean;
}

/**
 * Carries out one of the things this page can do; any other intent is answered 400. What is the lead's to do is refused to
 * everybody else before what was typed is looked into.
 */
export async function postToDesk({ context, request }: ActionFunctionArgs, { row, viewer, isLead }: Asked) {
  const fields = await readForm(request);
  if (OF_THE_LEAD.includes(fields.get("intent") ?? "")) authorize(isLead);
  const post = { context, fields, row, viewer };
  switch (fields.get("intent")) {
    case "express":
      return express(post);
    case "withdraw":
      return withdraw(post);
    case "accept":
      return accept(post);
    case "waiting_list":
      return keep(post);
    case "decline":
      return decline(post);
    case "undo":
      return undo(post);
    case "invite":
      return invite(post);
    case "cancel":
      return takeOut(post, cancelInvitation, "invitation_cancelled");
    case "remove":
      return remove(post);
    case "resume":
      return takeOut(post, resumePartnership, "partnership_resumed");
    default:
      throw refuse(400);
  }
}

async function express({ context, fields, row, viewer }: Post) {
  const parsed = parseFields(fields, interestSchema);
  if (!parsed.ok) return answerOf({ express: parsed.result }, 422);
  const wait = await context.limits.consume("interestByUser", { user: viewer.id });
  if (wait !== null) return answerOf({ express: tooOftenResult(fields, wait) }, 429);
  const sent = await expressInterest(context, { projectId: row.id, values: parsed.value }, viewer);
  if (sent.ok) return redirectDone(`/projects/${row.slug}/interests`, "interest_sent");
  const error = `projects:problem.${reasonToSay(sent.reason)}`;
  return answerOf({ express: typedResult(fields, { "": [error] }) }, 422);
}

async function withdraw({ context, fields, row, viewer }: Post) {
  const parsed = parseFields(fields, withdrawSchema);
  if (!parsed.ok) return answerOf({ problem: "invalid" }, 422);
  const outcome = await withdrawInterest(context, { projectId: row.id, ...parsed.value }, viewer);
  if (!outcome.ok) return problem(outcome.reason);
  return redirectDone("/projects/mine", "interest_withdrawn");
}

async function accept({ context, fields, row, viewer }: Post) {
  const parsed = parseFields(fields, acceptSchema);
  if (!parsed.ok) return invalidAnswer("accept", fields, parsed.result);
  const wait = await waitToAnswer(context, viewer, parsed.value.interestId);
  if (wait !== null) return invalidAnswer("accept", fields, tooOftenResult(fields, wait), 429);
  const { isBeyond, ...answer } = parsed.value;
  const accepting = { projectId: row.id, ...answer, isWithinPlaces: !isBeyond };
  const outcome = await acceptInterest(context, accepting, viewer);
  if (!outcome.ok && outcome.reason === "places-taken")
    return invalidAnswer("accept", fields, typedResult(fields, { "": [askBeyond(outcome.beyond)] }));
  if (!outcome.ok) return problem(outcome.reason, fields);
  return redirectDone(`/projects/${row.slug}/interests`, "interest_accepted");
}

async function keep({ context, fields, row, viewer }: Post) {
  const parsed = parseFields(fields, acceptSchema);
  if (!parsed.ok) return invalidAnswer("waiting_list", fields, parsed.result);
  const wait = await waitToAnswer(context, viewer, parsed.value.interestId);
  if (wait !== null) return invalidAnswer("waiting_list", fields, tooOftenResult(fields, wait), 429);
  const outcome = await putOnWaitingList(context, { projectId: row.id, ...parsed.value }, viewer);
  if (!outcome.ok) return problem(outcome.reason, fields);
  return redirectDone(`/projects/${row.slug}/interests`, "interest_listed");
}

async function decline({ context, fields, row, viewer }: Post) {
  const parsed = parseFields(fields, declineSchema);
  if (!parsed.ok) return invalidAnswer("decline", fields, parsed.result);
  const wait = await waitToAnswer(context, viewer, parsed.value.interestId);
  if (wait !== null) return invalidAnswer("decline", fields, tooOftenResult(fields, wait), 429);
  const outcome = await declineInterest(context, { projectId: row.id, ...parsed.value }, viewer);
  if (!outcome.ok) return problem(outcome.reason, fields);
  return redirectDone(`/projects/${row.slug}/interests`, "interest_declined");
}

/** Seconds to wait for somebody who has answered too often, one interest or all together; null for everybody else. */
async function waitToAnswer({ limits }: Post["context"], { id: user }: Viewer, interestId: string) {
  const one = await limits.consume("interestAnswerByUserAndInterest", { user, link: interestId });
  return one ?? limits.consume("interestAnswerByUser", { user });
}

function invalidAnswer(intent: string, fields: URLSearchParams, result: SubmissionResult, status = 422) {
  return answerOf({ answer: { intent, interestId: fields.get("interestId") ?? "", result } }, status);
}

async function invite({ context, fields, row, viewer }: Post) {
  const parsed = parseFields(fields, inviteSchema(dayNow(context.clock)));
  if (!parsed.ok) {
    const institutionId = fields.get("institutionId") ?? "";
    return answerOf({ invite: { institutionId, result: parsed.result } }, 422);
  }
  const wait = await context.limits.consume("invitationByUser", { user: viewer.id });
  if (wait !== null) {
    const institutionId = fields.get("institutionId") ?? "";
    return answerOf({ invite: { institutionId, result: tooOftenResult(fields, wait) } }, 429);
  }
  const { beyondRole, otherRole, role: typed, ...invited } = parsed.value;
  const asking = (question: string) => {
    const result = typedResult(fields, { role: [question] });
    return answerOf({ invite: { institutionId: invited.institutionId, result } }, 422);
  };
  const { same, near } = await readRoleMeant(context.db, row.id, typed);
  if (near !== undefined && otherRole !== typed) return asking(askOther(near));
  const isWithinPlaces = beyondRole !== typed;
  const place = { projectId: row.id, ...invited, role: same ?? typed, isWithinPlaces };
  const outcome = await inviteMember(context, place, viewer);
  if (!outcome.ok && outcome.reason === "places-taken") return asking(askBeyond(outcome.beyond));
  if (!outcome.ok) return problem(outcome.reason, fields, namesIn(outcome, context.locale));
  return redirectDone(`/projects/${row.slug}/interests`, "member_invited");
}

/** The names of those on account of whom nobody was invited. */
function namesIn(outcome: object, locale: Locale): string[] | undefined {
  const named = outcome as { institutions?: InstitutionNames[] };
  return named.institutions?.map((one) => nameOf(one, locale).name);
}

async function undo({ context, fields, row, viewer }: Post) {
  const parsed = parseFields(fields, undoSchema);
  if (!parsed.ok) return answerOf({ problem: "invalid" }, 422);
  const outcome = await undoAnswer(context, { projectId: row.id, ...parsed.value }, viewer);
  if (!outcome.ok) return problem(outcome.reason);
  return redirectDone(`/projects/${row.slug}/interests`, "answer_undone");
}

async function remove({ context, fields, row, viewer }: Post) {
  const parsed = parseFields(fields, removeSchema);
  if (!parsed.ok) {
    const institutionId = fields.get("institutionId") ?? "";
    return answerOf({ remove: { institutionId, result: parsed.result } }, 422);
  }
  const { institutionId, ...because } = parsed.value;
  const outcome = await removePartner(context, { projectId: row.id, institutionId, because }, viewer);
  if (!outcome.ok) return problem(outcome.reason, fields);
  return redirectDone(`/projects/${row.slug}/interests`, "partner_removed");
}

async function takeOut(
  { context, fields, row, viewer }: Post,
  step: typeof cancelInvitation | typeof resumePartnership,
  done: string,
) {
  const parsed = parseFields(fields, partnershipSchema);
  if (!parsed.ok) return answerOf({ problem: "invalid" }, 422);
  const outcome = await step(context, { projectId: row.id, ...parsed.value }, viewer);
  if (!outcome.ok) return problem(outcome.reason);
  return redirectDone(`/projects/${row.slug}/interests`, done);
}
