import { and, asc, eq, inArray } from "drizzle-orm";
import { listPublished } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import { initiativeTitle } from "#app/features/initiatives/reading/initiative-view.server.ts";
import { DEFAULT_LOCALE } from "#app/i18n/locale.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import { entitled } from "#app/features/members/institution/entitled.server.ts";
import type { InstitutionNames } from "#app/features/members/institution/institution-names.ts";
import type { Reader } from "#db/index.server.ts";
import type { Translations } from "#db/locales.ts";
import { projectInitiatives } from "#db/schema/initiatives.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { projectNeeds, projects, projectTopics } from "#db/schema/projects.ts";
import { titleColumns } from "../project/listed-columns.server.ts";
import { type Audience, countsInvited } from "../project/project.policy.ts";
import { readSummariesOf } from "../project/project-texts.server.ts";
import { arePartnersShown } from "../project/project-partners.server.ts";
import { onBoardFor, type TopicKind } from "./board-queries.server.ts";
import { isInvitedOn } from "../project/standing-place.server.ts";

const lead = { ...nameColumns, slug: institutions.slug, country: institutions.country };

/** What everybody may know of a project they see: what the posting marks as read by everyone, and no people. */
const publicColumns = {
  id: projects.id,
  slug: projects.slug,
  ...titleColumns,
  acronym: projects.acronym,
  kind: projects.kind,
  status: projects.status,
  visibility: projects.visibility,
  textLanguage: projects.textLanguage,
  titleOriginal: projects.titleOriginal,
  summary: projects.summary,
  finalSummary: projects.finalSummary,
  fundingStatus: projects.fundingStatus,
  isSeekingPartners: projects.isSeekingPartners,
  startMonth: projects.startMonth,
  endMonth: projects.endMonth,
  answerBy: projects.answerBy,
  publishedAt: projects.publishedAt,
  staleSince: projects.staleSince,
  updatedAt: projects.updatedAt,
  leadInstitutionId: projects.leadInstitutionId,
  lead,
};

function selectPublic(db: Reader) {
  return db
    .select(publicColumns)
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId));
}

interface RecordedPartner {
  institution: (InstitutionNames & { slug: string; country: string }) | null;
  externalName: string | null;
  country: string | null;
  role: string;
}

interface RecordedNeed {
  role: string;
  orgKind: string | null;
  countries: string[];
  number: number;
  /** How many of them have confirmed. */
  filled: number;
}

type PublicRow = Awaited<ReturnType<typeof selectPublic>>[number];

export interface ProjectRecord extends PublicRow {
  /** The summary in other languages than the one it was written in. */
  summaries: Translations;
  topics: Readonly<Record<TopicKind, readonly string[]>>;
  /** The published initiatives it supports, each by its title in English or else as it was written. */
  initiatives: { slug: string; title: string }[];
  /** Confirmed, and still members when they are of the association. */
  partners: RecordedPartner[];
  /** How many members have confirmed, and how many of those invited have not answered; null to whoever is not to know. */
  partnership: { confirmed: number; invited: number | null };
  /** Partners that are looked for. */
  needs: RecordedNeed[];
}

