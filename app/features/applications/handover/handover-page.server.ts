import { asc, eq } from "drizzle-orm";
import { findAccountByEmail, findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { applicationIds, isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { WaitingItem } from "#app/ui/waiting-list.tsx";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { applications } from "#db/schema/applications.ts";
import { listedInstitution, listedInstitutions } from "../file/application-names.server.ts";
import { answersFor } from "../file/application.policy.ts";
import { type ApplicationRow, readDossier } from "../file/dossier.server.ts";
import { findProposal, type HandoverProposal, listProposals, type OpenProposal } from "../hands/proposals.server.ts";
import { canBeAsked, canHandOver, findHandedFile, mayAgree } from "./handed-file.server.ts";
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
export async function findFilesOf(
  db: Reader,
  email: string,
  { viewer, locale }: Omit<Asked, "now">,
): Promise<FoundFile[]> {
  const account = await findAccountByEmail(db, email);
  if (!account) return [];
  const rows = await db
    .select()
    .from(applications)
    .where(eq(applications.ownerId, account.id))
    .orderBy(asc(applications.createdAt), asc(applications.id))
    .limit(50);
  const found: ApplicationRow[] = [];
  for (const row of rows) if (canHandOver(viewer, (await readDossier(db, row)).subject)) found.push(row);
  const nameOf = await listedInstitutions(db, found, locale);
  return found.map((row) => ({ id: row.id, status: row.status, institution: nameOf(row).name }));
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
  const own = applicationIds(viewer).filter((id) => answersFor(viewer, { id }));
  const proposals = await listProposals(db, isCoordinator(viewer) ? "all" : own);
  const nameOf = await listedInstitutions(
    db,
    proposals.map(({ application }) => application),
    locale,
  );
  const items: WaitingItem[] = [];
  for (const { proposal, application, person } of proposals) {
    const place = await waitingPlace(db, { proposal, application }, { viewer, now });
    if (!place) continue;
    const values = { person, day: formatDate(proposal.dueAt, locale) };
    const detail = translator(locale)(`invitations:handover.waiting.${place.as}`, values);
    items.push({ to: place.to, title: nameOf(application).name, detail, dueAt: null });
  }
  return items;
}

async function waitingPlace(
  db: Reader,
  { proposal, application }: Pick<OpenProposal, "proposal" | "application">,
  { viewer, now }: Omit<Asked, "locale">,
) {
  const { id } = application;
  if (answersFor(viewer, application)) return { as: "applicant", to: `/applications/${id}/people` } as const;
  if (!isCoordinator(viewer, application.country)) return null;
  if (!canHandOver(viewer, (await readDossier(db, application)).subject)) return null;
  const isAsked = await canBeAsked(db, application);
  if (!mayAgree(viewer, proposal, { isAsked, now })) return null;
  return { as: "secretariat", to: `/review/handover/${id}` } as const;
}
