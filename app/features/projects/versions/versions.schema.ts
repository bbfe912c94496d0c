import { z } from "zod";
import { whole } from "#app/platform/fields.ts";

/** Bringing back a version by its number; `version` is that of the posting when the page was opened. */
export const restoreVersionSchema = z.object({ number: whole(1, 1_000_000), version: whole(0, 1_000_000) });
