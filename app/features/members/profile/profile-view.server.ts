import { lineOf } from "#app/i18n/isolate.ts";
import { formatDate, formatDay } from "#app/i18n/format.server.ts";
import { languageName, regionName } from "#app/i18n/names.server.ts";
import { textFor } from "#app/i18n/translations.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { shownWebAddress } from "#app/platform/web-address.ts";
import type { Locale } from "#db/locales.ts";
import { positionIn } from "../institution/head-position.server.ts";
import { identifiersOf } from "../institution/institution-identifiers.ts";
import { memberView } from "../institution/member-view.server.ts";
import { splitOtherNames } from "../institution/institution-names.ts";
import { formerlyLines, membershipCard, standingWord } from "../institution/membership-view.server.ts";
import { unitViews } from "../units/unit-views.server.ts";
import { coverView } from "./cover-view.server.ts";
import type { Profile } from "./profile-queries.server.ts";
import { canSeePart, partsOnlyFor } from "./field-visibility.ts";
import type { ProfileValues } from "./profile-fields.ts";
import { profilesOf, valuesOf } from "./profile-values.server.ts";
import { shownSections, shownStudies } from "./shown-answers.server.ts";
import type { DateText, ProfileView, RepresentativeView } from "../institution/ui/profile-model.ts";
import { confirmationOf } from "../institution/profile-confirmation.ts";

/** A calendar day as text; also of data that came with only a year or a month. */
export function dayText(day: string, locale: Locale): DateText {
  return { iso: day, text: /^\d{4}-\d{2}-\d{2}$/.test(day) ? formatDay(day, locale) : day };
}

// The host says too little of whose page it is, the whole address more than a reader needs.
const socialText = (href: string) => shownWebAddress(href).replace(/^https?:\/\/(www\.)?|[/?#]*$/g, "");

/** What it says of itself; null where nothing of it is for this reader. */
function textIn(values: Partial<ProfileValues>, locale: Locale): ProfileView["text"] {
  const { text: words, lang } = textFor(locale, values.profileEn ?? "", profilesOf(values));
  return words === "" ? null : { words, lang };
}

function languageList(codes: readonly string[], locale: Locale): string {
  return codes.map((code) => languageName(code, locale)).join(", ");
}

function representativesView({ representatives }: Profile, locale: Locale): RepresentativeView[] | null {
  const t = translator(locale);
  return (
    representatives?.map(({ name, position, role, languages }) => ({
      name,
      position,
      role: t(`vocabulary:role.${role}`),
      languages: languageList(languages, locale),
    })) ?? null
  );
}

function notForAll({ institution: { restrictions }, reach }: Profile, locale: Locale): string[] {
  const t = translator(locale);
  return (["members", "secretariat"] as const).flatMap((readers) => {
    const parts = partsOnlyFor(restrictions, readers).filter((part) => canSeePart(restrictions, part, reach));
    const named = parts.map((part) => t(`members:visibility.part.${part}`));
    return named.length > 0 ? [t(`members:visibility.not_for_all.${readers}`, { parts: named.join("; ") })] : [];
  });
}

interface Reading {
  locale: Locale;
  today: string;
}

function membershipView({ membership }: Profile, { locale, today }: Reading) {
  const { status, since, until, hasVote: _, ...card } = membershipCard(membership, { locale, today });
  const explained = { ...status, explain: standingWord(status.code, "explain", translator(locale)) };
  return { ...card, status: explained, memberSince: since, validUntil: until };
}

/** The head of an institution with the position, in words. */
export function headOf({ headName, headPosition }: Profile["institution"], locale: Locale): string {
  return lineOf([headName, positionIn(headPosition, locale)]);
}

function descriptionView(profile: Profile, locale: Locale) {
  const { institution, reach } = profile;
  const { accreditedUntil } = institution;
  const values = valuesOf(profile, reach);
  const seesHead = canSeePart(institution.restrictions, "head", reach);
  return {
    text: textIn(values, locale),
    socialLinks: (values.socialLinks ?? []).map((href) => ({ href, text: socialText(href) })),
    sections: shownSections(values, locale),
    studies: shownStudies(values, locale),
    recognition: institution.recognitionAuthority,
    accreditor: institution.accreditor,
    accreditedUntil: accreditedUntil ? dayText(accreditedUntil, locale) : null,
    head: seesHead ? headOf(institution, locale) : "",
  };
}

/** What a profile page shows, in words. */
export function profileView(profile: Profile, { locale, today }: Reading): ProfileView {
  const t = translator(locale);
  const { institution } = profile;
  const { subregion, control, foundedYear } = institution;
  const confirmedAt = confirmationOf(profile);
  const { name, logo, place, type } = memberView(institution, locale);
  return {
    ...membershipView(profile, { locale, today }),
    ...descriptionView(profile, locale),
    ...{ name, logo, place, type },
    otherNames: splitOtherNames(institution.otherNames).present.map(({ value }) => value),
    formerly: formerlyLines(institution.otherNames, locale),
    acronym: institution.acronym,
    region: subregion ? regionName(subregion, locale) : "",
    control: t(`vocabulary:control.${control}`),
    founded: foundedYear === null ? null : String(foundedYear),
    website: institution.website,
    confirmedOn: confirmedAt && { iso: confirmedAt.toISOString(), text: formatDate(confirmedAt, locale) },
    identifiers: identifiersOf(institution).map((one) => ({ ...one, label: t(`members:identifier.${one.kind}`) })),
    notForAll: notForAll(profile, locale),
    representatives: representativesView(profile, locale),
    units: unitViews({ ...profile, seesPeople: profile.representatives !== null }, locale),
    cover: profile.cover && coverView(institution.slug, profile.cover, locale),
  };
}
