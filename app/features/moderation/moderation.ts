import type { PageKind } from "#db/vocabulary-moderation.ts";

/** The most characters of each text. */
export const LENGTHS = { words: 1000, reason: 1000 } as const;

/** So many reports of one page by people with an account wait at most, and so many by strangers: neither shut out the others. */
export const MOST_OPEN = 30;

/** Which page: the kind with the id of what stands on it. */
export interface PageRef {
  kind: PageKind;
  id: string;
}

/** What there is once of whoever reports a page, as long as that report is open. */
export const openKeyFor = (who: string, page: PageRef): string => `${who}:${keyOf(page)}`;

export const keyOf = ({ kind, id }: PageRef): string => `${kind}:${id}`;

/** Where whoever reads a page reports it, by the last part of its address. */
export const reportPath = (kind: PageKind, at: string): string => `/report/${kind}/${encodeURIComponent(at)}`;

/** Where a coordinator reads what is said of a page. */
export const deskPath = ({ kind, id }: PageRef): string => `/review/reports/${kind}/${id}`;

/** Where the authors of a hidden page read why, and ask that somebody else look at it. */
export const hidingPath = (id: string): string => `/hidden-pages/${id}`;
