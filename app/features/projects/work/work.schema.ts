import { z } from "zod";
import { choice, day, line, month } from "#app/platform/fields.ts";
import { MILESTONE_STATES } from "#db/vocabulary-work.ts";
import { LENGTHS } from "./work.ts";

const id = z.uuid();
const version = z.coerce.number().int().min(0).max(1_000_000);

/** The mark of what a page showed; what was changed since is not overwritten unseen. */
export const asRead = z.string().max(40).default("");

/** A part of the work. `id` is given by the form, so that one sent twice adds one; version 0 is of a new one. */
export const packageSchema = z
  .object({
    id,
    version,
    title: line({ min: 3, max: LENGTHS.title }),
    institutionId: id.optional(),
    partners: z.array(id).max(60).default([]),
    startMonth: month,
    endMonth: month,
  })
  .refine(({ startMonth, endMonth }) => startMonth <= endMonth, {
    path: ["endMonth"],
    message: "work:errors.end_before_start",
  });
export type PackageValues = z.output<typeof packageSchema>;

export const thingSchema = z.object({ id });

/** Where a part is moved: one place up or down. */
export const moveSchema = z.object({ id, to: choice(["up", "down"]) });

export const milestoneSchema = z.object({
  id,
  version,
  title: line({ min: 3, max: LENGTHS.title }),
  packageId: id.optional(),
  dueOn: day,
  institutionId: id,
  responsibleId: id.optional(),
});
export type MilestoneValues = z.output<typeof milestoneSchema>;

/** How a milestone stands, on that day. */
export const standingSchema = (today: string) =>
  z
    .object({
      id,
      version,
      state: choice(MILESTONE_STATES),
      doneOn: day.optional(),
      evidence: line({ max: LENGTHS.evidence }).optional(),
    })
    .refine(({ doneOn }) => doneOn === undefined || doneOn <= today, {
      path: ["doneOn"],
      message: "work:errors.done_later",
    })
    .refine(({ doneOn, state }) => doneOn === undefined || state === "done", {
      path: ["doneOn"],
      message: "work:errors.done_day",
    });
export type StandingValues = z.output<ReturnType<typeof standingSchema>>;
