import { z } from "zod";
import { type ActionTable } from "./action.ts";

const titled = z.object({ title: z.string() });

const ofInitiative = (sentence: string) =>
  ({
    subject: "initiative",
    audience: "secretariat",
    sentence: `initiatives:activity.${sentence}`,
    data: titled,
  }) as const;

export const INITIATIVE_ACTIONS = {
  "initiative.added": ofInitiative("added"),
  "initiative.changed": ofInitiative("changed"),
  "initiative.published": ofInitiative("published"),
  "initiative.withdrawn": { ...ofInitiative("withdrawn"), data: titled.extend({ reason: z.string() }) },
  "initiative.reworked": ofInitiative("reworked"),
} as const satisfies ActionTable<"initiative">;
