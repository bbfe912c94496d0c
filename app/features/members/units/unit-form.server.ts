import { type FormOption, optionsForFields } from "#app/features/forms/field-options.server.ts";
import { fieldIn } from "#app/i18n/translations.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { marksOf } from "#app/platform/bring-together.server.ts";
import { type Locale, LOCALES } from "#db/locales.ts";
import { answerDifferences, type Difference, typedAnswer } from "../institution/answer-differences.server.ts";
import type { Colleague, OwnInstitution } from "../institution/own-institution.server.ts";
import { VISIBILITIES } from "../institution/visibility.ts";
import type { UnitChoices, UnitFormValues } from "./ui/units-model.ts";
import { UNIT_FIELDS } from "./unit-fields.ts";
import { possibleParents, type Unit, unitNameOf } from "./units.ts";

interface Known {
  units: readonly Unit[];
  contacts: readonly Colleague[];
}

/** The answers of a unit by the names of their questions. */
const answersOf = (unit: Unit): Record<string, unknown> => ({
  ...{ unitKind: unit.kind, unitName: unit.name, unitLanguage: unit.nameLanguage, unitSince: unit.since ?? undefined },
  ...{ unitThemes: unit.themes, unitUnesco: unit.unescoFields, unitStudies: unit.fieldsOfStudy },
  unitSite: unit.website ?? undefined,
  ...Object.fromEntries(LOCALES.map((locale) => [fieldIn("unitName", locale), unit.translatedNames[locale]])),
  ...Object.fromEntries(LOCALES.map((locale) => [fieldIn("unitAbout", locale), unit.about[locale]])),
});

/**
 * What the form of a unit begins with.
 * @param unit null of one that is being added, below `parent`
 */
export function unitFormValues(
  unit: Unit | null,
  { units, contacts }: Known,
  { parent = "", language = "" }: { parent?: string; language?: string } = {},
): UnitFormValues {
  const answers = unit ? answersOf(unit) : { unitLanguage: language };
  const isPossible = possibleParents(units, null).some((one) => one.unit.id === parent);
  const beginning = { parent: isPossible ? parent : "", readers: "public", contact: "" };
  const values = {
    ...Object.fromEntries(UNIT_FIELDS.map((field) => [field.key, typedAnswer(field, answers[field.key])])),
    ...(unit ? chosenOf(unit, contacts) : beginning),
  };
  return { ...values, version: String(unit?.version ?? 0), seen: marksOf(values) };
}

/** What is chosen for a unit beside its answers; somebody who acts for the institution no more is nobody's contact. */
function chosenOf({ parentId, restrictedTo, contactId }: Unit, contacts: readonly Colleague[]) {
  const isHere = contacts.some(({ userId }) => userId === contactId);
  return { parent: parentId ?? "", readers: restrictedTo ?? "public", contact: isHere ? (contactId ?? "") : "" };
}

/** The choices of vocabularies, with the languages of the institution's country first. */
export const unitFormOptions = ({ institution }: OwnInstitution, locale: Locale) =>
  optionsForFields(UNIT_FIELDS, locale, { label: "", codes: [institution.country] });

/** Names of units with those they belong to before them, so that two of one name can be told apart. */
function pathOf(units: readonly Unit[], unit: Unit, locale: Locale): string {
  const parent = units.find(({ id }) => id === unit.parentId);
  const { name } = unitNameOf(unit, locale);
  return parent ? `${pathOf(units, parent, locale)} › ${name}` : name;
}

/** Units as choices, in their order. */
export const unitOptions = (units: readonly Unit[], shown: readonly { unit: Unit }[], locale: Locale): FormOption[] =>
  shown.map(({ unit }) => ({ value: unit.id, label: pathOf(units, unit, locale) }));

/** What else is chosen for a unit: what it belongs to, who reads of it, through whom it is written to. */
export function unitChoices(id: string | null, { units, contacts }: Known, locale: Locale): UnitChoices {
  const t = translator(locale);
  return {
    parents: unitOptions(units, possibleParents(units, id), locale),
    readers: VISIBILITIES.toReversed().map((value) => ({ value, label: t(`members:visibility.choice.${value}`) })),
    contacts: contacts.map(({ userId, name, role, position }) => {
      return { value: userId, label: `${name} (${position || t(`vocabulary:role.${role}`)})` };
    }),
  };
}

const CHOSEN = { parent: "parents", readers: "readers", contact: "contacts" } as const;

/** What differs between what was saved meanwhile and what somebody is about to save, in words. */
export function unitDifferences(
  saved: UnitFormValues,
  sent: URLSearchParams,
  { choices, locale }: { choices: UnitChoices; locale: Locale },
): Difference[] {
  const t = translator(locale);
  const chosen = Object.entries(CHOSEN).flatMap(([name, list]) => {
    const labelOf = (value: string) => choices[list].find((one) => one.value === value)?.label ?? "";
    const [before, yours] = [String(saved[name]), sent.get(name) ?? ""];
    const label = t(`members:units.${name as keyof typeof CHOSEN}`);
    return before === yours ? [] : [{ name, label, saved: labelOf(before), yours: labelOf(yours) }];
  });
  return [...answerDifferences(UNIT_FIELDS, saved, sent, locale), ...chosen];
}
