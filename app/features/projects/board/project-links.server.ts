import type { FoundProject } from "../project/project-queries.server.ts";
import type { Words } from "../project/project-words.server.ts";
import {
  canCheck,
  canEdit,
  canLead,
  isOwn,
  mayExpressInterestFor,
  worksOnText,
  type Audience,
} from "../project/project.policy.ts";

interface PageLink {
  to: string;
  label: string;
  isPrimary: boolean;
}

/** What this reader can do from a project's page; the one thing to do next comes first. */
export function linksFor({ row, subject, change }: FoundProject, audience: Audience, words: Words): PageLink[] {
  const { viewer, institutionIds } = audience;
  const base = `/projects/${row.slug}`;
  const isPartner = subject.partnerIds.some((id) => institutionIds.includes(id));
  const isDraft = row.status === "draft" || row.status === "changes_requested";
  const mayExpress = mayExpressInterestFor(audience, subject, words.today).length > 0;
  const isToCheck = row.status === "submitted" || row.isChangedSinceCheck || change?.status === "waiting";
  const places: [string, string, boolean][] = [
    [`/review${base}`, "check", isToCheck && canCheck(viewer, subject)],
    [`${base}/interests`, "express", mayExpress],
    [`${base}/partnership`, "partnership", isPartner],
    [`/review${base}`, "checks", !isToCheck && row.submittedAt !== null && canCheck(viewer, subject)],
    [`${base}/edit`, isDraft ? "continue" : "edit", canEdit(audience, subject)],
    [`${base}/preview`, "preview", isDraft && canEdit(audience, subject)],
    [`${base}/interests`, "interests", canLead(audience, subject) && row.submittedAt !== null],
    [`${base}/state`, "state", canLead(audience, subject) && row.status !== "archived" && row.status !== "declined"],
    [`${base}/editors`, "editors", worksOnText(audience, subject)],
    ["/projects/mine", "mine", isOwn(audience, subject)],
  ];
  return places
    .filter(([, , isOpen]) => isOpen)
    .map(([to, name], index) => ({ to, label: words.t(`projects:link.${name}`), isPrimary: index === 0 }));
}