/** What everybody may know of some projects, in the order of their ids; what is not for these readers is left out. */
export async function readProjectRecords(
  db: Reader,
  ids: readonly string[],
  audience: Audience,
): Promise<ProjectRecord[]> {
  const { today } = audience;
  if (ids.length === 0) return [];
  const rows = await selectPublic(db).where(and(inArray(projects.id, [...ids]), onBoardFor(db, audience)));
  const shownIds = rows.map(({ id }) => id);
  if (shownIds.length === 0) return [];
  const [topics, partners, invited, needs, initiatives, summariesOf] = await Promise.all([
    db.select().from(projectTopics).where(inArray(projectTopics.projectId, shownIds)).orderBy(asc(projectTopics.code)),
    listShown(db, shownIds, today),
    listInvited(db, shownIds, today),
    db.select().from(projectNeeds).where(inArray(projectNeeds.projectId, shownIds)).orderBy(asc(projectNeeds.position)),
    listSupported(db, shownIds),
    readSummariesOf(db, shownIds),
  ]);
  return ids.flatMap((wanted) => {
    const row = rows.find(({ id }) => id === wanted);
    if (!row) return [];
    const codes = (kind: TopicKind) =>
      topics.flatMap((topic) => (topic.projectId === wanted && topic.kind === kind ? [topic.code] : []));
    const shown = partners.filter(({ projectId }) => projectId === wanted);
    const members = shown.flatMap(({ institutionId }) => institutionId ?? []);
    const asked = invited.flatMap((one) => (one.projectId === wanted ? (one.institutionId ?? []) : []));
    const { leadInstitutionId } = row;
    const isCounted = countsInvited(audience, { id: wanted, leadInstitutionId, partnerIds: [...members, ...asked] });
    const wants = row.isSeekingPartners ? needs.filter(({ projectId }) => projectId === wanted) : [];
    return {
      ...row,
      topics: {
        theme: codes("theme"),
        sdg: codes("sdg"),
        field: codes("field"),
        unesco_field: codes("unesco_field"),
        country: codes("country"),
        language: codes("language"),
        target_group: codes("target_group"),
      },
      summaries: summariesOf(wanted),
      initiatives: initiatives.get(wanted) ?? [],
      partners: shown,
      partnership: { confirmed: members.length, invited: isCounted ? asked.length : null },
      needs: wants.map(({ id, role, orgKind, countries, number }) => {
        return { role, orgKind, countries, number, filled: shown.filter(({ needId }) => needId === id).length };
      }),
    };
  });
}

function listShown(db: Reader, ids: readonly string[], today: string) {
  const { projectId, institutionId, externalName, country, role, needId, invitedAt, id } = projectPartners;
  return db
    .select({ projectId, institutionId, needId, externalName, country, role, institution: lead })
    .from(projectPartners)
    .leftJoin(institutions, eq(institutions.id, institutionId))
    .leftJoin(memberships, eq(memberships.institutionId, institutionId))
    .where(arePartnersShown(ids, today))
    .orderBy(asc(invitedAt), asc(id));
}

function listInvited(db: Reader, ids: readonly string[], today: string) {
  const { projectId, institutionId } = projectPartners;
  return db
    .select({ projectId, institutionId })
    .from(projectPartners)
    .innerJoin(memberships, eq(memberships.institutionId, institutionId))
    .where(and(inArray(projectId, [...ids]), isInvitedOn(today), entitled("be_listed", today)));
}

/** The published initiatives that some projects support, by the ids of the projects. */
async function listSupported(db: Reader, ids: readonly string[]) {
  const rows = await db
    .select()
    .from(projectInitiatives)
    .where(inArray(projectInitiatives.projectId, [...ids]));
  const published = rows.length > 0 ? await listPublished(db) : [];
  const supported = published.map((one) => {
    return { id: one.row.id, slug: one.row.slug ?? "", title: initiativeTitle(one, DEFAULT_LOCALE).text };
  });
  const grouped = Map.groupBy(rows, ({ projectId }) => projectId);
  return new Map(
    [...grouped].map(([projectId, named]) => {
      const theirs = supported.filter(({ id }) => named.some(({ initiativeId }) => initiativeId === id));
      return [projectId, theirs.map(({ slug, title }) => ({ slug, title }))] as const;
    }),
  );
}

/** The same of the one project with this slug; null when these readers see none. */
export async function findProjectRecord(db: Reader, slug: string, audience: Audience): Promise<ProjectRecord | null> {
  const rows = await db.select({ id: projects.id }).from(projects).where(eq(projects.slug, slug));
  const ids = rows.map(({ id }) => id);
  const [record] = await readProjectRecords(db, ids, audience);
  return record ?? null;
}
