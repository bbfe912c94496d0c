import { sql } from "drizzle-orm";
import { codeText, enumText, index, json, orderedId, table, text, timestamp, uniqueIndex } from "../kit.ts";
import { MEMBERSHIP_STATUSES } from "../vocabulary.ts";
import { person } from "./accounts.ts";
import { institutions } from "./members.ts";

/** That two members are one, as somebody says and another person confirms: one record goes into the other. Open while `outcome` is null. */
export const memberMerges = table(
  "member_merges",
  {
    id: orderedId(),
    /** The record that ends. */
    mergedId: text()
      .notNull()
      .references(() => institutions.id),
    remainingId: text()
      .notNull()
      .references(() => institutions.id),
    /** What shows it; for those who decide. */
    reason: text().notNull(),
    /** The day since which they are one, `YYYY-MM-DD`. */
    holdsFrom: text().notNull(),
    /** What the remaining record takes of the other: answers and pictures that it has none of itself. */
    taken: json<string[]>().notNull(),
    askedById: person().notNull(),
    askedAt: timestamp().notNull(),
    outcome: enumText(["confirmed", "declined", "taken_back"]),
    settledById: person(),
    /** Why it was declined. */
    declinedFor: text(),
    settledAt: timestamp(),
    /** How the membership that ended stood before; null until it is confirmed, and of a merge that an archive tells of. */
    statusBefore: enumText(MEMBERSHIP_STATUSES),
    undoneById: person(),
    /** Why it was undone. */
    undoneFor: text(),
    undoneAt: timestamp(),
  },
  (t) => [
    index("member_merges_merged").on(t.mergedId, t.outcome),
    index("member_merges_remaining").on(t.remainingId, t.outcome),
    uniqueIndex("member_merges_open_unique")
      .on(t.mergedId)
      .where(sql`outcome is null`),
  ],
);

/** The receipt of a merge, one row for each thing that moved or ended: what it said before and what after. */
export const mergeMoves = table(
  "merge_moves",
  {
    id: orderedId(),
    mergeId: text()
      .notNull()
      .references(() => memberMerges.id, { onDelete: "cascade" }),
    kind: codeText([
      "person",
      "named",
      "invitation",
      "role_link",
      "request",
      "offer",
      "project",
      "partnership",
      "interest",
      "co_editor",
      "result",
      "result_change",
      "lead_offer",
      "commitment",
      "document",
      "package",
      "package_partner",
      "milestone",
      "progress",
      "not_for_us",
      "received",
      "sent",
      "ask",
      "asked",
      "unit",
      "follower",
      "report",
      "record",
      "address",
      "name",
      "field",
      "picture",
    ]).notNull(),
    objectId: text().notNull(),
    /** The columns that changed; null of what was not there before. */
    before: json<Record<string, unknown>>(),
    /** Null of what is not there any more. */
    after: json<Record<string, unknown>>(),
    /** Once the merge is undone: whether it was given back, or stays because it has changed since. */
    undone: enumText(["given_back", "kept"]),
  },
  (t) => [index("merge_moves_merge").on(t.mergeId)],
);

/** Somebody looked: two members are two. Neither is proposed for the other again. The smaller id comes first. */
export const memberPairs = table(
  "member_pairs",
  {
    id: orderedId(),
    oneId: text()
      .notNull()
      .references(() => institutions.id, { onDelete: "cascade" }),
    otherId: text()
      .notNull()
      .references(() => institutions.id, { onDelete: "cascade" }),
    /** For the secretariat alone. */
    note: text().notNull(),
    judgedById: person().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [uniqueIndex("member_pairs_unique").on(t.oneId, t.otherId), index("member_pairs_other").on(t.otherId)],
);

export type MovedKind = (typeof mergeMoves.$inferSelect)["kind"];
