import { sql } from "drizzle-orm";
import { boolean, codeText, enumText, id, index, json, table, text, timestamp, uniqueIndex } from "../kit.ts";
import { INTEREST_DECLINE_REASONS, INTEREST_STATUSES, PARTNER_STATUSES, PLACE_DECLINE_REASONS } from "../vocabulary.ts";
import { person } from "./accounts.ts";
import { institutions } from "./members.ts";
import { projects } from "./projects.ts";

/** An institution in the project beside the lead: a member (`institutionId`) or one outside (`externalName`). */
export const projectPartners = table(
  "project_partners",
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    institutionId: text().references(() => institutions.id),
    externalName: text(),
    country: text(),
    role: text().notNull(),
    status: enumText(PARTNER_STATUSES).notNull(),
    interestId: text().references(() => projectInterests.id),
    /** The partner need this institution fills, when it came by one. */
    needId: text(),
    invitedAt: timestamp().notNull(),
    invitedById: person(),
    /** What the lead wrote to the institution it invites. */
    message: text(),
    /** The last day on which the invitation can be answered; null where it was given none. */
    answerBy: text(),
    /** When the institution was told that the day is near. */
    remindedAt: timestamp(),
    /** Why it declined, where it said so. */
    declineReason: codeText(PLACE_DECLINE_REASONS),
    declineNote: text(),
    answeredAt: timestamp(),
    answeredById: person(),
  },
  (t) => [
    index("project_partners_project").on(t.projectId),
    index("project_partners_institution").on(t.institutionId, t.status),
    uniqueIndex("project_partners_institution_unique").on(t.projectId, t.institutionId),
  ],
);

/** An institution's expression of interest; one open at a time for each need, on the waiting list or not. */
export const projectInterests = table(
  "project_interests",
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    /** A project need's id, or "other". */
    needId: text().notNull(),
    institutionId: text()
      .notNull()
      .references(() => institutions.id),
    expressedById: person().notNull(),
    role: text().notNull(),
    message: text().notNull(),
    staffAvailable: text(),
    countries: json<string[]>().notNull(),
    languages: json<string[]>().notNull(),
    canCoFund: boolean().notNull(),
    isHeadInformed: boolean().notNull(),
    status: enumText(INTEREST_STATUSES).notNull(),
    declineReason: codeText(INTEREST_DECLINE_REASONS),
    answerNote: text(),
    createdAt: timestamp().notNull(),
    /** Since when it was on the waiting list, where it was answered from there. */
    listedAt: timestamp(),
    answeredAt: timestamp(),
    answeredById: person(),
    /** When the lead was reminded first, and a second time. */
    remindedAt: timestamp(),
    remindedAgainAt: timestamp(),
  },
  (t) => [
    index("project_interests_project").on(t.projectId, t.status),
    index("project_interests_institution").on(t.institutionId),
    uniqueIndex("project_interests_open_unique")
      .on(t.needId, t.projectId, t.institutionId)
      .where(sql`status in ('sent', 'waiting_list')`),
  ],
);
