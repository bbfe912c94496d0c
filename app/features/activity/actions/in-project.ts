import { z } from "zod";
import type { Audience } from "./action.ts";

/**
 * Something that happened in a project. Its sentence stands under `history` of the catalogue of projects by the name of the
 * action; it may name what is kept: `{{title}}` of what has one, `{{name}}` of the institution of an `institutionId`.
 */
export function inProject<To extends Audience, Data extends z.ZodObject>(audience: To, name: string, data: Data) {
  return { subject: "project", audience, sentence: `projects:history.${name}`, data } as const;
}

export const ofInstitution = z.object({ institutionId: z.string() });
