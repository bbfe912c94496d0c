import type { Config } from "#app/platform/config.server.ts";
import type { institutionPeople, institutions } from "#db/schema/members.ts";
import type { Locale, Translations } from "#db/locales.ts";
import type { MembershipCategory } from "#db/vocabulary.ts";
import type { IscedNarrow, Theme } from "#db/vocabulary-taxonomies.ts";

type InstitutionRow = typeof institutions.$inferSelect;
type DerivedColumn =
  | "id"
  | "slug"
  | "subregion"
  | "logoFileId"
  | "sortName"
  | "search"
  | "unitWords"
  | "answers"
  | "restrictions"
  | "restrictedAnswers"
  | "version"
  | "directoryVersion"
  | "createdAt"
  | "updatedAt"
  | "confirmedAt";

/** What an institution says of itself; the rest of its row is derived from this. */
export type InstitutionFacts = Omit<InstitutionRow, DerivedColumn> & { translatedProfiles: Translations };

export interface AdmittedPerson {
  role: Exclude<(typeof institutionPeople.$inferSelect)["role"], "editor" | "project_officer">;
  name: string;
  position: string;
  unit: string | null;
  languages: string[];
  /** Where a representative is invited; kept nowhere in the directory. */
  email: string | null;
}

/** An approved application as the directory needs it. */
export interface AdmissionInput {
  applicationId: string | null;
  category: MembershipCategory;
  /** First day of the membership, `YYYY-MM-DD`; left out, the day of the decision. */
  startsOn?: string;
  /** Of a member that was one before it came here, from a list: its number where it has one, and its last day. */
  listed?: { number: string | null; endsOn: string | null };
  /** A slug to use instead of the one made of the English name, when it is free. */
  slug?: string;
  institution: InstitutionFacts;
  themes: readonly Theme[];
  fieldsOfStudy: readonly IscedNarrow[];
  people: readonly AdmittedPerson[];
  /** Who filled in the application, and what this person does for the institution from now on. */
  applicant: { userId: string; role: "representative" | "alternate" | "editor" } | null;
  /** Language of the invitations, and what their links are made with. */
  locale: Locale;
  config: Pick<Config, "origin" | "secret">;
}

export interface Admission {
  /** Membership number, such as `M-2026-0001`. */
  number: string;
  slug: string;
  institutionId: string;
  /** The last day of the membership; null for an open end. */
  endsOn: string | null;
}
