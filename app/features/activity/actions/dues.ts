import { z } from "zod";
import { type ActionTable, nothing } from "./action.ts";

const ofMember = { subject: "institution", audience: "secretariat" } as const;
const paid = z.object({ number: z.string(), currency: z.string(), amountMinor: z.number() });

export const DUES_ACTIONS = {
  "setting.dues_changed": {
    subject: "setting",
    audience: "secretariat",
    sentence: "dues:activity.table_changed",
    data: z.object({ version: z.number() }),
  },
  "institution.dues_set": {
    subject: "institution",
    audience: "secretariat",
    sentence: "dues:activity.set",
    data: z.object({ year: z.number(), reason: z.string() }),
  },
  "institution.dues_invoiced": {
    ...ofMember,
    sentence: "dues:activity.invoiced",
    data: z.object({ number: z.string(), year: z.number() }),
  },
  "institution.dues_cancelled": {
    ...ofMember,
    sentence: "dues:activity.cancelled",
    data: z.object({ number: z.string(), creditNote: z.string() }),
  },
  "institution.dues_received": { ...ofMember, sentence: "dues:activity.received", data: paid },
  "institution.dues_undone": { ...ofMember, sentence: "dues:activity.undone", data: paid },
  "institution.dues_contact_named": { ...ofMember, sentence: "dues:activity.contact_named", data: nothing },
} as const satisfies ActionTable<"setting" | "institution">;
