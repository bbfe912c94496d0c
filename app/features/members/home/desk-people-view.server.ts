import { and, eq } from "drizzle-orm";
import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import { listRequestsTo } from "#app/features/invitations/access-requests.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import type { Clock } from "#app/platform/clock.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { recordContacts } from "#db/schema/imports.ts";
import { successorOptions } from "./handover-view.server.ts";
import { invitationView, personView } from "./institution-view.server.ts";
import { listAppointable } from "../people/main-role.server.ts";
import { listPendingInvitations } from "../people/pending-invitations.server.ts";
import { listPeopleHistory } from "../people/people-history.server.ts";
import { listReachableSpeakers } from "../people/speaker-invitations.server.ts";
import type { findMembership } from "../institution/membership-queries.server.ts";
import { listPeople } from "../institution/own-institution.server.ts";
import type { DeskPeopleView } from "./ui/institution-model.ts";

type Found = NonNullable<Awaited<ReturnType<typeof findMembership>>>;

const contactOfList = (db: Reader, institutionId: string) =>
  db
    .select({ name: recordContacts.name, email: recordContacts.email })
    .from(recordContacts)
    .where(and(eq(recordContacts.subjectType, "institution"), eq(recordContacts.subjectId, institutionId)));

/** Who asks to be the primary representative, and has no answer yet: the secretariat reads of it before it invites or appoints. */
async function listTakeOvers(db: Reader, institutionId: string, locale: Locale): Promise<DeskPeopleView["takeOvers"]> {
  const requests = await listRequestsTo(db, { subjectType: "institution", subjectId: institutionId });
  return requests
    .filter(({ state, role }) => state === "asked" && role === "representative")
    .map(({ id, name, createdAt, passedOnAt }) => ({
      ...{ id, name, day: formatDate(createdAt, locale) },
      to: passedOnAt ? `/requests/${id}` : "/requests",
    }));
}

/** The people of a member as the secretariat reads them: with addresses, and with who can be reached. */
export async function deskPeopleView(
  { institution }: Found,
  { db, locale, clock }: { db: Reader; locale: Locale; clock: Clock },
): Promise<DeskPeopleView> {
  const [colleagues, reached, invitations, successors, speakers, history, takeOvers, [contact]] = await Promise.all([
    listPeople(db, institution.id),
    peopleOf(db, institution.id),
    listPendingInvitations(db, institution.id, clock.now()),
    listAppointable(db, institution.id),
    listReachableSpeakers(db, institution.id),
    listPeopleHistory(db, institution.id, locale),
    listTakeOvers(db, institution.id, locale),
    contactOfList(db, institution.id),
  ]);
  const main = colleagues.find(({ role }) => role === "representative");
  const addressOf = new Map(reached.map(({ id, email }) => [id, email]));
  return {
    people: colleagues.map((colleague) => ({
      ...personView(colleague, locale),
      id: colleague.grantId,
      email: addressOf.get(colleague.userId) ?? null,
    })),
    invitations: invitations.map((one) => invitationView(one, locale)),
    main: main ? { id: main.userId, name: main.name } : null,
    successors: successorOptions(successors, locale),
    reachable: speakers.map(({ name }) => name),
    history,
    takeOvers,
    contact: contact ?? null,
  };
}
