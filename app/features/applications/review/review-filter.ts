import { z } from "zod";
import { REVIEW_FACETS } from "../scoring/scoring.ts";
import { type ApplicationStatus, CAME_BACK, MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";

/** Tabs of the queue. `open` is everything that still moves, `closed` everything that does not. */
export const QUEUE_STATES = [
  "open",
  "submitted",
  "in_check",
  "info_requested",
  "recommended",
  "deferred",
  "formalities",
  "appeal",
  "closed",
] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

export const STATUSES_OF: Readonly<Record<QueueState, readonly ApplicationStatus[]>> = {
  open: ["submitted", "in_check", "info_requested", "recommended", "deferred", "formalities", "appeal"],
  submitted: ["submitted"],
  in_check: ["in_check"],
  info_requested: ["info_requested"],
  recommended: ["recommended"],
  deferred: ["deferred"],
  formalities: ["formalities"],
  appeal: ["appeal"],
  closed: ["approved", "approval_lapsed", "refused", "refused_final", "withdrawn", "expired"],
};

export const QUEUE_OWNERS = ["anyone", "me", "nobody"] as const;
export const QUEUE_SORTS = ["due", "age", "name", "newest"] as const;
export const QUEUE_PAGE_SIZE = 25;
/** A list saved as a file holds so many files at most. */
export const MOST_EXPORTED = 20_000;

const filter = z.object({
  q: z.string().trim().max(200).catch("").default(""),
  state: z.enum(QUEUE_STATES).catch("open").default("open"),
  /** Country code, or the three digits of an M49 region or sub-region. */
  place: z
    .string()
    .regex(/^([A-Z]{2}|\d{3})$/)
    .nullable()
    .catch(null)
    .default(null),
  /** One of the words above, or the id of a colleague. */
  owner: z
    .enum(QUEUE_OWNERS)
    .or(z.string().regex(/^[0-9a-f-]{36}$/))
    .catch("anyone")
    .default("anyone"),
  category: z.enum(MEMBERSHIP_CATEGORIES).nullable().catch(null).default(null),
  /** Why a file is in the coordinator's hands again, or `any` of the reasons. */
  back: z
    .enum(["any", ...CAME_BACK])
    .nullable()
    .catch(null)
    .default(null),
  /** How it stands with the reviews. */
  reviews: z.enum(REVIEW_FACETS).nullable().catch(null).default(null),
  overdue: z
    .literal("yes")
    .transform(() => true)
    .catch(false)
    .default(false),
  /** The applicant has written and waits for an answer. */
  asks: z
    .literal("yes")
    .transform(() => true)
    .catch(false)
    .default(false),
  sort: z.enum(QUEUE_SORTS).catch("due").default("due"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});

export type QueueFilter = z.output<typeof filter>;

/** The filters of an address; what it does not understand counts as not said. */
export function readQueueFilter(search: URLSearchParams): QueueFilter {
  return filter.parse(Object.fromEntries(search));
}

const NOTHING = readQueueFilter(new URLSearchParams());

/** The filters as an address holds them, without the page: what is said by saying nothing is left out. */
export function queueSearch(filter: QueueFilter): string {
  const said = Object.entries(filter).flatMap(([name, value]): [string, string][] => {
    if (name === "page" || value === null || value === NOTHING[name as keyof QueueFilter]) return [];
    return [[name, value === true ? "yes" : String(value)]];
  });
  return new URLSearchParams(said).toString();
}

/** What every coordinator looks for, as views that nobody need save; names are keys of the catalogue. */
export const COMMON_VIEWS = ["mine", "nobodys", "overdue", "answered", "asks"] as const;

export const SEARCH_OF: Readonly<Record<(typeof COMMON_VIEWS)[number], string>> = {
  mine: "owner=me",
  nobodys: "owner=nobody",
  overdue: "overdue=yes",
  answered: "back=any",
  asks: "asks=yes",
};
