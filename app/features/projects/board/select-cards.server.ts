import { and, eq, inArray, isNull, or, type SQL } from "drizzle-orm";
import { entitled, termColumns } from "#app/features/members/institution/entitled.server.ts";
import type { InstitutionNames } from "#app/features/members/institution/institution-names.ts";
import { isEntitled, type MembershipTerm } from "#app/features/members/institution/rights.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { projectNeeds, projects, projectTopics } from "#db/schema/projects.ts";
import { projectPartners } from "#db/schema/partners.ts";
import type { Translations } from "#db/locales.ts";
import { openPlaces } from "../project/open-places.ts";
import { type PartnerCount, type Composition, compositionOf } from "../project/composition.ts";
import { type Audience, countsInvited } from "../project/project.policy.ts";
import { readSummariesOf } from "../project/project-texts.server.ts";
import { titleColumns } from "../project/listed-columns.server.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";
import type { Titled } from "../project/project-title.ts";
import { hasPlaceOn } from "../project/standing-place.server.ts";

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
  /** How many members have confirmed, of how many the reader may know of. */
  count: PartnerCount;
  composition: Composition;
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

/** Adds to cards what stands in other tables, as far as it is for the reader. */
export async function withDetails(db: Reader, cards: CardRow[], audience: Audience): Promise<BoardRow[]> {
  if (cards.length === 0) return [];
  const ids = cards.map(({ id }) => id);
  const { globalNorth } = await getAssociation(db);
  const [topics, wanted, taking, summariesOf] = await Promise.all([
    db
      .select()
      .from(projectTopics)
      .where(and(inArray(projectTopics.projectId, ids), inArray(projectTopics.kind, ["theme", "country"]))),
    db
      .select({ id: projectNeeds.id, projectId: projectNeeds.projectId, number: projectNeeds.number })
      .from(projectNeeds)
      .where(inArray(projectNeeds.projectId, ids)),
    listTaking(db, ids, audience.today),
    readSummariesOf(db, ids),
  ]);
  const codes = (id: string, kind: "theme" | "country") =>
    topics
      .filter((topic) => topic.projectId === id && topic.kind === kind)
      .map(({ code }) => code)
      .sort();
  return cards.map((card) => {
    const ofCard = ({ projectId }: { projectId: string }) => projectId === card.id;
    const invited = taking.filter((one) => ofCard(one) && one.status === "invited");
    const partners = taking.filter((one) => ofCard(one) && one.status === "confirmed");
    const members = partners.filter(({ institutionId }) => institutionId !== null);
    const { leadInstitutionId } = card;
    const partnerIds = [...members, ...invited].flatMap(({ institutionId }) => institutionId ?? []);
    const isCounted = countsInvited(audience, { id: card.id, leadInstitutionId, partnerIds });
    const isLeadActive = isEntitled(card.leadTerm, "show_projects", audience.today);
    const countries = [
      ...(isLeadActive ? [card.lead.country] : []),
      ...members.flatMap(({ country }) => country ?? []),
    ];
    return {
      ...card,
      summaries: summariesOf(card.id),
      themes: codes(card.id, "theme"),
      countries: codes(card.id, "country"),
      partners: partners.length,
      placesOpen: openPlaces(wanted.filter(ofCard), partners),
      count: { confirmed: members.length, invited: isCounted ? invited.length : 0 },
      composition: compositionOf(countries, globalNorth),
    };
  });
}

// A partner whose membership is not in force is not shown, so it is not counted either.
function listTaking(db: Reader, ids: string[], today: string) {
  const { projectId, needId, status, institutionId } = projectPartners;
  return db
    .select({ projectId, needId, status, institutionId, country: institutions.country })
    .from(projectPartners)
    .leftJoin(institutions, eq(institutions.id, institutionId))
    .leftJoin(memberships, eq(memberships.institutionId, institutionId))
    .where(and(inArray(projectId, ids), hasPlaceOn(today), or(isNull(institutionId), entitled("be_listed", today))));
}
