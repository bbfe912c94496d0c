import type { CoverView } from "#app/ui/cover.tsx";
import type { MembershipCategory } from "#db/vocabulary.ts";
import type { ShownName } from "../institution-names.ts";
import type { Identifier } from "../institution-identifiers.ts";
import type { MemberView } from "../member-view.server.ts";
import type { Standing } from "../membership.ts";

export interface DateText {
  iso: string;
  text: string;
}

export interface CategoryView {
  code: MembershipCategory;
  label: string;
}

export interface RepresentativeView {
  name: string;
  position: string;
  role: string;
  languages: string;
}

/** An answer that is a section of the page: chosen codes in words, or what somebody wrote. */
export interface ShownSection {
  name: string;
  title: string;
  how: "list" | "text";
  texts: string[];
}

/** A unit in the reader's words. */
export interface UnitView {
  id: string;
  name: ShownName;
  /** What it is, and since when. */
  facts: string[];
  /** What it works on. */
  topics: string[];
  about: { words: string; lang: string } | null;
  website: string | null;
  /** Whether somebody of it is written to. */
  hasContact: boolean;
  /** Who that is; null for those who may not read it. */
  contact: string | null;
  /** For whom it is, where it is not for everybody. */
  readers: string | null;
  parts: UnitView[];
}

/** A member's profile in the reader's words, as far as it is for this reader. */
export interface ProfileView extends Omit<MemberView, "slug"> {
  otherNames: string[];
  /** "Formerly …", one line a year. */
  formerly: string[];
  acronym: string | null;
  category: CategoryView;
  status: { code: Standing; label: string; explain: string };
  number: string;
  memberSince: DateText;
  validUntil: DateText | null;
  /** Null while nobody has confirmed it. */
  confirmedOn: DateText | null;
  region: string;
  control: string;
  founded: string | null;
  website: string;
  socialLinks: { href: string; text: string }[];
  text: { words: string; lang: string } | null;
  sections: ShownSection[];
  studies: { term: string; value: string }[];
  recognition: string | null;
  accreditor: string | null;
  accreditedUntil: DateText | null;
  head: string;
  identifiers: (Identifier & { label: string })[];
  /** What of it is not for everybody, a sentence for each kind of readers. */
  notForAll: string[];
  /** Null for those who may not see them. */
  representatives: RepresentativeView[] | null;
  units: UnitView[];
  cover: CoverView | null;
}
