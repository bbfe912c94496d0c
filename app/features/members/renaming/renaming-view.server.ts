import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { everyLanguage } from "#app/features/forms/field-options.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { languageName } from "#app/i18n/names.server.ts";
import { fieldIn, inEachField, TRANSLATED } from "#app/i18n/translations.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { BorneNames } from "#db/schema/renamings.ts";
import { areSameNames, borneNames } from "../institution/borne-names.server.ts";
import { freeSlug } from "../institution/institution-entry.server.ts";
import { nameOf } from "../institution/institution-names.ts";
import type { Found } from "../membership/suspension-commands.server.ts";
import { findOpenRenaming, listSettledRenamings, memberOf, type Renaming } from "./find-renaming.server.ts";
import { canSettleName } from "./renaming.policy.ts";
import type { OpenRenaming, ProposedName, RenamingView } from "./ui/renaming-model.ts";

interface Reading {
  db: Reader;
  locale: Locale;
  now: Date;
}

/** The word for each name, and the name, in the order of the form. */
function linesOf(names: BorneNames, locale: Locale): { label: string; text: string }[] {
  const t = translator(locale);
  const { nameOfficial, nameOfficialLanguage, nameEn, translatedNames, acronym } = names;
  return [
    { label: t("members:renaming.field.official"), text: nameOfficial },
    { label: t("members:renaming.field.official_language"), text: languageName(nameOfficialLanguage, locale) },
    { label: t("members:renaming.field.english"), text: nameEn },
    ...TRANSLATED.map((lang) => ({
      label: t("members:renaming.field.translated", { language: languageName(lang, locale) }),
      text: translatedNames[lang] ?? "",
    })),
    { label: t("members:renaming.field.acronym"), text: acronym ?? "" },
  ];
}

function changesOf(before: BorneNames, after: BorneNames, locale: Locale) {
  const next = linesOf(after, locale);
  return linesOf(before, locale)
    .map(({ label, text }, at) => ({ label, before: text, after: next[at]?.text ?? "" }))
    .filter((line) => line.before !== line.after);
}

async function openView(
  { institution, membership }: Found,
  renaming: Renaming,
  viewer: Viewer,
  { db, locale, now }: Reading,
): Promise<OpenRenaming> {
  const t = translator(locale);
  const { id, before, after, isCorrection, since, reason, askedById, askedAt } = renaming;
  const { slug } = institution;
  const next = (await freeSlug(db, after.nameEn, institution.id)) ?? slug;
  return {
    ...{ id, reason, isCorrection },
    by: (await findAccountById(db, askedById))?.name ?? "",
    on: formatDateTime(askedAt, locale),
    kind: isCorrection
      ? t("members:renaming.is_correction")
      : t("members:renaming.is_renaming", { year: String(since) }),
    changes: changesOf(before, after, locale),
    address: next === slug ? null : { before: `/directory/${slug}`, after: `/directory/${next}` },
    isOutdated: !areSameNames(before, institution),
    canSettle: canSettleName(viewer, memberOf(institution, membership, dayOf(now)), renaming),
    canTakeBack: askedById === viewer.id,
  };
}

function formView(
  institution: BorneNames,
  locale: Locale,
  proposed: ProposedName | null,
): NonNullable<RenamingView["form"]> {
  const t = translator(locale);
  const { nameOfficial, nameOfficialLanguage, nameEn, translatedNames, acronym } = borneNames(institution);
  return {
    values: {
      ...{ nameOfficial, nameOfficialLanguage, nameEn, acronym: acronym ?? "" },
      ...inEachField("name", (lang) => translatedNames[lang] ?? ""),
      ...proposed?.values,
    },
    source: proposed?.source ?? null,
    languages: everyLanguage(locale),
    translations: TRANSLATED.map((lang) => ({
      name: fieldIn("name", lang),
      label: t("members:renaming.field.translated", { language: languageName(lang, locale) }),
      lang,
    })),
  };
}

/** What changes in words: the name readers of the language see, else the first of the names that is another. */
function nameChange({ before, after }: Pick<Renaming, "before" | "after">, locale: Locale) {
  const shown = { before: nameOf(before, locale).name, after: nameOf(after, locale).name };
  const [first] = changesOf(before, after, locale);
  return shown.before !== shown.after || !first ? shown : { before: first.before || "–", after: first.after || "–" };
}

/**
 * The names of a member: what was asked for and can be settled, or the form, and what was settled before.
 * @param proposed what the form is filled in with beside the names of today
 */
export async function renamingView(
  found: Found,
  viewer: Viewer,
  reading: Reading,
  proposed: ProposedName | null = null,
): Promise<RenamingView> {
  const { db, locale } = reading;
  const t = translator(locale);
  const open = await findOpenRenaming(db, found.institution.id);
  const settled = await listSettledRenamings(db, found.institution.id);
  return {
    open: open && (await openView(found, open, viewer, reading)),
    form: open ? null : formView(found.institution, locale, proposed),
    settled: settled.map(({ renaming, askedBy, settledBy }) => ({
      id: renaming.id,
      title: t(`members:renaming.outcome.${renaming.outcome ?? "declined"}`, nameChange(renaming, locale)),
      meta: lineOf(
        [
          t("members:renaming.asked_by", { name: askedBy ?? "" }),
          ...(renaming.outcome === "taken_back" ? [] : [t("members:renaming.settled_by", { name: settledBy ?? "" })]),
          formatDateTime(renaming.settledAt ?? renaming.askedAt, locale),
        ],
        " · ",
      ),
      body: renaming.declinedFor,
    })),
  };
}

/** How a member's page tells that another name was asked for; null where none was. */
export async function renamingWaiting(
  { institution }: Pick<Found, "institution">,
  { db, locale }: Pick<Reading, "db" | "locale">,
): Promise<string | null> {
  const open = await findOpenRenaming(db, institution.id);
  return open && translator(locale)("members:renaming.waits", { next: nameChange(open, locale).after });
}
