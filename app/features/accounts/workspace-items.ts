import type { TFunction } from "i18next";
import { institutionIds, isAdministrator, isCoordinator, isCouncilMember, type Viewer } from "./viewer.ts";

interface Item {
  to: string;
  label: string;
}

/** The left column of the signed-in pages: only what this person may open; nothing before the address is verified. */
export function workspaceItems(viewer: Viewer, t: TFunction): Item[] {
  if (!viewer.isVerified) return [];
  const hasApplication = viewer.grants.some(({ role }) => role === "applicant");
  const isMember = institutionIds(viewer).length > 0;
  const places: [string, string, boolean][] = [
    ["/inbox", "inbox", true],
    ["/applications", "applications", hasApplication],
    ["/institution", "institution", isMember],
    ["/projects/mine", "projects", isMember],
    ["/review", "review", isCoordinator(viewer) || isCouncilMember(viewer)],
    ["/review/projects", "project_checks", isCoordinator(viewer)],
    ["/admin", "administration", isAdministrator(viewer)],
    ["/account", "account", true],
  ];
  return places.filter(([, , isOpen]) => isOpen).map(([to, name]) => ({ to, label: t(`common:workspace.${name}`) }));
}
