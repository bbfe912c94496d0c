import type { PublishedVotes } from "#app/features/council/recount/published.ts";
import { rulesFrom } from "#app/features/council/recount/archived-votes.server.ts";
import type { Initiative } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import type { InitiativeView } from "#app/features/initiatives/reading/initiative-model.ts";
import { initiativeView } from "#app/features/initiatives/reading/initiative-view.server.ts";
import { sessionTitle } from "#app/features/agenda/session-title.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { memberView } from "#app/features/members/institution/member-view.server.ts";
import { categoryView } from "#app/features/members/institution/membership-view.server.ts";
import { coverFrom } from "#app/features/members/profile/cover-view.server.ts";
import { profilesOf } from "#app/features/members/profile/profile-values.server.ts";
import type { Profile } from "#app/features/members/profile/profile-queries.server.ts";
import { profileView } from "#app/features/members/profile/profile-view.server.ts";
import { otherTexts } from "#app/features/projects/board/shown-texts.server.ts";
import { shownFacts, shownSections } from "#app/features/projects/board/shown-answers.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { originalTitle, titleIn } from "#app/features/projects/project/project-title.ts";
import { periodText, projectStatus, type Words } from "#app/features/projects/project/project-words.server.ts";
import { formatDate, formatDay } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import type { Locale } from "#db/locales.ts";
import type { InitiativeRecord, MemberRecord, ProjectRecord, RegisterRecord, VoteRecord } from "./archive.schema.ts";
import { coverFile } from "./logo-file.ts";
import { answersOf, institutionFacts, membershipRow } from "./member-row.server.ts";
import type { InitiativeLine } from "./ui/initiative-pages.tsx";
import type { MemberLine } from "./ui/member-pages.tsx";
import type { ProjectLine, ProjectPageView } from "./ui/project-pages.tsx";
import type { RegisterLine } from "./ui/register-page.tsx";
import { unitsOfRecord } from "./unit-records.server.ts";
import type { Links } from "./write-data.server.ts";

interface Reading {
  locale: Locale;
  today: string;
}

/** A member in the list. */
export function memberLine(record: MemberRecord, { locale }: Reading): MemberLine {
  const { name, place } = memberView({ ...institutionFacts(record), logoFileId: null }, locale);
  return { slug: record.slug, name, place, category: categoryView(record.category, locale).label };
}

/** A member's page, by the same view as in the portal. */
export function memberPage(record: MemberRecord, reading: Reading) {
  const values = answersOf(record);
  const profile = {
    institution: { ...institutionFacts(record), logoFileId: null },
    membership: membershipRow(record, 0),
    profiles: profilesOf(values),
    themes: values.themes ?? [],
    fieldsOfStudy: values.fieldsOfStudy ?? [],
    reach: "public",
    representatives: null,
    units: unitsOfRecord(record.units ?? []),
    contacts: [],
    cover: null,
  } as unknown as Profile;
  const cover = record.cover && coverFrom(record.cover, (one) => `../../${coverFile(record, one)}`, reading.locale);
  return { ...profileView(profile, reading), cover };
}

const wordsFor = ({ locale, today }: Reading): Words => ({ t: translator(locale), locale, today });

const titled = ({ values, translatedTitles }: ProjectRecord) => ({
  titleEn: values.titleEn as string,
  translatedTitles,
});

const writtenAs = (record: ProjectRecord) => {
  const { textLanguage = null, titleOriginal = null } = record.values as Partial<ProjectValues>;
  return { ...titled(record), textLanguage, titleOriginal };
};

/** What a member is called, and whether it has a page in the folder. */
function linkTo({ names }: Links, slug: string, locale: Locale) {
  const known = names.get(slug);
  return known ? { name: nameOf(known, locale).name, slug } : { name: slug, slug: null };
}

/** A project in the list. */
export function projectLine(record: ProjectRecord, links: Links, reading: Reading): ProjectLine {
  const { slug, status, answerBy, lead } = record;
  return {
    slug,
    title: titleIn(reading.locale, titled(record)),
    lead: linkTo(links, lead, reading.locale).name,
    status: projectStatus(wordsFor(reading), status, answerBy).label,
  };
}

/** A project's page, from the answers everybody reads. */
export function projectPage(record: ProjectRecord, links: Links, reading: Reading): ProjectPageView {
  const { locale } = reading;
  const words = wordsFor(reading);
  const values = record.values as Partial<ProjectValues>;
  const shown = shownSections(values, ["everyone"], words);
  const sections = [...shown.before, ...shown.after];
  const title = titleIn(locale, titled(record));
  const country = (code: string | null) => (code ? countryName(code, locale) : "");
  return {
    title,
    originalTitle: originalTitle(writtenAs(record), title),
    acronym: values.acronym ?? null,
    status: projectStatus(words, record.status, record.answerBy).label,
    period: periodText(words, values.startMonth ?? null, values.endMonth ?? null),
    finalSummary: record.finalSummary,
    lead: linkTo(links, record.lead, locale),
    partners: record.partners.map(({ member, name, country: code, role }) => ({
      ...(member === null ? { name: name ?? "", slug: null } : linkTo(links, member, locale)),
      ...{ role, country: country(code) },
    })),
    needs: record.needs.map(({ role, orgKind, countries, number }) => ({
      role,
      about: lineOf(
        [
          String(number),
          orgKind && vocabularyLabel(`org_kind.${orgKind}`, locale),
          countries.map((code) => country(code)).join(", "),
        ],
        " · ",
      ),
    })),
    facts: shownFacts(values, ["everyone"], words),
    sections,
    otherTexts: otherTexts(sections, values, words),
  };
}

/** An initiative by the same view as in the portal. */
export function initiativePage(record: InitiativeRecord, reading: Reading): InitiativeView {
  const { texts, themes, sdgs, calls, ...row } = record;
  const numbered = calls.map((call, at) => ({ ...call, id: String(at) }));
  return initiativeView({ row, texts, themes, sdgs, calls: numbered } as unknown as Initiative, reading);
}

/** An initiative in the list. */
export function initiativeLine(record: InitiativeRecord, reading: Reading): InitiativeLine {
  const { title, owner, years } = initiativePage(record, reading);
  return { slug: record.slug, title, owner, years };
}

/** A number of the register in words. */
export function registerLine(
  { number, answer, startsOn, endedOn, into }: RegisterRecord,
  locale: Locale,
): RegisterLine {
  const t = translator(locale);
  const known = answer === "valid" ? t("members:verify.valid") : t(`members:verify.${answer}.title`);
  const standing = into ? t("archive:register.merged", { number: into }) : known;
  const term = startsOn && endedOn ? `${formatDay(startsOn, locale)} – ${formatDay(endedOn, locale)}` : "";
  return { number, standing, term };
}

/** A vote with its name, and its rules in words. */
export function voteView({ id, kind, startsAt, endsAt, closedAt, ...record }: VoteRecord, locale: Locale) {
  const session = { kind, startsAt: new Date(startsAt), endsAt: endsAt === null ? null : new Date(endsAt) };
  const votes = record.votes as unknown as PublishedVotes;
  const { quorum, share } = rulesFrom(votes.rules);
  return {
    line: { id, title: sessionTitle(session, locale), closedOn: formatDate(new Date(closedAt), locale) },
    votes,
    shares: {
      quorum: vocabularyLabel(`share.${quorum}`, locale),
      share: vocabularyLabel(`share.${share}`, locale),
    },
  };
}
