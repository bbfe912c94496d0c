import { z } from "zod";

/** Of which partner a letter is. */
export const partnerSchema = z.object({ institutionId: z.string().min(1).max(64) });
