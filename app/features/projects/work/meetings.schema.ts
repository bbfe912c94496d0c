import { z } from "zod";
import { isZone } from "#app/i18n/zone.ts";
import { day, line, prose, whole } from "#app/platform/fields.ts";
import { asRead } from "./work.schema.ts";
import { LENGTHS } from "./work.ts";

const id = z.uuid();
const version = z.coerce.number().int().min(0).max(1_000_000);
const time = z
  .string()
  .max(10)
  .transform((text) =>
    text
      .trim()
      .replace(/^(\d):/, "0$1:")
      .replace(".", ":"),
  )
  .pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "work:errors.time"));

/** A meeting: when, by the clocks of which zone, where, and on what. */
export const meetingSchema = z.object({
  id,
  version,
  title: line({ min: 3, max: LENGTHS.title }),
  day,
  time,
  timeZone: line({ max: 60 }).refine(isZone, "administration:settings.zone_unknown"),
  durationMinutes: whole(5, 1440),
  place: line({ min: 2, max: LENGTHS.evidence }),
  agenda: prose({ max: LENGTHS.agenda }).optional(),
});
export type MeetingValues = z.output<typeof meetingSchema>;

export const minutesSchema = z.object({ id, version: asRead, minutes: prose({ max: LENGTHS.minutes }).optional() });
export type MinutesValues = z.output<typeof minutesSchema>;
