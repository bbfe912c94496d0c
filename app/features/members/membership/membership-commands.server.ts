import { randomUUID } from "node:crypto";
import { and, eq, isNull, notInArray, or } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Tx } from "#db/index.server.ts";
import { nextNumber } from "#db/numbers.server.ts";
import { institutions } from "#db/schema/members.ts";
import { membershipChanges, memberships } from "#db/schema/memberships.ts";
import type { Admission, AdmissionInput, InstitutionFacts } from "../institution/admission.ts";
import { admitPeople } from "./admitted-people.server.ts";
import { otherNamesAfter } from "../institution/borne-names.server.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { derivedColumns, freeSlug, replaceTopics } from "../institution/institution-entry.server.ts";
import { writeTexts } from "../institution/institution-texts.server.ts";
import { endOfGrace, endOfTerm, holdsPlace } from "../institution/membership.ts";
import { ADMITTED, LISTED } from "../institution/membership-view.server.ts";
import { restrictAgain } from "../profile/profile-commands.server.ts";

/** The institution has a membership, in force or suspended; admitting it again would make a second one. */
export class AlreadyMember extends Error {
  override name = "AlreadyMember";

  constructor(readonly number: string) {
    super(`Already a member: ${number}`);
  }
}

type Actor = Pick<Viewer, "id"> | null;

/**
 * Admits an institution: its directory entry, its membership with the next number, its people with their rights and
 * invitations, all in the caller's transaction. An institution that is known (by registry id, WHED id, or country and
 * English name) keeps its entry, its address and the number it had; one of a list is new, which whoever brings it has seen to.
 *
 * Throws `AlreadyMember` when it is one; the caller's transaction then leaves nothing behind.
 */
export async function admitInstitution(tx: Tx, input: AdmissionInput, actor: Actor, now: Date): Promise<Admission> {
  const known = input.listed ? undefined : await findKnownInstitution(tx, input);
  const entryOf = known ? await renewEntry(tx, known, input, now) : await createEntry(tx, input, now);
  const { institutionId } = entryOf;
  const { translatedNames: name, translatedProfiles: profile } = input.institution;
  await writeTexts(tx, institutionId, { name, profile });
  await replaceTopics(tx, institutionId, { ...input.institution, ...input });
  if (known) await restrictAgain(tx, institutionId, now);
  const membership = await openMembership(tx, institutionId, input, now);
  const slug = entryOf.slug ?? (await addressByNumber(tx, membership));
  const change = { membershipId: membership.id, status: "active" as const, actorId: actor?.id ?? null, createdAt: now };
  await tx.insert(membershipChanges).values({ ...change, reason: input.listed ? LISTED : ADMITTED });
  await admitPeople(tx, { ...input, institutionId, grantedById: actor?.id ?? null }, now);
  await touchDirectory(tx, institutionId);
  const data = { number: membership.number, category: input.category };
  const action = input.listed ? ("membership.listed" as const) : ("membership.admitted" as const);
  const entry = { action, subjectId: membership.id, actorId: actor?.id ?? null };
  await recordActivity(tx, { ...entry, data }, now);
  return { number: membership.number, slug, institutionId, endsOn: membership.endsOn };
}

type InstitutionRow = typeof institutions.$inferSelect;

async function findKnownInstitution(tx: Tx, { institution }: AdmissionInput): Promise<InstitutionRow | undefined> {
  const { registryId, whedId, country, nameEn } = institution;
  // Two institutions of one name: the registry tells them apart.
  const isNotAnother = registryId ? isNull(institutions.registryId) : undefined;
  const isSame = [
    registryId ? eq(institutions.registryId, registryId) : undefined,
    whedId ? eq(institutions.whedId, whedId) : undefined,
    and(eq(institutions.country, country), eq(institutions.nameEn, nameEn), isNotAnother),
  ];
  // A record that was merged into another is nobody's to begin again with.
  const merged = tx.select({ id: memberships.institutionId }).from(memberships).where(eq(memberships.status, "merged"));
  const [row] = await tx
    .select()
    .from(institutions)
    .where(and(or(...isSame), notInArray(institutions.id, merged)))
    .orderBy(institutions.createdAt)
    .limit(1);
  return row;
}

/** Whether the institution that would be admitted is a member already; one whose term is over is not. */
export async function isMember(tx: Tx, input: AdmissionInput, today: string): Promise<boolean> {
  const known = await findKnownInstitution(tx, input);
  if (!known) return false;
  const [held] = await tx.select().from(memberships).where(eq(memberships.institutionId, known.id));
  return held !== undefined && holdsPlace(held, today);
}

// What is said in other languages is written in rows of its own.
function columnsOf({ translatedNames: _names, translatedProfiles: _profiles, ...columns }: InstitutionFacts) {
  return columns;
}

async function renewEntry(tx: Tx, known: InstitutionRow, input: AdmissionInput, now: Date) {
  const { id, slug, version } = known;
  const { themes, fieldsOfStudy } = input;
  const thisYear = Number(dayOf(now).slice(0, 4));
  const otherNames = otherNamesAfter(known, input.institution, thisYear);
  const institution = { ...input.institution, otherNames };
  const columns = {
    ...columnsOf(institution),
    ...derivedColumns(institution, themes, fieldsOfStudy),
    updatedAt: now,
    confirmedAt: now,
  };
  await tx
    .update(institutions)
    .set({ ...columns, restrictedAnswers: {}, version: version + 1 })
    .where(eq(institutions.id, id));
  return { institutionId: id, slug };
}

async function createEntry(tx: Tx, input: AdmissionInput, now: Date) {
  const { institution, themes, fieldsOfStudy, slug: wanted } = input;
  const slug = wanted ?? (await freeSlug(tx, institution.nameEn));
  const derived = { ...derivedColumns(institution, themes, fieldsOfStudy), slug: slug ?? randomUUID() };
  const columns = { ...columnsOf(institution), ...derived, version: 1, logoFileId: null };
  const [row] = await tx
    .insert(institutions)
    .values({ ...columns, createdAt: now, updatedAt: now, confirmedAt: now })
    .returning({ id: institutions.id });
  if (!row) throw new Error("The institution was not written");
  return { institutionId: row.id, slug };
}

/** The address of an institution whose name has no Latin letters, such as `/directory/m-2026-0001`. */
async function addressByNumber(tx: Tx, { institutionId, number }: typeof memberships.$inferSelect): Promise<string> {
  const slug = number.toLowerCase();
  await tx.update(institutions).set({ slug }).where(eq(institutions.id, institutionId));
  return slug;
}

async function openMembership(tx: Tx, institutionId: string, input: AdmissionInput, now: Date) {
  const startsOn = input.startsOn ?? dayOf(now);
  const { termYears, graceDays } = await getAssociation(tx);
  const { category, listed } = input;
  const endsOn = listed ? listed.endsOn : endOfTerm(category, startsOn, termYears);
  const term = { category, startsOn, endsOn, graceUntil: endOfGrace(category, endsOn, graceDays) };
  const values = { ...term, status: "active" as const, applicationId: input.applicationId };
  const [former] = await tx.select().from(memberships).where(eq(memberships.institutionId, institutionId));
  if (former && holdsPlace(former, dayOf(now))) throw new AlreadyMember(former.number);
  const [row] = former
    ? await tx.update(memberships).set(values).where(eq(memberships.id, former.id)).returning()
    : await tx
        .insert(memberships)
        .values({
          ...values,
          institutionId,
          number: listed?.number ?? (await nextNumber(tx, "M", now)),
          createdAt: now,
        })
        .returning();
  if (!row) throw new Error("The membership was not written");
  return row;
}
