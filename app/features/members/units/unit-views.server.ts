import { formatDate } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import type { Locale } from "#db/locales.ts";
import type { Colleague } from "../institution/own-institution.server.ts";
import type { UnitView } from "../institution/ui/profile-model.ts";
import type { UnitsView } from "./ui/units-model.ts";
import { aboutIn, DEEPEST, inOrder, isOpen, MOST_KEPT, MOST_UNITS, under, type Unit, unitNameOf } from "./units.ts";

const readersIn = ({ restrictedTo }: Unit, locale: Locale): string | null =>
  restrictedTo && translator(locale)(`members:units.seen_by.${restrictedTo}`);

const kindIn = ({ kind }: Unit, locale: Locale): string => vocabularyLabel(`unit_kind.${kind}`, locale);

/** What a unit works on, in words, each once. */
function topicsIn({ themes, unescoFields, fieldsOfStudy }: Unit, locale: Locale): string[] {
  const keys = [
    ...themes.map((code) => `theme.${code}`),
    ...unescoFields.map((code) => `unesco_field.${code}`),
    ...fieldsOfStudy.map((code) => `isced.${code}`),
  ];
  return [...new Set(keys.map((key) => vocabularyLabel(key, locale)))];
}

function contactLine({ name, role, position }: Colleague, locale: Locale): string {
  return lineOf([name, position || translator(locale)(`vocabulary:role.${role}`)], ", ");
}

interface Shown {
  units: readonly Unit[];
  /** Who acts for the institution now. */
  contacts: readonly Colleague[];
  /** Whether the reader is told who they are. */
  seesPeople: boolean;
}

/** The units somebody sees, each with those that belong to it. */
export function unitViews({ units, contacts, seesPeople }: Shown, locale: Locale): UnitView[] {
  const t = translator(locale);
  const viewOf = (unit: Unit): UnitView => {
    const contact = contacts.find(({ userId }) => userId === unit.contactId);
    const year = unit.since === null ? [] : [t("members:units.since", { year: String(unit.since) })];
    return {
      id: unit.id,
      name: unitNameOf(unit, locale),
      facts: [kindIn(unit, locale), ...year],
      topics: topicsIn(unit, locale),
      about: aboutIn(unit.about, locale),
      website: unit.website,
      hasContact: contact !== undefined,
      contact: contact && seesPeople ? contactLine(contact, locale) : null,
      readers: readersIn(unit, locale),
      parts: under(units, unit.id).map(viewOf),
    };
  };
  return under(units, null).map(viewOf);
}

interface Reading {
  /** The page of one, or of a new one. */
  pathOf: (id: string) => string;
  locale: Locale;
}

/** The units of an institution for those who edit them: the open ones in their order, then the closed ones. */
export function unitsView(
  units: readonly Unit[],
  contacts: readonly Colleague[],
  { pathOf, locale }: Reading,
): UnitsView {
  const open = inOrder(units, isOpen);
  const isFull = open.length >= MOST_UNITS || units.length >= MOST_KEPT;
  const addTo = isFull ? null : pathOf("new");
  const lines = open.map(({ unit, depth }) => {
    const beside = under(units.filter(isOpen), unit.parentId);
    const contact = contacts.find(({ userId }) => userId === unit.contactId);
    return {
      ...{ id: unit.id, depth, name: unitNameOf(unit, locale), kind: kindIn(unit, locale) },
      readers: readersIn(unit, locale),
      contact: contact ? contactLine(contact, locale) : null,
      lacksContact: unit.contactId !== null && !contact,
      editTo: pathOf(unit.id),
      addTo: addTo && depth < DEEPEST ? `${addTo}&parent=${unit.id}` : null,
      place: beside.indexOf(unit),
      isLast: beside.at(-1) === unit,
      parts: open.filter((one) => one.unit.parentId === unit.id).length,
    };
  });
  const closed = units
    .filter((unit) => !isOpen(unit))
    .sort((one, other) => Number(other.closedAt) - Number(one.closedAt) || one.place - other.place)
    .map((unit) => ({
      id: unit.id,
      name: unitNameOf(unit, locale),
      closedOn: unit.closedAt ? formatDate(unit.closedAt, locale) : "",
      canReopen: units.every(({ id, closedAt }) => id !== unit.parentId || closedAt === null),
    }));
  return { lines, closed, addTo };
}
