import { aliasedTable, and, asc, count, desc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import {
  coordinatedCountries,
  institutionIds,
  isAdministrator,
  isCoordinator,
  type Viewer,
} from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { conversationMessages, conversationsWaiting } from "#db/schema/conversations.ts";
import { enquiries } from "#db/schema/enquiries.ts";
import { institutions } from "#db/schema/members.ts";
import { units } from "#db/schema/members.ts";
import { ENQUIRY_TOPICS } from "#db/vocabulary.ts";
import { type EnquirySubject, standsIn } from "./contact.policy.ts";
import { readersOf } from "./enquiry.ts";

const senders = aliasedTable(institutions, "sender_institutions");
const accused = aliasedTable(users, "accused");

/** What was written to a member, with the member, whoever wrote, and for which member. */
export interface Enquiry {
  enquiry: typeof enquiries.$inferSelect;
  institution: typeof institutions.$inferSelect;
  sender: Pick<typeof users.$inferSelect, "id" | "name" | "email" | "locale">;
  senderInstitution: typeof institutions.$inferSelect | null;
  /** Of whom the last report is; null where there is none. */
  accused: Pick<typeof users.$inferSelect, "id" | "name"> | null;
  /** The unit of the member it is meant for; null where it is for the member as a whole. */
  unit: typeof units.$inferSelect | null;
  /** When the latest message in it was written. */
  latestAt: Date;
  /** Since when the member's answer is awaited; null when it is not. */
  awaitedSince: Date | null;
  /** The latest message in it is of the member; null where there is none. */
  isAnswered: boolean | null;
}

const latestAt = sql<Date>`coalesce((select max(${conversationMessages.createdAt}) from ${conversationMessages}
  where ${conversationMessages.subjectType} = 'enquiry'
    and ${conversationMessages.subjectId} = ${enquiries.id}), ${enquiries.createdAt})`.mapWith(enquiries.createdAt);

const isAnswered = sql<boolean | null>`(select ${conversationMessages.isFromSecretariat} from ${conversationMessages}
  where ${conversationMessages.subjectType} = 'enquiry' and ${conversationMessages.subjectId} = ${enquiries.id}
  order by ${conversationMessages.createdAt} desc, ${conversationMessages.id} desc limit 1)`.mapWith(
  conversationMessages.isFromSecretariat,
);

const waitsHere = and(
  eq(conversationsWaiting.subjectType, "enquiry"),
  eq(conversationsWaiting.subjectId, enquiries.id),
);

function selectEnquiries(db: Reader, isAsked: SQL | undefined) {
  return db
    .select({
      enquiry: enquiries,
      institution: institutions,
      sender: { id: users.id, name: users.name, email: users.email, locale: users.locale },
      senderInstitution: senders,
      accused: { id: accused.id, name: accused.name },
      unit: units,
      latestAt,
      awaitedSince: conversationsWaiting.since,
      isAnswered,
    })
    .from(enquiries)
    .innerJoin(institutions, eq(institutions.id, enquiries.institutionId))
    .innerJoin(users, eq(users.id, enquiries.senderId))
    .leftJoin(senders, eq(senders.id, enquiries.senderInstitutionId))
    .leftJoin(accused, eq(accused.id, enquiries.accusedId))
    .leftJoin(units, eq(units.id, enquiries.unitId))
    .leftJoin(conversationsWaiting, waitsHere)
    .where(isAsked);
}

const LATEST_FIRST = [desc(latestAt), desc(enquiries.id)];

/** What the rules about an enquiry ask for. */
const subjectOf = ({ enquiry, institution, unit }: Enquiry): EnquirySubject => ({
  ...enquiry,
  unitContactId: unit?.contactId ?? null,
  country: institution.country,
});

/** An enquiry whoever may read it, by its id. */
export async function readEnquiry(db: Reader, id: string): Promise<Enquiry | null> {
  const [found] = await selectEnquiries(db, eq(enquiries.id, id));
  return found ?? null;
}

/** An enquiry and the side on which a person stands in it; null where it is not for them. */
export async function findEnquiry(db: Reader, id: string, viewer: Viewer) {
  const found = await readEnquiry(db, id);
  const side = found && standsIn(viewer, subjectOf(found));
  return found && side ? { ...found, side } : null;
}

type OfInstitution = typeof enquiries.institutionId | typeof enquiries.senderInstitutionId;

function readBy({ grants }: Viewer, institutionId: OfInstitution): SQL | undefined {
  return or(
    ...ENQUIRY_TOPICS.map((topic) => {
      const held = grants.filter(({ role }) => readersOf(topic).includes(role)).map((grant) => grant.institutionId);
      return and(
        eq(enquiries.topic, topic),
        inArray(
          institutionId,
          held.filter((id) => id !== null),
        ),
      );
    }),
  );
}

/** What is meant for units whose contact a person is. */
function ofOwnUnits(viewer: Viewer): SQL | undefined {
  const isContact = sql`exists (select 1 from ${units}
    where ${units.id} = ${enquiries.unitId} and ${units.contactId} = ${viewer.id})`;
  return and(inArray(enquiries.institutionId, institutionIds(viewer)), isContact);
}

const addressedTo = (viewer: Viewer) => or(readBy(viewer, enquiries.institutionId), ofOwnUnits(viewer));

/** What stands as sent with a person: the same as by `standsIn`. */
function sentBy(viewer: Viewer): SQL | undefined {
  const { senderId, senderInstitutionId } = enquiries;
  const isOwn = or(isNull(senderInstitutionId), inArray(senderInstitutionId, institutionIds(viewer)));
  return or(and(eq(senderId, viewer.id), isOwn), readBy(viewer, senderInstitutionId));
}

/** In a list, with the side on which the reader stands in it. */
interface Listed extends Enquiry {
  isSent: boolean;
}

export const ENQUIRIES_A_PAGE = 50;
const MOST_LISTED = 100;

/** What a person, or the person's institution, has written to members, and what was written to theirs. */
const isTheirs = (viewer: Viewer) => or(sentBy(viewer), addressedTo(viewer));

/** How many conversations a person may read in one of the two ways. */
export const countTheirs = (db: Reader, viewer: Viewer): Promise<number> => db.$count(enquiries, isTheirs(viewer));

/**
 * One page (from 1) of what a person, or the person's institution, has written to members, and of what was written to
 * theirs, the latest first.
 */
export async function listEnquiries(
  db: Reader,
  viewer: Viewer,
  page: number,
): Promise<{ rows: Listed[]; total: number }> {
  const total = await countTheirs(db, viewer);
  const first = (page - 1) * ENQUIRIES_A_PAGE;
  const rows: Enquiry[] = await selectEnquiries(db, isTheirs(viewer))
    .orderBy(...LATEST_FIRST)
    .limit(ENQUIRIES_A_PAGE)
    .offset(first);
  return { rows: rows.map((row) => ({ ...row, isSent: standsIn(viewer, subjectOf(row)) === "sender" })), total };
}

const isOpenToWrite = or(isNull(enquiries.reportedAt), eq(enquiries.finding, "none"));

const isToAnswer = (viewer: Viewer) => and(addressedTo(viewer), isOpenToWrite, isNotNull(conversationsWaiting.since));

/** What waits for an answer of this person as somebody of a member. */
export async function listToAnswer(db: Reader, viewer: Viewer): Promise<Enquiry[]> {
  // Most pages have nothing to list, and counting costs a tenth of reading.
  if ((await countToAnswer(db, viewer)) === 0) return [];
  return selectEnquiries(db, isToAnswer(viewer))
    .orderBy(...LATEST_FIRST)
    .limit(MOST_LISTED);
}

/** How many of them there are. */
export async function countToAnswer(db: Reader, viewer: Viewer): Promise<number> {
  if (institutionIds(viewer).length === 0) return 0;
  const [row] = await db
    .select({ waiting: count() })
    .from(enquiries)
    .innerJoin(conversationsWaiting, waitsHere)
    .where(isToAnswer(viewer));
  return row?.waiting ?? 0;
}

/** What was reported and waits for this person to look, the longest first. */
export const listToJudge = (db: Reader, viewer: Viewer): Promise<Enquiry[]> =>
  listReported(db, viewer, { isAsked: isNull(enquiries.finding), order: asc(enquiries.reportedAt) });

/** What was reported and judged, as far as this person may judge it, the latest first. */
export const listJudged = (db: Reader, viewer: Viewer): Promise<Enquiry[]> =>
  listReported(db, viewer, { isAsked: isNotNull(enquiries.finding), order: desc(enquiries.foundAt) });

async function listReported(db: Reader, viewer: Viewer, { isAsked, order }: { isAsked: SQL; order: SQL }) {
  if (!isCoordinator(viewer) && !isAdministrator(viewer)) return [];
  const isReportedSo = and(isNotNull(enquiries.reportedAt), isAsked);
  // Asked for every page of the secretariat, and nearly always nothing.
  if ((await db.$count(enquiries, isReportedSo)) === 0) return [];
  const countries = isAdministrator(viewer) ? null : coordinatedCountries(viewer);
  const isInScope = countries ? inArray(institutions.country, [...countries]) : undefined;
  const rows = await selectEnquiries(db, and(isReportedSo, isInScope))
    .orderBy(order, desc(enquiries.id))
    .limit(MOST_LISTED);
  return rows.filter((row) => standsIn(viewer, subjectOf(row)) === "judge");
}

/** Whether an institution has reported somebody, and the secretariat has not looked yet. */
export async function isReported(db: Reader, personId: string, institutionId: string): Promise<boolean> {
  const isOpen = and(isNotNull(enquiries.reportedAt), isNull(enquiries.finding));
  const isOfIt = or(eq(enquiries.institutionId, institutionId), eq(enquiries.senderInstitutionId, institutionId));
  const isBetween = and(eq(enquiries.accusedId, personId), isOfIt);
  return (await db.$count(enquiries, and(isBetween, isOpen))) > 0;
}

/** The ids of what a person, or the person's institution, has sent to members. */
export async function listSentIds(db: Reader, viewer: Viewer): Promise<string[]> {
  const rows = await db.select({ id: enquiries.id }).from(enquiries).where(sentBy(viewer));
  return rows.map(({ id }) => id);
}

/** Conversations by their ids, the latest first. */
export async function listByIds(db: Reader, ids: readonly string[]): Promise<Enquiry[]> {
  if (ids.length === 0) return [];
  return selectEnquiries(db, inArray(enquiries.id, [...ids])).orderBy(...LATEST_FIRST);
}
