import { z } from "zod";
import { type ActionTable } from "./action.ts";

const letter = { subject: "mail", audience: "secretariat", data: z.object({ kind: z.string() }) } as const;
const setting = { subject: "setting", audience: "secretariat" } as const;

/** The settings of whatever release wrote them, but never the e-mail address among them. */
const settings = z.looseObject({ contactEmail: z.undefined().optional() });

export const ADMINISTRATION_ACTIONS = {
  "mail.sent_again": { ...letter, sentence: "administration:activity.mail.sent_again" },
  "mail.cancelled": { ...letter, sentence: "administration:activity.mail.cancelled" },
  "setting.changed": {
    ...setting,
    sentence: "administration:activity.setting.changed",
    data: z.object({ before: settings, after: settings, isContactChanged: z.boolean() }),
  },
  "text.changed": {
    ...setting,
    sentence: "administration:activity.text.changed",
    data: z.object({ version: z.number() }),
  },
} as const satisfies ActionTable<"mail" | "setting" | "text">;
