import { z } from "zod";
import { whole } from "#app/platform/fields.ts";

/** Bringing a version back, by its number. */
export const restoreSchema = z.object({ number: whole(1, 1_000_000) });
