import { z } from "zod";

const MOST_INVITED = 20;

/** "INSTITUTION NEED": who is invited, and for which of the partners wanted; without one, for none of them. */
const place = z
  .string()
  .regex(/^[\w-]{1,64}( [\w-]{1,64})?$/)
  .transform((text) => {
    const [institutionId = "", needId] = text.split(" ");
    return { institutionId, needId };
  });

const isOnceEach = (places: readonly { institutionId: string }[]) =>
  new Set(places.map(({ institutionId }) => institutionId)).size === places.length;

export const consortiumSchema = z.object({ place: z.array(place).min(1).max(MOST_INVITED).refine(isOnceEach) });
export type ConsortiumPlaces = z.output<typeof consortiumSchema>;
