import { z } from "zod";
import { choice, emailAddress, flag, line, whole } from "#app/platform/fields.ts";

const names = (max: number) =>
  z.object({ en: line({ min: 3, max }), ru: line({ min: 3, max }), kk: line({ min: 3, max }) });

/** What the settings form may send; the shape of `AssociationSettings`. */
export const settingsSchema = z.object({
  name: names(250),
  shortName: names(60),
  isProposed: flag,
  contactEmail: emailAddress.optional().transform((value) => value ?? null),
  decisionBy: choice(["either", "council", "coordinator"]),
  holdMinutes: whole(0, 1440),
  isProjectCheckOn: flag,
  checkWithinDays: whole(1, 120),
  answerWithinDays: whole(3, 180),
  confirmWithinDays: whole(3, 90),
  termYears: whole(1, 20)
    .optional()
    .transform((value) => value ?? null),
});
