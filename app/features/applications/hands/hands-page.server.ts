import { handIn, type HandRole, type Viewer } from "#app/features/accounts/viewer.ts";
import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { listOpenRequests } from "#app/features/invitations/access-requests.server.ts";
import { MOST_LETTERS, standingOf } from "#app/features/invitations/invitation.ts";
import { type InvitationRow, listInvitations } from "#app/features/invitations/list-invitations.server.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { institutionIn } from "../file/application-names.server.ts";
import type { FullApplication } from "../file/application-queries.server.ts";
import { isClosed } from "../file/application.ts";
import { answersFor } from "../file/application.policy.ts";
import { canChangeHands, canLeave } from "./hand.ts";
import type { HandsPage, InvitedView } from "./hands-model.ts";
import { listHands } from "./list-hands.server.ts";

interface Showing {
  canChange: boolean;
  now: Date;
  locale: Locale;
}

/** As whoever invited called the person; who has accepted is known by the account. */
async function nameOfInvited(db: Reader, { name, state, settledById }: InvitationRow): Promise<string | null> {
  const accepted = state === "accepted" && settledById ? await findAccountById(db, settledById) : null;
  return accepted?.name || name;
}

async function viewInvitation(
  db: Reader,
  invitation: InvitationRow,
  { canChange, now, locale }: Showing,
): Promise<InvitedView> {
  const t = translator(locale);
  const { id, email, role, expiresAt, settledAt, timesSent } = invitation;
  const standing = standingOf(invitation, now);
  const isUnanswered = standing === "sent" || standing === "expired";
  const day = formatDateTime(expiresAt, locale);
  const until = t(standing === "sent" ? "invitations:until.sent" : "invitations:until.expired", { day });
  const detail = isUnanswered ? until : formatDate(settledAt ?? invitation.createdAt, locale);
  const isOpen = canChange && isUnanswered;
  return {
    id,
    name: await nameOfInvited(db, invitation),
    email,
    role: role as HandRole,
    standing,
    detail,
    isOpen,
    canSendAgain: isOpen && timesSent < MOST_LETTERS,
  };
}

/** The people on an application as one of them sees it. */
export async function viewHandsPage(
  { db, clock }: Pick<Services, "db" | "clock">,
  file: FullApplication,
  viewer: Viewer,
  locale: Locale,
): Promise<HandsPage> {
  const t = translator(locale);
  const { application } = file;
  const { id } = application;
  const now = clock.now();
  const subject = { subjectType: "application", subjectId: id } as const;
  const canChange = canChangeHands(viewer, application);
  const hands = await listHands(db, id);
  const requests = await listOpenRequests(db, { subjects: [subject], withPassedOn: false });
  const answerable = requests.filter((request) => answersFor(viewer, application) && request.userId !== viewer.id);
  const named = await Promise.all(answerable.map(({ userId }) => findAccountById(db, userId)));
  const hasAsked = requests.some(({ userId }) => userId === viewer.id);
  return {
    title: t("invitations:people.title"),
    applicationId: id,
    institution: institutionIn(file, locale),
    hands: hands.map(({ userId, name, email, role, since, isSuspended }) => ({
      ...{ userId, name, role, isSuspended },
      email: canChange ? email : null,
      isYou: userId === viewer.id,
      since: t("invitations:people.since", { day: formatDate(since, locale) }),
      isChangeable: canChange && role !== "applicant",
    })),
    invitations: canChange
      ? await Promise.all(
          (await listInvitations(db, subject)).map((one) => viewInvitation(db, one, { canChange, now, locale })),
        )
      : [],
    requests: answerable.map((request, index) => ({
      id: request.id,
      name: named[index]?.name ?? "",
      asked: formatDate(request.createdAt, locale),
    })),
    canChange,
    canLeave: canLeave(viewer, application),
    canAskToTakeOver: handIn(viewer, id) === "co_applicant" && !isClosed(application.status) && !hasAsked,
    hasAsked,
    locale,
  };
}
