import { invitationSentence } from "#app/features/accounts/account-emails.ts";
import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import type { HandRole, Viewer } from "#app/features/accounts/viewer.ts";
import { standingOf } from "#app/features/invitations/invitation.ts";
import {
  findInvitation,
  type InvitationRow,
  listInvitationsTo,
} from "#app/features/invitations/list-invitations.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { findInvitedMember, findJoinedMember } from "#app/features/members/people/accept-colleague.server.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import type { WaitingItem } from "#app/ui/waiting-list.tsx";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { listedInstitution } from "../file/application-names.server.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { representsAs } from "../file/formalities-queries.server.ts";
import { findAcceptedTo, findInvitedTo } from "./accept-hand.server.ts";
import type { InvitedPage } from "./invited-model.ts";

interface Asked {
  locale: Locale;
  now: Date;
}

const findInviter = async (db: Reader, { invitedById }: InvitationRow) =>
  (await findAccountById(db, invitedById))?.name ?? "";

async function nameThem(
  db: Reader,
  { invitation, application }: { invitation: InvitationRow; application: ApplicationRow },
  locale: Locale,
) {
  const inviter = await findInviter(db, invitation);
  const institution = await listedInstitution(db, application, locale);
  const isNamed = (await representsAs(db, application, invitation)) !== null;
  return { inviter, institution, as: isNamed ? ("representative" as const) : (invitation.role as HandRole) };
}

interface Invitation {
  /** Who invites, for which institution, as what. */
  text: string;
  /** For the inbox: the institution, and who invites. */
  institution: string;
  waiting: string;
}

/** What an open invitation is to, in words; null where it leads to nothing any more. */
async function describe(db: Reader, invitation: InvitationRow, locale: Locale): Promise<Invitation | null> {
  const t = translator(locale);
  const { name: association } = await getLocalizedAssociation(db, locale);
  const day = formatDate(invitation.expiresAt, locale);
  const member = await findInvitedMember(db, invitation);
  if (member) {
    const inviter = await findInviter(db, invitation);
    const institution = nameOf(member, locale).name;
    const role = t(`vocabulary:role.${invitation.role}`);
    const text = invitationSentence(t, { association, inviter, institution, role });
    return { text, institution, waiting: t("invitations:invited_waiting.member", { inviter, role, day }) };
  }
  const application = await findInvitedTo(db, invitation);
  if (!application) return null;
  const { as, ...names } = await nameThem(db, { invitation, application }, locale);
  const text = t(`invitations:invited.${as}`, { ...names, association });
  const waiting = t(`invitations:invited_waiting.${as}`, { inviter: names.inviter, day });
  return { text, institution: names.institution, waiting };
}

async function viewAccepted(db: Reader, invitation: InvitationRow, locale: Locale): Promise<InvitedPage> {
  const member = await findJoinedMember(db, invitation);
  if (member) {
    const to = `/institution?institution=${member.id}`;
    return { state: "accepted", kind: "institution", institution: nameOf(member, locale).name, to };
  }
  const accepted = await findAcceptedTo(db, invitation);
  if (!accepted) return { state: "ended" };
  const institution = await listedInstitution(db, accepted, locale);
  return { state: "accepted", kind: "application", institution, to: `/applications/${accepted.id}` };
}

/** How an invitation stands, whatever became of it. */
export async function viewInvited(db: Reader, invitation: InvitationRow, { locale, now }: Asked): Promise<InvitedPage> {
  if (invitation.state === "declined") return { state: "declined" };
  const open = standingOf(invitation, now) === "sent" ? await describe(db, invitation, locale) : null;
  if (!open) return viewAccepted(db, invitation, locale);
  const { contactEmail: contact } = await getLocalizedAssociation(db, locale);
  const { email, name, words, expiresAt } = invitation;
  const said = words ? { inviter: await findInviter(db, invitation), words } : null;
  const answerBy = translator(locale)("invitations:answer_by", { until: formatDateTime(expiresAt, locale) });
  return { state: "open", email, name: name ?? "", text: open.text, said, answerBy, contact };
}

/** The invitation of a page, for whoever is signed in as the address that was invited; null for everybody else. */
export async function findOwnInvitation(db: Reader, id: string, viewer: Viewer): Promise<InvitationRow | null> {
  const invitation = await findInvitation(db, { id });
  return invitation?.email === viewer.email ? invitation : null;
}

/** The invitations and offers that wait for a person, each with its page. */
export async function listInvitationsWaiting(
  db: Reader,
  { viewer, locale, now }: Asked & { viewer: Viewer },
): Promise<WaitingItem[]> {
  const items: WaitingItem[] = [];
  for (const invitation of await listInvitationsTo(db, viewer.email, now)) {
    const open = await describe(db, invitation, locale);
    if (!open) continue;
    const to = `/inbox/invitations/${invitation.id}`;
    items.push({ to, title: open.institution, detail: open.waiting, dueAt: null });
  }
  return items;
}
