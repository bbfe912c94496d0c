import { and, asc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import type { Translations } from "#db/locales.ts";
import { prepared } from "#db/prepared.server.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { institutionPeople, institutions, institutionTopics } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { readTexts } from "../institution/institution-texts.server.ts";
import { canSeeProfile, canSeeRepresentatives } from "../institution/member.policy.ts";
import { isInForce } from "../institution/membership.ts";
import { actsFor } from "../institution/own-institution.server.ts";
import { actsForMember, isProjectPartner } from "../institution/membership-queries.server.ts";

const entryBySlug = prepared("profile_by_slug", (db) =>
  db
    .select({ institution: institutions, membership: memberships })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(eq(institutions.slug, sql.placeholder("slug"))),
);

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
  languages: string[];
}

export interface Profile {
  institution: InstitutionRow;
  membership: MembershipRow;
  isInForce: boolean;
  /** What it says of itself in other languages than English. */
  profiles: Translations;
  themes: string[];
  fieldsOfStudy: string[];
  /** Null for those who may not see them. */
  representatives: Representative[] | null;
}

/** A member's profile as this person may see it on a day; null when there is none, or none for them. */
export async function findProfile(
  db: Reader,
  slug: string,
  { viewer, today }: { viewer: Viewer | null; today: string },
): Promise<Profile | null> {
  const [row] = await entryBySlug(db, { slug });
  if (!row) return null;
  const { institution, membership } = row;
  const isPublic = isInForce(membership, today);
  const { id: institutionId, country } = institution;
  const member = { institutionId, country, status: membership.status, isInForce: isPublic };
  const isPartner = !isPublic && (await isProjectPartner(db, viewer, institution.id));
  if (!canSeeProfile(viewer, member, isPartner)) return null;
  const profiles = await readTexts(db, institution.id, "profile");
  const topics = await topicsOf(db, { institutionId: institution.id });
  const codes = (kind: string) => topics.filter((topic) => topic.kind === kind).map(({ code }) => code);
  const mayMeetPeople = canSeeRepresentatives(viewer, await actsForMember(db, viewer, today));
  const representatives = mayMeetPeople ? await listRepresentatives(db, institution.id) : null;
  return {
    ...row,
    isInForce: isPublic,
    profiles,
    themes: codes("theme"),
    fieldsOfStudy: codes("field"),
    representatives,
  };
}

const REPRESENTING = ["representative", "alternate"] as const;

// Named by the institution; of those with an account only who still acts for it.
async function listRepresentatives(db: Reader, institutionId: string): Promise<Representative[]> {
  const actsForIt = db
    .select({ id: grants.userId })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(actsFor(institutionId));
  const { name, position, role, languages } = institutionPeople;
  const rows = await db
    .select({ name, position, role, languages })
    .from(institutionPeople)
    .where(
      and(
        eq(institutionPeople.institutionId, institutionId),
        inArray(institutionPeople.role, [...REPRESENTING]),
        or(isNull(institutionPeople.userId), inArray(institutionPeople.userId, actsForIt)),
      ),
    );
  return REPRESENTING.flatMap((kind) => rows.filter((row) => row.role === kind).map((row) => ({ ...row, role: kind })));
}
