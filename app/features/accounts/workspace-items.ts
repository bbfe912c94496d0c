import type { TFunction } from "i18next";
import {
  applicationIds,
  institutionIds,
  isAdministrator,
  isCoordinator,
  isCouncilMember,
  isOnAppealsPanel,
  isReviewer,
  type Viewer,
} from "./viewer.ts";

interface Item {
  to: string;
  label: string;
  count?: number;
}

/** Whether a person sees dossiers, and so a queue with things that wait. */
export const hasQueue = (viewer: Viewer) => isCoordinator(viewer) || isCouncilMember(viewer);

/**
 * The left column of the signed-in pages: only what this person may open; nothing before the address is verified.
 * `counts` says by address how much waits there.
 */
export function workspaceItems(viewer: Viewer, t: TFunction, counts: Record<string, number | undefined>): Item[] {
  if (!viewer.isVerified) return [];
  const hasApplication = applicationIds(viewer).length > 0;
  const isMember = institutionIds(viewer).length > 0;
  const places: [string, string, boolean][] = [
    ["/inbox", "inbox", true],
    ["/week", "week", isMember],
    ["/applications", "applications", hasApplication],
    ["/institution", "institution", isMember],
    ["/messages", "messages", isMember || counts["/messages"] !== undefined],
    ["/asks", "asks", isMember],
    ["/requests", "requests", counts["/requests"] !== undefined],
    ["/projects/mine", "projects", isMember],
    ["/following", "following", true],
    ["/assignments", "assignments", isReviewer(viewer)],
    ["/review", "review", hasQueue(viewer)],
    ["/review/projects", "project_checks", isCoordinator(viewer)],
    ["/review/reports", "reports", isCoordinator(viewer)],
    ["/review/initiatives", "initiatives", isCoordinator(viewer) || isAdministrator(viewer)],
    ["/appeals", "appeals", isOnAppealsPanel(viewer)],
    ["/council", "council", hasQueue(viewer)],
    ["/memberships", "memberships", isCoordinator(viewer)],
    ["/dues", "dues", counts["/dues"] !== undefined],
    ["/dues/overdue", "dues_overdue", counts["/dues/overdue"] !== undefined],
    ["/prospects", "prospects", isCoordinator(viewer) || isAdministrator(viewer)],
    ["/admin", "administration", isAdministrator(viewer)],
    ["/account", "account", true],
  ];
  return places
    .filter(([, , isOpen]) => isOpen)
    .map(([to, name]) => ({ to, label: t(`common:workspace.${name}`), count: counts[to] }));
}
