import type { ActivityRow } from "#app/features/activity/activity-queries.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import type { projectNeeds } from "#db/schema/projects.ts";
import {
  type FoundProject,
  type NamedInstitution,
  type Partner,
  shownPartners,
} from "../project/project-queries.server.ts";
import type { ProjectValues } from "../project/posting-fields.ts";
import {
  deadlineView,
  nameView,
  partnersText,
  periodText,
  projectStatus,
  type Words,
} from "../project/project-words.server.ts";
import { titleIn } from "../project/project-title.ts";
import { COUNTRIES_FOR_CALLS } from "../project/project.ts";
import { type Audience, canSeeDetail, isOfLead } from "../project/project.policy.ts";
import { shownFacts, shownSections } from "./shown-answers.server.ts";
import { historyView } from "./project-history.server.ts";

type Need = typeof projectNeeds.$inferSelect;

interface ProjectParts {
  values: Partial<ProjectValues>;
  needs: Need[];
  activity: ActivityRow[];
}

interface InstitutionView {
  name: string;
  original: { text: string; lang: string } | null;
  /** Null when the institution has no page that this reader may open. */
  slug: string | null;
  country: string;
}

function institutionView(words: Words, institution: NamedInstitution, isLinked: boolean): InstitutionView {
  const name = nameView(words, institution);
  const { nameOfficial, nameOfficialLanguage, slug, country } = institution;
  const original = nameOfficial === name ? null : { text: nameOfficial, lang: nameOfficialLanguage };
  return { name, original, slug: isLinked ? slug : null, country: countryName(country, words.locale) };
}

interface PartnerView extends InstitutionView {
  key: string;
  role: string;
  /** Named by the lead institution; it is no member of the association. */
  isOutside: boolean;
}

function partnerView(words: Words, { id, institution, externalName, country, role }: Partner): PartnerView {
  if (institution) return { key: id, role, isOutside: false, ...institutionView(words, institution, true) };
  const where = country ? countryName(country, words.locale) : "";
  return { key: id, role, isOutside: true, name: externalName ?? "", original: null, slug: null, country: where };
}

function needView(words: Words, need: Need, partners: Partner[], isDetailed: boolean) {
  const { t, locale } = words;
  const confirmed = partners.filter(({ needId }) => needId === need.id).length;
  return {
    id: need.id,
    role: need.role,
    orgKind: need.orgKind && t(`vocabulary:org_kind.${need.orgKind}`),
    countries: need.countries.map((code) => countryName(code, locale)),
    filled:
      confirmed < need.number
        ? t("projects:partners.places_open", { count: need.number - confirmed })
        : t("projects:partners.none_open"),
    expertise: isDetailed ? need.expertise : null,
    tasks: isDetailed ? need.tasks : null,
  };
}

/** What the lead institution and the secretariat read besides: how a coordinator answered. */
function innerView({ t }: Words, { row }: FoundProject) {
  return {
    moderationNote: row.status === "changes_requested" ? row.moderationNote : null,
    declined: row.declineReason && {
      reason: t(`vocabulary:project_decline_reason.${row.declineReason}`),
      note: row.moderationNote ?? "",
    },
  };
}

/** Countries of the lead and of the partners that are shown. */
function badgesOf({ t }: Words, lead: NamedInstitution, partners: Partner[]): string[] {
  const countries = new Set([lead.country, ...partners.flatMap(({ country }) => country ?? [])]);
  return countries.size >= COUNTRIES_FOR_CALLS ? [t("projects:badge.countries", { count: countries.size })] : [];
}

/** A project page for one audience: whoever may not see something does not receive it. */
export function projectView(found: FoundProject, parts: ProjectParts, audience: Audience, words: Words) {
  return viewOf(found, parts, { audience, isInner: isOfLead(audience, found.subject) }, words);
}

/** The same page for a coordinator's check: everything the lead institution sees of it. */
export function checkView(found: FoundProject, parts: ProjectParts, audience: Audience, words: Words) {
  return viewOf(found, parts, { audience, isInner: true }, words);
}

interface Reader {
  audience: Audience;
  /** Of the lead institution, or about to check the posting. */
  isInner: boolean;
}

function viewOf(found: FoundProject, parts: ProjectParts, { audience, isInner }: Reader, words: Words) {
  const { row, lead, subject } = found;
  const { values, needs, activity } = parts;
  const isDetailed = canSeeDetail(audience, subject);
  const partners = shownPartners(found.partners);
  const wanted = needs.reduce((sum, { number }) => sum + number, 0);
  const filled = partners.filter(({ needId }) => needId !== null).length;
  const isOpen = row.status === "open";
  const readers = [
    "everyone" as const,
    ...(isDetailed ? ["members" as const] : []),
    ...(isInner ? ["lead" as const] : []),
  ];
  return {
    slug: row.slug,
    title: titleIn(words.locale, row),
    acronym: row.acronym,
    status: projectStatus(words, row.status, row.answerBy),
    isLeadSuspended: !subject.isLeadActive,
    summary: row.summary,
    finalSummary: row.finalSummary,
    lead: institutionView(words, lead, subject.isLeadActive),
    partners: partners.map((partner) => partnerView(words, partner)),
    partnersText: partnersText(words, partners.length, isOpen ? Math.max(0, wanted - filled) : 0),
    needs: (row.isSeekingPartners ? needs : []).map((need) => needView(words, need, partners, isDetailed)),
    badges: badgesOf(words, lead, partners),
    deadline: row.status === "open" && row.answerBy ? deadlineView(words, row.answerBy) : null,
    period: periodText(words, row.startMonth, row.endMonth),
    facts: shownFacts(values, readers, words),
    sections: shownSections(values, readers, words),
    isDetailed,
    inner: isInner ? innerView(words, found) : null,
    history: historyView(words, activity, partners, isInner),
  };
}

export type ProjectView = ReturnType<typeof projectView>;
