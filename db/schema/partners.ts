import { sql } from "drizzle-orm";
import { boolean, codeText, enumText, id, index, json, table, text, timestamp, uniqueIndex } from "../kit.ts";
import { INTEREST_DECLINE_REASONS, INTEREST_STATUSES, PARTNER_STATUSES, PLACE_DECLINE_REASONS } from "../vocabulary.ts";
import { COMMITMENT_STATUSES, END_REASONS, LEAD_OFFER_STATUSES } from "../vocabulary-partners.ts";
import { person } from "./accounts.ts";
import { files } from "./files.ts";
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
    /** Why it left or was taken out, and what was written with it for the other side. */
    endReason: codeText(END_REASONS),
    endNote: text(),
    /** The place of an institution that left or was taken out, which this one fills. */
    replacesId: text(),
    /** When it was reminded of its letter of commitment first, and a second time. */
    letterRemindedAt: timestamp(),
    letterRemindedAgainAt: timestamp(),
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

/** The lead institution offers the lead to a partner; one offer at a time. */
export const leadOffers = table(
  "project_lead_offers",
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    fromInstitutionId: text()
      .notNull()
      .references(() => institutions.id),
    toInstitutionId: text()
      .notNull()
      .references(() => institutions.id),
    /** As what the institution that leads it stays in. */
    role: text().notNull(),
    message: text(),
    status: enumText(LEAD_OFFER_STATUSES).notNull(),
    offeredById: person().notNull(),
    offeredAt: timestamp().notNull(),
    answerNote: text(),
    answeredById: person(),
    answeredAt: timestamp(),
  },
  (t) => [
    index("project_lead_offers_to").on(t.toInstitutionId, t.status),
    uniqueIndex("project_lead_offers_open_unique")
      .on(t.projectId)
      .where(sql`status = 'offered'`),
  ],
);

/** Signed letters of commitment; of an institution the last one counts, the earlier ones are kept. */
export const commitmentLetters = table(
  "project_commitment_letters",
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    institutionId: text()
      .notNull()
      .references(() => institutions.id),
    fileId: text()
      .notNull()
      .references(() => files.id),
    status: enumText(COMMITMENT_STATUSES).notNull(),
    uploadedById: person().notNull(),
    uploadedAt: timestamp().notNull(),
    endedById: person(),
    endedAt: timestamp(),
  },
  (t) => [
    index("project_commitment_letters_project").on(t.projectId, t.institutionId),
    uniqueIndex("project_commitment_letters_current_unique")
      .on(t.projectId, t.institutionId)
      .where(sql`status = 'current'`),
  ],
);
