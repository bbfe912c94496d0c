import { z } from "zod";
import type { activity } from "#db/schema/activity.ts";

export type SubjectType = (typeof activity.$inferSelect)["subjectType"];

/**
 * Who reads of it, beside the secretariat, which reads everything. `public`: whoever sees what it happened to;
 * `applicant`: who applies; `members`: the member institution whose it is; `partners`: who takes part in a project, its lead
 * and its confirmed partners; `secretariat`: nobody else.
 */
export type Audience = "public" | "applicant" | "partners" | "members" | "secretariat";

/** What is known of an action, whoever does it and whenever. */
interface ActionFacts {
  subject: SubjectType;
  audience: Audience;
  /** The key of its sentence in the catalogues. */
  sentence: string;
  /** What is kept beside who, when and on what; never secrets, never e-mail addresses. */
  data: z.ZodObject;
}

/** The actions of a room: dotted verbs that begin with what they are about. */
export type ActionTable<About extends string, More = unknown> = Record<`${About}.${string}`, ActionFacts & More>;

export const nothing = z.object({});
