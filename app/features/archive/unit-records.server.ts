import { randomUUID } from "node:crypto";
import { type Unit, under, unitsFor } from "#app/features/members/units/units.ts";
import type { UnitRecord } from "./archive.schema.ts";

/** The units of a member that everybody reads, each with those that belong to it. */
export function unitRecords(units: readonly Unit[]): UnitRecord[] {
  const open = unitsFor(units, "public").map(({ unit }) => unit);
  const below = (parentId: string | null): UnitRecord[] =>
    under(open, parentId).map(({ id, kind, name, nameLanguage, translatedNames, since, website, ...unit }) => ({
      ...{ kind, name, nameLanguage, translatedNames, since, website, about: unit.about },
      ...{ themes: unit.themes, unescoFields: unit.unescoFields, fieldsOfStudy: unit.fieldsOfStudy },
      parts: below(id),
    }));
  return below(null);
}

/** The units of a record as the portal has them, each before those that belong to it; nobody is their contact. */
export function unitsOfRecord(records: readonly UnitRecord[], parentId: string | null = null): Unit[] {
  return records.flatMap(({ parts, ...record }, at) => {
    const id = randomUUID();
    const standing = { restrictedTo: null, contactId: null, version: 1, closedAt: null };
    return [
      { ...record, kind: record.kind as Unit["kind"], ...standing, id, parentId, place: at + 1 },
      ...unitsOfRecord(parts, id),
    ];
  });
}
