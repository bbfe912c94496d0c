import type { ReactNode } from "react";

export interface AssociationName {
  name: string;
  shortName: string;
  /** Writes "(proposed)" after the name as long as the association is being established. */
  isProposed: boolean;
  /** Where the secretariat is reached. */
  contactEmail?: string | null;
  /** The figures of each year stand on a public page. */
  areFiguresPublic?: boolean;
}

export interface ShellProps {
  association: AssociationName;
  viewer: { name: string } | null;
  /** Says on every page that people and figures are invented. */
  isDemo?: boolean;
  /** Path and query string of the page, to mark where the reader is and to keep filters when the language changes. */
  path: string;
  search: string;
  locale: string;
  /** Address of the source code, when it is public. */
  sourceUrl?: string;
  children: ReactNode;
}

export interface WorkspaceItem {
  to: string;
  label: string;
  /** How much waits for this person there. */
  count?: number;
  current?: boolean;
}
