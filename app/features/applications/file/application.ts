import { APPLICATION_STATUSES, type ApplicationStatus, type CameBack, type Check } from "#db/vocabulary.ts";

/** Who makes something happen to an application; `second_person` is whoever may decide on a recommendation. */
export const APPLICATION_ROLES = ["applicant", "head", "coordinator", "second_person", "panel", "clock"] as const;
export type ApplicationRole = (typeof APPLICATION_ROLES)[number];

interface Transition {
  from: readonly ApplicationStatus[];
  to: ApplicationStatus;
  by: ApplicationRole;
}

/**
 * The life of an application. Each event leads from certain states to one, and belongs to one role; everything else is
 * refused. AUF's two stages and IAU's secretariat check, with a second person who decides. `/review/states` draws it.
 */
const TRANSITIONS = {
  send_to_head: { from: ["draft"], to: "awaiting_head", by: "applicant" },
  recall: { from: ["awaiting_head"], to: "draft", by: "applicant" },
  head_declines: { from: ["awaiting_head"], to: "draft", by: "head" },
  head_confirms: { from: ["awaiting_head"], to: "submitted", by: "head" },
  open: { from: ["submitted"], to: "in_check", by: "coordinator" },
  request_information: { from: ["in_check"], to: "info_requested", by: "coordinator" },
  answer: { from: ["info_requested"], to: "in_check", by: "applicant" },
  take_back_request: { from: ["info_requested"], to: "in_check", by: "coordinator" },
  recommend: { from: ["in_check"], to: "recommended", by: "coordinator" },
  return_to_check: { from: ["recommended"], to: "in_check", by: "second_person" },
  approve: { from: ["recommended"], to: "approved", by: "second_person" },
  refuse: { from: ["recommended"], to: "refused", by: "second_person" },
  defer: { from: ["recommended"], to: "deferred", by: "second_person" },
  meet_conditions: { from: ["deferred"], to: "in_check", by: "applicant" },
  take_up: { from: ["deferred"], to: "in_check", by: "clock" },
  open_formalities: { from: ["recommended"], to: "formalities", by: "second_person" },
  fulfil_formalities: { from: ["formalities"], to: "approved", by: "clock" },
  begin_membership: { from: ["formalities"], to: "approved", by: "coordinator" },
  lapse_approval: { from: ["formalities"], to: "approval_lapsed", by: "clock" },
  take_up_approval: { from: ["approval_lapsed"], to: "formalities", by: "coordinator" },
  appeal: { from: ["refused"], to: "appeal", by: "applicant" },
  withdraw_appeal: { from: ["appeal"], to: "refused", by: "applicant" },
  dismiss_appeal: { from: ["appeal"], to: "refused_final", by: "panel" },
  allow_appeal: { from: ["appeal"], to: "recommended", by: "panel" },
  withdraw: {
    from: [
      "draft",
      "awaiting_head",
      "submitted",
      "in_check",
      "info_requested",
      "recommended",
      "deferred",
      "formalities",
    ],
    to: "withdrawn",
    by: "applicant",
  },
  expire: { from: ["awaiting_head", "info_requested"], to: "expired", by: "clock" },
  reopen: { from: ["expired"], to: "draft", by: "applicant" },
  close_duplicate: { from: ["submitted", "in_check", "info_requested"], to: "withdrawn", by: "coordinator" },
  take_up_again: { from: ["expired", "withdrawn"], to: "in_check", by: "coordinator" },
  reopen_refused: { from: ["refused"], to: "in_check", by: "second_person" },
} as const satisfies Record<string, Transition>;

export type ApplicationEvent = keyof typeof TRANSITIONS;
export const APPLICATION_EVENTS = Object.keys(TRANSITIONS) as ApplicationEvent[];

