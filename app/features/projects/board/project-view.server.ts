import type { ActivityRow } from "#app/features/activity/activity-queries.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import type { projectNeeds } from "#db/schema/projects.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import {
  type NamedInstitution,
  type Partner,
  shownPartners,
  suspendedPartners,
} from "../project/project-partners.server.ts";
import type { ProjectValues } from "../project/posting-fields.ts";
import type { NamedInitiative } from "../project/project-model.ts";
import { originalTitle } from "../project/project-title.ts";
import { presentFound } from "../project/present-project.server.ts";
import { nameView, type Words } from "../project/project-words.server.ts";
import { isOver } from "../project/project.ts";
import { partnershipOf, seesPartnership } from "../project/partnership.policy.ts";
import { type Audience, canSeeDetail, isOwn } from "../project/project.policy.ts";
import { otherTexts, summaryFor } from "./shown-texts.server.ts";
import { shownFacts, shownSections } from "./shown-answers.server.ts";
import { changeView, unmetView } from "./change-view.server.ts";
import { historyView } from "./project-history.server.ts";
import type { InnerView, NeedView, PartnerView, ProjectView } from "./project-model.ts";
import { NEED_FOR_MEMBERS } from "../project/posting-fields.ts";

const isForMembers = (key: "expertise" | "tasks") => NEED_FOR_MEMBERS.some((field) => field.key === key);

type Need = typeof projectNeeds.$inferSelect;

interface ProjectParts {
  values: Partial<ProjectValues>;
  needs: Need[];
  activity: ActivityRow[];
  initiatives: NamedInitiative[];
}

const originalOf = ({ nameOfficial: text, nameOfficialLanguage: lang }: NamedInstitution, shown: string) =>
  text === shown ? null : { text, lang };

// A role that was offered is in the words of whoever offered it; one that was asked for, in those of the posting.
const languageOfRole = ({ needId, role, institution }: Partner, needs: readonly Need[], lang?: string) =>
  institution === null || needs.some((need) => need.id === needId && need.role === role) ? lang : undefined;

function partnerView(words: Words, partner: Partner, lang?: string): PartnerView {
  const { id, institution, externalName, country, role, isSuspended } = partner;
  const where = country ? countryName(country, words.locale) : "";
  const place = { key: id, role, lang, country: where, isSuspended };
  if (!institution) return { ...place, isOutside: true, name: externalName ?? "", original: null, slug: null };
  const name = nameView(words, institution);
  return { ...place, isOutside: false, name, original: originalOf(institution, name), slug: institution.slug };
}

interface Told {
  isDetailed: boolean;
  /** The language of the posting. */
  lang?: string;
}

function needView(words: Words, need: Need, partners: Partner[], { isDetailed, lang }: Told): NeedView {
  const { t, locale } = words;
  const confirmed = partners.filter(({ needId }) => needId === need.id).length;
  return {
    id: need.id,
    lang,
    role: need.role,
    orgKind: need.orgKind && t(`vocabulary:org_kind.${need.orgKind}`),
    countries: need.countries.map((code) => countryName(code, locale)),
    filled:
      confirmed < need.number
        ? t("projects:partners.places_open", { count: need.number - confirmed })
        : t("projects:partners.none_open"),
    expertise: isDetailed || !isForMembers("expertise") ? need.expertise : null,
    tasks: isDetailed || !isForMembers("tasks") ? need.tasks : null,
  };
}

/** What the lead institution and the secretariat read besides: how a coordinator answered. */
function innerView(words: Words, found: FoundProject, audience: Audience): InnerView {
  const { t } = words;
  const { row } = found;
  return {
    change: changeView(found, audience, words),
    unmet: row.status === "changes_requested" || row.status === "declined" ? unmetView(found.unmet, words) : [],
    moderationNote: row.status === "changes_requested" ? row.moderationNote : null,
    isTakenOff: row.publishedAt !== null,
    isTakenBack: found.isTakenBack,
    declined: row.declineReason && {
      reason: t(`vocabulary:project_decline_reason.${row.declineReason}`),
      note: row.moderationNote ?? "",
    },
  };
}

/** A project page for one audience: whoever may not see something does not receive it. */
export function projectView(found: FoundProject, parts: ProjectParts, audience: Audience, words: Words): ProjectView {
  return viewOf(found, parts, { audience, isInner: isOwn(audience, found.subject) }, words);
}

/** The same page for a coordinator's check: everything the lead institution sees of it. */
export function checkView(found: FoundProject, parts: ProjectParts, audience: Audience, words: Words): ProjectView {
  return viewOf(found, parts, { audience, isInner: true }, words);
}

interface Reader {
  audience: Audience;
  /** Of the lead institution, or about to check the posting. */
  isInner: boolean;
}

/** What a call for partners says, which is over with its project. */
const OF_CALL: ReadonlySet<string> = new Set(["isSeekingPartners", "answerBy"]);

// Whoever it was looking for, a project that takes nobody any more has no free places.
const mayTakePartners = ({ status }: FoundProject["row"]) => status !== "closed_to_partners" && !isOver(status);

function viewOf(found: FoundProject, parts: ProjectParts, { audience, isInner }: Reader, words: Words): ProjectView {
  const { row, lead, subject } = found;
  const { values, needs, activity, initiatives } = parts;
  const isDetailed = canSeeDetail(audience, subject);
  const partners = shownPartners(found.partners);
  const isWorking = seesPartnership(audience, partnershipOf(subject, found.partners));
  const lang = row.textLanguage ?? undefined;
  const presented = presentFound(found, needs, words);
  const readers = [
    "everyone" as const,
    ...(isDetailed ? ["members" as const] : []),
    ...(isInner ? ["lead" as const] : []),
  ];
  const sections = shownSections(values, readers, words);
  const isWanting = isInner ? !isOver(row.status) : mayTakePartners(row);
  const wanted = row.isSeekingPartners && isWanting ? needs : [];
  return {
    ...presented,
    isLeadInForce: subject.isLeadActive,
    originalTitle: originalTitle(row, presented.title),
    summary: summaryFor(values, words.locale).text,
    finalSummary: row.finalSummary,
    lead: { ...presented.lead, original: originalOf(lead, presented.lead.name) },
    partners: [...partners, ...(isWorking ? suspendedPartners(found.partners) : [])].map((partner) =>
      partnerView(words, partner, languageOfRole(partner, needs, lang)),
    ),
    needs: wanted.map((need) => needView(words, need, partners, { isDetailed, lang })),
    initiatives,
    facts: shownFacts(values, readers, words).filter(({ name }) => !isOver(row.status) || !OF_CALL.has(name)),
    sections,
    otherTexts: otherTexts([...sections.before, ...sections.after], values, words),
    isDetailed,
    inner: isInner ? innerView(words, found, audience) : null,
    history: historyView(words, activity, {
      partners: [{ institution: lead }, ...partners],
      former: isDetailed ? found.partners : [],
      isInner,
    }),
  };
}
