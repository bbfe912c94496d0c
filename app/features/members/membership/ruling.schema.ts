import { z } from "zod";
import { prose } from "#app/platform/fields.ts";
import { LONGEST_RULING, SHORTEST_RULING } from "../institution/lengths.ts";

export const rulingSchema = z.object({ reason: prose({ min: SHORTEST_RULING, max: LONGEST_RULING }) });
