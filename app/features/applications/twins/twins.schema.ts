import { z } from "zod";
import { choice, prose } from "#app/platform/fields.ts";
import { LEAST, LIMITS } from "../form/lengths.ts";

/** What is done with what looks like the same institution. */
export const TWIN_INTENTS = ["tell-apart", "undo", "close"] as const;

const twin = z.object({
  kind: choice(["member", "application"]),
  id: z.string().min(1).max(64),
});

/** Two institutions after all, and how one knows. */
export const tellApartSchema = twin.extend({ note: prose({ min: LEAST.returnNote, max: LIMITS.returnNote }) });

export const undoSchema = twin;

/** This file is closed as a duplicate of another; the applicant reads the message. */
export const closeSchema = z.object({
  version: z.coerce.number().int().min(0).max(1_000_000),
  id: z.string().min(1).max(64),
  message: prose({ min: LEAST.returnNote, max: LIMITS.returnNote }),
});
