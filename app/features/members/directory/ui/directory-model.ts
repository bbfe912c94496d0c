import type { FilterPill } from "#app/ui/pills.tsx";
import type { MembershipCategory } from "#db/vocabulary.ts";
import type { DirectorySort, Facet } from "../directory-filter.ts";
import type { ShownName } from "../../institution/institution-names.ts";

export interface FacetView {
  facet: Facet;
  values: readonly { value: string; label: string; count: number }[];
  chosen: readonly string[];
  /** How many rarer values are folded away, and the address that shows them. */
  more: { count: number; to: string } | null;
}

export interface EntryView {
  slug: string;
  name: ShownName;
  logo: string | null;
  place: string;
  type: string;
  founded: string | null;
  category: { code: MembershipCategory; label: string };
  themes: string;
  offers: string;
  seeks: string;
}

/** The directory page in the reader's words. */
export interface DirectoryView {
  query: string;
  sort: DirectorySort;
  sorts: readonly { value: string; label: string }[];
  unfolded: readonly Facet[];
  pills: FilterPill[];
  facets: readonly FacetView[];
  entries: readonly EntryView[];
  page: number;
  pageSize: number;
  total: number;
  /** The members shown are close to what was typed; none holds it. */
  isGuess: boolean;
}
