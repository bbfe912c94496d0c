import { and, asc, eq, inArray, or } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { timeView } from "#app/features/applications/file/review-dates.server.ts";
import { hearingView } from "#app/features/members/hearing/notice-view.server.ts";
import { listMembershipChanges } from "#app/features/members/institution/membership-queries.server.ts";
import { changeViews, membershipCard } from "#app/features/members/institution/membership-view.server.ts";
import { findProposals, type RuledOn } from "#app/features/members/membership/ruling-queries.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { textFor } from "#app/i18n/translations.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";
import type { Locale } from "#db/locales.ts";
import { RULINGS } from "#db/vocabulary.ts";
import type { ItemRow } from "../session/agenda.server.ts";
import type { ItemSummary, RulingSummary } from "./ballot-model.ts";
import { listEarlierFiles } from "./earlier-files.server.ts";

interface Asked {
  items: readonly ItemRow[];
  viewer: Viewer;
  locale: Locale;
}

const soughtOf = ({ institution }: RuledOn) => ({
  ...{ id: "", registryId: institution.registryId, institutionId: institution.id },
  ...{ country: institution.country, institutionName: institution.nameOfficial },
});

/** What the votes on what is proposed for memberships rest on, one page each. */
export async function summarizeRulings(
  db: Reader,
  { items, viewer, locale }: Asked,
): Promise<(item: ItemRow) => ItemSummary | null> {
  const ruledOn = await findProposals(
    db,
    items.map(({ subjectId }) => subjectId),
  );
  const proposerOf = await listProposers(db, ruledOn);
  const changes = await listMembershipChanges(
    db,
    ruledOn.map(({ membership }) => membership.id),
  );
  const projectsOf = await listRunningProjects(db, ruledOn, locale);
  const earlierOf = await listEarlierFiles(db, { files: ruledOn.map(soughtOf), viewer, locale });
  const summaries = new Map<string, RulingSummary>();
  for (const item of items) {
    const ruled = ruledOn.find(({ proposal }) => proposal.id === item.subjectId);
    const ruling = RULINGS.find((one) => one === item.proposal);
    if (!ruled || !ruling) continue;
    const { proposal, membership, institution } = ruled;
    const { createdAt, proposedById, reason } = proposal;
    summaries.set(item.id, {
      ...{ kind: "membership", ruling, reason, to: `/memberships/${membership.number}` },
      hearing: await hearingView({ db, locale, now: null }, proposal),
      by: proposerOf.get(proposedById) ?? null,
      proposed: timeView(createdAt, formatDateTime(createdAt, locale)),
      card: membershipCard(membership, { locale, today: dayOf(createdAt) }),
      changes: changeViews(
        changes.filter(({ membershipId }) => membershipId === membership.id),
        locale,
      ),
      projects: projectsOf(institution.id),
      earlier: earlierOf(soughtOf(ruled)),
    });
  }
  return ({ id }) => summaries.get(id) ?? null;
}

async function listProposers(db: Reader, ruledOn: readonly RuledOn[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(ruledOn.map(({ proposal }) => proposal.proposedById))];
  if (ids.length === 0) return new Map();
  const people = await db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids));
  return new Map(people.map(({ id, name }) => [id, name]));
}

type RunningProject = RulingSummary["projects"][number];

/** The projects under way that some institutions lead or are confirmed partners in, by the institution. */
async function listRunningProjects(
  db: Reader,
  ruledOn: readonly RuledOn[],
  locale: Locale,
): Promise<(institutionId: string) => RunningProject[]> {
  const ids = [...new Set(ruledOn.map(({ institution }) => institution.id))];
  if (ids.length === 0) return () => [];
  const { projectId, institutionId, status } = projectPartners;
  const isJoined = and(inArray(institutionId, ids), eq(status, "confirmed"));
  const joined = await db.select({ projectId, institutionId }).from(projectPartners).where(isJoined);
  const joinedIds = joined.map((partner) => partner.projectId);
  const isTheirs = or(inArray(projects.leadInstitutionId, ids), inArray(projects.id, joinedIds));
  const rows = await db
    .select()
    .from(projects)
    .where(and(isTheirs, inArray(projects.status, ["open", "closed_to_partners"])))
    .orderBy(asc(projects.titleEn));
  const isIn = (project: string, institution: string) =>
    joined.some((partner) => partner.projectId === project && partner.institutionId === institution);
  return (own) =>
    rows
      .filter(({ id, leadInstitutionId }) => leadInstitutionId === own || isIn(id, own))
      .map(({ slug, titleEn, translatedTitles, leadInstitutionId }) => {
        const { text: title, lang } = textFor(locale, titleEn, translatedTitles);
        return { slug, title, lang, isLead: leadInstitutionId === own };
      });
}
