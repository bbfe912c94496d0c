import { derivedColumns } from "#app/features/members/institution/institution-entry.server.ts";
import { endOfGrace } from "#app/features/members/institution/membership.ts";
import type { ProfileValues } from "#app/features/members/profile/profile-fields.ts";
import { columnsOf, profilesOf } from "#app/features/members/profile/profile-values.server.ts";
import { wordsOfUnits } from "#app/features/members/units/unit-words.server.ts";
import { momentOn } from "#app/platform/days.ts";
import { subregionOf } from "#db/countries.ts";
import type { institutions } from "#db/schema/members.ts";
import type { memberships } from "#db/schema/memberships.ts";
import type { MemberRecord } from "./archive.schema.ts";
import { unitsOfRecord } from "./unit-records.server.ts";

type InstitutionRow = typeof institutions.$inferSelect;
type MembershipRow = typeof memberships.$inferSelect;

/** The answers of a record's profile. */
export const answersOf = ({ profile }: MemberRecord) => profile as Partial<ProfileValues>;

/** What a record says of an institution, in the columns of its row; what only its people and the secretariat know is empty. */
export function institutionFacts(record: MemberRecord) {
  const { slug, nameOfficial, nameOfficialLanguage, nameEn, translatedNames, otherNames, acronym } = record;
  const { foundedYear, country, city, latitude, longitude } = record;
  const { registryId, whedId, otherIds, recognitionAuthority, accreditor, accreditedUntil } = record;
  const updatedAt = new Date(record.updatedAt);
  return {
    ...{ slug, nameOfficial, nameOfficialLanguage, nameEn, translatedNames, otherNames, acronym },
    ...{ foundedYear, country, city, latitude, longitude },
    ...{ registryId, whedId, otherIds, recognitionAuthority, accreditor, accreditedUntil },
    type: record.type as InstitutionRow["type"],
    control: record.control as InstitutionRow["control"],
    subregion: subregionOf(country) ?? "",
    emailDomains: [],
    headName: record.head?.name ?? "",
    headPosition: record.head?.position ?? "",
    ...columnsOf({ website: "", ...answersOf(record) }),
    ...{ restrictions: {}, restrictedAnswers: {}, version: 1, createdAt: updatedAt, updatedAt },
    // The day it came is how a row says that nobody has confirmed it.
    confirmedAt: record.confirmedAt === null ? updatedAt : new Date(record.confirmedAt),
  };
}

/** The row itself, with what lists sort and search by. */
export function institutionRow(record: MemberRecord): Omit<InstitutionRow, "id" | "logoFileId" | "directoryVersion"> {
  const values = answersOf(record);
  const facts = institutionFacts(record);
  const { themes = [], fieldsOfStudy = [] } = values;
  const unitWords = wordsOfUnits(unitsOfRecord(record.units ?? []));
  const described = { ...facts, unitWords, translatedProfiles: profilesOf(values) };
  return { ...facts, unitWords, ...derivedColumns(described, themes, fieldsOfStudy) };
}

/** The row of its membership. The days of grace that are still to come follow from the setting. */
export function membershipRow(
  { number, category, startsOn, endsOn, graceUntil }: MemberRecord,
  graceDays: number,
): Omit<MembershipRow, "id" | "institutionId"> {
  return {
    ...{ number, category, startsOn, endsOn, status: "active", applicationId: null },
    graceUntil: graceUntil ?? endOfGrace(category, endsOn, graceDays),
    createdAt: momentOn(startsOn, "00:00"),
  };
}
