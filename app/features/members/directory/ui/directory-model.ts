import type { FacetView } from "#app/ui/facet-view.ts";
import type { FilterPill } from "#app/ui/pills.tsx";
import type { DirectoryLook, Facet } from "../directory-filter.ts";
import type { CategoryView } from "../../institution/ui/profile-model.ts";
import type { MemberView } from "../../institution/member-view.server.ts";

export interface EntryView extends MemberView {
  founded: string | null;
  category: CategoryView;
  themes: string;
  offers: string;
  seeks: string;
  /** Why it was found, where its line does not show it. */
  why: readonly string[];
}

/** The directory page in the reader's words. */
export interface DirectoryView {
  query: string;
  /** Empty for the usual order. */
  sort: string;
  sorts: readonly { value: string; label: string }[];
  look: DirectoryLook;
  looks: { label: string; to: string; isCurrent: boolean }[];
  unfolded: readonly Facet[];
  /** Members chosen to be compared, by their addresses. */
  compared: readonly string[];
  /** What else the address says, for the form to keep. */
  kept: readonly { name: string; value: string }[];
  pills: FilterPill[];
  /** The query string without any filter, which shows all members in the same way. */
  clearSearch: string;
  facets: readonly FacetView[];
  entries: readonly EntryView[];
  page: number;
  pageSize: number;
  total: number;
  /** The members shown are close to what was typed; none holds it. */
  isGuess: boolean;
  /** The portal has just started and does not know the words of all members yet. */
  isReading: boolean;
  /** The query string that saves these members as a file. */
  saveSearch: string;
  /** The country of which the list is, to be printed: its address and its words; null where it is of none or of several. */
  printed: { to: string; label: string } | null;
  /** What the address narrows the list to and the directory does not know; null for nothing. */
  unknown: string | null;
  /** What may have been meant, and its address. */
  /** The number of a membership that was searched for: whether it is in force is told elsewhere. */
  askedNumber: string | null;
  suggestion: { text: string; to: string } | null;
}
