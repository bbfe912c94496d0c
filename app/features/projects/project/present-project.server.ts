import type { InstitutionNames } from "#app/features/members/institution/institution-names.ts";
import { countryName } from "#app/i18n/names.server.ts";
import type { projectNeeds } from "#db/schema/projects.ts";
import type { PresentedProject } from "./project-model.ts";
import { openPlaces } from "./open-places.ts";
import type { FoundProject } from "./project-queries.server.ts";
import { shownPartners } from "./project-partners.server.ts";
import type { ProjectRow } from "./project-subject.server.ts";
import { takesInterest } from "./project.ts";
import { type Titled, titleIn } from "./project-title.ts";
import type { PartnerCount, Composition } from "./composition.ts";
import { badgeViews, partnersText } from "./composition-words.server.ts";
import { deadlineView, nameView, periodText, projectStatus, type Words } from "./project-words.server.ts";

interface Shown {
  row: Titled & Pick<ProjectRow, "slug" | "acronym" | "status" | "answerBy" | "startMonth" | "endMonth" | "staleSince">;
  lead: InstitutionNames & { slug: string; country: string };
  isLeadActive: boolean;
  isTakenBack?: boolean;
  /** Partners that are shown. */
  partners: number;
  count: PartnerCount;
  composition: Composition;
  /** Places of the needs that nobody fills yet. */
  placesOpen: number;
}

/** The one presentation of a project: its card on the board and with its institutions, its page, and its check. */
export function presentProject(shown: Shown, words: Words): PresentedProject {
  const { row, lead, isLeadActive, isTakenBack, partners, count, composition, placesOpen } = shown;
  const { slug, acronym, status, answerBy } = row;
  const isOpen = status === "open" && answerBy !== null;
  const { t } = words;
  const isStale = row.staleSince !== null && takesInterest(row, words.today);
  return {
    slug,
    title: titleIn(words.locale, row),
    acronym,
    status: projectStatus(words, status, answerBy, isTakenBack),
    stale: isStale
      ? { label: t("projects:freshness.stale.label"), explain: t("projects:freshness.stale.explain") }
      : null,
    deadline: isOpen ? deadlineView(words, answerBy) : null,
    lead: {
      name: nameView(words, lead),
      slug: isLeadActive ? lead.slug : null,
      country: countryName(lead.country, words.locale),
    },
    period: periodText(words, row.startMonth, row.endMonth),
    partnersText: partnersText(words, { partners, count, placesOpen: isOpen ? placesOpen : 0 }),
    badges: badgeViews(words, composition),
  };
}

/** The same of one that was found for its page; `needs` are what it looks for. */
export function presentFound(
  { row, lead, subject, partners, isTakenBack, count, composition }: FoundProject,
  needs: readonly Pick<typeof projectNeeds.$inferSelect, "id" | "number">[],
  words: Words,
): PresentedProject {
  const shown = shownPartners(partners);
  const places = { partners: shown.length, placesOpen: openPlaces(needs, shown), count, composition };
  return presentProject({ row, lead, isLeadActive: subject.isLeadActive, isTakenBack, ...places }, words);
}
