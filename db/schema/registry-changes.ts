import { boolean, codeText, enumText, index, integer, orderedId, table, text, timestamp } from "../kit.ts";
import { person } from "./accounts.ts";
import { institutions } from "./members.ts";

/** What of a record is compared between two releases. */
export const REGISTRY_FACTS = ["name", "website", "city", "country", "status", "successor"] as const;

/** Each time a file of the registry was read: which release it is, and how far it was read. */
export const registryImports = table(
  "registry_imports",
  {
    id: orderedId(),
    /** As the registry names it (`v1.63-2025-04-03`), else the name of the file. */
    release: text().notNull(),
    /** The day of the release, `YYYY-MM-DD`; null where its name does not tell. */
    releasedOn: text(),
    startedAt: timestamp().notNull(),
    /** Null while it is read, and where it broke off. */
    finishedAt: timestamp(),
    read: integer().notNull(),
    written: integer().notNull(),
  },
  (t) => [index("registry_imports_released").on(t.releasedOn)],
);

/** That the registry says something else of a member than before: for a person to look at, nothing follows by itself. */
export const registryChanges = table(
  "registry_changes",
  {
    id: orderedId(),
    institutionId: text()
      .notNull()
      .references(() => institutions.id, { onDelete: "cascade" }),
    importId: text()
      .notNull()
      .references(() => registryImports.id),
    fact: codeText(REGISTRY_FACTS).notNull(),
    /** What the registry said before, and what it says now; null for nothing. */
    before: text(),
    after: text(),
    /** Open while it is null. `superseded` by what a later release says. */
    outcome: enumText(["taken_over", "set_aside", "superseded"]),
    /** Why it was set aside, or what was done. */
    note: text(),
    settledById: person(),
    settledAt: timestamp(),
    /** Who asked the institution whether it is so, and in which words; null while nobody has. */
    askedById: person(),
    askedAt: timestamp(),
    question: text(),
    /** Who answered for the institution: whether it is so, and what else is right. */
    repliedById: person(),
    repliedAt: timestamp(),
    isConfirmed: boolean(),
    reply: text(),
    createdAt: timestamp().notNull(),
  },
  (t) => [
    index("registry_changes_institution").on(t.institutionId, t.fact),
    index("registry_changes_open").on(t.outcome),
  ],
);

export type RegistryFact = (typeof REGISTRY_FACTS)[number];
