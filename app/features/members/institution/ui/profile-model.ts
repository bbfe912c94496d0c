import type { MembershipCategory } from "#db/vocabulary.ts";
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

/** A member's profile in the reader's words; nothing in it is for fewer people than the page. */
export interface ProfileView extends Omit<MemberView, "slug"> {
  otherNames: string[];
  acronym: string | null;
  category: CategoryView;
  status: { code: Standing; label: string; explain: string };
  number: string;
  memberSince: DateText;
  validUntil: DateText | null;
  confirmedOn: DateText;
  region: string;
  control: string;
  founded: string | null;
  website: string;
  socialLinks: { href: string; text: string }[];
  text: { words: string; lang: string };
  themes: string[];
  fields: string[];
  degrees: string[];
  languages: string;
  unescoLinks: string[];
  offers: string[];
  seeks: string[];
  figures: { term: string; value: string }[];
  referenceYear: string | null;
  recognition: string | null;
  accreditor: string | null;
  accreditedUntil: DateText | null;
  head: string;
  identifiers: (Identifier & { label: string })[];
  /** Null for those who may not see them. */
  representatives: RepresentativeView[] | null;
}
