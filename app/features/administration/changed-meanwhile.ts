import type { z } from "zod";
import { flag, line } from "#app/platform/fields.ts";

/** What a form says of the version it changes. `seen` is the newest one its sender was told of. */
export const versionFields = {
  version: line({ max: 64 }),
  seen: line({ max: 64 }).optional(),
  replaces: flag,
};
type Versions = z.output<z.ZodObject<typeof versionFields>>;

/** Whether a change may follow the version now in force: it was made of it, or its sender was told of it and ticked so. */
export function mayFollow({ version, seen, replaces }: Versions, current: string): boolean {
  return version === current || (replaces && seen === current);
}
