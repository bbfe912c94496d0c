import { institutions } from "#db/schema/members.ts";

/** The columns `nameOf` asks for, to be selected wherever an institution is named. */
export const nameColumns = {
  nameOfficial: institutions.nameOfficial,
  nameOfficialLanguage: institutions.nameOfficialLanguage,
  nameEn: institutions.nameEn,
  translatedNames: institutions.translatedNames,
};
