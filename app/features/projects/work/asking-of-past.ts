import { z } from "zod";
import { day } from "#app/platform/fields.ts";
import { PAST_DAY } from "./work.ts";

/**
 * The same form, which asks once whether a day that has passed is meant: sent again with the same day it is taken, for what was done
 * yesterday may be noted today.
 * @param name of the field with the day
 */
export function askingOfPast<Values extends Record<string, unknown>>(
  schema: z.ZodType<Values>,
  { name, today }: { name: keyof Values & string; today: string },
): z.ZodType<Values> {
  const seen = z.object({ seenDay: day.optional().catch(undefined) });
  const isMeant = (said: Values & z.output<typeof seen>) => {
    const on = said[name] as string | undefined;
    return on === undefined || on >= today || on === said.seenDay;
  };
  return schema.and(seen).refine(isMeant, { path: [name], message: PAST_DAY });
}
