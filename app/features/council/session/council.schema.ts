import { z } from "zod";
import { encodeError } from "#app/i18n/error-text.ts";
import { daysAfter, monthsAfter } from "#app/platform/days.ts";
import { choice, day, flag, whole } from "#app/platform/fields.ts";
import { SESSION_KINDS, SHARES } from "#db/vocabulary-council.ts";
import { MOST_ITEMS } from "./limits.ts";

const version = z.coerce.number().int().min(0).max(1_000_000);
const id = z.string().min(1).max(64);

/** A session is not planned further ahead. */
const FURTHEST_MONTHS = 18;

/** A time of the day as people write it: "15:00", "9.30", "15". It arrives as `HH:MM`. */
const timeOfDay = z
  .string()
  .max(20)
  .transform((text, context) => {
    const [, hour = "", minute = "00"] = /^([01]?\d|2[0-3])(?:[:.]([0-5]\d))?$/.exec(text.trim()) ?? [];
    if (hour !== "") return `${hour.padStart(2, "0")}:${minute}`;
    context.addIssue({ code: "custom", message: "council:error.time" });
    return z.NEVER;
  });

/** A session as it is prepared; it begins on a day to come, and a vote in writing ends after it. */
export const sessionSchema = (today: string) =>
  z
    .object({
      version: version.default(0),
      kind: choice(SESSION_KINDS),
      day,
      time: timeOfDay.optional(),
      until: day.optional(),
      quorum: choice(SHARES),
      share: choice(SHARES),
      mostAgainst: whole(0, 1000)
        .optional()
        .transform((most) => most ?? null),
      mayDefer: flag,
    })
    .superRefine(({ kind, day: first, time, until }, context) => {
      const miss = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
      const latest = monthsAfter(today, FURTHEST_MONTHS);
      if (first < today) miss("day", encodeError("errors:date_min", { min: today }));
      if (first > latest) miss("day", encodeError("errors:date_max", { max: latest }));
      if (kind === "meeting" && !time) miss("time", "council:error.time_of_meeting");
      if (kind !== "written") return;
      if (!until) miss("until", "council:error.end_of_vote");
      else if (until <= first) miss("until", encodeError("errors:date_min", { min: daysAfter(first, 1) }));
      else if (until > latest) miss("until", encodeError("errors:date_max", { max: latest }));
    });
export type SessionForm = z.output<ReturnType<typeof sessionSchema>>;

/** What is done to the agenda of a session that is being prepared. */
export const AGENDA_INTENTS = ["put-on", "put-on-all", "take-off"] as const;

const chosenIds = z.array(id).max(MOST_ITEMS).default([]);

export const agendaSchema = z.discriminatedUnion("intent", [
  z
    .object({ intent: z.literal("put-on"), version, files: chosenIds, rulings: chosenIds, motions: chosenIds })
    .superRefine(({ files, rulings, motions }, context) => {
      if (files.length + rulings.length + motions.length === 0)
        context.addIssue({ code: "custom", path: ["files"], message: "council:error.nothing_chosen" });
    }),
  z.object({ intent: z.literal("put-on-all"), version }),
  z.object({ intent: z.literal("take-off"), version, item: id }),
]);

/** Opening a session; the version is that of the roll and the agenda that were shown. */
export const openingSchema = z.object({ version });
