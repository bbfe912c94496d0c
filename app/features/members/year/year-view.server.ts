import { formatDate, formatDay } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { textFor } from "#app/i18n/translations.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { AssociationSettings } from "#app/platform/association.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayOf, monthsBefore } from "#app/platform/days.ts";
import { shownWebAddress } from "#app/platform/web-address.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { findClockSuspension } from "../institution/clock-suspension.server.ts";
import { listColleagues, type OwnInstitution } from "../institution/own-institution.server.ts";
import { fixedFacts } from "../profile/profile-form.server.ts";
import { profilesOf, readValues } from "../profile/profile-values.server.ts";
import type { TakenFromBoard } from "#db/schema/membership-years.ts";
import { headOf } from "../profile/profile-view.server.ts";
import { shownSections, shownStudies } from "../profile/shown-answers.server.ts";
import { unitOfPerson } from "../units/units.ts";
import { confirmedBefore, findYear, stateOfYear } from "./find-year.server.ts";
import type { BoardLine, EntryView, YearView } from "./ui/year-model.ts";
import { isAskedIn, windowAt, windowOf, yearStanding } from "./window.ts";
import { yearOnBoard } from "./year-on-board.server.ts";

interface Reading {
  db: Reader;
  locale: Locale;
  now: Date;
  rules: AssociationSettings;
}

async function entryFacts(own: OwnInstitution, db: Reader, locale: Locale) {
  const t = translator(locale);
  const { institution } = own;
  const values = await readValues(db, institution);
  return [
    ...fixedFacts(own, locale),
    { term: t("members:profile.head"), value: headOf(institution, locale) },
    { term: t("members:profile.website"), value: shownWebAddress(institution.website) },
    { term: t("members:profile.about"), value: textFor(locale, values.profileEn ?? "", profilesOf(values)).text },
    ...shownSections(values, locale).map(({ title, texts }) => ({ term: title, value: texts.join("; ") })),
    ...shownStudies(values, locale),
    { term: t("members:profile.recognition"), value: institution.recognitionAuthority ?? "" },
    { term: t("members:profile.accreditor"), value: institution.accreditor ?? "" },
  ];
}

async function peopleOf(institutionId: string, db: Reader, locale: Locale) {
  const t = translator(locale);
  return (await listColleagues(db, institutionId)).map(({ grantId, name, role, position, ...place }) => ({
    ...{ key: grantId, name, role: t(`vocabulary:role.${role}`) },
    place: lineOf([position, unitOfPerson(place, locale)].filter(Boolean), " · "),
  }));
}

/**
 * All that is confirmed of an institution at once.
 * @param since the moment from which on its projects are shown
 * @param back the page that editing the profile comes back to
 */
export async function entryView(
  own: OwnInstitution,
  { since, year, back }: { since: Date; year?: number; back: "year" | "renewal" },
  { db, locale }: Pick<Reading, "db" | "locale">,
): Promise<EntryView> {
  const { id } = own.institution;
  const query = `?institution=${id}`;
  return {
    facts: await entryFacts(own, db, locale),
    people: await peopleOf(id, db, locale),
    projects: await yearOnBoard(db, { institutionId: id, since, year }, locale),
    paths: {
      home: `/institution${query}`,
      edit: `/institution/edit${query}&back=${back}`,
      people: `/institution/people${query}`,
    },
  };
}

/** How an institution stands with its year. */
export async function standingOfYear({ membership }: OwnInstitution, { db, now, rules }: Omit<Reading, "locale">) {
  const today = dayOf(now);
  const window = windowAt(today, rules);
  const found = await findYear(db, membership.id, window.year);
  const isAsked = isAskedIn(window, membership.startsOn, rules);
  const suspendedFor = await findClockSuspension(db, membership);
  const standing = yearStanding(found?.row ?? null, { window, today, isAsked, suspendedFor });
  return { window, found, standing };
}

/** What its own page says of the year of an institution. */
export async function yearOn(own: OwnInstitution, { db, locale, now }: Omit<Reading, "rules">) {
  const { window, standing } = await standingOfYear(own, { db, now, rules: await getAssociation(db) });
  const { year, closesOn, lateUntil } = window;
  return { year, standing, closesOn: formatDay(closesOn, locale), lateUntil: formatDay(lateUntil, locale) };
}

interface BoardAsked {
  institution: OwnInstitution["institution"];
  since: Date;
  year: number;
  /** What was taken in this year; null where it was not confirmed yet. */
  taken: readonly TakenFromBoard[] | null;
}

/** What of the board can be taken into a year; the board is a room that knows members, not the other way round. */
type FromBoard = (asked: BoardAsked) => Promise<BoardLine[]>;

/** From when on the report of a year tells: from the last confirmation, or for twelve months. */
async function sinceOf({ membership }: OwnInstitution, year: number, { db, now }: Pick<Reading, "db" | "now">) {
  const before = await confirmedBefore(db, membership.id, year);
  return before ?? new Date(`${monthsBefore(dayOf(now), 12)}T00:00:00Z`);
}

/** The span of the report that is written now, with what was taken into it. */
export async function reportNow(own: OwnInstitution, reading: Omit<Reading, "locale">) {
  const { year } = windowAt(dayOf(reading.now), reading.rules);
  const found = await findYear(reading.db, own.membership.id, year);
  return { year, since: await sinceOf(own, year, reading), taken: found?.row.taken ?? [] };
}

/** The year of an institution: all that is confirmed with one button, filled from the profile and from the board. */
export async function yearView(own: OwnInstitution, reading: Reading, fromBoard: FromBoard): Promise<YearView> {
  const { locale, rules } = reading;
  const { institution } = own;
  const { window, found, standing } = await standingOfYear(own, reading);
  const since = await sinceOf(own, window.year, reading);
  const { confirmedAt = null, activities = "", taken = [] } = found?.row ?? {};
  // Confirmed with a renewal, where nobody was asked to tell: the board is proposed as before.
  const isTold = confirmedAt !== null && (activities !== "" || taken.length > 0);
  return {
    ...{ year: window.year, standing, before: stateOfYear(confirmedAt, institution.accreditedUntil) },
    closesOn: formatDay(window.closesOn, locale),
    lateUntil: formatDay(window.lateUntil, locale),
    opensNext: formatDay(windowOf(window.year + 1, rules).opensOn, locale),
    confirmed: confirmedAt && { on: formatDate(confirmedAt, locale), by: found?.confirmedBy ?? "" },
    ...(await entryView(own, { since, year: window.year, back: "year" }, reading)),
    lines: await fromBoard({ institution, since, year: window.year, taken: isTold ? taken : null }),
    sheetTo: `/institution/year/csv?institution=${institution.id}`,
    values: { accreditedUntil: institution.accreditedUntil ?? "", hasNoLastDay: false, activities },
  };
}
