import type { MemberView } from "../../institution/member-view.server.ts";

export interface ComparedRow {
  label: string;
  /** Not all of them say the same. */
  differs: boolean;
  /** What each says, in the order of the members, and whether all others say it too. */
  cells: readonly (readonly { text: string; isShared: boolean }[])[];
}

export interface CompareView {
  members: readonly (MemberView & { removeTo: string })[];
  /** The addresses that no member in force has. */
  missing: readonly string[];
  /** More were named than are shown. */
  isCut: boolean;
  rows: readonly ComparedRow[];
  /** Where one more is chosen; null when there are enough. */
  addTo: string | null;
}
