import { and, asc, eq, inArray, or } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { timeView } from "#app/features/applications/file/review-dates.server.ts";
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
      by: await nameOfPerson(db, proposedById),
      proposed: timeView(createdAt, formatDateTime(createdAt, locale)),
      card: membershipCard(membership, { locale, today: dayOf(createdAt) }),
      changes: changeViews(await listMembershipChanges(db, membership.id), locale),
      projects: await listRunningProjects(db, institution.id, locale),
      earlier: earlierOf(soughtOf(ruled)),
    });
  }
  return ({ id }) => summaries.get(id) ?? null;
}

async function nameOfPerson(db: Reader, id: string): Promise<string | null> {
  const [person] = await db.select({ name: users.name }).from(users).where(eq(users.id, id));
  return person?.name ?? null;
}

/** The projects under way that an institution leads or is a confirmed partner in. */
async function listRunningProjects(db: Reader, institutionId: string, locale: Locale) {
  const joined = db
    .select({ id: projectPartners.projectId })
    .from(projectPartners)
    .where(and(eq(projectPartners.institutionId, institutionId), eq(projectPartners.status, "confirmed")));
  const isTheirs = or(eq(projects.leadInstitutionId, institutionId), inArray(projects.id, joined));
  const rows = await db
    .select()
    .from(projects)
    .where(and(isTheirs, inArray(projects.status, ["open", "closed_to_partners"])))
    .orderBy(asc(projects.titleEn));
  return rows.map(({ slug, titleEn, translatedTitles, leadInstitutionId }) => {
    const { text: title, lang } = textFor(locale, titleEn, translatedTitles);
    return { slug, title, lang, isLead: leadInstitutionId === institutionId };
  });
}
