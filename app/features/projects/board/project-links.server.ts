import type { Duty } from "./duties.server.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import type { Words } from "../project/project-words.server.ts";
import { takesInterest } from "../project/project.ts";
import { canOfferLead } from "../project/lead.policy.ts";
import { canCheck, canEdit, canLead, isOwn, worksOnText, type Audience } from "../project/project.policy.ts";
import { isOver } from "../project/project.ts";

interface PageLink {
  to: string;
  label: string;
  isPrimary: boolean;
  /** It stays in sight. */
  isAsked: boolean;
}

/** Others wait for it, or the project waits for this reader: it stays in sight. */
const ASKED: readonly string[] = ["check", "confirm", "answer", "continue", "express", "sign_in"];

type Place = [to: string, name: string, isOpen: boolean];

function toCheck({ row, subject, change }: FoundProject, { viewer }: Audience): Place[] {
  if (!canCheck(viewer, subject)) return [];
  const isToCheck = row.status === "submitted" || row.isChangedSinceCheck || change?.status === "waiting";
  return [[`/review/projects/${row.slug}`, isToCheck ? "check" : "checks", isToCheck || row.submittedAt !== null]];
}

function toLead({ row, subject }: FoundProject, audience: Audience): Place[] {
  const base = `/projects/${row.slug}`;
  const isLeading = canLead(audience, subject);
  const isToRenew = row.status === "open" && (row.staleSince !== null || !takesInterest(row, audience.today));
  return [
    [`${base}/state?act=renew`, "renew", isLeading && isToRenew],
    [`${base}/authorization`, "authorization", isLeading && row.isUnescoNamePlanned === true],
    [`${base}/interests`, "interests", isLeading && row.submittedAt !== null],
    [`${base}/state`, "state", isLeading && !["archived", "declined", "hidden"].includes(row.status)],
  ];
}

// Whoever is asked to lead it comes by the letter and the inbox.
function isToLead({ row, subject }: FoundProject, audience: Audience): boolean {
  return canOfferLead(audience, subject) && row.status !== "draft" && !isOver(row.status);
}

/** What this reader can do from a project's page; the one thing to do next comes first. */
export function linksFor(found: FoundProject, audience: Audience, duty: Duty | null, words: Words): PageLink[] {
  const { row, subject } = found;
  const base = `/projects/${row.slug}`;
  const isPartner = subject.partnerIds.some((id) => audience.institutionIds.includes(id));
  const isDraft = row.status === "draft" || row.status === "changes_requested";
  const checks = toCheck(found, audience);
  const places: Place[] = [
    ...checks.filter(([, name]) => name === "check"),
    [duty?.to ?? "", duty?.kind ?? "", duty !== null],
    [`${base}/partnership`, "partnership", isPartner],
    ...checks.filter(([, name]) => name === "checks"),
    [`${base}/edit`, isDraft ? "continue" : "edit", canEdit(audience, subject)],
    [`${base}/preview`, "preview", isDraft && canEdit(audience, subject)],
    ...toLead(found, audience),
    [`${base}/editors`, "editors", worksOnText(audience, subject)],
    [`${base}/lead`, "lead", isToLead(found, audience)],
    ["/projects/mine", "mine", isOwn(audience, subject)],
  ];
  const open = places.filter(([, , isOpen]) => isOpen);
  return open
    .filter(([to], at) => open.findIndex(([other]) => other === to) === at)
    .map(([to, name], index) => ({
      to,
      label: words.t(`projects:link.${name}`, { number: duty?.number }),
      isPrimary: index === 0,
      isAsked: index === 0 && ASKED.includes(name),
    }));
}
