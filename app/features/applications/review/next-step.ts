import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { ApplicationStatus } from "#db/vocabulary.ts";

/** What this person can do with a file next, or who else does something: keys of the catalogue. */
export type NextStep =
  | "deferred"
  | "formalities"
  | "take"
  | "decide"
  | "consent"
  | "amendment"
  | "check"
  | "assign"
  | "read"
  | "with_owner"
  | "with_applicant"
  | "with_decider"
  | "with_panel"
  | "judge";

interface Standing {
  status: ApplicationStatus;
  coordinatorId: string | null;
  /** 1 when it waits for the viewer. */
  isForMe: number;
  requestPreparedById: string | null;
  amendmentProposedById: string | null;
}

const OF_OTHERS: Partial<Record<ApplicationStatus, NextStep>> = {
  submitted: "with_owner",
  in_check: "with_owner",
  info_requested: "with_applicant",
  recommended: "with_decider",
  deferred: "deferred",
  formalities: "formalities",
  appeal: "with_panel",
};

export function nextStep({ status, coordinatorId, isForMe: isMine, ...row }: Standing, viewer: Viewer): NextStep {
  const isForConsent = row.requestPreparedById !== null && row.requestPreparedById !== viewer.id;
  if (isMine && isForConsent) return "consent";
  if (isMine && row.amendmentProposedById !== null && row.amendmentProposedById !== viewer.id) return "amendment";
  if (!isMine) return OF_OTHERS[status] ?? "read";
  if (status === "appeal") return "judge";
  if (status === "submitted") return "take";
  if (status === "recommended") return "decide";
  return coordinatorId === viewer.id ? "check" : "assign";
}
