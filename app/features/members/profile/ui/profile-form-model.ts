import type { Option } from "#app/ui/field.tsx";

export interface ProfileFormValues extends Record<string, string | string[]> {
  version: string;
  /** Marks of the values the form shows. */
  seen: string;
  website: string;
  /** One a line. */
  socialLinks: string;
  profileEn: string;
  profileRu: string;
  profileKk: string;
  themes: string[];
  fieldsOfStudy: string[];
  degreeLevels: string[];
  languagesOfInstruction: string[];
  offers: string[];
  seeks: string[];
  unescoLinks: string[];
  students: string;
  internationalStudents: string;
  academicStaff: string;
  referenceYear: string;
}

export type ProfileFormOptions = Record<
  "themes" | "fieldsOfStudy" | "degreeLevels" | "languagesOfInstruction" | "offers" | "seeks" | "unescoLinks",
  Option[]
>;

/** Somebody saved first: what both have changed. */
export interface ProfileConflict {
  differences: { name: string; label: string; saved: string; yours: string }[];
}
