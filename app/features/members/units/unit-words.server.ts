import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import { LOCALES } from "#db/locales.ts";
import { everyUnitName, type Unit, unitsFor } from "./units.ts";

const codesOf = ({ kind, themes, unescoFields, fieldsOfStudy }: Unit) => [
  `unit_kind.${kind}`,
  ...themes.map((code) => `theme.${code}`),
  ...unescoFields.map((code) => `unesco_field.${code}`),
  ...fieldsOfStudy.map((code) => `isced.${code}`),
];

/** What everybody may find a unit by: its names, what it is and does in every language of the portal, what is said of it. */
export const wordsOfUnit = (unit: Unit): string[] => [
  ...everyUnitName(unit),
  ...codesOf(unit).flatMap((key) => LOCALES.map((locale) => vocabularyLabel(key, locale))),
  ...Object.values(unit.about),
];

/** The words everybody may find an institution's units by: of no closed one, and of none that is for fewer readers. */
export const wordsOfUnits = (units: readonly Unit[]): string =>
  [...new Set(unitsFor(units, "public").flatMap(({ unit }) => wordsOfUnit(unit)))].join("\n");
