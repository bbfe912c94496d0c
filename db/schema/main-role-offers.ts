import { enumText, index, orderedId, table, text, timestamp } from "../kit.ts";
import { person } from "./accounts.ts";
import { institutions } from "./members.ts";

/** The primary representative's offer of that role to a colleague. Open while `outcome` is null. */
export const mainRoleOffers = table(
  "main_role_offers",
  {
    id: orderedId(),
    institutionId: text()
      .notNull()
      .references(() => institutions.id, { onDelete: "cascade" }),
    fromUserId: person().notNull(),
    toUserId: person().notNull(),
    createdAt: timestamp().notNull(),
    outcome: enumText(["accepted", "declined", "taken_back"]),
    settledAt: timestamp(),
  },
  (t) => [
    index("main_role_offers_institution").on(t.institutionId, t.createdAt),
    index("main_role_offers_to").on(t.toUserId),
  ],
);
