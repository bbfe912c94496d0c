import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import type { HandRole, Viewer } from "#app/features/accounts/viewer.ts";
import { standingOf } from "#app/features/invitations/invitation.ts";
import {
  findInvitation,
  type InvitationRow,
  listInvitationsTo,
} from "#app/features/invitations/list-invitations.server.ts";
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

async function nameThem(
  db: Reader,
  { invitation, application }: { invitation: InvitationRow; application: ApplicationRow },
  locale: Locale,
) {
  const inviter = (await findAccountById(db, invitation.invitedById))?.name ?? "";
  const institution = await listedInstitution(db, application, locale);
  const isNamed = (await representsAs(db, application, invitation)) !== null;
  return { inviter, institution, as: isNamed ? ("representative" as const) : (invitation.role as HandRole) };
}

/** How an invitation stands, whatever became of it. */
export async function viewInvited(db: Reader, invitation: InvitationRow, { locale, now }: Asked): Promise<InvitedPage> {
  if (invitation.state === "declined") return { state: "declined" };
  const application = standingOf(invitation, now) === "sent" ? await findInvitedTo(db, invitation) : null;
  if (application) {
    const t = translator(locale);
    const { as, ...names } = await nameThem(db, { invitation, application }, locale);
    const { name: association, contactEmail: contact } = await getLocalizedAssociation(db, locale);
    const text = t(`invitations:invited.${as}`, { ...names, association });
    const until = formatDateTime(invitation.expiresAt, locale);
    const answerBy = t("invitations:answer_by", { until });
    return { state: "open", email: invitation.email, text, answerBy, contact };
  }
  const accepted = await findAcceptedTo(db, invitation);
  if (!accepted) return { state: "ended" };
  const institution = await listedInstitution(db, accepted, locale);
  return { state: "accepted", institution, to: `/applications/${accepted.id}` };
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
    const application = await findInvitedTo(db, invitation);
    if (!application) continue;
    const { as, inviter, institution } = await nameThem(db, { invitation, application }, locale);
    const day = formatDate(invitation.expiresAt, locale);
    const detail = translator(locale)(`invitations:invited_waiting.${as}`, { inviter, day });
    items.push({ to: `/inbox/invitations/${invitation.id}`, title: institution, detail, dueAt: null });
  }
  return items;
}
