import { asc, eq } from "drizzle-orm";
import { findAccountByEmail, findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { WaitingItem } from "#app/ui/waiting-list.tsx";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { applications } from "#db/schema/applications.ts";
import { listedInstitution } from "../file/application-names.server.ts";
import { answersFor } from "../file/application.policy.ts";
import { findProposal, type HandoverProposal, listProposals } from "../hands/proposals.server.ts";
import { canBeAsked, findHandedFile, mayAgree } from "./handed-file.server.ts";
import type { FoundFile, HandoverPage, OwnProposalView, ProposalView } from "./handover-model.ts";

interface Asked {
  viewer: Viewer;
  locale: Locale;
  now: Date;
}

const nameOfPerson = async (db: Reader, id: string) => (await findAccountById(db, id))?.name ?? "";

async function viewProposal(
  db: Reader,
  proposal: HandoverProposal,
  { viewer, locale, now, isAsked }: Asked & { isAsked: boolean },
): Promise<ProposalView> {
  const { id, toUserId, reason, proposedById, proposedAt, dueAt } = proposal;
  const to = await findAccountById(db, toUserId);
  const isOwn = proposedById === viewer.id;
  return {
    ...{ id, reason, person: to?.name ?? "", email: to?.email ?? "" },
    by: await nameOfPerson(db, proposedById),
    proposed: formatDate(proposedAt, locale),
    until: formatDateTime(dueAt, locale),
    isWaiting: isAsked && dueAt > now,
    mayAgree: mayAgree(viewer, proposal, { isAsked, now }),
    mayDecline: !isOwn,
    mayTakeBack: isOwn,
  };
}

/** The page on which an application is handed over, for a coordinator who may; null for everybody else. */
export async function viewHandover(db: Reader, id: string, asked: Asked): Promise<HandoverPage | null> {
  const { viewer, locale } = asked;
  const file = await findHandedFile(db, id, viewer);
  if (!file) return null;
  const { application } = file;
  const isAsked = await canBeAsked(db, application);
  const proposal = await findProposal(db, id);
  return {
    ...{ id, isAsked, title: translator(locale)("invitations:handover.title") },
    institution: await listedInstitution(db, application, locale),
    caseNumber: application.caseNumber,
    applicant: await nameOfPerson(db, application.ownerId),
    proposal: proposal && (await viewProposal(db, proposal, { ...asked, isAsked })),
  };
}

/** The open applications of a person that this coordinator may hand over. */
export async function findFilesOf(db: Reader, email: string, { viewer, locale }: Asked): Promise<FoundFile[]> {
  const account = await findAccountByEmail(db, email);
  if (!account) return [];
  const rows = await db
    .select()
    .from(applications)
    .where(eq(applications.ownerId, account.id))
    .orderBy(asc(applications.createdAt), asc(applications.id))
    .limit(50);
  const found: FoundFile[] = [];
  for (const { id, status, ...row } of rows) {
    if (await findHandedFile(db, id, viewer))
      found.push({ id, status, institution: await listedInstitution(db, { id, ...row }, locale) });
  }
  return found;
}

/** What the secretariat proposes for an application, for whoever answers for it; null for everybody else. */
export async function viewOwnProposal(
  db: Reader,
  applicationId: string,
  { viewer, locale }: Omit<Asked, "now">,
): Promise<OwnProposalView | null> {
  const proposal = answersFor(viewer, { id: applicationId }) ? await findProposal(db, applicationId) : null;
  if (!proposal) return null;
  const { id, reason, toUserId, dueAt } = proposal;
  return { id, reason, person: await nameOfPerson(db, toUserId), until: formatDateTime(dueAt, locale) };
}

/** The proposals among what waits for a person: who answers for the application, and coordinators who can agree now. */
export async function listHandoversWaiting(db: Reader, { viewer, locale, now }: Asked): Promise<WaitingItem[]> {
  const t = translator(locale);
  const items: WaitingItem[] = [];
  for (const proposal of await listProposals(db)) {
    const place = await waitingPlace(db, proposal, { viewer, now });
    const [application] = place
      ? await db.select().from(applications).where(eq(applications.id, proposal.applicationId))
      : [];
    if (!place || !application) continue;
    const values = { person: await nameOfPerson(db, proposal.toUserId), day: formatDate(proposal.dueAt, locale) };
    const title = await listedInstitution(db, application, locale);
    items.push({ to: place.to, title, detail: t(`invitations:handover.waiting.${place.as}`, values), dueAt: null });
  }
  return items;
}

async function waitingPlace(db: Reader, proposal: HandoverProposal, { viewer, now }: Omit<Asked, "locale">) {
  const { applicationId: id } = proposal;
  if (answersFor(viewer, { id })) return { as: "applicant", to: `/applications/${id}/people` } as const;
  const file = isCoordinator(viewer) ? await findHandedFile(db, id, viewer) : null;
  if (!file) return null;
  const isAsked = await canBeAsked(db, file.application);
  if (!mayAgree(viewer, proposal, { isAsked, now })) return null;
  return { as: "secretariat", to: `/review/handover/${id}` } as const;
}
