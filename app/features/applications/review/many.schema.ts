import { z } from "zod";
import { choice, flag } from "#app/platform/fields.ts";
import type { ApplicationStatus } from "#db/vocabulary.ts";
import { namesColleague, NO_COLLEAGUE } from "./review.schema.ts";
import { QUEUE_PAGE_SIZE } from "./review-filter.ts";

/** What can be done with several files of the queue at once. */
export const MANY_INTENTS = ["assign", "release", "hand-over"] as const;

/** A file as the page showed it. */
export interface SeenFile {
  applicationId: string;
  /** Whether somebody has opened it; the commands look for themselves. */
  status: ApplicationStatus;
  version: number;
  seenCoordinatorId: string | null;
}

/** The value of a file's box: what the page showed of it, so that nothing unseen is overwritten. */
export function writeSeenFile({ applicationId, status, version, seenCoordinatorId }: SeenFile): string {
  return [applicationId, status, version, seenCoordinatorId ?? ""].join(":");
}

const SEEN_FILE = /^([^:]{1,64}):([a-z_]{1,20}):(\d{1,7}):([^:]{0,64})$/;

const seenFile = z
  .string()
  .regex(SEEN_FILE)
  .transform((value): SeenFile => {
    const [, applicationId = "", status, version, owner] = SEEN_FILE.exec(value) ?? [];
    return {
      applicationId,
      status: status as ApplicationStatus,
      version: Number(version),
      seenCoordinatorId: owner || null,
    };
  });

export const manySchema = z
  .object({
    intent: choice(MANY_INTENTS),
    files: z.array(seenFile).min(1, "review:error.no_cases").max(QUEUE_PAGE_SIZE),
    colleagueId: z.string().max(64).default(""),
    /** Also with those that are a colleague's. */
    goesOn: flag,
  })
  .refine(namesColleague, NO_COLLEAGUE);

export type ManyForm = z.output<typeof manySchema>;
