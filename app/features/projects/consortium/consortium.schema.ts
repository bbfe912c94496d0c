import { z } from "zod";

const MOST_INVITED = 20;

/** "INSTITUTION NEED NEED": who is invited, and for which of the partners wanted. */
const place = z
  .string()
  .regex(/^[\w-]{1,64}( [\w-]{1,64}){1,8}$/)
  .transform((text) => {
    const [institutionId = "", ...needIds] = text.split(" ");
    return { institutionId, needIds };
  });

export const consortiumSchema = z.object({ place: z.array(place).min(1).max(MOST_INVITED) });
export type ConsortiumPlaces = z.output<typeof consortiumSchema>;
