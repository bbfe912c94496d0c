import {
  boolean,
  codeText,
  id,
  index,
  integer,
  json,
  primaryKey,
  table,
  text,
  timestamp,
  uniqueIndex,
} from "../kit.ts";
import { FOLLOWED_PARTS, PACES } from "../vocabulary-letters.ts";
import { users } from "./accounts.ts";
import { initiatives } from "./initiatives.ts";
import { institutions } from "./members.ts";
import { projects } from "./projects.ts";
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

/** A project of which somebody wants to be told, or does not any more: who has stopped is not made to follow again. */
export const followedProjects = table(
  "followed_projects",
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    projectId: text()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    isOn: boolean().notNull(),
    /** How often; null where it comes as all that the person follows. */
    pace: codeText(PACES),
    parts: codeText(FOLLOWED_PARTS).notNull(),
    /** Raised by whatever changes what was told, so that of two who tell it only the first does. */
    revision: integer().notNull(),
    /** What happened until then was told. */
    toldUntil: timestamp().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [
    uniqueIndex("followed_projects_unique").on(t.userId, t.projectId),
    index("followed_projects_project").on(t.projectId),
  ],
);

/** An initiative of which somebody wants to be told, or does not any more; what was chosen stays for a change of mind. */
export const followedInitiatives = table(
  "followed_initiatives",
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    initiativeId: text()
      .notNull()
      .references(() => initiatives.id, { onDelete: "cascade" }),
    isOn: boolean().notNull(),
    /** How often; null where it comes as all that the person follows. */
    pace: codeText(PACES),
    parts: codeText(FOLLOWED_PARTS).notNull(),
    /** Raised by whatever changes what was told, so that of two who tell it only the first does. */
    revision: integer().notNull(),
    /** When it was last looked at for the person. */
    toldUntil: timestamp().notNull(),
    /** Marks of the projects, results and calls the person knows of: see `marks.ts`. */
    marks: text().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [
    uniqueIndex("followed_initiatives_unique").on(t.userId, t.initiativeId),
    index("followed_initiatives_initiative").on(t.initiativeId),
  ],
);

/** The calendar a person subscribed to, behind a secret address; of its token only the SHA-256 is kept. */
export const calendarFeeds = table(
  "calendar_feeds",
  {
    userId: text()
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    tokenHash: text().notNull(),
    /** With it the token is made again for its owner; another one makes another address. */
    salt: text().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [uniqueIndex("calendar_feeds_token_unique").on(t.tokenHash)],
);

/** When somebody last looked at what happened in a project. */
export const projectVisits = table(
  "project_visits",
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    projectId: text()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    openedAt: timestamp().notNull(),
    /** When the visit before that was: what came later is new. */
    seenUntil: timestamp(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.projectId] }), index("project_visits_project").on(t.projectId)],
);
