/** Every table, for drizzle and drizzle-kit. Code imports a table from its own file. */
export * from "./schema/accounts.ts";
export * from "./schema/activity.ts";
export * from "./schema/applications.ts";
export * from "./schema/correspondence.ts";
export * from "./schema/council.ts";
export * from "./schema/counters.ts";
export * from "./schema/decisions.ts";
export * from "./schema/files.ts";
export * from "./schema/jobs.ts";
export * from "./schema/main-role-offers.ts";
export * from "./schema/members.ts";
export * from "./schema/outbox.ts";
export * from "./schema/projects.ts";
export * from "./schema/registry.ts";
export * from "./schema/saved-views.ts";
export * from "./schema/settings.ts";
