import { z } from "zod";
import { COUNTRIES } from "#db/countries.ts";

const LONGEST_QUERY = 200;
const KNOWN = new Set<string>(COUNTRIES.map(({ code }) => code));

/** What `/api/v1/registry` takes; messages are keys of the registry's catalogue. */
export const registrySearchSchema = z.object({
  q: z.string("registry:api.q").trim().min(2, "registry:api.q").max(LONGEST_QUERY, "registry:api.q"),
  country: z
    .string("registry:api.country")
    .trim()
    .toUpperCase()
    .refine((code) => KNOWN.has(code), "registry:api.country")
    .optional(),
  limit: z
    .string("registry:api.limit")
    .regex(/^(?:[1-9]|1\d|20)$/, "registry:api.limit")
    .transform(Number)
    .default(8),
});