/** What can happen in a state, each event with where it leads and who makes it happen. */
export function eventsFrom(
  status: ApplicationStatus,
): { event: ApplicationEvent; to: ApplicationStatus; by: ApplicationRole }[] {
  return APPLICATION_EVENTS.flatMap((event) => {
    const to = nextStatus(status, event);
    return to ? [{ event, to, by: TRANSITIONS[event].by }] : [];
  });
}

/** The state an event leads to from a state, or null when it is not possible there. */
export function nextStatus(status: ApplicationStatus, event: ApplicationEvent): ApplicationStatus | null {
  const transition: Transition = TRANSITIONS[event];
  return transition.from.includes(status) ? transition.to : null;
}

type Actor = "applicant" | "head" | "coordinator" | "decider" | "panel";

const ACTS_NEXT: Record<ApplicationStatus, Actor | null> = {
  draft: "applicant",
  awaiting_head: "head",
  submitted: "coordinator",
  in_check: "coordinator",
  info_requested: "applicant",
  recommended: "decider",
  deferred: "applicant",
  formalities: "applicant",
  approved: null,
  approval_lapsed: null,
  refused: null,
  appeal: "panel",
  refused_final: null,
  withdrawn: null,
  expired: "applicant",
};

/** Who acts next, for the status page and the queue. Null when the case is closed. */
export const nextActor = (status: ApplicationStatus): Actor | null => ACTS_NEXT[status];

/** States in which the secretariat holds the file. Before them a coordinator sees nothing of it. */
export const IN_DOSSIER: readonly ApplicationStatus[] = APPLICATION_STATUSES.filter(
  (status) => status !== "draft" && status !== "awaiting_head",
);

/** Open states in which a coordinator goes on with the file, or will when somebody has answered. */
export const AT_COORDINATORS: ApplicationStatus[] = IN_DOSSIER.filter(
  (status) => !isClosed(status) && status !== "recommended" && status !== "appeal",
);

/** Without an owner a file is marked as free, unless it waits for something that presses more, or for no coordinator. */
export function markWithoutOwner({
  status,
  cameBack,
}: {
  status: ApplicationStatus;
  cameBack: CameBack | null;
}): CameBack | null {
  return cameBack ?? (AT_COORDINATORS.includes(status) ? "free" : null);
}

/** States in which reviewers read the file, and write and change what they say of it. */
export const IN_REVIEW: readonly ApplicationStatus[] = ["in_check", "info_requested"];

/** Whether its institution may begin anew with what was answered: it ended without a membership. */
export function mayApplyAgain(status: ApplicationStatus): boolean {
  return ["withdrawn", "refused", "refused_final", "expired", "approval_lapsed"].includes(status);
}

/** An expired application can be opened again for so long. */
export const REOPEN_MONTHS = 6;

/** Whether nothing more can happen to it. */
export function isClosed(status: ApplicationStatus): boolean {
  return nextActor(status) === null || status === "expired";
}

/** So many requests for information one person may send (two rounds: AUF); each further one needs a second person's consent. */
export const MOST_INFORMATION_ROUNDS = 2;

/** Days within which a second person decides on a recommendation; a day of rest puts it off to the next working day. */
export const DECIDE_WITHIN_DAYS = 10;

/** A refused institution may apply again at the latest after this time; earlier once the reasons are cured. */
export const REAPPLY_MONTHS = 12;

/** While the file is in these states its checks may be judged. */
export const ARE_CHECKS_OPEN: readonly ApplicationStatus[] = ["in_check", "info_requested"];

/** A failed one of these speaks against admission, whatever the others say. */
export const BLOCKING_CHECKS: readonly Check[] = [
  "complete",
  "duplicate",
  "whole_institution",
  "legal_status",
  "recognition",
  "accreditation",
  "head_authority",
  "degree_mill",
  "consents",
];

/** A refusal may be appealed against for so long (ENQA). */
export const APPEAL_MONTHS = 2;

/** Days within which the panel decides on an appeal. */
export const JUDGE_WITHIN_DAYS = 30;

/** So many members of the panel who say the same decide: the majority of three. */
export const PANEL_MAJORITY = 2;
