import { id, index, integer, json, table, text, timestamp, uniqueIndex } from "../kit.ts";
import { users } from "./accounts.ts";
import { institutions } from "./members.ts";
import { savedViews } from "./saved-views.ts";

/** A kept search of the directory whose owner is told what is new in it, and how far it was told. */
export const followedSearches = table("followed_searches", {
  viewId: text()
    .primaryKey()
    .references(() => savedViews.id, { onDelete: "cascade" }),
  pausedAt: timestamp(),
  /** Raised by whatever changes what was told, so that of two who tell it only the first does. */
  revision: integer().notNull(),
  /** The version of the directory that was told last; null where the next look is the first one. */
  toldVersion: integer(),
  /** The day of that look, `YYYY-MM-DD`: memberships begin and end with a day. */
  toldOn: text().notNull(),
  /** Marks of the members it found then, in order and without anything between them: see `marks.ts`. */
  marks: text().notNull(),
});

/** What a person was last told of a member. */
export interface SeenMember {
  isListed: boolean;
  category: string;
  /** What it was called: officially, and in each language of the portal. */
  names: Record<string, string>;
  /** Digest of what it says of itself. */
  text: string;
  /** Its projects, as far as the person could see them. */
  projects: string[];
}

/** A member of which somebody wants to be told when it changes. */
export const followedMembers = table(
  "followed_members",
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    institutionId: text()
      .notNull()
      .references(() => institutions.id, { onDelete: "cascade" }),
    revision: integer().notNull(),
    seen: json<SeenMember>().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [
    uniqueIndex("followed_members_unique").on(t.userId, t.institutionId),
    index("followed_members_institution").on(t.institutionId),
  ],
);
