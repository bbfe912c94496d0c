import { z } from "zod";
import { CLAIM_ANSWERS } from "#db/vocabulary-prospects.ts";
import { type ActionTable, nothing } from "./action.ts";

const ofProspect = (sentence: string) =>
  ({
    subject: "prospect",
    audience: "secretariat",
    sentence: `prospects:activity.${sentence}`,
    data: nothing,
  }) as const;

export const PROSPECT_ACTIONS = {
  "prospect.added": ofProspect("added"),
  "prospect.contact_changed": ofProspect("contact_changed"),
  "prospect.invited": ofProspect("invited"),
  "prospect.taken_back": ofProspect("taken_back"),
  "prospect.answered": {
    ...ofProspect("answered"),
    sentence: "prospects:activity.answered",
    data: z.object({ answer: z.enum(CLAIM_ANSWERS) }),
  },
  "prospect.applied": ofProspect("applied"),
  "prospect.removed": ofProspect("removed"),
} as const satisfies ActionTable<"prospect">;
