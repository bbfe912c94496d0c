import { z } from "zod";
import { choice, flag, line, messageText, prose } from "#app/platform/fields.ts";
import { ENQUIRY_TOPICS } from "#db/vocabulary.ts";
import { LONGEST_ENQUIRY, LONGEST_REPORT, LONGEST_SUBJECT } from "./enquiry.ts";

export const messageSchema = z.object({
  /** The last message that stood on the page. */
  seen: z.string().max(100).optional(),
  body: messageText(LONGEST_ENQUIRY),
  showsName: flag,
  showsEmail: flag,
});

export const enquirySchema = z.object({
  from: z.string().max(100).optional(),
  topic: choice(ENQUIRY_TOPICS),
  unit: z.string().max(100).optional(),
  subject: line({ max: LONGEST_SUBJECT }),
  body: messageText(LONGEST_ENQUIRY),
  showsEmail: flag,
});

export const reportSchema = z.object({ reason: prose({ max: LONGEST_REPORT }) });

export const judgementSchema = z.object({
  seen: z.string().max(100),
  reason: prose({ max: LONGEST_REPORT }).optional(),
});
