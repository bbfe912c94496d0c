import { asc, eq, sql } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import type { Translations } from "#db/locales.ts";
import { prepared } from "#db/prepared.server.ts";
import { institutions, institutionTopics } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { institutionAt } from "../institution/former-addresses.server.ts";
import { readTexts } from "../institution/institution-texts.server.ts";
import { canSeeProfile, type Member, profileReach, SPEAKERS } from "../institution/member.policy.ts";
import { isProjectPartner, holdersOf } from "../institution/membership-queries.server.ts";
import { listNamed } from "../institution/named-people.server.ts";
import { type Colleague, listColleagues } from "../institution/own-institution.server.ts";
import { hasRight, holderOf } from "../institution/rights.ts";
import type { Visibility } from "../institution/visibility.ts";
import { listContacts } from "../units/unit-contacts.server.ts";
import { readUnits } from "../units/unit-texts.server.ts";
import { type Unit, unitsFor } from "../units/units.ts";
import { type CoverRow, findShownCover } from "./cover-queries.server.ts";
import { canSeePart } from "./field-visibility.ts";

const entryBySlug = prepared("profile_by_slug", (db) =>
  db
    .select({ institution: institutions, membership: memberships })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(eq(institutions.slug, sql.placeholder("slug"))),
);

async function findEntry(db: Reader, slug: string) {
  const [row] = await entryBySlug(db, { slug });
  if (row) return row;
  const moved = await institutionAt(db, slug);
  return moved && ((await entryBySlug(db, { slug: moved.slug }))[0] ?? null);
}

const topicsOf = prepared("topics_of_institution", (db) =>
  db
    .select({ kind: institutionTopics.kind, code: institutionTopics.code })
    .from(institutionTopics)
    .where(eq(institutionTopics.institutionId, sql.placeholder("institutionId")))
    .orderBy(asc(institutionTopics.kind), asc(institutionTopics.code)),
);

type InstitutionRow = typeof institutions.$inferSelect;
type MembershipRow = typeof memberships.$inferSelect;

interface Representative {
  name: string;
  position: string;
  role: "representative" | "alternate";
  languages: readonly string[];
}

export interface Profile {
  institution: InstitutionRow;
  membership: MembershipRow;
  member: Member;
  isListed: boolean;
  /** What it says of itself in other languages than English. */
  profiles: Translations;
  themes: string[];
  fieldsOfStudy: string[];
  /** How much of what is not for everybody this person reads. */
  reach: Visibility;
  /** Null for those who may not see them. */
  representatives: Representative[] | null;
  /** Its open units, as far as they are for this person. */
  units: Unit[];
  /** Those through whom units may be written to. */
  contacts: Colleague[];
  /** The picture at its head; null where none is shown. */
  cover: CoverRow | null;
}

/** A member's profile by its slug, or one it had, as this person may see it on a day; null when there is none, or none for them. */
export async function findProfile(
  db: Reader,
  slug: string,
  { viewer, today }: { viewer: Viewer | null; today: string },
): Promise<Profile | null> {
  const row = await findEntry(db, slug);
  if (!row) return null;
  const { institution, membership } = row;
  const { id: institutionId, country } = institution;
  const member = { institutionId, country, ...holderOf(membership, today) };
  const isListed = hasRight(member, "be_listed");
  const isPartner = !isListed && (await isProjectPartner(db, viewer, institution.id));
  if (!canSeeProfile(viewer, member, isPartner)) return null;
  const profiles = await readTexts(db, institution.id, "profile");
  const topics = await topicsOf(db, { institutionId: institution.id });
  const codes = (kind: string) => topics.filter((topic) => topic.kind === kind).map(({ code }) => code);
  const reach = profileReach(viewer, institution.id, await holdersOf(db, viewer, today));
  const seesPeople = canSeePart(institution.restrictions, "representatives", reach);
  const representatives = seesPeople ? await listRepresentatives(db, institution.id) : null;
  return {
    ...row,
    member,
    isListed,
    profiles,
    themes: codes("theme"),
    fieldsOfStudy: codes("field"),
    representatives,
    reach,
    ...(await readShownUnits(db, institution.id, reach)),
    cover: await findShownCover(db, institution.id),
  };
}

async function readShownUnits(db: Reader, institutionId: string, reach: Visibility) {
  const units = unitsFor(await readUnits(db, institutionId), reach).map(({ unit }) => unit);
  return { units, contacts: units.length > 0 ? await listContacts(db, institutionId) : [] };
}

/**
 * Those who speak for an institution as it stands, with what they say of themselves, and those it has named who have no
 * account yet; the primary one first.
 */
async function listRepresentatives(db: Reader, institutionId: string): Promise<Representative[]> {
  const acting = (await listColleagues(db, institutionId)).filter(({ restingSince }) => restingSince === null);
  const isHere = (name: string) => acting.some((one) => one.name === name);
  const awaited = (await listNamed(db, institutionId)).filter(({ userId, name }) => userId === null && !isHere(name));
  const all: (Omit<Representative, "role"> & { role: string })[] = [...acting, ...awaited];
  return SPEAKERS.flatMap((kind) =>
    all.flatMap(({ role, name, position, languages }) =>
      role === kind ? [{ name, position, role: kind, languages }] : [],
    ),
  );
}
