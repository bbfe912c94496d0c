import { projects } from "#db/schema/projects.ts";

const { status, startMonth, endMonth, publishedAt, completedAt, updatedAt } = projects;

/** What `runOf` asks of a project. */
export const runColumns = { status, startMonth, endMonth, publishedAt, completedAt, updatedAt };
