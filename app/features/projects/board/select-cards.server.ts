import { and, eq, inArray, isNull, or, type SQL } from "drizzle-orm";
import { entitled, termColumns } from "#app/features/members/institution/entitled.server.ts";
import type { InstitutionNames } from "#app/features/members/institution/institution-names.ts";
import type { MembershipTerm } from "#app/features/members/institution/rights.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { projectNeeds, projects, projectTopics } from "#db/schema/projects.ts";
import { projectPartners } from "#db/schema/partners.ts";
import type { Translations } from "#db/locales.ts";
import { openPlaces } from "../project/open-places.ts";
import { readSummariesOf } from "../project/project-texts.server.ts";
import { titleColumns } from "../project/listed-columns.server.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";
import type { Titled } from "../project/project-title.ts";

const cardColumns = {
  id: projects.id,
  slug: projects.slug,
  status: projects.status,
  ...titleColumns,
  acronym: projects.acronym,
  kind: projects.kind,
  summary: projects.summary,
  textLanguage: projects.textLanguage,
  visibility: projects.visibility,
  startMonth: projects.startMonth,
  endMonth: projects.endMonth,
  answerBy: projects.answerBy,
  publishedAt: projects.publishedAt,
  updatedAt: projects.updatedAt,
  staleSince: projects.staleSince,
  leadInstitutionId: projects.leadInstitutionId,
  lead: { ...nameColumns, slug: institutions.slug, country: institutions.country },
  leadTerm: termColumns,
};

type InRow =
  "id" | "slug" | "status" | "acronym" | "kind" | "summary" | "textLanguage" | "visibility" | "startMonth" | "endMonth";

interface CardRow
  extends
    Pick<Titled, "titleEn" | "translatedTitles">,
    Pick<ProjectRow, InRow | "answerBy" | "publishedAt" | "updatedAt" | "staleSince" | "leadInstitutionId"> {
  lead: InstitutionNames & { slug: string; country: string };
  leadTerm: MembershipTerm | null;
}

export interface BoardRow extends CardRow {
  /** Of the summary. */
  summaries: Translations;
  themes: string[];
  countries: string[];
  /** Partners that are shown, and how many places of the needs nobody fills yet. */
  partners: number;
  placesOpen: number;
}

export async function selectCards(
  db: Reader,
  where: SQL | undefined,
  { order, limit, offset }: Slice,
): Promise<CardRow[]> {
  return db
    .select(cardColumns)
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .leftJoin(memberships, eq(memberships.institutionId, projects.leadInstitutionId))
    .where(where)
    .orderBy(...order)
    .limit(limit)
    .offset(offset);
}

interface Slice {
  order: SQL[];
  limit: number;
  offset: number;
}

/** Adds to cards what stands in other tables. */
export async function withDetails(db: Reader, cards: CardRow[], today: string): Promise<BoardRow[]> {
  if (cards.length === 0) return [];
  const ids = cards.map(({ id }) => id);
  const [topics, wanted, shown, summariesOf] = await Promise.all([
    db
      .select()
      .from(projectTopics)
      .where(and(inArray(projectTopics.projectId, ids), inArray(projectTopics.kind, ["theme", "country"]))),
    db
      .select({ id: projectNeeds.id, projectId: projectNeeds.projectId, number: projectNeeds.number })
      .from(projectNeeds)
      .where(inArray(projectNeeds.projectId, ids)),
    listShown(db, ids, today),
    readSummariesOf(db, ids),
  ]);
  const codes = (id: string, kind: "theme" | "country") =>
    topics
      .filter((topic) => topic.projectId === id && topic.kind === kind)
      .map(({ code }) => code)
      .sort();
  return cards.map((card) => {
    const ofCard = ({ projectId }: { projectId: string }) => projectId === card.id;
    const partners = shown.filter(ofCard);
    return {
      ...card,
      summaries: summariesOf(card.id),
      themes: codes(card.id, "theme"),
      countries: codes(card.id, "country"),
      partners: partners.length,
      placesOpen: openPlaces(wanted.filter(ofCard), partners),
    };
  });
}

// A partner whose membership is not in force is not shown, so it is not counted either.
function listShown(db: Reader, ids: string[], today: string) {
  return db
    .select({ projectId: projectPartners.projectId, needId: projectPartners.needId })
    .from(projectPartners)
    .leftJoin(memberships, eq(memberships.institutionId, projectPartners.institutionId))
    .where(
      and(
        inArray(projectPartners.projectId, ids),
        eq(projectPartners.status, "confirmed"),
        or(isNull(projectPartners.institutionId), entitled("be_listed", today)),
      ),
    );
}
