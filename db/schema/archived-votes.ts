import { enumText, id, index, table, text, timestamp } from "../kit.ts";
import { SESSION_KINDS } from "../vocabulary-council.ts";

/** The votes of a session that was held in a portal this one was rebuilt from, as they were published there. */
export const archivedVotes = table(
  "archived_votes",
  {
    /** Of the session. */
    id: id(),
    kind: enumText(SESSION_KINDS).notNull(),
    startsAt: timestamp().notNull(),
    endsAt: timestamp(),
    closedAt: timestamp().notNull(),
    /** JSON to the byte as it was published: `PublishedVotes`. */
    votes: text().notNull(),
  },
  (t) => [index("archived_votes_starts").on(t.startsAt)],
);
