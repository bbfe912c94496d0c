import { z } from "zod";
import { MANY_INTENTS } from "./many.schema.ts";
import { QUEUE_PAGE_SIZE } from "./review-filter.ts";

interface Outcome {
  done: number;
  skipped: { caseNumber: string; reason: string }[];
}

const DONE = MANY_INTENTS.map((intent) => `many-${intent}` as const);

/** What came of an act on several files, as the address of the page that tells it holds it. */
export function writeManyOutcome(intent: (typeof MANY_INTENTS)[number], { done, skipped }: Outcome) {
  return {
    done: `many-${intent}`,
    count: String(done),
    ...(skipped.length > 0 && {
      skipped: skipped.map(({ caseNumber, reason }) => `${caseNumber}.${reason}`).join(" "),
    }),
  };
}

const told = z.object({
  done: z.enum(DONE),
  count: z.coerce.number().int().min(0).max(QUEUE_PAGE_SIZE),
  skipped: z
    .string()
    .max(2_000)
    .regex(/^[\w-]*\.[\w-]+( [\w-]*\.[\w-]+)*$/)
    .optional(),
});

/** What an address tells of such an act; null when it tells of none. */
export function readManyOutcome(search: URLSearchParams): (Outcome & { intent: string }) | null {
  const read = told.safeParse(Object.fromEntries(search));
  if (!read.success) return null;
  const { done, count, skipped } = read.data;
  const all = (skipped ?? "").split(" ").filter(Boolean);
  return {
    intent: done,
    done: count,
    skipped: all.map((one) => {
      const [caseNumber = "", reason = ""] = one.split(".");
      return { caseNumber, reason };
    }),
  };
}
